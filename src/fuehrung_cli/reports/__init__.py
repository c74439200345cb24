"""Books → report values: what a page says, before any layout, language or medium."""
