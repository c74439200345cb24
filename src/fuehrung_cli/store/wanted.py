"""What belongs in a key, in words: „a day such as 2026-12-04"."""

from __future__ import annotations

from fuehrung_cli.domain.fields import Field
from fuehrung_cli.errors import Message, say
from fuehrung_cli.store.shapes import Nested, parts_of


def wanted(cls: type, place: tuple[str | int, ...]) -> Message:
    """Returns what belongs at a place of the table that `cls` describes."""
    inside: type = cls
    shape: Field | Nested | None = None
    for step in place:
        if isinstance(step, str):
            shape = parts_of(inside)[step].shape
            inside = shape.cls if isinstance(shape, Nested) else inside
    is_part = isinstance(place[-1], int)
    if isinstance(shape, Nested):
        return _nested(shape, is_part=is_part)
    return say("text in quotes") if is_part or shape is None else _flat(shape)


def _nested(shape: Nested, *, is_part: bool) -> Message:
    keys = ", ".join(key for key, part in parts_of(shape.cls).items() if part.required)
    if shape.many and not is_part:
        return say("a list of tables with {keys}", keys=keys)
    return say("a table with {keys}", keys=keys)


def _flat(field: Field) -> Message:
    if field.choices:
        return say("one of {choices}", choices=", ".join(field.choices))
    if field.bounds is not None:
        low, high = f"{field.bounds.low:g}", f"{field.bounds.high:g}"
        if field.base == "texts":
            return say("a list of {low} to {high} texts", low=low, high=high)
        if field.base == "int":
            return say("a whole number from {low} to {high}", low=low, high=high)
        return say("a number from {low} to {high}", low=low, high=high)
    match field.base:
        case "int":
            return say("a whole number")
        case "number":
            return say("a number")
        case "bool":
            return say("true or false")
        case "date":
            return say("a day such as 2026-12-04")
        case "moment":
            return say("a day or a moment such as 2026-12-04T10:00:00+01:00")
        case "fact":
            return say("the whole id of a fact such as k7f3qdx2.1")
        case "entry":
            return say("the whole id of an entry or a fact such as k7f3qdx2 or k7f3qdx2.1")
        case "texts":
            return say('a list of texts such as ["one", "two"]')
        case _:
            return say("text in quotes")
