"""A correction in words: on which day, in which fields, and who wanted it."""

from __future__ import annotations

from fuehrung_cli.domain.corrections import Correction
from fuehrung_cli.domain.labels import LABELS
from fuehrung_cli.errors import Message, Term, say


def correction_told(correction: Correction) -> Message:
    """Returns what is said of a correction; what stood there is not known any more."""
    words = tuple(dict.fromkeys(map(_word, correction.fields)))
    if correction.asked_by == "person":
        return say(
            "corrected on {day} at the person’s wish: {fields}", day=correction.on, fields=words
        )
    return say("corrected on {day}: {fields}", day=correction.on, fields=words)


def _word(field: str) -> Message | Term:
    """Returns what a field is called: of the entry, of the profile, of a fact by its number."""
    place, _, rest = field.partition(".")
    number, _, inner = rest.partition(".")
    if place == "changes" and rest:
        return say("a change")
    if place == "facts" and rest and not inner:
        return say("fact {n}", n=number)
    key = inner if place == "facts" and inner else field
    table = "field" if inner and key in LABELS["field"] else "record"
    return Term(table if key in LABELS[table] else "field", key)
