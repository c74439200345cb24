"""Tables → a workbook with one sheet each: typed cells, a fixed header, nothing that is executed.

Every cell is written by its type and never by what it looks like, so a text stays a text. One that
a person could turn into a formula, by opening the cell and pressing Enter, is marked as a text as
the apostrophe of a spreadsheet does it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from fuehrung_cli.export.as_csv import needs_apostrophe
from fuehrung_cli.export.envelope import line
from fuehrung_cli.export.table import Cell, Table
from fuehrung_cli.export.values import cell_data
from fuehrung_cli.frozen import dataclass

MOST_CHARACTERS = 32_767
"""What a cell holds, counted in UTF-16."""
CUT = " […]"
_WIDEST_PIXELS = 420
_MOMENT_WIDTH = 17
_MOST_EXACT = 2**53
_MOST = 9.99999999999999e307
# Before it, spreadsheets count a 29th of February that 1900 did not have.
_FIRST_DAY = date(1900, 3, 1)
# No XML holds them, not even as an escape.
_IMPOSSIBLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class _Sheet:
    """What a cell is written with: the sheet of the library and the looks of the workbook."""

    sheet: Any
    looks: Mapping[str, Any]


def write(tables: Sequence[Table], generated: datetime) -> bytes:
    """Returns the workbook."""
    # Loaded only where a workbook is written: start-up time is a feature.
    from xlsxwriter import Workbook  # noqa: PLC0415

    out = BytesIO()
    with Workbook(out, _OPTIONS) as workbook:
        workbook.set_properties({"created": generated.replace(tzinfo=None)})
        looks = {
            "head": workbook.add_format({"bold": True, "bottom": 1}),
            "day": workbook.add_format({"num_format": "yyyy-mm-dd"}),
            "moment": workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            "text": workbook.add_format({"quote_prefix": True}),
        }
        for table in tables:
            _fill(_Sheet(workbook.add_worksheet(table.name), looks), table)
    return out.getvalue()


def _fill(sheet: _Sheet, table: Table) -> None:
    for place, column in enumerate(table.columns):
        sheet.sheet.write_string(0, place, column.name, sheet.looks["head"])
    for number, row in enumerate(table.rows, start=1):
        for place, cell in enumerate(row):
            _write(sheet, number, place, cell)
    sheet.sheet.freeze_panes(1, 0)
    sheet.sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.sheet.autofit(_WIDEST_PIXELS)
    for place, column in enumerate(table.columns):
        if column.type == "moment":  # the library takes every date for a day
            sheet.sheet.set_column(place, place, _MOMENT_WIDTH)


def _write(target: _Sheet, row: int, place: int, cell: Cell) -> None:
    sheet, looks = target.sheet, target.looks
    match cell:
        case None:
            return
        case bool():
            sheet.write_boolean(row, place, cell)
        case int() | float() if abs(cell) > (_MOST_EXACT if isinstance(cell, int) else _MOST):
            sheet.write_string(row, place, str(cell))
        case int() | float():
            sheet.write_number(row, place, cell)
        case datetime() if cell.date() >= _FIRST_DAY:
            # A spreadsheet knows no offsets: the time is what the clock on the wall said.
            sheet.write_datetime(row, place, cell.replace(tzinfo=None), looks["moment"])
        case date() if not isinstance(cell, datetime) and cell >= _FIRST_DAY:
            sheet.write_datetime(row, place, cell, looks["day"])
        case _:
            if text := _text(cell):
                looks_of_text = looks["text"] if needs_apostrophe(text) else None
                sheet.write_string(row, place, text, looks_of_text)


def _text(cell: Cell) -> str:
    if isinstance(cell, Mapping):
        text = line(cell_data(cell)) if cell else ""
    elif isinstance(cell, tuple):
        text = "; ".join(cell)
    else:
        text = str(cell_data(cell))
    return _short(_IMPOSSIBLE.sub("?", text))


def _short(text: str) -> str:
    if len(text) * 2 <= MOST_CHARACTERS or _length(text) <= MOST_CHARACTERS:
        return text
    kept = text.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - len(CUT))]
    return kept.decode("utf-16-le", "ignore") + CUT


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
