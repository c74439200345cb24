"""Tables → a SQLite database: one table each, typed columns, days and moments in their ISO form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from fuehrung_cli.export.envelope import VERSION, line
from fuehrung_cli.export.table import Cell, Column, Table, Type
from fuehrung_cli.export.values import cell_data

Stored: TypeAlias = str | int | float | None
_TYPES: Mapping[Type, str] = {"int": "INTEGER", "bool": "INTEGER", "number": "REAL"}
"""Everything else is TEXT: lists and values as JSON, which SQLite itself can take apart."""
_MOST = 2**63


def write(tables: Sequence[Table]) -> bytes:
    """Returns the file; `PRAGMA user_version` is the version of the columns."""
    # Loaded only where a database is written: start-up time is a feature.
    import sqlite3  # noqa: PLC0415
    from contextlib import closing  # noqa: PLC0415

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute(f"PRAGMA user_version = {VERSION}")
        database.execute("BEGIN")
        for table in tables:
            database.execute(_create(table))
            places = ", ".join("?" * len(table.columns))
            rows = [[_stored(cell) for cell in row] for row in table.rows]
            database.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({places})", rows)
        database.execute("COMMIT")
        return database.serialize()


def _create(table: Table) -> str:
    """Returns the statement; SQLite keeps it with its comments, so `.schema` explains itself."""
    *most, last = [_declared(column) for column in table.columns]
    lines = [*(f"  {rule}, -- {doc}" for rule, doc in most), f"  {last[0]} -- {last[1]}"]
    return "\n".join((f"CREATE TABLE {_quoted(table.name)} (", *lines, ")"))


def _declared(column: Column) -> tuple[str, str]:
    name = _quoted(column.name)
    rules = [name, _TYPES.get(column.type, "TEXT")]
    if not column.may_be_empty:
        rules.append("NOT NULL")
    if column.type == "bool":
        rules.append(f"CHECK ({name} IN (0, 1))")
    return " ".join(rules), column.doc


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _stored(cell: Cell) -> Stored:
    if isinstance(cell, tuple | Mapping):
        return line(cell_data(cell))
    data = cell_data(cell)
    if isinstance(data, str):
        # Half characters cannot come from our own files, and must not stop an export.
        return data.encode("utf-8", "replace").decode()
    if isinstance(data, int) and not -_MOST <= data < _MOST:
        return str(data)
    assert data is None or isinstance(data, int | float)
    return data
