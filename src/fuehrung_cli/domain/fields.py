"""What a field of a fact may hold, read once from the dataclass that declares it.

Capture reads field lines by it, the fold checks changes by it, the store's quick reader and every
export use it: a kind is declared in one place only.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Literal, TypeAlias

from fuehrung_cli.domain.ids import is_fact_id, is_session_id
from fuehrung_cli.frozen import dataclass

Value: TypeAlias = str | int | float | bool | date | datetime | tuple[str, ...] | None
Base = Literal[
    "text", "int", "number", "bool", "date", "moment", "choice", "texts", "fact", "entry"
]
FIRST_YEAR, LAST_YEAR = 1900, 9998
"""Days outside are slips of the finger, and overflow as soon as somebody counts from them."""


@dataclass(frozen=True)
class Between:
    """Bounds of a number, or of how many texts, both inclusive: `Annotated[int, Between(1, 5)]`."""

    low: float
    high: float

    def holds(self, value: object) -> bool:
        """Says whether a value of the right type lies within."""
        measured = len(value) if isinstance(value, tuple) else typing.cast("float", value)
        return self.low <= measured <= self.high


@dataclass(frozen=True)
class FactId:
    """Marks a text as the id of a fact of the same book: `Annotated[str, FactId()]`."""


@dataclass(frozen=True)
class EntryId:
    """Marks a text as the id of an entry of the same book, or of a fact in it."""


@dataclass(frozen=True)
class Reserved:
    """Marks a field that is shown by the one command it is for, and neither on pages nor exported.

    `edit` shows it, because it shows the file.
    """


@dataclass(frozen=True)
class Field:
    """One field: its base type, its choices if they are closed, its bounds if it has any."""

    name: str
    base: Base
    required: bool = False
    optional: bool = False
    choices: tuple[str, ...] = ()
    bounds: Between | None = None
    default: Value = None
    reserved: bool = False

    def accepts(self, value: object) -> bool:
        """Says whether `value` is exactly of this field's type, without any conversion."""
        if value is None:
            return self.optional
        if not _CHECKS[self.base](value):
            return False
        if self.choices and value not in self.choices:
            return False
        return self.bounds is None or self.bounds.holds(value)


def _is_number(value: object) -> bool:
    if isinstance(value, bool):
        return False
    # NaN and infinity are numbers to TOML, but not to a reader.
    return isinstance(value, int) or (isinstance(value, float) and abs(value) < float("inf"))


_CHECKS: dict[str, typing.Callable[[object], bool]] = {
    "text": lambda value: isinstance(value, str),
    "choice": lambda value: isinstance(value, str),
    "fact": lambda value: isinstance(value, str) and (not value or is_fact_id(value)),
    "entry": lambda value: (
        isinstance(value, str) and (not value or is_fact_id(value) or is_session_id(value))
    ),
    "int": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": _is_number,
    "bool": lambda value: isinstance(value, bool),
    "date": lambda value: isinstance(value, date) and not isinstance(value, datetime),
    "moment": lambda value: isinstance(value, date),
    "texts": lambda value: (
        isinstance(value, tuple) and all(isinstance(part, str) for part in value)
    ),
}


@cache
def hints_of(cls: type) -> Mapping[str, object]:
    """Returns field → type of a dataclass, evaluated once: it is dear, and several ask for it."""
    return typing.get_type_hints(cls, include_extras=True)


@cache
def fields_of(cls: type) -> tuple[Field, ...]:
    """Returns the fields of a frozen dataclass in the order of their declaration."""
    hints = hints_of(cls)
    return tuple(flat_field(made, hints[made.name]) for made in dataclasses.fields(cls))


def field_named(cls: type, name: str) -> Field | None:
    """Returns the field of that name, or None."""
    return next((field for field in fields_of(cls) if field.name == name), None)


def flat_field(declared: dataclasses.Field[object], hint: object) -> Field:
    """Returns what a field of this type may hold; one that holds another dataclass is none."""
    notes: list[object] = []
    if typing.get_origin(hint) is typing.Annotated:
        hint, *notes = typing.get_args(hint)
    bounds = next((note for note in notes if isinstance(note, Between)), None)
    base, optional, choices = _base(hint)
    if any(isinstance(note, FactId) for note in notes):
        base = "fact"
    elif any(isinstance(note, EntryId) for note in notes):
        base = "entry"
    required = (
        declared.default is dataclasses.MISSING and declared.default_factory is dataclasses.MISSING
    )
    default = None if required else typing.cast("Value", declared.default)
    reserved = any(isinstance(note, Reserved) for note in notes)
    return Field(declared.name, base, required, optional, choices, bounds, default, reserved)


def _base(hint: object) -> tuple[Base, bool, tuple[str, ...]]:
    parts = [hint]
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        parts = list(typing.get_args(hint))
    optional = type(None) in parts
    parts = [part for part in parts if part is not type(None)]
    if set(parts) == {date, datetime}:
        return "moment", optional, ()
    (kind,) = parts
    if typing.get_origin(kind) is Literal:
        return "choice", optional, typing.get_args(kind)
    if typing.get_origin(kind) is tuple:
        return "texts", optional, ()
    return _BASES[typing.cast("type", kind)], optional, ()


_BASES: dict[type, Base] = {
    str: "text",
    int: "int",
    float: "number",
    bool: "bool",
    date: "date",
}
