"""Tables → LibreOffice: what a spreadsheet that is not ours makes of every file we write for it."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from builders.any_tables import COLUMNS, EMPTY, FULL, GENERATED
from fuehrung_cli.export.formats import Export, format_named, one_file
from fuehrung_cli.export.table import Table

NAMES = {"xlsx": "book.xlsx", "csv": "plain.csv", "html": "page.xls"}
"""Calc takes a page for a table by what is in it when it is called so, and else for a letter."""
HOSTILE = ("=1+1", "+1", "-1", "@SUM(1)", " =1+1", "\t=1+1", '=HYPERLINK("http://x")', "'=1")
ROWS = (FULL, EMPTY, *((f"h{n}aa", text, (text,), *EMPTY[3:]) for n, text in enumerate(HOSTILE)))
TABLE = Table("small", COLUMNS, ROWS)


def _opened(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Returns format → rows as LibreOffice has read them; one start for all, it takes seconds."""
    for form, name in NAMES.items():
        data = one_file(Export("small", (TABLE,), GENERATED), format_named(form))
        (folder / name).write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "xlsx"]
    files = [str(folder / name) for name in NAMES.values()]
    subprocess.run(
        [*command, "--outdir", str(folder / "read"), *files],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return {form: _rows(folder / "read" / name) for form, name in NAMES.items()}


def _rows(path: Path) -> list[dict[str, Any]]:
    sheet = load_workbook(path.with_suffix(".xlsx")).worksheets[0]
    lines = [list(line) for line in sheet.iter_rows()]
    head = next(n for n, line in enumerate(lines) if line[0].value == "id")
    names = [str(cell.value) for cell in lines[head]]
    return [dict(zip(names, line, strict=True)) for line in lines[head + 1 :]]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_sees_days_as_days_numbers_as_numbers_and_calculates_nothing(
    tmp_path: Path,
) -> None:
    for form, rows in _opened(tmp_path).items():
        assert len(rows) == len(ROWS), form
        first = rows[0]
        assert (first["count"].value, first["value"].value) == (-3, -1.5), form
        assert first["id"].value == "k7f3", form
        if form == "html":  # a page has no types but that of numbers
            assert first["day"].value == "2026-11-03"
        else:
            assert first["day"].data_type == "d", form
            assert first["day"].value.date() == date(2026, 11, 3), form
        if form == "xlsx":
            assert first["at"].value == datetime(2026, 11, 3, 9, 30)  # noqa: DTZ001
            assert [row["text"].value for row in rows[2:]] == list(HOSTILE)
        for row in rows:
            formulas = {name for name, cell in row.items() if cell.data_type == "f"}
            assert formulas <= {"is_open"}, (form, formulas)  # it writes =TRUE() for true
            assert isinstance(row["text"].value, str | None), form
