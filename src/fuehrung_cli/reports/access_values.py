"""The values of anything that is kept, walked from the dataclass that declares them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from fuehrung_cli.domain.fields import Field, Value, field_named
from fuehrung_cli.domain.kinds import kinds
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.errors import Message, Term, say
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class AccessValue:
    """One value: its key in the file, what that means, the value as kept, and in words."""

    key: str
    label: Message
    value: Value
    words: Message


_ELSEWHERE = {
    Person: ("profile",),
    Session: ("facts", "changes"),
    Opened: ("content",),
    Change: ("set",),
}
"""Fields that are walked into by themselves."""


def values_in(owner: object) -> Iterator[AccessValue]:
    """Yields every field of a dataclass that says anything, and each key of its `extra`."""
    for declared in _declared(type(owner)):
        value = getattr(owner, declared.name)
        if declared.name == "extra":
            yield from unknown_keys(value)
        elif _says(declared, value):
            yield value_of(_field(type(owner), declared.name), declared.name, value)


def labels_in(cls: type) -> Iterator[tuple[str, Message]]:
    """Yields every field that a dataclass can hold, with what it is called."""
    for declared in _declared(cls):
        if declared.name != "extra":
            yield declared.name, _label(_field(cls, declared.name), declared.name)


def _declared(cls: type) -> Iterator[dataclasses.Field[object]]:
    inner = _ELSEWHERE.get(cls, ())
    return (each for each in dataclasses.fields(cls) if each.name not in inner)


def _says(declared: dataclasses.Field[object], value: object) -> bool:
    return value not in (None, "", ()) and (
        declared.default is dataclasses.MISSING or value != declared.default or bool(value)
    )


def _field(cls: type, name: str) -> Field | None:
    """Returns the field of a flat dataclass; those of nested ones have labels of their own."""
    is_flat = cls is Profile or any(kind.content is cls for kind in kinds())
    return field_named(cls, name) if is_flat else None


def value_of(field: Field | None, key: str, value: Value) -> AccessValue:
    """Returns a value with its label; `field` tells choices from texts."""
    return AccessValue(key, _label(field, key), value, _words(field, key, value))


def _label(field: Field | None, key: str) -> Message:
    return word("field" if field else "record", key)


_TABLES = {"kind": "session_kind", "purpose": "purpose", "source": "source"}
"""Fields of entries whose values are words of a table."""


def _words(field: Field | None, key: str, value: object) -> Message:
    if field is None and key in _TABLES:
        parts: Sequence[object] = value if isinstance(value, tuple) else (value,)
        return joined(tuple(Term(_TABLES[key], str(part)) for part in parts))
    if isinstance(value, bool):
        return word("choice", "true" if value else "false")
    if field is not None and field.base == "choice" and value:
        return word("choice", str(value))
    if isinstance(value, datetime):
        return say("{day}, {hour}:{minute}", day=value, hour=f"{value:%H}", minute=f"{value:%M}")
    return as_it_is(value)


def unknown_keys(data: Mapping[str, object]) -> Iterator[AccessValue]:
    """Yields what this program does not know, as it stands."""
    for key, value in data.items():
        yield AccessValue(key, as_it_is(key), _flat(value), as_it_is(_flat(value)))


def _flat(value: object) -> Value:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_flat(part)}" for key, part in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(str(_flat(part)) for part in value)
    return value if isinstance(value, str | int | float | date) else str(value)


def word(table: str, key: str) -> Message:
    """Returns the word of a table as a message, which JSON holds as a word as well."""
    return say("{word}", word=Term(table, key))


def as_it_is(value: object) -> Message:
    """Returns a value as a message."""
    return say("{word}", word=value)


def joined(parts: Iterable[object]) -> Message:
    """Returns several words in a row."""
    return say("{word}", word=tuple(parts))
