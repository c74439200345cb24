"""Tables → csv, json, jsonl, markdown: whole files, what is refused, and laws for any text."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date, datetime
from io import StringIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builders.any_tables import COLUMNS, EMPTY, GENERATED, ROWS, SMALL, TEXTS
from fuehrung_cli.errors import ExitCode, UsageError
from fuehrung_cli.export.as_csv import needs_apostrophe
from fuehrung_cli.export.formats import Export, files, format_named, formats, one_file
from fuehrung_cli.export.table import Cell, Column, Table
from fuehrung_cli.export.tables import View, tables


def written(form: str, *made: Table, what: str = "", dialect: str = "") -> str:
    export = Export(what or made[0].name, made, GENERATED, dialect)
    return one_file(export, format_named(form)).decode()


def test_csv_follows_rfc_4180() -> None:
    assert written("csv", SMALL) == (
        "id,text,words,count,value,is_open,day,at,set\r\n"
        'k7f3,"\'=1+1 ""x""; a|b\nzwei",so; so,-3,-1.5,true,2026-11-03,2026-11-03T09:30:00+00:00,'
        '"{""due"": ""2026-12-04"", ""told"": true}"\r\n'
        "m2xa,,,,,,,,\r\n"
    )


def test_csv_for_a_german_excel_has_a_mark_semicolons_and_decimal_commas() -> None:
    assert written("csv", SMALL, dialect="excel-de") == (
        "\ufeffid;text;words;count;value;is_open;day;at;set\r\n"
        'k7f3;"\'=1+1 ""x""; a|b\nzwei";"so; so";-3;-1,5;true;2026-11-03;2026-11-03T09:30:00+00:00;'
        '"{""due"": ""2026-12-04"", ""told"": true}"\r\n'
        "m2xa;;;;;;;;\r\n"
    )


def test_json_has_one_row_on_a_line_in_an_envelope() -> None:
    assert written("json", SMALL) == (
        "{\n"
        '  "schema": "fuehrung.export-small",\n'
        '  "version": 1,\n'
        '  "generated": "2026-11-26T10:00:03+01:00",\n'
        '  "data": [\n'
        '    {"id": "k7f3", "text": "=1+1 \\"x\\"; a|b\\nzwei", "words": ["so", "so"], "count": -3,'
        ' "value": -1.5, "is_open": true, "day": "2026-11-03", "at": "2026-11-03T09:30:00+00:00",'
        ' "set": {"due": "2026-12-04", "told": true}},\n'
        '    {"id": "m2xa", "text": null, "words": [], "count": null, "value": null,'
        ' "is_open": null, "day": null, "at": null, "set": {}}\n'
        "  ]\n"
        "}\n"
    )


def test_json_of_all_holds_rows_by_table() -> None:
    one = Table("one", COLUMNS[:1], (("a",),))
    none = Table("none", COLUMNS[:1])
    parsed = json.loads(written("json", one, none, what="all"))
    assert parsed["schema"] == "fuehrung.export-all"
    assert parsed["data"] == {"one": [{"id": "a"}], "none": []}


def test_jsonl_is_rows_that_name_their_table_and_nothing_else() -> None:
    one = Table("one", COLUMNS[:2], (("a", "b"), ("c", None)))
    two = Table("two", COLUMNS[:1], (("d",),))
    assert written("jsonl", one, two, what="all") == (
        '{"table": "one", "id": "a", "text": "b"}\n'
        '{"table": "one", "id": "c", "text": null}\n'
        '{"table": "two", "id": "d"}\n'
    )


def test_a_folder_gets_one_file_for_each_table(view: View) -> None:
    export = Export("all", tuple(tables(view).values()), GENERATED)
    names = ["people", "sessions", "facts", "changes", "commitments", "progress"]
    names += ["dates", "talks"]
    for form in [form for form in formats() if not form.table]:
        made = files(export, form)
        assert list(made) == [f"{name}.{form.suffix}" for name in names]
        assert all(made.values())


def _refusal(refused: Callable[[], object]) -> tuple[ExitCode, list[str]]:
    with pytest.raises(UsageError) as error:
        refused()
    messages = (error.value.what, *error.value.hints)
    return error.value.code, [message.text.format_map(message.params) for message in messages]


def test_several_tables_do_not_go_into_one_csv_file(view: View) -> None:
    export = Export("all", tuple(tables(view).values()), GENERATED)
    assert _refusal(lambda: one_file(export, format_named("csv"))) == (
        ExitCode.WRONG_USE,
        [
            "A csv file holds one table, and this is several",
            "Give a folder with --to, and each table becomes a file in it",
            "Or choose a format that holds several: "
            "('json', 'jsonl', 'markdown', 'html', 'sqlite', 'xlsx')",
        ],
    )


def test_unknown_formats_and_dialects_are_refused() -> None:
    assert _refusal(lambda: format_named("xlsm"))[1] == [
        "There is no format xlsm",
        "Choose one of ('csv', 'json', 'jsonl', 'markdown', 'html', 'sqlite', 'ics', 'xlsx', "
        "'parquet')",
    ]
    assert _refusal(lambda: written("csv", SMALL, dialect="excel-fr"))[1] == [
        "There is no csv for excel-fr",
        "Choose one of ('excel-de',)",
    ]
    assert _refusal(lambda: written("json", SMALL, dialect="excel-de"))[1] == [
        "json is the same for every program",
        "Leave out --for, or choose the format csv",
    ]


READ: dict[str, Callable[[Any], Cell]] = {
    "text": str,
    "texts": tuple,
    "int": int,
    # A whole number stays one: beyond 2**53 a float would be another.
    "number": lambda number: number,
    "bool": bool,
    "date": date.fromisoformat,
    "moment": lambda text: (datetime if "T" in text else date).fromisoformat(text),
    "values": dict,
}


def _dates_as_text(cell: Cell) -> object:
    if not isinstance(cell, dict):
        return cell
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in cell.items()}


def _typed(record: dict[str, Any]) -> list[object]:
    return [
        None if record[column.name] is None else READ[column.type](record[column.name])
        for column in COLUMNS
    ]


@given(st.lists(ROWS, max_size=3))
@example([("", None, (), None, 2**53 + 1, None, None, None, {})])
def test_json_and_jsonl_read_back_to_typed_values(rows: list[tuple[Cell, ...]]) -> None:
    table = Table("any", COLUMNS, tuple(rows))
    expected = [[_dates_as_text(cell) for cell in row] for row in rows]
    assert [_typed(row) for row in json.loads(written("json", table))["data"]] == expected
    lines = written("jsonl", table).splitlines()  # also splits where JSON would not
    assert [_typed(json.loads(line)) for line in lines] == expected


@given(st.lists(ROWS, max_size=3))
def test_json_has_no_character_that_a_terminal_obeys(rows: list[tuple[Cell, ...]]) -> None:
    for form in ("json", "jsonl"):
        text = written(form, Table("any", COLUMNS, tuple(rows)))
        assert not [
            char for char in text if char != "\n" and (char < " " or char in "\x7f\x9b\u202e")
        ]


def _apostrophe_taken(text: str) -> str:
    return text[1:] if text.startswith("'") and needs_apostrophe(text[1:]) else text


def _csv_cells(cell: str, column: Column, comma: str) -> object:
    if column.type in ("text", "texts"):
        return _apostrophe_taken(cell)
    if cell == "":
        return {} if column.type == "values" else None
    if column.type == "bool":
        return cell == "true"
    if column.type == "number":
        number = cell.replace(comma, ".")
        return int(number) if number.lstrip("-").isdigit() else float(number)
    return READ[column.type](json.loads(cell) if column.type == "values" else cell)


@given(st.lists(ROWS, max_size=3), st.sampled_from(["", "excel-de"]))
@example([("'=1", "''+", ("-",), 1, 1e300, False, None, None, {})], "")
@example([("", None, (), None, 2**53 + 1, None, None, None, {})], "")
def test_csv_reads_back_to_the_values(rows: list[tuple[Cell, ...]], dialect: str) -> None:
    text = written("csv", Table("any", COLUMNS, tuple(rows)), dialect=dialect)
    text = text.removeprefix("\ufeff") if dialect else text
    delimiter, comma = (";", ",") if dialect else (",", ".")
    header, *read = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    assert header == [column.name for column in COLUMNS]
    values = [
        [_csv_cells(cell, column, comma) for cell, column in zip(row, COLUMNS, strict=True)]
        for row in read
    ]
    assert values == [
        [
            "; ".join(cell)
            if isinstance(cell, tuple)
            else _dates_as_text(cell)
            if cell is not None
            # An empty cell is an empty text or none.
            else ("" if column.type == "text" else None)
            for cell, column in zip(row, COLUMNS, strict=True)
        ]
        for row in rows
    ]


@given(TEXTS, st.lists(TEXTS).map(tuple))
@example("\u00a0 ＝1+1", ("@x",))
@example("\ta", ("", "=1"))
@example("\u200b-2", ())
def test_no_csv_cell_of_a_text_begins_like_a_formula(text: str, words: tuple[str, ...]) -> None:
    row = (text, text, words, *EMPTY[3:])
    written_ = written("csv", Table("any", COLUMNS, (row,)))
    _, cells = csv.reader(StringIO(written_, newline=""))
    for cell in cells:
        visible = cell.lstrip(" \u00a0\u3000\u200b\ufeff\x00\n")
        assert not visible.startswith(tuple("=+-@＝＋－＠\t\r"))


def test_ordinary_texts_get_no_apostrophe() -> None:
    for text in ("Anna", "", "'n Abend", "1 + 1", "a=b", "#vertrauen", "  zwei Blanks", "– Strich"):
        assert not needs_apostrophe(text)
