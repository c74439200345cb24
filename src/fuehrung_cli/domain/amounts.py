"""Amounts as people type them: `62.000 €`, `1,900`, `7,5`, `6/7.5/9`."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[0-9]{1,12}(?:[.,][0-9]{1,2})?", re.ASCII)
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,'’ \u00a0\u202f][0-9]{3})+", re.ASCII)
_BETWEEN = re.compile(r"[.,'’ \u00a0\u202f]")


def read_amount(typed: str) -> float | None:
    """Reads a number of hours or months with a decimal point or comma; None when it is none."""
    text = typed.strip()
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def read_euros(typed: str) -> float | None:
    """Reads euros; a sign before three digits parts thousands, since cents have two."""
    text = re.sub(r"(?i)\s*(?:€|eur|euro)\s*", "", typed.strip())
    return float(_BETWEEN.sub("", text)) if _GROUPED.fullmatch(text) else read_amount(text)


def read_three(typed: str, *, in_euros: bool = False) -> tuple[float, float, float] | None:
    """Reads `4` as three times the same, and `6/7.5/9` as low, middle and high in this order."""
    read = read_euros if in_euros else read_amount
    found = [amount for part in typed.split("/") if (amount := read(part)) is not None]
    if len(found) != typed.count("/") + 1 or len(found) not in (1, 3) or found != sorted(found):
        return None
    return found[0], found[len(found) // 2], found[-1]
