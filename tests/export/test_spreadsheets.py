"""Tables → sqlite and xlsx, read back by others: types, days as days, nothing lost or executed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import date, datetime
from itertools import zip_longest

from hypothesis import example, given, settings
from hypothesis import strategies as st

from builders.any_tables import COLUMNS, EMPTY, GENERATED, ROWS, SMALL
from builders.spreadsheets import opened, texts, workbook
from fuehrung_cli.export.as_xlsx import CUT, MOST_CHARACTERS
from fuehrung_cli.export.envelope import line
from fuehrung_cli.export.formats import Export, format_named, one_file
from fuehrung_cli.export.table import Cell, Column, Table
from fuehrung_cli.export.tables import View, tables
from fuehrung_cli.export.values import cell_data


def written(form: str, *made: Table) -> bytes:
    return one_file(Export("all", made, GENERATED), format_named(form))


def _read(data: bytes) -> list[tuple[object, ...]]:
    with closing(opened(data)) as database:
        return database.execute(f"SELECT * FROM {SMALL.name} ORDER BY rowid").fetchall()


def test_a_database_has_typed_columns_that_explain_themselves() -> None:
    with closing(opened(written("sqlite", SMALL, Table("one", COLUMNS[:1])))) as database:
        rows = database.execute("SELECT * FROM small").fetchall()
        sql = [statement for (statement,) in database.execute("SELECT sql FROM sqlite_master")]
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
    assert rows == [
        (
            *("k7f3", '=1+1 "x"; a|b\nzwei', '["so", "so"]', -3, -1.5, 1),
            *("2026-11-03", "2026-11-03T09:30:00+00:00", '{"due": "2026-12-04", "told": true}'),
        ),
        ("m2xa", None, "[]", None, None, None, None, None, "{}"),
    ]
    assert sql == [
        'CREATE TABLE "small" (\n'
        '  "id" TEXT NOT NULL, -- id\n'
        '  "text" TEXT, -- text\n'
        '  "words" TEXT NOT NULL, -- words\n'
        '  "count" INTEGER, -- count\n'
        '  "value" REAL, -- value\n'
        '  "is_open" INTEGER CHECK ("is_open" IN (0, 1)), -- open\n'
        '  "day" TEXT, -- day\n'
        '  "at" TEXT, -- at\n'
        '  "set" TEXT NOT NULL -- set\n'
        ")",
        'CREATE TABLE "one" (\n  "id" TEXT NOT NULL -- id\n)',
    ]


def _in_database(cell: Cell) -> object:
    if isinstance(cell, tuple | Mapping):
        return line(cell_data(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, int) and abs(cell) >= 2**63 else cell


def _same(value: object, column: Column, cell: Cell) -> bool:
    expected = _in_database(cell)
    if column.type in ("number", "int") and isinstance(cell, int):
        # SQLite makes a number of what no integer holds, and of integers among numbers.
        return value == expected or value == float(cell)
    return value == expected


@given(st.lists(ROWS, max_size=3))
@example([("\x00a", "\x00", ("'", '"'), 2**63, 2**53 + 1, False, date.max, None, {"a": "\ufeff"})])
def test_a_database_reads_back_to_the_values(rows: list[tuple[Cell, ...]]) -> None:
    read = _read(written("sqlite", Table("small", COLUMNS, tuple(rows))))
    assert len(read) == len(rows)
    for values, row in zip(read, rows, strict=True):
        for value, column, cell in zip(values, COLUMNS, row, strict=True):
            assert _same(value, column, cell)


def test_a_workbook_has_typed_cells_a_fixed_header_and_widths() -> None:
    book = workbook(written("xlsx", SMALL, Table("one", COLUMNS[:1])))
    assert book.sheetnames == ["small", "one"]
    sheet = book["small"]
    header, full, empty = sheet.iter_rows()
    assert [cell.value for cell in header] == [column.name for column in COLUMNS]
    assert all(cell.font.bold for cell in header)
    assert [(cell.value, cell.data_type) for cell in full] == [
        ("k7f3", "s"),
        ('=1+1 "x"; a|b\nzwei', "s"),
        ("so; so", "s"),
        (-3, "n"),
        (-1.5, "n"),
        (True, "b"),
        (datetime(2026, 11, 3), "d"),  # noqa: DTZ001
        (datetime(2026, 11, 3, 9, 30), "d"),  # noqa: DTZ001
        ('{"due": "2026-12-04", "told": true}', "s"),
    ]
    # Whoever opens the cell and presses Enter still has a text.
    assert [cell.column_letter for cell in full if cell.quotePrefix] == ["B"]
    assert [full[6].number_format, full[7].number_format] == ["yyyy-mm-dd", "yyyy-mm-dd hh:mm"]
    assert [cell.value for cell in empty] == ["m2xa", *[None] * 8]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:I3")
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["D"].width
    assert sheet.column_dimensions["H"].width >= len("2026-11-03 09:30")
    assert book.properties.created == GENERATED.replace(tzinfo=None, microsecond=0)


def _in_workbook(cell: Cell) -> object:
    if cell is None or cell in ("", (), {}):
        return None
    if isinstance(cell, str):
        return _possible(cell)
    if isinstance(cell, tuple):
        return _possible("; ".join(cell)) or None
    if isinstance(cell, Mapping):
        return _possible(line(cell_data(cell)))
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None) if cell.date() >= date(1900, 3, 1) else cell.isoformat()
    if isinstance(cell, date):
        return _at_midnight(cell) if cell >= date(1900, 3, 1) else cell.isoformat()
    if isinstance(cell, float):
        return cell if abs(cell) < 1e308 else str(cell)
    return str(cell) if isinstance(cell, int) and abs(cell) > 2**53 else cell


def _possible(text: str) -> str:
    return text.replace("\ufffe", "?").replace("\uffff", "?")


def _at_midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001


def _close(value: object, expected: object) -> bool:
    if isinstance(expected, datetime) and isinstance(value, datetime):
        return abs((value - expected).total_seconds()) < 0.002  # cells hold days as floats
    if isinstance(expected, float):
        return value == expected or abs(float(str(value)) - expected) <= abs(expected) * 1e-14
    return value == expected


@settings(max_examples=40)  # reading a workbook is slow
@given(st.lists(ROWS, max_size=3))
@example([("_x0041_", "a_x000D_\r", ("",), 2**53 + 1, 1e300, False, date(1900, 2, 28), None, {})])
@example([("", None, (), 2**53, 1.7976931348623157e308, None, None, None, {})])
@example([("\x00\x1b\x7f\x85", "\uffff=", ("=",), -1, 0, True, date(1900, 3, 1), None, {"a": 1})])
def test_a_workbook_reads_back_to_the_values(rows: list[tuple[Cell, ...]]) -> None:
    data = written("xlsx", Table("small", COLUMNS, tuple(rows)))
    names = [column.name for column in COLUMNS]
    expected = [*names, *(_in_workbook(cell) for row in rows for cell in row)]
    assert texts(data) == [value for value in expected if isinstance(value, str)]
    sheet = workbook(data)["small"]
    cells = [cell for row in sheet.iter_rows(1, len(rows) + 1, 1, len(names)) for cell in row]
    for cell, value in zip_longest(cells, expected):
        assert isinstance(value, str) or _close(cell.value, value)


def test_a_text_too_long_for_a_cell_ends_with_a_mark() -> None:
    longest, longer = "ä" * MOST_CHARACTERS, "😀" * (MOST_CHARACTERS // 2 + 1)
    rows = ((longest, *EMPTY[1:]), (longer, *EMPTY[1:]))
    sheet = workbook(written("xlsx", Table("small", COLUMNS, rows)))["small"]
    assert sheet["A2"].value == longest
    assert sheet["A3"].value == "😀" * ((MOST_CHARACTERS - len(CUT)) // 2) + CUT


def test_the_same_books_give_the_same_bytes(view: View) -> None:
    made = tuple(tables(view).values())
    for form in ("sqlite", "xlsx"):
        assert written(form, *made) == written(form, *made)
