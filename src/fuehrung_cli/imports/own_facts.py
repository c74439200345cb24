"""Facts and changes of our own export, for the entry that each belongs to.

The table of facts holds their fields as they are now. The changes bring them there again; only
the first day of a promise that was moved is known, from the table of promises.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, cast, get_args

from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.ids import is_fact_id, split_id
from fuehrung_cli.domain.kinds import Content, Source, kind_named
from fuehrung_cli.domain.session import Change, Opened
from fuehrung_cli.errors import Message, say
from fuehrung_cli.export.tables.declared import Shared
from fuehrung_cli.export.tables.facts import field_columns
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.imports.making import left_out
from fuehrung_cli.imports.own_rows import Row, Rows, as_value, text_in
from fuehrung_cli.reports.arrival import LeftOut


@dataclass(frozen=True)
class Parts:
    """Id of a session → what it opens, and what it changes."""

    facts: Mapping[str, list[Opened]]
    changes: Mapping[str, list[Change]]


def parts_of(tables: Mapping[str, Rows], left: list[LeftOut]) -> Parts:
    """Returns the facts and changes that can be read; of any other it says why not."""
    columns = field_columns()
    first = _first_days(tables)
    kinds = {text_in(row, "id"): text_in(row, "kind") for row in tables.get("facts", ())}
    facts: dict[str, list[Opened]] = {}
    changes: dict[str, list[Change]] = {}
    for row in tables.get("facts", ()):
        opened = _opened(row, columns, first)
        if isinstance(opened, Message):
            left.append(left_out(row.place, opened))
        else:
            facts.setdefault(text_in(row, "session_id"), []).append(opened)
    for row in sorted(tables.get("changes", ()), key=_number):
        changed = _changed(row, kinds)
        if isinstance(changed, Message):
            left.append(left_out(row.place, changed))
        else:
            changes.setdefault(text_in(row, "session_id"), []).append(changed)
    return Parts(facts, changes)


def _first_days(tables: Mapping[str, Rows]) -> Mapping[str, object]:
    """Returns id of a promise → by when at first; None where a day came only later."""
    given: Counter[str] = Counter()
    for row in tables.get("changes", ()):
        if row.data.get("applied") and "due" in _set(row):
            given[text_in(row, "fact_id")] += 1
    promises = {text_in(row, "id"): row.data for row in tables.get("commitments", ())}
    return {
        key: data.get("first_due") if given[key] == data.get("moved", given[key]) else None
        for key, data in promises.items()
    }


def _opened(row: Row, columns: tuple[Shared, ...], first: Mapping[str, object]) -> Opened | Message:
    spec = kind_named(text_in(row, "kind"))
    if spec is None:
        return say("a kind of fact that this program does not know")
    if not is_fact_id(text_in(row, "id")):
        return say("the id is none of ours")
    given = {"text": row.data.get("text"), **_given(row, columns, spec.name)}
    if text_in(row, "id") in first:
        given["due"] = first[text_in(row, "id")]
    values: dict[str, Value] = {}
    for declared in spec.fields:
        value = as_value(given.get(declared.name), declared)
        if value is None and not declared.required:
            continue
        if not declared.accepts(value):
            return say("the field {name} is not understood", name=declared.name)
        values[declared.name] = value
    source = row.data.get("source", spec.sources[0])
    if source not in get_args(Source):
        return say("the field {name} is not understood", name="source")
    content = cast("Content", cast("Any", spec.content)(**values))
    return Opened(split_id(text_in(row, "id"))[1] or 0, content, cast("Source", source))


def _given(row: Row, columns: tuple[Shared, ...], kind: str) -> dict[str, object]:
    return {
        shared.fields[kind].name: row.data.get(shared.column.name)
        for shared in columns
        if kind in shared.fields
    }


def _changed(row: Row, kinds: Mapping[str, str]) -> Change | Message:
    fact, state = text_in(row, "fact_id"), row.data.get("state")
    if not fact or not isinstance(state, str | None) or not isinstance(row.data.get("set"), dict):
        return say("a new value is not understood")
    if not all(map(_is_plain, _set(row).values())):
        return say("a new value is not understood")
    spec = kind_named(kinds.get(fact, text_in(row, "kind")))
    values: dict[str, Value] = {}
    for name, value in _set(row).items():
        declared = spec.field(name) if spec else None
        values[name] = as_value(value, declared) if declared else cast("Value", value)
    return Change(fact, state, values, text_in(row, "text"))


def _is_plain(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(part, str) for part in value)
    return value is None or isinstance(value, str | int | float)


def _set(row: Row) -> Mapping[str, object]:
    found = row.data.get("set")
    return cast("dict[str, object]", found) if isinstance(found, dict) else {}


def _number(row: Row) -> int:
    number = row.data.get("number")
    return number if isinstance(number, int) else 0
