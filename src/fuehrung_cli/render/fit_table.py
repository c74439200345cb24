"""Tables on the page: all columns from 80 on, fewer from 60, below that a short card per row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuehrung_cli.layout.document import Cell, Column, Span, Table
from fuehrung_cli.render.grid import GAP, Grid, grid, spread
from fuehrung_cli.render.lines import (
    Line,
    flow,
    hanging,
    indented,
    line_width,
    padded,
    part,
    text_of,
    wrap_lines,
)
from fuehrung_cli.render.page import Page, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence


def fit_table(table: Table, page: Page, heading: Line = ()) -> tuple[Piece, ...]:
    """Returns the titles and one piece per row; `heading` takes the place of the first title."""
    indent = 1 if heading else 0
    found = None if page.is_narrow or not table.columns else grid(table, page, indent)
    if found is None:
        alone = (Piece(wrap_lines(heading, page.width)),) if heading else ()
        return (*alone, *_cards(table, page, indent))
    beside = spread(found, page.width)
    if heading and line_width(heading) <= beside.starts[0] + beside.widths[0]:
        return (Piece(_titles(beside, table, heading)), *_rows(beside, table, page))
    above = wrap_lines(heading, page.width) if heading else ()
    titles = (*above, *_titles(found, table, ()))
    return (*((Piece(titles),) if titles else ()), *_rows(found, table, page))


def _titles(found: Grid, table: Table, heading: Line) -> tuple[Line, ...]:
    columns = [
        wrap_lines((Span(t, "label"),), w) for t, w in zip(found.titles, found.widths, strict=True)
    ]
    if heading:
        columns[0] = ()
    height = max([len(lines) for lines in columns])
    lifted = [((),) * (height - len(lines)) + lines for lines in columns]
    lines = [_place(found, table, [column[i] for column in lifted]) for i in range(height)]
    if heading:
        lines = lines or [()]
        lines[0] = _over(heading, lines[0])
    return tuple(lines) if any(map(line_width, lines)) else ()


def _over(heading: Line, line: Line) -> Line:
    """Puts the heading on the empty start of a line."""
    start = line_width(heading)
    return (*heading, *part(line, start, len(text_of(line))))


def _rows(found: Grid, table: Table, page: Page) -> tuple[Piece, ...]:
    return tuple(Piece(_row(found, table, row, page), can_go=True) for row in table.rows)


def _row(found: Grid, table: Table, row: Sequence[Cell], page: Page) -> tuple[Line, ...]:
    columns = [
        _cell(row[index], size, page)
        for index, size in zip(found.indexes, found.widths, strict=True)
    ]
    height = max([len(lines) for lines in columns])
    filled = [lines + ((),) * (height - len(lines)) for lines in columns]
    return tuple(_place(found, table, [column[i] for column in filled]) for i in range(height))


def _cell(cell: Cell, columns: int, page: Page) -> tuple[Line, ...]:
    content = (Span(cell.text, cell.role),)
    if page.cuts or line_width(content) <= columns:
        return page.one_line(content, columns)
    return hanging(content, columns, GAP)


def _place(found: Grid, table: Table, cells: Sequence[Line]) -> Line:
    line: Line = ()
    for index, start, size, cell in zip(
        found.indexes, found.starts, found.widths, cells, strict=True
    ):
        right = table.columns[index].right
        line = (*padded(line, start), *padded(cell, size, right=right))
    return line


def _cards(table: Table, page: Page, indent: int) -> tuple[Piece, ...]:
    return tuple(Piece(_card(table.columns, row, page, indent), can_go=True) for row in table.rows)


def _card(
    columns: Sequence[Column], row: Sequence[Cell], page: Page, indent: int
) -> tuple[Line, ...]:
    name = hanging((Span(row[0].text, row[0].role),), page.width - indent, GAP) if row else ()
    entries = [
        (
            Span(f"{column.spoken or column.short or column.title} ", "label"),
            Span(cell.spoken or cell.text, cell.role),
        )
        for column, cell in zip(columns[1:], row[1:], strict=True)
        if cell.text
    ]
    room = page.width - indent - GAP
    values = flow(entries, room, f" {page.signs.dot} ")
    return (*indented(name, indent), *indented(values, indent + GAP))
