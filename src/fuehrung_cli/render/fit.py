"""The one fitter: a document for a width and a number of lines.

From 80 columns on the page keeps its lines: texts are cut, then blocks give way in the order they
name. Below 80 columns nothing is lost and the length is free.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuehrung_cli.layout.document import Items, Table
from fuehrung_cli.render.clean import harmless
from fuehrung_cli.render.fit_block import fit_block
from fuehrung_cli.render.fit_items import aside_columns
from fuehrung_cli.render.give_way import Part, give_way
from fuehrung_cli.render.grid import widest
from fuehrung_cli.render.lines import Line, without_end
from fuehrung_cli.render.page import FULL, LEAST, WIDEST, Page
from fuehrung_cli.render.signs import signs

if TYPE_CHECKING:
    from fuehrung_cli.layout.document import Document


def fit(
    document: Document, width: int, *, lines: int | None, all_: bool = False, ascii_: bool = False
) -> tuple[Line, ...]:
    """Returns the lines of a page, none wider than `width` (from 24 columns on).

    A page without a limit of lines, or with `all_`, is complete: its texts wrap and no block gives
    way. Blanks at line ends are removed; all text has passed `visible`.
    """
    document = harmless(document, ascii_=ascii_)
    limit = None if all_ or width < FULL else lines
    page = _page(document, width, cuts=limit is not None, ascii_=ascii_)
    parts = [
        Part(block, fit_block(block, page), blank=block.space_before and number > 0)
        for number, block in enumerate(document.blocks)
    ]
    if limit is not None:
        parts = give_way(parts, limit, page)
    return tuple(without_end(line) for part in parts for line in part.all_lines(page))


def _page(document: Document, width: int, *, cuts: bool, ascii_: bool) -> Page:
    nodes = [node for block in document.blocks for node in block.nodes]
    columns = _page_width([node for node in nodes if isinstance(node, Table)], width)
    identifiers, asides = aside_columns(
        [node for node in nodes if isinstance(node, Items)], columns
    )
    return Page(columns, cuts, signs(ascii_=ascii_), identifiers, asides)


def _page_width(tables: list[Table], width: int) -> int:
    if width <= FULL:
        return max(width, LEAST)
    return min(width, WIDEST, max([FULL, *map(widest, tables)]))
