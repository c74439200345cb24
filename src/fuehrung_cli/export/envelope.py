"""JSON for machines: what stands around the data, and how report values become data.

The text is harmless to a terminal and one row stays one line for every reader: control, invisible
and line-separating characters stand as escapes, which JSON reads back to the same characters.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import TypeAlias

from fuehrung_cli.errors import Message, Term

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
VERSION = 1
"""Of every envelope: rises when a name goes or changes its meaning, not when one is added."""
INVISIBLE = (
    "\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
    # Format characters within scripts: signs before numbers, shorthand, musical beams.
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
)
"""What a terminal obeys or nobody sees, as it stands inside a class of a regular expression."""
_RISKY = re.compile(f"[{INVISIBLE}]")


def schema_id(name: str) -> str:
    """Returns what the key `schema` says, e.g. `fuehrung.export-people`."""
    return f"fuehrung.{name}"


def envelope(name: str, data: Json, generated: datetime) -> str:
    """Returns one JSON object with a final line feed.

    Keys stand on lines of their own, and so does each element of a list: a row is one line.
    """
    head: Json = {
        "schema": schema_id(name),
        "version": VERSION,
        "generated": generated.isoformat(timespec="seconds"),
        "data": data,
    }
    return _laid_out(head) + "\n"


def line(data: Json) -> str:
    """Returns data as JSON on one line."""
    # Loaded only where JSON is written: start-up time is a feature.
    import json  # noqa: PLC0415

    return _RISKY.sub(_escape, json.dumps(data, ensure_ascii=False, allow_nan=False))


def as_data(value: object, translate: Callable[[Message], str]) -> Json:
    """Returns a report value as JSON data; keys are the names of its fields.

    A message becomes its sentence, a term its key, a day or moment its ISO form, a number that is
    not finite null.
    """
    match value:
        case Enum():
            return as_data(value.value, translate)
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else None
        case date() | time():
            return value.isoformat()
        case Message():
            return translate(value)
        case Term():
            return value.key
        case Mapping():
            return {_key(key): as_data(part, translate) for key, part in value.items()}
        case tuple() | list():
            return [as_data(part, translate) for part in value]
        case set() | frozenset():
            return sorted([as_data(part, translate) for part in value], key=line)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"{type(value).__name__} has no form in JSON")
    names = [field.name for field in dataclasses.fields(value)]
    return {name: as_data(getattr(value, name), translate) for name in names}


def _key(key: object) -> str:
    match key:
        case Enum():
            return str(key.value)
        case Term():
            return key.key
        case date():
            return key.isoformat()
        case _:
            return str(key)


def _laid_out(data: Json, indent: str = "") -> str:
    inner = indent + "  "
    if isinstance(data, dict) and data:
        parts = [f"{line(key)}: {_laid_out(part, inner)}" for key, part in data.items()]
    elif isinstance(data, list) and data:
        parts = [line(part) for part in data]
    else:
        return line(data)
    opening, closing = "{}" if isinstance(data, dict) else "[]"
    return f"{opening}\n{inner}" + f",\n{inner}".join(parts) + f"\n{indent}{closing}"


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
