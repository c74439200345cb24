"""A block on the page: its heading, what stands beside the heading, and its nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuehrung_cli.layout.document import (
    Block,
    Chart,
    Divider,
    Items,
    Node,
    Pairs,
    Quote,
    Series,
    Span,
    States,
    Table,
    Text,
    Title,
)
from fuehrung_cli.render.fit_items import fit_items
from fuehrung_cli.render.fit_marks import fit_divider, fit_states, fit_title
from fuehrung_cli.render.fit_plots import fit_chart, fit_series
from fuehrung_cli.render.fit_table import fit_table
from fuehrung_cli.render.fit_texts import fit_pairs, fit_quote, fit_text, fits_beside
from fuehrung_cli.render.lines import (
    Line,
    blank,
    indented,
    line_width,
    padded,
    stripped,
    wrap_lines,
)
from fuehrung_cli.render.page import Page, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

_ASIDE = 18
"""Where what follows a short heading begins; beside a longer one it stands at the right end."""


def fit_block(block: Block, page: Page) -> tuple[Piece, ...]:
    """Returns the block in pieces, the heading being the first or part of it."""
    heading: Line = (Span(block.heading, "heading"),) if block.heading else ()
    indent = 1 if heading else 0
    if heading and block.inline and block.nodes and not block.heading_aside:
        first = _beside_heading(heading, block.nodes[0], page)
        return (*first, *_all_nodes(block.nodes[1:], page, indent))
    lines = _heading_lines(heading, block.heading_aside, page)
    head = (Piece(lines),) if lines else ()
    return (*head, *_all_nodes(block.nodes, page, indent))


def _all_nodes(nodes: Iterable[Node], page: Page, indent: int) -> tuple[Piece, ...]:
    return tuple(piece for node in nodes for piece in _pieces(node, page, indent))


def _pieces(node: Node, page: Page, indent: int) -> tuple[Piece, ...]:
    return tuple(piece for piece in _fit_node(node, page, indent) if piece.lines)


def _fit_node(node: Node, page: Page, indent: int) -> tuple[Piece, ...]:
    match node:
        case Title():
            return fit_title(node, page)
        case Text():
            return fit_text(node, page, indent)
        case Items():
            return fit_items(node, page)
        case Pairs():
            return fit_pairs(node, page, indent)
        case Quote():
            return fit_quote(node, page, indent)
        case Table():
            return fit_table(node, page)
        case States():
            return fit_states(node, page, indent)
        case Series():
            return fit_series(node, page, indent)
        case Chart():
            return fit_chart(node, page, indent)
        case Divider():
            return fit_divider(node, page)


def _heading_lines(heading: Line, aside: str, page: Page) -> tuple[Line, ...]:
    beside: Line = (Span(aside, "quiet"),) if aside else ()
    if not (heading and beside):
        return wrap_lines(heading or beside, page.width) if heading or beside else ()
    last = page.width - line_width(beside)
    start = min(_ASIDE, last) if line_width(heading) <= _ASIDE - 2 else last
    if line_width(heading) + 2 <= start:
        return ((*padded(heading, start), *beside),)
    below = indented(wrap_lines(beside, page.width - 1), 1)
    return (*wrap_lines(heading, page.width), *below)


def _beside_heading(heading: Line, node: Node, page: Page) -> tuple[Piece, ...]:
    before = (*heading, *blank(2))
    if isinstance(node, Table):
        return fit_table(node, page, heading)
    if isinstance(node, Text) and fits_beside(node, page, before):
        return fit_text(node, page, 1, before)
    alone = Piece(wrap_lines(heading, page.width))
    pieces = _pieces(node, page, 1)
    if isinstance(node, Text) or not pieces:
        return (alone, *pieces)
    first, *others = pieces[0].lines
    joined = (*before, *stripped(first))
    if line_width(joined) > page.width:
        return (alone, *pieces)
    return (Piece((joined, *others)), *pieces[1:])
