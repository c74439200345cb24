"""Rows of our own export, out of an envelope or line by line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeAlias, cast

from fuehrung_cli.domain.fields import Field, Value
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.imports.days import moment_read
from fuehrung_cli.imports.proposals import Place
from fuehrung_cli.imports.source import Source, parsed

_SCHEMA = "fuehrung.export-"


@dataclass(frozen=True)
class Row:
    """One row of a table, and where it stands."""

    data: Mapping[str, object]
    place: Place


Rows: TypeAlias = "tuple[Row, ...]"


def rows_of(source: Source) -> Mapping[str, Rows] | None:
    """Returns table → rows, None when the file is no export of ours."""
    whole = source.json
    if isinstance(whole, dict) and str(whole.get("schema", "")).startswith(_SCHEMA):
        return _of_envelope(cast("dict[str, Any]", whole), source.name)
    if '"table"' in source.text[:200]:
        return _of_lines(source)
    return None


def _of_envelope(whole: Mapping[str, Any], file: str) -> Mapping[str, Rows]:
    what, data = str(whole["schema"]).removeprefix(_SCHEMA), whole.get("data")
    tables = data if isinstance(data, dict) else {what: data}
    return {
        str(name): tuple(
            Row(row if isinstance(row, dict) else {}, Place(file, row=number))
            for number, row in enumerate(rows if isinstance(rows, list) else (), start=1)
        )
        for name, rows in tables.items()
    }


def _of_lines(source: Source) -> Mapping[str, Rows] | None:
    tables: dict[str, list[Row]] = {}
    for number, line in enumerate(source.lines, start=1):
        if line.strip():
            data = parsed(line)
            row = data if isinstance(data, dict) else {}
            # A line that is none is an entry that cannot be read, so it is named as one.
            name = str(row.get("table", "sessions"))
            tables.setdefault(name, []).append(Row(row, Place(source.name, number)))
    return {name: tuple(rows) for name, rows in tables.items()}


def text_in(row: Row, name: str) -> str:
    """Returns the text of a column, "" when there is none."""
    value = row.data.get(name)
    return value if isinstance(value, str) else ""


def value_in(row: Row, column: str, declared: Field) -> Value:
    """Returns the value of a column as its field holds it; what it cannot hold stays as it is."""
    return as_value(row.data.get(column), declared)


def as_value(value: object, declared: Field) -> Value:
    """Returns a JSON value as a field holds it: days of texts, tuples of lists."""
    if isinstance(value, list):
        return tuple(cast("list[str]", value))
    if isinstance(value, str) and declared.base in ("date", "moment"):
        found = moment_read(value)
        is_day = declared.base == "moment" or not isinstance(found, datetime)
        return found if found is not None and is_day else value
    return cast("Value", value)
