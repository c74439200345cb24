"""Table → CSV as RFC 4180 describes it: UTF-8, a header line, CRLF, quotes where they are needed.

A spreadsheet takes a text that begins with `=` or its like for a formula. Such a text gets an
apostrophe in front: `'=1+1`. So that it can be told apart from a text that begins that way itself,
that one gets another: reading back takes one apostrophe from whatever `needs_apostrophe`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import StringIO

from fuehrung_cli.export.envelope import INVISIBLE, line
from fuehrung_cli.export.table import Cell, Column, Table
from fuehrung_cli.export.values import cell_data

_BYTE_ORDER_MARK = "\ufeff"
# Blanks and what is invisible; then =, +, -, @ also in the wide and small forms of East Asian
# writing. A tab or line end counts by itself: some programs begin a new cell there.
_FORMULA = re.compile(
    f"'*[\\s\x00-\x20{INVISIBLE}]*[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\t\r\n]"
)


def write(table: Table, *, for_excel_de: bool = False) -> bytes:
    """Returns the file.

    A German Excel expects semicolons and decimal commas, and a byte order mark to see the UTF-8;
    days stay ISO, which it reads as days.
    """
    # Loaded only where CSV is written: start-up time is a feature.
    import csv  # noqa: PLC0415

    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if for_excel_de else ",", lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    comma = "," if for_excel_de else "."
    cells = [_writer(column, comma) for column in table.columns]
    for row in table.rows:
        writer.writerow([cell(value) for cell, value in zip(cells, row, strict=True)])
    text = out.getvalue()
    # Half characters cannot come from our own files, and must not stop an export.
    return ((_BYTE_ORDER_MARK if for_excel_de else "") + text).encode("utf-8", "replace")


def needs_apostrophe(text: str) -> bool:
    """Says whether a spreadsheet could take the text for a formula."""
    return _FORMULA.match(text) is not None


def _writer(column: Column, comma: str) -> Callable[[Cell], str]:
    if column.type in ("text", "texts"):
        return _text
    if column.type == "number":
        return lambda cell: _plain(cell).removesuffix(".0").replace(".", comma)
    if column.type == "values":
        return lambda cell: line(cell_data(cell)) if cell else ""
    return _plain


def _text(cell: Cell) -> str:
    text = "; ".join(cell) if isinstance(cell, tuple) else str(cell) if cell is not None else ""
    return f"'{text}" if needs_apostrophe(text) else text


def _plain(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
