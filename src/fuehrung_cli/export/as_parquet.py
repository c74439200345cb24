"""A table → a Parquet file with typed columns, which DuckDB writes.

DuckDB can write to a path only, so the file lies for a moment in a folder that nobody else can
enter. It may load nothing over a network.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from fuehrung_cli.domain.days import instant
from fuehrung_cli.export.envelope import line
from fuehrung_cli.export.table import Cell, Column, Table, Type
from fuehrung_cli.export.values import cell_data

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES: Mapping[Type, str] = {
    "text": "VARCHAR",
    "int": "BIGINT",
    "number": "DOUBLE",
    "bool": "BOOLEAN",
    "date": "DATE",
    "moment": "TIMESTAMPTZ",
    "texts": "VARCHAR[]",
    "values": "VARCHAR",
}
_MOST = 2**63
_ALONE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "1",
}


def write(tables: Sequence[Table]) -> list[bytes]:
    """Returns a file for each table; DuckDB is started once, which takes longer than writing."""
    # Loaded only where such a file is written: start-up time is a feature.
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    import duckdb  # noqa: PLC0415

    with (
        TemporaryDirectory(prefix="fuehrung-") as folder,
        duckdb.connect(config=_ALONE) as database,
    ):
        path = Path(folder, "table.parquet")
        return [_written(database, table, path) for table in tables]


def _written(database: DuckDBPyConnection, table: Table, path: Path) -> bytes:
    database.execute(f"CREATE OR REPLACE TABLE made ({', '.join(map(_declared, table.columns))})")
    if table.rows:
        # One list for each column: row by row is a hundred times slower.
        lists = ", ".join(f"unnest(?::{_TYPES[each.type]}[])" for each in table.columns)
        database.execute(f"INSERT INTO made SELECT {lists}", _lists(table))
    database.execute("COPY made TO ? (FORMAT parquet, COMPRESSION zstd)", [str(path)])
    return path.read_bytes()


def _declared(column: Column) -> str:
    name = column.name.replace('"', '""')
    return f'"{name}" {_TYPES[column.type]}'


def _lists(table: Table) -> list[list[object]]:
    return [
        [_stored(row[place], column.type) for row in table.rows]
        for place, column in enumerate(table.columns)
    ]


def _stored(cell: Cell, type: Type) -> object:
    if isinstance(cell, tuple):
        return [_whole(text) for text in cell]
    if isinstance(cell, Mapping):
        return line(cell_data(cell))
    if isinstance(cell, str):
        return _whole(cell)
    if isinstance(cell, date) and type == "moment":
        return _moment(cell)
    if type == "number":
        return None if cell is None else float(str(cell))
    # No whole number of ours is so large; one that is must not stop an export.
    return None if isinstance(cell, int) and abs(cell) >= _MOST else cell


def _moment(cell: date) -> datetime:
    """Returns a moment of UTC; a bare day begins then."""
    at = cell if isinstance(cell, datetime) else datetime.combine(cell, time())
    return instant(at).astimezone(UTC)


def _whole(text: str) -> str:
    # Half characters cannot come from our own files, and must not stop an export.
    return text.encode("utf-8", "replace").decode()
