"""The registry: what the rest of the program knows about a kind of fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, fields
from typing import Any, ClassVar, Literal, Protocol, TypeVar

from fuehrung_cli.domain.fields import Field, Value, field_named, fields_of
from fuehrung_cli.domain.lives import Life
from fuehrung_cli.frozen import dataclass

Source = Literal["said", "agreed", "observed", "leader"]
"""Who a fact comes from: said by the person, agreed, observed, or the leader's own view."""


class Content(Protocol):
    """What is written of a fact: one of the registered frozen dataclasses."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def text(self) -> str:
        """The fact in words; may be empty."""


@dataclass(frozen=True)
class Kind:
    """A kind of fact: its fields, its life, who may say it and who may see it."""

    name: str
    content: type[Content]
    life: Life
    sets: tuple[str, ...]
    """The fields a change may set."""
    sources: tuple[Source, ...]
    """Allowed sources, the usual one first."""
    shareable: bool
    """May stand above the line of the brief, on the table between the two people."""
    stale_days: int | None = None
    """Days until a standing fact wants to be renewed."""
    main: str = "text"
    """The field that the words after the colon of its marker fill."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """Returns the fields in the order of their declaration."""
        return fields_of(self.content)

    def field(self, name: str) -> Field | None:
        """Returns the field of that name, or None."""
        return field_named(self.content, name)

    def shown(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Returns values without those of reserved fields."""
        reserved = {field.name for field in self.fields if field.reserved}
        return {name: value for name, value in values.items() if name not in reserved}


@dataclass(frozen=True)
class Foreign:
    """A fact of a kind this program does not know: kept as it is, never interpreted."""

    kind: str
    data: Mapping[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Returns nothing: what an unknown kind means is unknown."""
        return ""


_BY_NAME: dict[str, Kind] = {}
_BY_CONTENT: dict[type, Kind] = {}
_T = TypeVar("_T")


def kind(
    name: str,
    life: Life,
    *,
    sets: tuple[str, ...] = (),
    sources: tuple[Source, ...] = ("leader",),
    shareable: bool = False,
    stale_days: int | None = None,
    main: str = "text",
) -> Callable[[type[_T]], type[_T]]:
    """Registers a frozen dataclass as a kind of fact. Every kind has a field `text`."""

    def register(content: type[_T]) -> type[_T]:
        made = Kind(name, content, life, sets, sources, shareable, stale_days, main)  # type: ignore[arg-type]  # the Protocol needs an instance
        _BY_NAME[name] = made
        _BY_CONTENT[content] = made
        return content

    return register


def forget(name: str) -> None:
    """Takes a kind out of the registry; only tests that try a made-up kind need it."""
    del _BY_CONTENT[_BY_NAME.pop(name).content]


def kinds() -> tuple[Kind, ...]:
    """Returns all kinds in the order of their declaration."""
    return tuple(_BY_NAME.values())


def kind_named(name: str) -> Kind | None:
    """Returns the kind of that name, or None."""
    return _BY_NAME.get(name)


def kind_of(content: Content) -> Kind | None:
    """Returns the kind of a content, None for a foreign one."""
    return _BY_CONTENT.get(type(content))


def name_of(content: Content) -> str:
    """Returns the name of a content's kind, also of a foreign one."""
    known = kind_of(content)
    return content.kind if isinstance(content, Foreign) else known.name if known else ""


def values_of(content: Content) -> dict[str, Value]:
    """Returns field → value of everything that differs from its default, in order."""
    made = {part.name: getattr(content, part.name) for part in fields(content)}
    return {
        field.name: made[field.name]
        for field in fields_of(type(content))
        if field.required or made[field.name] != field.default
    }
