"""Values as plain rows, for what the index keeps: a book goes in and an equal one comes out.

A row is what JSON can hold. Texts, numbers, flags and None stand for themselves, a table for a
table; everything else is a list that begins with what it is: `["d", "2026-11-26"]` for a day,
`["Session", …]` for a dataclass and its fields in order. Fields at the end that have their default
are left out. Classes are looked for among those of a book alone, so no row makes any other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date, datetime, time
from functools import cache
from typing import Any, cast

from fuehrung_cli.domain.book import Book, Disputed, Event, Fact, Move
from fuehrung_cli.domain.corrections import Correction
from fuehrung_cli.domain.kinds import Foreign, kind_named, kind_of
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.errors import Message, Term

Row = str | int | float | bool | dict[str, Any] | list[Any] | None

_OWN: Mapping[str, type] = {
    cls.__name__: cls
    for cls in (
        *(Book, Disputed, Event, Fact, Move, Session, Opened, Change),
        *(Foreign, Person, Profile, Correction, Message, Term),
    )
}
_DAYS = {"Event": 0, "Fact": 1, "Move": 0}
"""Class → the place of a field that always is a day: there it is a number, most days are such."""
_LISTS: Mapping[type, str] = {tuple: "t", list: "l"}


def to_row(value: object) -> Row:
    """Returns a value of a book as a row.

    Raises:
        TypeError, LookupError: it is of a class that no book holds.
    """
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Mapping):
        return {key: to_row(each) for key, each in value.items()}
    if type(value) in _LISTS:
        assert isinstance(value, tuple | list)  # for the type checker
        return [_LISTS[type(value)], *map(to_row, value)]
    if isinstance(value, datetime):
        return ["m", value.isoformat()]
    if isinstance(value, date):
        return ["d", value.isoformat()]
    if isinstance(value, time):
        return ["h", value.isoformat()]
    name, values = _name_of(value), _given(value)
    if name in _DAYS:
        values[_DAYS[name]] = cast("date", values[_DAYS[name]]).toordinal()
    return [name, *map(to_row, values)]


def from_row(row: Any) -> Any:
    """Returns the value of a row.

    Raises:
        ValueError, TypeError, LookupError: it was not made by `to_row`.
    """
    if isinstance(row, list):
        make = _MADE.get(row[0])
        return make(row) if make else _class(row[0])(*_read_list(row))
    return {key: from_row(each) for key, each in row.items()} if isinstance(row, dict) else row


def _name_of(value: object) -> str:
    kind = kind_of(value)  # type: ignore[arg-type]  # it answers None for what is no content
    name = kind.name if kind else type(value).__name__
    if _class(name) is not type(value):
        raise TypeError(name)
    return name


def _class(name: str) -> type:
    kind = kind_named(name)
    return cast("type", kind.content) if kind else _OWN[name]


def _given(value: Any) -> list[object]:
    """Returns the fields of a dataclass in order, up to the last that differs from its default."""
    cls: Any = type(value)  # mypy does not know that classes are hashable
    values = [getattr(value, name) for name, _ in _defaults(cls)]
    for _, default in reversed(_defaults(cls)):
        if default is MISSING or values[-1] != default:
            break
        values.pop()
    return values


@cache
def _defaults(cls: Any) -> list[tuple[str, object]]:
    return [(field.name, _default(field)) for field in fields(cls)]


def _default(field: Field[Any]) -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _read_list(row: list[Any]) -> list[Any]:
    return [from_row(part) if isinstance(part, list | dict) else part for part in row[1:]]


_MADE: Mapping[str, Callable[[list[Any]], Any]] = {
    "t": lambda row: tuple(_read_list(row)),
    "l": _read_list,
    "m": lambda row: datetime.fromisoformat(row[1]),
    "d": lambda row: date.fromisoformat(row[1]),
    "h": lambda row: time.fromisoformat(row[1]),
    "Event": lambda row: Event(date.fromordinal(row[1]), row[2]),
    "Fact": lambda row: Fact(row[1], date.fromordinal(row[2]), *_read_list(row[2:])),
    "Move": lambda row: Move(date.fromordinal(row[1]), *_read_list(row[1:])),
}
