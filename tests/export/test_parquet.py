"""Tables → parquet, read back by DuckDB: types, days as days, moments as instants."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

import duckdb
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from builders.any_tables import COLUMNS, GENERATED, ROWS, SMALL
from fuehrung_cli.export.envelope import line
from fuehrung_cli.export.formats import Export, files, format_named, one_file
from fuehrung_cli.export.table import Cell, Table
from fuehrung_cli.export.tables import View, tables
from fuehrung_cli.export.values import cell_data

PARQUET = format_named("parquet")


def _read(folder: Path, table: Table, query: str) -> list[tuple[object, ...]]:
    path = folder / "table.parquet"
    path.write_bytes(one_file(Export(table.name, (table,), GENERATED), PARQUET))
    with duckdb.connect() as database:
        database.execute("SET TimeZone = 'UTC'")
        found: list[tuple[object, ...]] = database.execute(query, [str(path)]).fetchall()
    return found


def test_every_column_has_its_type(tmp_path: Path) -> None:
    types = _read(
        tmp_path, SMALL, "SELECT column_name, column_type FROM (DESCRIBE FROM read_parquet(?))"
    )
    assert types == [
        *(("id", "VARCHAR"), ("text", "VARCHAR"), ("words", "VARCHAR[]"), ("count", "BIGINT")),
        *(("value", "DOUBLE"), ("is_open", "BOOLEAN"), ("day", "DATE")),
        *(("at", "TIMESTAMP WITH TIME ZONE"), ("set", "VARCHAR")),
    ]


def _expected(cell: Cell, column: str) -> object:
    if isinstance(cell, tuple):
        return list(cell)
    if isinstance(cell, dict):
        return line(cell_data(cell))
    if column == "at" and isinstance(cell, date):
        whole = isinstance(cell, datetime)
        return cell if whole else datetime.combine(cell, time(), UTC)
    if column == "value" and cell is not None:
        return float(str(cell))
    return None if isinstance(cell, int) and abs(cell) >= 2**63 else cell


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROWS, max_size=20))
@example(rows=[("\x00a", "=1", ("'", "\x00"), 2**63, 2**53 + 1, False, date(1900, 1, 1), None, {})])
def test_a_file_reads_back_to_the_values(tmp_path: Path, rows: list[tuple[Cell, ...]]) -> None:
    read = _read(tmp_path, Table("any", COLUMNS, tuple(rows)), "FROM read_parquet(?)")
    names = [column.name for column in COLUMNS]
    assert read == [tuple(map(_expected, row, names)) for row in rows]


def test_a_folder_of_them_answers_questions(tmp_path: Path, view: View) -> None:
    for name, data in files(
        Export("all", tuple(tables(view).values()), GENERATED), PARQUET
    ).items():
        (tmp_path / name).write_bytes(data)
    with duckdb.connect() as database:
        found = database.execute(
            "SELECT person, count(*), min(due) FROM read_parquet(?) JOIN read_parquet(?) AS p"
            " ON p.id = person_id WHERE \"by\" = 'person' GROUP BY 1",
            [str(tmp_path / "commitments.parquet"), str(tmp_path / "people.parquet")],
        ).fetchall()
    assert found == [("Anna Berger", 1, date(2026, 11, 20))]
