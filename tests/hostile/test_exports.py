"""Hostile texts in exports, pages and answers to Tab: every one stays a text.

20,000 texts in each, FUEHRUNG_TEST_LONG=1 takes a million.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import unicodedata
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from io import StringIO
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from builders.calendars import lines_of
from builders.html_pages import check, seen
from builders.running import Runner
from builders.spreadsheets import opened, texts
from fuehrung_cli.cli.shells import in_bash
from fuehrung_cli.export.as_csv import needs_apostrophe
from fuehrung_cli.export.formats import Export, format_named, one_file
from fuehrung_cli.export.table import Column, Table
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.render.backend import Options, render
from hostile.notebooks import plant_hostile
from hostile.pages import document, texts_in
from hostile.texts import hostile, obeyed

TEXTS = 1_000_000 if os.environ.get("FUEHRUNG_TEST_LONG") == "1" else 20_000
COLUMNS = tuple(Column(name, "text", name) for name in ("a", "b"))
PER_TABLE = 400


def _tables(seed: int) -> Iterable[Table]:
    chance = Random(seed)
    for _ in range(TEXTS // PER_TABLE):
        rows = [(hostile(chance), hostile(chance)) for _ in range(PER_TABLE // 2)]
        yield Table("facts", COLUMNS, tuple(rows))


def _written(form: str, table: Table, dialect: str = "") -> str:
    return _bytes(form, table, dialect).decode()


def _bytes(form: str, table: Table, dialect: str = "") -> bytes:
    export = Export("facts", (table,), datetime(2026, 11, 26, tzinfo=UTC), dialect)
    return one_file(export, format_named(form))


@pytest.mark.parametrize(("dialect", "delimiter"), [("", ","), ("excel-de", ";")])
def test_no_cell_is_a_formula_and_every_cell_reads_back(dialect: str, delimiter: str) -> None:
    for table in _tables(1):
        text = _written("csv", table, dialect).removeprefix("\ufeff")
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
        assert len(rows) == len(table.rows) + 1
        for row, cells in zip(table.rows, rows[1:], strict=True):
            for value, cell in zip(row, cells, strict=True):
                assert not _is_formula(cell)
                assert value == (cell[1:] if needs_apostrophe(str(value)) else cell)


def _is_formula(cell: str) -> bool:
    """Says so without our own table: after blanks and what nobody sees comes a sign that counts."""
    bare = cell.lstrip("".join({c for c in cell if unicodedata.category(c)[0] in "ZC"}))
    first = unicodedata.normalize("NFKC", bare[:1])
    return first in ("=", "+", "-", "@") or cell[:1] in ("\t", "\r", "\n")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_every_text_is_one_value_on_one_line(form: str) -> None:
    for table in _tables(2):
        text = _written(form, table)
        assert obeyed(text) == set()
        lines = text.splitlines()
        rows = [json.loads(line) for line in lines] if form == "jsonl" else json.loads(text)["data"]
        assert len(lines) == len(table.rows) + (7 if form == "json" else 0)
        assert [(row["a"], row["b"]) for row in rows] == list(table.rows)


def test_every_text_is_one_cell_of_a_markdown_table() -> None:
    reader = MarkdownIt("commonmark").enable("table")
    for table in _tables(3):
        tokens = _all(reader.parse(_written("markdown", table)))
        kinds = [token.type for token in tokens]
        assert kinds.count("tr_open") == len(table.rows) + 1
        assert kinds.count("td_open") == 2 * len(table.rows)
        tags = {token.content for token in tokens if token.type == "html_inline"}
        assert tags <= {"<br>"}
        assert {kind.removesuffix("_open").removesuffix("_close") for kind in kinds} <= {
            *("table", "thead", "tbody", "tr", "th", "td", "inline", "text", "text_special"),
            *("html_inline", "softbreak", "heading"),
        }


def test_every_text_is_one_cell_of_a_page_that_nothing_obeys() -> None:
    # A fifth: every page of this program goes through the same escaping, and that is slow.
    tables = tuple(islice(_tables(10), TEXTS // PER_TABLE // 5))
    export = Export("all", tables, datetime(2026, 11, 26, tzinfo=UTC))
    page = seen(one_file(export, format_named("html")).decode())
    check(page)
    assert page.tags.count("td") == sum(len(table.rows) for table in tables)
    assert not [line for line in page.text.splitlines() if _is_formula(line)]


def test_every_text_is_a_value_of_a_database_as_it_was_written() -> None:
    for table in _tables(7):
        with closing(opened(_bytes("sqlite", table))) as database:
            assert database.execute("SELECT a, b FROM facts").fetchall() == list(table.rows)


def test_every_text_is_a_text_in_a_workbook() -> None:
    for table in _tables(8):
        cells = texts(_bytes("xlsx", table))
        assert cells[2:] == [value for row in table.rows for value in row if value]


def test_no_name_is_a_line_of_a_calendar() -> None:
    on = datetime(2026, 12, 3, 9, tzinfo=UTC)
    columns = ("id", "person", "kind", "at", "minutes", "revision", "recorded", "cancelled")
    for table in _tables(9):
        names = [str(value) for row in table.rows for value in row]
        rows = tuple(("k7f3qdx2.1", name, "talk", on, 30, 0, on, False) for name in names)
        dates = Table("dates", tuple(Column(name, "text", name) for name in columns), rows)
        export = Export("dates", (dates,), on, with_names=True, t=Translator("en"))
        lines = lines_of(one_file(export, format_named("ics")))
        assert lines.count("BEGIN:VEVENT") == lines.count("UID:k7f3qdx2.1@fuehrung") == len(names)
        assert len(lines) == 6 + 16 * len(names)


def _all(tokens: list[Token]) -> list[Token]:
    return [found for token in tokens for found in (token, *_all(token.children or []))]


def test_no_text_is_markup_on_a_markdown_or_an_html_page() -> None:
    chance = Random(4)
    reader = MarkdownIt("commonmark").enable("table")
    left = TEXTS
    shape = None
    while left > 0:
        page = document(chance)
        left -= texts_in(page)
        check(seen(render(page, "html", Options())))
        tokens = _all(reader.parse(render(page, "markdown", Options())))
        # Pages of the same nodes have the same blocks, whatever is written in them.
        blocks = [token.type for token in tokens if token.block and token.type != "inline"]
        shape = shape or blocks
        assert blocks == shape
        assert {token.type for token in tokens if not token.block} <= {
            *("text", "text_special", "hardbreak", "softbreak", "strong_open", "strong_close"),
        }


def test_no_answer_to_tab_is_evaluated_by_bash(tmp_path: Path) -> None:
    chance = Random(5)
    values = [text for _ in range(TEXTS) if (text := hostile(chance)).isprintable()]
    values += [text for text in ("$(touch X)", "`touch X`", "a b", "'", '"', "!x", "~", "*", "\\")]
    lines = []
    for number, value in enumerate(values):
        quote = ("", "'", '"')[number % 3]
        lines.append(f"printf '%s\\0' {quote}{in_bash(value, quote)}{quote}")
    script = tmp_path / "answers.sh"
    script.write_text("\n".join(lines) + "\n")
    done = subprocess.run(
        ["bash", "--norc", str(script)], cwd=tmp_path, capture_output=True, check=True
    )
    assert len(values) > 10
    assert done.stdout.decode().split("\0")[:-1] == values
    assert [path.name for path in tmp_path.iterdir()] == ["answers.sh"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_answers_to_tab_are_lines_that_no_shell_or_terminal_obeys(
    run: Runner, notebook: Path, shell: str
) -> None:
    plant_hostile(notebook, Random(6))
    for words in (["fuehrung", "report", ""], ["fuehrung", "done", "k"], ["fuehrung", "set", ""]):
        argv = {
            "bash": [" ".join(words), words[-1]],
            "zsh": words[1:],
            "fish": words[1:],
        }[shell]
        result = run("_complete", shell, *argv)
        assert result.out, words
        assert obeyed(result.out.replace("\t", "")) == set()
        assert result.err == ""
        assert all(line.count("\t") == 1 for line in result.out.splitlines())
