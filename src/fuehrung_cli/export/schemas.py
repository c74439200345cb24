"""JSON Schemas of the export envelopes, made from the columns of the tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fuehrung_cli.domain.journey import Library
from fuehrung_cli.export.envelope import VERSION, Json, schema_id
from fuehrung_cli.export.table import Column, Type
from fuehrung_cli.export.tables import ALL, TABLES, View
from fuehrung_cli.export.tables.view import LEADER

MOMENT = "^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([+-]\\d\\d:\\d\\d)?)?$"
"""A day, or a moment that may lack its offset: neither is the format date-time."""
_TYPES: Mapping[Type, dict[str, Json]] = {
    "text": {"type": "string"},
    "int": {"type": "integer"},
    "number": {"type": "number"},
    "bool": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "moment": {
        "type": "string",
        "pattern": MOMENT,
    },
    "texts": {"type": "array", "items": {"type": "string"}},
    "values": {"type": "object"},
}


def names() -> tuple[str, ...]:
    """Returns what can be exported: every table, and `all`."""
    return (*TABLES, ALL)


def columns(table: str, *, with_notes: bool = True) -> tuple[Column, ...]:
    """Returns the columns of a table."""
    return TABLES[table](View((), Library(), date.min, with_notes=with_notes)).columns


def schema(name: str) -> dict[str, Json]:
    """Returns the JSON Schema, draft 2020-12, of what `fuehrung export NAME --format json` writes.

    More keys may be added to a row at any time, so a reader ignores those it does not know.
    """
    data: Json = _table(name) if name != ALL else _object({each: _table(each) for each in TABLES})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:fuehrung:export-{name}:{VERSION}",
        "title": f"fuehrung export {name}",
        **_object(
            {
                "schema": {"const": schema_id(f"export-{name}")},
                "version": {"const": VERSION},
                "generated": {"type": "string", "format": "date-time"},
                "data": data,
            }
        ),
    }


def _table(name: str) -> dict[str, Json]:
    always = [column.name for column in columns(name, with_notes=False)]
    row = _object({column.name: _cell(column) for column in (LEADER, *columns(name))}, always)
    return {"type": "array", "items": row}


def _object(properties: dict[str, Json], required: list[str] | None = None) -> dict[str, Json]:
    needed: list[Json] = [*(properties if required is None else required)]
    return {"type": "object", "properties": properties, "required": needed}


def _cell(column: Column) -> Json:
    cell = {"description": column.doc, **_TYPES[column.type]}
    if column.may_be_empty:
        cell["type"] = [cell["type"], "null"]
    if column.choices:
        cell["enum"] = [*column.choices, *([None] if column.may_be_empty else [])]
    return cell
