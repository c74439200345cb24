"""The quick reader: a plain table becomes a frozen dataclass when every value fits exactly.

It answers for nearly every file and needs nothing but the standard library. What it refuses goes
to the gate, which converts what is harmless and says what is wrong with the rest.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple, TypeVar

from fuehrung_cli.domain.fields import FIRST_YEAR, LAST_YEAR, Field, flat_field, hints_of

T = TypeVar("T")
BAD = object()
"""What a reader returns for a value that does not fit."""

_KEYS = {"type_this": "try"}
"""Fields whose key in a file is a word that Python keeps for itself."""


class Nested(NamedTuple):
    """A field that holds another dataclass, or a list of them."""

    cls: type
    many: bool = False


class Part(NamedTuple):
    """One key of a table: the field it fills, and how its value is read."""

    key: str
    name: str
    required: bool
    shape: Field | Nested

    def read(self, value: object) -> object:
        """Returns the value as the dataclass holds it, or `BAD`."""
        if isinstance(self.shape, Field):
            value = tuple(value) if isinstance(value, list) else value
            return value if self.shape.accepts(value) and is_sane(value) else BAD
        return _read_nested(self.shape, value)


def _read_nested(nested: Nested, value: object) -> object:
    if not nested.many:
        made = read_exact(nested.cls, value) if isinstance(value, dict) else None
        return BAD if made is None else made
    if not isinstance(value, list | tuple):
        return BAD
    several = [_read_nested(Nested(nested.cls), part) for part in value]
    return BAD if any(part is BAD for part in several) else tuple(several)


def is_sane(value: object) -> bool:
    """Says whether a day is near enough, and a whole number small enough, to be counted with.

    TOML knows whole numbers of 64 bits; Python reads longer ones, which no page can write.
    """
    if isinstance(value, date):
        return FIRST_YEAR <= value.year <= LAST_YEAR
    return not isinstance(value, int) or -(1 << 63) <= value < 1 << 63


def read_exact(cls: type[T], data: Mapping[str, object]) -> T | None:
    """Returns the dataclass that `data` holds, or None unless all of it fits as it stands.

    Every key must be known, every required one there, every value exactly of its type; lists
    become tuples.
    """
    asked = typing.cast("type", cls)
    parts = parts_of(asked)
    made = {}
    for key, value in data.items():
        part = parts.get(key)
        read = BAD if part is None else part.read(value)
        if part is None or read is BAD:
            return None
        made[part.name] = read
    if not _required(asked) <= made.keys():
        return None
    return cls(**made)


@cache
def parts_of(cls: type) -> Mapping[str, Part]:
    """Returns key → part of a dataclass, in the order of the fields."""
    hints = hints_of(cls)
    parts = {}
    for declared in fields(cls):
        name = declared.name
        key = _KEYS.get(name, name)
        shape = _nested(hints[name]) or flat_field(declared, hints[name])
        parts[key] = Part(key, name, _is_required(declared), shape)
    return parts


@cache
def _required(cls: type) -> frozenset[str]:
    return frozenset(part.name for part in parts_of(cls).values() if part.required)


def _is_required(declared: Any) -> bool:
    return declared.default is MISSING and declared.default_factory is MISSING


def _nested(hint: object) -> Nested | None:
    """Returns the dataclass in a type hint: itself, optional, or as `tuple[X, ...]`."""
    if is_dataclass(hint):
        return Nested(typing.cast("type", hint))
    inner = [arg for arg in typing.get_args(hint) if arg not in (type(None), Ellipsis)]
    if len(inner) != 1 or not is_dataclass(inner[0]):
        return None
    is_union = typing.get_origin(hint) in (types.UnionType, typing.Union)
    return Nested(typing.cast("type", inner[0]), many=not is_union)
