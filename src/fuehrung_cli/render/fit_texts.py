"""Paragraphs, quotes and labelled values on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuehrung_cli.layout.document import Pairs, Quote, Span, Spans, Text
from fuehrung_cli.render.cells import breaks, width
from fuehrung_cli.render.lines import (
    Line,
    cut_line,
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


def fit_text(node: Text, page: Page, indent: int, before: Line = ()) -> tuple[Piece, ...]:
    """Returns a paragraph; `before` is a heading on its first line, or nothing."""
    content = _trimmed(node.spans)
    room, first = page.width - indent, page.width - (line_width(before) or indent)
    if not content:
        return (Piece((before,)),) if before else ()

    def fitted(limit: int) -> tuple[Line, ...]:
        lines = _limited(content, (first, room), limit, page)
        return indented(lines, indent, before or None)

    if not (page.cuts and node.may_cut):
        return (Piece(fitted(0)),)
    return (Piece(fitted(max(1, node.max_lines)), short=fitted(1)),)


def fits_beside(node: Text, page: Page, before: Line) -> bool:
    """Tells whether at least the first word has room behind `before`."""
    text = text_of(_trimmed(node.spans))
    room = page.width - line_width(before)
    _start, end = breaks(text, page.width, max(1, room))[0]
    return room > 0 and text[end : end + 1] in ("", " ", "\n")


def fit_quote(node: Quote, page: Page, indent: int) -> tuple[Piece, ...]:
    """Returns somebody's words between their marks, which no cut takes away."""
    opening, closing = width(node.opening), width(node.closing)
    room = max(8, page.width - indent - opening - closing)
    content = _trimmed((Span(node.text),))

    def fitted(limit: int) -> tuple[Line, ...]:
        lines = _limited(content, (room, room), limit, page)
        closed = (*lines[:-1], (*lines[-1], Span(node.closing)))
        return indented(indented(closed, opening, (Span(node.opening),)), indent)

    if not page.cuts:
        return (Piece(fitted(0)),)
    return (Piece(fitted(max(1, node.max_lines)), short=fitted(1)),)


def fit_pairs(node: Pairs, page: Page, indent: int) -> tuple[Piece, ...]:
    """Returns labels with values in a column; a long label stands above its value."""
    room = page.width - indent
    column = max([w for label, _ in node.pairs if (w := width(label)) <= room * 2 // 5] or [0]) + 2
    lines: list[Line] = []
    for label, value in node.pairs:
        head: Line = (Span(label, "label"),) if label else ()
        values = wrap_lines(value, room - column)
        if line_width(head) + 2 > column:
            lines += [*wrap_lines(head, room), *indented(values, column)]
        else:
            lines += indented(values, column, padded(head, column))
    return (Piece(indented(lines, indent)),)


def _limited(spans: Spans, rooms: tuple[int, int], limit: int, page: Page) -> tuple[Line, ...]:
    """Wraps to the first and the later room; the last of `limit` lines (0: any) takes the rest."""
    first, room = rooms
    places = breaks(text_of(spans), room, first)
    lines = tuple(part(spans, start, end) for start, end in places)
    if not limit or len(lines) <= limit:
        return lines
    rest = _on_one_line(part(spans, places[limit - 1][0], len(text_of(spans))))
    last = cut_line(rest, first if limit == 1 else room, page.signs.ellipsis)
    return (*lines[: limit - 1], last)


def _on_one_line(spans: Sequence[Span]) -> Line:
    return tuple(Span(span.text.replace("\n", " "), span.role) for span in spans)


def _trimmed(spans: Spans) -> Line:
    text = text_of(spans)
    start = len(text) - len(text.lstrip(" \n"))
    return part(spans, start, len(text.rstrip(" \n")))
