"""Tables → a page for a browser, written as every page of this program is.

It loads nothing, runs nothing, and nothing in a text can become markup: see `render.html`. But a
spreadsheet opens such a page, too, and calculates what begins with `=`: so the rule of CSV holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fuehrung_cli.export.as_csv import needs_apostrophe
from fuehrung_cli.export.table import Cell, Table
from fuehrung_cli.export.values import cell_text
from fuehrung_cli.layout import document as page
from fuehrung_cli.render.html import to_html


def write(tables: Sequence[Table]) -> bytes:
    """Returns a page for each table; columns in which no row says anything go."""
    # Half characters cannot come from our own files, and must not stop an export.
    return to_html([_page(table) for table in tables]).encode("utf-8", "replace")


def _page(table: Table) -> page.Document:
    spoken = table.spoken()
    columns = tuple(page.Column(each.name, each.name, each.is_number) for each in spoken.columns)
    rows = tuple(tuple(map(_cell, row)) for row in spoken.rows)
    title = page.Title(table.name, str(len(rows)))
    return page.Document(table.name, (page.Block((title, page.Table(columns, rows))),))


def _cell(cell: Cell) -> page.Cell:
    text = cell_text(cell)
    if isinstance(cell, str | tuple) and needs_apostrophe(text):
        text = f"'{text}"
    return page.Cell(text if isinstance(cell, tuple | Mapping) else cell, text)
