"""What is more sign than text: the head of a page, states and the dividing line."""

from __future__ import annotations

from fuehrung_cli.layout.document import Divider, Span, State, States, Title
from fuehrung_cli.render.lines import (
    Line,
    cut_line,
    in_role,
    indented,
    line_width,
    padded,
    wrap_lines,
)
from fuehrung_cli.render.page import Page, Piece

_LEAST_TITLE = 20


def fit_title(node: Title, page: Page) -> tuple[Piece, ...]:
    """Returns the head of the page with the rule below it."""
    below = [line for spans in node.lines for line in page.one_line(spans, page.width)]
    rule: Line = (Span(page.signs.rule * page.width, "quiet"),)
    return (Piece((*_title_lines(node, page), *below, rule)),)


def _title_lines(node: Title, page: Page) -> tuple[Line, ...]:
    text: Line = (Span(node.text, "name"),)
    if not node.aside:
        return page.one_line(text, page.width)
    aside: Line = (Span(node.aside),)
    start = page.width - line_width(aside)
    if line_width(text) <= start - 2 or (page.cuts and start - 2 >= _LEAST_TITLE):
        return ((*padded(cut_line(text, start - 2, page.signs.ellipsis), start), *aside),)
    return (*page.one_line(text, page.width), *wrap_lines(aside, page.width))


def fit_states(node: States, page: Page, indent: int) -> tuple[Piece, ...]:
    """Returns the states in columns of equal width, each with mark and word."""
    cells = [_state(state) for state in node.states]
    room = page.width - indent
    column = max([line_width(cell) for cell in cells] or [0]) + 3
    count = max(1, (room + 3) // column)
    lines: list[Line] = []
    for start in range(0, len(cells), count):
        row = [span for cell in cells[start : start + count] for span in padded(cell, column)]
        lines += wrap_lines(tuple(row), room) if count == 1 else [tuple(row)]
    return (Piece(indented(lines, indent)),)


def _state(state: State) -> Line:
    mark = f"{state.mark} " if state.mark else ""
    tone = "mark" if state.role == "plain" else state.role
    return (Span(mark, tone), Span(f"{state.label}: "), *in_role((Span(state.word),), state.role))


def fit_divider(node: Divider, page: Page) -> tuple[Piece, ...]:
    """Returns a line across the page with words a little left of its middle."""
    text = f" {node.text} " if node.text else ""
    words = line_width((Span(text),))
    left = (page.width - words - 3) // 2
    rule = page.signs.rule
    if left < 2:
        whole: Line = (Span(rule * page.width, "quiet"),)
        return (Piece((whole, *wrap_lines((Span(node.text, "quiet"),), page.width))),)
    right = page.width - left - words
    return (Piece(((Span(rule * left + text + rule * right, "quiet"),),)),)
