"""Typed words → values of fields, and back to words that read to the same value."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from fuehrung_cli.domain.dates import Anchor, parse_day, parse_moment
from fuehrung_cli.domain.fields import Field, Value
from fuehrung_cli.domain.kinds import Kind
from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.words import choice, label, words_for
from fuehrung_cli.frozen import dataclass

Localize = Callable[[datetime], datetime]


@dataclass(frozen=True)
class Senses:
    """What typed words are read by: the anchor of days, the place's clock, the ids of a book."""

    anchor: Anchor
    localize: Localize
    find: Callable[[str], str] = lambda _: ""
    """Typed id → the whole id of a fact, empty where it means none or several."""
    find_entry: Callable[[str], str] = lambda _: ""
    """Typed id → the whole id of an entry or of a fact, empty where it means none or several."""


_NUMBER = r"-?\d{1,30}(?:[.,]\d{1,30})?(?:e[+-]?\d{1,3})?"
_MINUTES = r"(\d{1,3})\s*(?:min\.?|mins|minuten|minutes|minute|m|')"
_HOURS = (
    r"(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|std\.?|stunden?|hours?|hrs?)(?:\s*([0-5]?\d)\s*(?:min)?)?"
)
_LENGTHS = {
    **dict.fromkeys(("viertelstunde", "quarter of an hour"), 15),
    **dict.fromkeys(("halbe stunde", "halbstunde", "half an hour", "half hour"), 30),
    **dict.fromkeys(("dreiviertelstunde",), 45),
    **dict.fromkeys(("anderthalb stunden", "eineinhalb stunden", "an hour and a half"), 90),
    **dict.fromkeys(("eine stunde", "an hour", "one hour"), 60),
}
MOST_MINUTES = 24 * 60


def field_meant(kind: Kind, typed: str) -> Field | None:
    """Returns the field of a kind that a typed word means, or None.

    What a word means depends on the kind: `von` is the beginning of an absence.
    """
    plain = fold(" ".join(typed.split()))
    for rank in (0, 1):
        for field in kind.fields:
            if plain in words_for("field", field.name)[rank]:
                return field
    return None


def read_field(field: Field, typed: str, senses: Senses) -> tuple[bool, Value]:
    """Reads what was typed for a field: whether it is understood, and the value.

    Nothing typed empties a field that may be empty.
    """
    if not typed.strip() and field.optional and field.base != "text":
        return True, None
    if not typed.strip() and field.base in ("fact", "entry"):
        return True, ""
    value = read_value(field, typed, senses)
    return value is not None, value


def read_value(field: Field, typed: str, senses: Senses) -> Value:
    """Reads what was typed for a field; None when it is not understood."""
    text = typed.strip()
    match field.base:
        case "text":
            value: Value = typed
        case "choice":
            value = choice(text, field.choices)
        case "bool":
            word = choice(text, ("true", "false"))
            value = None if word is None else word == "true"
        case "int":
            value = int(text) if re.fullmatch(r"-?[0-9]{1,15}", text) else None
        case "number":
            value = _number(text)
        case "date":
            value = parse_day(text, senses.anchor)
        case "moment":
            value = read_moment(text, senses.anchor, senses.localize)
        case "texts":
            value = _texts(typed)
        case "entry":
            value = senses.find_entry(text.lower()) or None
        case _:  # a fact
            value = senses.find(text.lower()) or None
    return value if value is not None and field.accepts(value) else None


def _texts(typed: str) -> tuple[str, ...]:
    """Splits at semicolons where there are any, since texts may hold commas, else at commas."""
    parts = typed.split(";" if ";" in typed else ",")
    return tuple(part.strip() for part in parts if part.strip())


def read_moment(text: str, anchor: Anchor, localize: Localize) -> date | datetime | None:
    """Reads a day, or a day with its hour, which then has an offset."""
    moment = parse_moment(text, anchor)
    if isinstance(moment, datetime) and moment.tzinfo is None:
        try:
            return localize(moment)
        except (ValueError, OverflowError, OSError):  # Windows knows no zone of days before 1970
            return None
    return moment


def _number(text: str) -> float | None:
    if not re.fullmatch(_NUMBER, text, re.ASCII):
        return None
    if re.fullmatch(r"-?[0-9]+", text):
        return int(text)
    number = float(text.replace(",", "."))
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def read_minutes(text: str, *, bare: bool = False) -> int | None:
    """Reads a length: `25 min`, `1,5 h`; with `bare` also a number alone, in minutes."""
    plain = " ".join(text.split()).casefold()
    minutes = re.fullmatch(_MINUTES, plain)
    hours = re.fullmatch(_HOURS, plain)
    if minutes:
        length = int(minutes[1])
    elif hours:
        length = round(float(hours[1].replace(",", ".")) * 60) + int(hours[2] or 0)
    elif bare and re.fullmatch(r"\d{1,4}", plain):
        length = int(plain)
    else:
        length = _LENGTHS.get(plain, 0)
    return length if 0 < length <= MOST_MINUTES else None


def write_value(field: Field, value: Value, language: str = "en") -> str:
    """Writes a value so that `read_value` reads it back; texts may hold several lines."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return label("choice", "true" if value else "false", language)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple):
        if not any("," in part for part in value):
            return ", ".join(value)
        return "; ".join(value) + (";" if len(value) == 1 else "")
    if field.base == "choice":
        word = label("choice", str(value), language)
        return word if choice(word, field.choices) == value else str(value)
    return repr(value) if isinstance(value, float) else str(value)
