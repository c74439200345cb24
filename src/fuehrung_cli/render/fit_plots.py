"""Figures over time on a terminal: blocks of eight heights, the numbers always beside them."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from fuehrung_cli.layout.document import Span
from fuehrung_cli.render.cells import width
from fuehrung_cli.render.lines import Line, flow, indented, line_width, padded, wrap_lines
from fuehrung_cli.render.page import Page, Piece
from fuehrung_cli.render.signs import SPARKS, in_ascii

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fuehrung_cli.layout.document import Chart, Point, Series

_FEWEST = 4
"""With less room than for so many columns there is no picture, only a list."""


def fit_series(node: Series, page: Page, indent: int) -> tuple[Piece, ...]:
    """Returns a small picture of the series with its numbers beside it."""
    picture = _drawn(sparks([point.value for point in node.points], node.high), page)
    unit = f" {node.unit}" if node.unit else ""
    numbers = [point.text for point in node.points]
    entries = [(Span(text),) for text in [*numbers[:-1], *[text + unit for text in numbers[-1:]]]]
    head = (Span(f"{node.label}  ", "label"), Span(f"{picture}  "))
    room = page.width - indent
    if line_width(head) > room // 2:
        return (Piece(indented([*wrap_lines(head, room), *_numbers(entries, page, room)], indent)),)
    start = line_width(head)
    lines = indented(_numbers(entries, page, room - start), start, head)
    return (Piece(indented(lines or (head,), indent)),)


def _numbers(entries: Sequence[Line], page: Page, room: int) -> tuple[Line, ...]:
    return flow(entries, room, f" {page.signs.dot} ")


def _drawn(picture: str, page: Page) -> str:
    return in_ascii(picture) if page.signs.rule.isascii() else picture


def sparks(values: Sequence[float | None], high: float | None = None) -> str:
    """Draws values as blocks: from 0 to `high`, or from the lowest to the highest of them.

    Equal ones without a scale stand in the middle; a gap is blank, and with a scale so is 0.
    """
    named = [value for value in values if value is not None]
    if high is not None:
        return "".join([_height(value, high) for value in values])
    low, top = (min(named), max(named)) if named else (0, 0)
    if low == top:
        return "".join([" " if value is None else SPARKS[3] for value in values])
    step = (len(SPARKS) - 1) / (top - low)
    return "".join([" " if v is None else SPARKS[round((v - low) * step)] for v in values])


def _height(value: float | None, high: float) -> str:
    if value is None or value <= 0 or high <= 0:
        return " "
    return SPARKS[min(len(SPARKS), ceil(value / high * len(SPARKS))) - 1]


def fit_chart(node: Chart, page: Page, indent: int) -> tuple[Piece, ...]:
    """Returns the series below each other in columns of equal width, the times once above them.

    More times than fit go on below, as many in each part; without room for columns it is a list.
    """
    room = page.width - indent
    texts = [*node.times, *(point.text for series in node.series for point in series.points)]
    cell = max(map(width, texts), default=0) + 1
    label = max([width(_label(series)) for series in node.series] or [0]) + 1
    fits = (room - label) // cell
    if fits < min(_FEWEST, len(node.times)) or not node.series:
        return (Piece(indented(tuple(_listed(node, page, room)), indent)),)
    parts = ceil(len(node.times) / max(1, fits))
    columns = ceil(len(node.times) / max(1, parts))
    lines: list[Line] = []
    for start in range(0, len(node.times), max(1, columns)):
        shown = slice(start, start + columns)
        lines.append(_line("", [Span(time, "quiet") for time in node.times[shown]], label, cell))
        for series in node.series:
            lines += _rows(series, series.points[shown], node.high, page, (label, cell))
    return (Piece(indented(lines, indent)),)


def _label(series: Series) -> str:
    return f"{series.label} ({series.unit})" if series.unit else series.label


def _rows(
    series: Series, points: Sequence[Point], high: float, page: Page, columns: tuple[int, int]
) -> Iterator[Line]:
    """Yields the picture, where there is one, and below it the numbers."""
    label, cell = columns
    blocks = _drawn(sparks([point.value for point in points], high), page)
    numbers = [Span(point.text) for point in points]
    if blocks.strip():
        yield _line(_label(series), [Span(block * (cell - 1)) for block in blocks], label, cell)
        yield _line("", numbers, label, cell)
    else:
        yield _line(_label(series), numbers, label, cell)


def _line(head: str, cells: Sequence[Span], label: int, cell: int) -> Line:
    found = [span for each in cells for span in padded((each,), cell, right=True)]
    return (*padded((Span(head, "label"),), label), *found)


def _listed(node: Chart, page: Page, room: int) -> Iterator[Line]:
    for number, time in enumerate(node.times):
        entries = [(Span(f"{_label(s)} {s.points[number].text}"),) for s in node.series]
        yield from _numbers([(Span(time, "quiet"),), *entries], page, room)
