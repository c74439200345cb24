"""Messages → sentences: the language of the user, gettext, dates and numbers."""
