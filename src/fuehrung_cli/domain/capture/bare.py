"""A first line made only of header values: `25 min persönlich`, `1:1 heute 30 min`."""

from __future__ import annotations

import re

from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.head import read_past
from fuehrung_cli.domain.capture.lines import Line
from fuehrung_cli.domain.capture.results import Found, Set, loose_fields
from fuehrung_cli.domain.capture.values import read_minutes
from fuehrung_cli.domain.date_tokens import fold, tokens_of
from fuehrung_cli.domain.names import calls
from fuehrung_cli.domain.words import meaning

_SEPARATOR = r"(?i)[,;·|/–-]\s+|(?!(?<=\d),\d{1,2}\s*(?:h|st))[,;·|]|\s+"
"""What parts the values. The comma of `1,5 h` parts nothing, that of `4.12.,25 min` does."""
_LINKS = frozenset({"am", "vom", "on"})
"""Words before a value: `20 min am Telefon`, `1:1 vom 24.11.`."""
_LONGEST_PHRASE = 4
_MOST_WORDS = 8
_VAGUE = frozenset({"part", "quarter", "year", "talk", "letter"})


def read_bare(line: Line, context: Context) -> list[Found] | None:
    """Reads a line made only of header values, in any order; None when it is no such line."""
    if line.label or line.own_id or line.bulleted:
        return None
    words = [word for word in re.split(_SEPARATOR, line.body.strip()) if word]
    if not words or len(words) > _MOST_WORDS:
        return None
    values = _values(words, context, line.number)
    return [*values, *loose_fields(line)] if values else None


def _values(words: list[str], context: Context, number: int) -> list[Set] | None:
    """Returns the values if every word belongs to one, trying long phrases first."""
    if not words:
        return []
    for length in range(min(_LONGEST_PHRASE, len(words)), 0, -1):
        value = _value(" ".join(words[:length]), context, number)
        if value is None:
            continue
        rest = _values(_behind_and(words[length:]), context, number)
        if rest is not None and _goes_with(value, rest):
            return [value, *rest]
    # „1:1 mit Anna, 30 min" says nothing that the book does not say.
    if len(words) > 1 and words[0].casefold() in ("mit", "with") and _is_her(words[1], context):
        return _values(words[2:], context, number)
    if len(words) > 1 and words[0].casefold() in _LINKS:
        return _values(words[1:], context, number)
    return None


def _behind_and(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and words[0].casefold() in ("und", "and") else words


def _goes_with(value: Set, others: list[Set]) -> bool:
    """Says whether a value may stand beside others: each key once, the purpose twice."""
    alike = sum(value.key == other.key for other in others)
    return alike < (2 if value.key == "purpose" else 1)


def _is_her(word: str, context: Context) -> bool:
    return calls(context.book.person, word)


def _value(text: str, context: Context, number: int) -> Set | None:
    if minutes := read_minutes(text):
        return Set("minutes", minutes, number)
    if kind := meaning("session_kind", text):
        return Set("kind", kind, number)
    if purpose := meaning("purpose", text):
        return Set("purpose", purpose, number)
    # A number such as 12 or 2026 is no day, and nobody heads a talk with „diese Woche": the due
    # days of the whole text would count from a day that was only guessed.
    if text.isdigit() or text.startswith("+") or _is_vague(text):
        return None
    at = read_past(text, context)
    return Set("at", at, number) if at is not None else None


def _is_vague(text: str) -> bool:
    kinds = {token.kind for token in tokens_of(fold(text)) or ()}
    return bool(kinds & _VAGUE) or ("unit" in kinds and not kinds & {"before", "ago"})
