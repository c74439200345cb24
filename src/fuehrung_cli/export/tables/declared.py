"""Columns from the declared fields of dataclasses: a new field or kind appears by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import reduce

from fuehrung_cli.domain.fields import Field
from fuehrung_cli.domain.kinds import Kind
from fuehrung_cli.domain.words import label
from fuehrung_cli.export.table import Column, Type
from fuehrung_cli.frozen import dataclass

_WIDER: Mapping[frozenset[Type | None], Type] = {
    frozenset(("int", "number")): "number",
    frozenset(("date", "moment")): "moment",
}


def column_of(declared: Field) -> Column:
    """Returns the column of one field."""
    doc = _words(declared.name)
    return Column(declared.name, _type(declared), doc, declared.optional, declared.choices)


@dataclass(frozen=True)
class Shared:
    """A column for fields of one name and type, of one kind or of several."""

    column: Column
    fields: Mapping[str, Field]
    """Kind → its field."""


def of_kinds(kinds: Iterable[Kind], taken: Collection[str]) -> tuple[Shared, ...]:
    """Returns the columns for the fields of all kinds, in the order of declaration.

    Fields of one name share a column while their types go together. A name that is taken, or whose
    type differs from that of a kind declared earlier, gets the kind before it: `goal_start`.
    """
    found: dict[str, dict[str, Field]] = {}
    for kind in kinds:
        for each in kind.fields:
            if each.name == "text" or each.reserved:
                continue
            is_free = each.name not in taken and _together(
                [*found.get(each.name, {}).values(), each]
            )
            name = each.name if is_free else f"{kind.name}_{each.name}"
            found.setdefault(name, {})[kind.name] = each
    return tuple(Shared(_column(name, fields), fields) for name, fields in found.items())


def _column(name: str, fields: Mapping[str, Field]) -> Column:
    declared = tuple(fields.values())
    doc = f"{_words(declared[0].name)}, of {', '.join(fields)}"
    choices = dict.fromkeys(choice for each in declared for choice in each.choices)
    closed = all(each.choices for each in declared)
    return Column(name, _together(declared) or "text", doc, True, tuple(choices) if closed else ())


def _together(fields: Iterable[Field]) -> Type | None:
    """Returns the one type that all values have, None when there is none."""

    def wider(one: Type | None, other: Type | None) -> Type | None:
        return one if one == other else _WIDER.get(frozenset((one, other)))

    return reduce(wider, map(_type, fields))


def _type(declared: Field) -> Type:
    if declared.base == "choice" or declared.base == "fact" or declared.base == "entry":
        return "text"
    return declared.base


def _words(name: str) -> str:
    return label("field", name, "en").replace("_", " ")
