"""Tables → JSON in an envelope, or one JSON object a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from fuehrung_cli.export.envelope import Json, envelope, line
from fuehrung_cli.export.table import Table
from fuehrung_cli.export.values import cell_data


def write(what: str, tables: Sequence[Table], generated: datetime) -> bytes:
    """Returns the envelope: rows for one table, for `all` table → rows."""
    rows: dict[str, Json] = {table.name: _rows(table) for table in tables}
    data = rows if what == "all" else rows[what]
    return envelope(f"export-{what}", data, generated).encode()


def write_lines(tables: Sequence[Table]) -> bytes:
    """Returns one line for each row and nothing else; its first key says of which table it is."""
    lines = [
        line({"table": table.name, **row}) + "\n" for table in tables for row in _records(table)
    ]
    return "".join(lines).encode()


def _rows(table: Table) -> Json:
    return list(_records(table))


def _records(table: Table) -> list[dict[str, Json]]:
    return [{name: cell_data(cell) for name, cell in record.items()} for record in table.records()]
