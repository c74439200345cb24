"""The columns of a table: which are shown, how wide they are, where they begin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fuehrung_cli.frozen import dataclass
from fuehrung_cli.render.cells import width, wrap
from fuehrung_cli.render.page import FULL

if TYPE_CHECKING:
    from fuehrung_cli.layout.document import Table
    from fuehrung_cli.render.page import Page

GAP = 2

_TRIALS = (("title", 1, 24), ("title", 2, 24), ("title", 3, 24), ("short", 1, 24), ("short", 2, 24),
           ("title", 3, 12), ("short", 2, 12), ("short", 3, 12))  # fmt: skip
"""What is tried in turn: which titles, on how many lines, with how much for the flexible column."""


@dataclass(frozen=True)
class Grid:
    """The columns shown: their places in the table, titles, first columns and widths."""

    indexes: tuple[int, ...]
    titles: tuple[str, ...]
    starts: tuple[int, ...]
    widths: tuple[int, ...]


def widest(table: Table) -> int:
    """Returns the width at which every title stands on one line."""
    widths = _widths(table, _all(table), _titles(table, "title"), (1, 24))
    return sum(widths) + GAP * (len(widths) - 1)


def grid(table: Table, page: Page, indent: int) -> Grid | None:
    """Returns columns that fit, or None when cards are the better form."""
    shown = tuple(i for i in _all(table) if page.width >= FULL or table.columns[i].rank < 3)
    for kind, lines, least in _TRIALS if shown else ():
        if kind == "title" and page.width < FULL:
            continue
        titles = tuple(_titles(table, kind)[i] for i in shown)
        widths = _widths(table, shown, titles, (lines, least))
        spare = page.width - indent - sum(widths) - GAP * (len(widths) - 1)
        if spare >= 0:
            widths = _with_spare(table, shown, widths, spare)
            return Grid(shown, titles, _starts(indent, widths), widths)
    return None


def spread(found: Grid, columns: int) -> Grid:
    """Gives the first column half of the page and the others the rest in equal shares.

    So the goals of a brief stand in the same columns whatever they are called. Where that is too
    much, the others stand side by side at the right end.
    """
    first, others = found.starts[0] + found.widths[0], found.widths[1:]
    if not others:
        return found
    needed = sum(others) + GAP * (len(others) - 1)
    start = min(max(first + GAP, columns // 2), columns - needed)
    extra, count = columns - start - sum(others), len(others)
    starts = list(_starts(start, others))
    if extra >= GAP * count:
        starts = [start + sum(others[:i]) + (i * extra + count // 2) // count for i in range(count)]
    widths = (start - GAP - found.starts[0], *others)
    return replace(found, starts=(found.starts[0], *starts), widths=widths)


def _all(table: Table) -> tuple[int, ...]:
    return tuple(range(len(table.columns)))


def _titles(table: Table, kind: str) -> tuple[str, ...]:
    if kind == "title":
        return tuple(column.title for column in table.columns)
    return tuple(column.short or column.title for column in table.columns)


def _widths(
    table: Table, shown: tuple[int, ...], titles: tuple[str, ...], limits: tuple[int, int]
) -> tuple[int, ...]:
    lines, least = limits
    flexible = _flexible(table, shown)
    widths = []
    for index, title in zip(shown, titles, strict=True):
        cells = _cell_width(table, index)
        cells = min(cells, least) if index == flexible else cells
        widths.append(max(cells, _narrowest(title, lines)))
    return tuple(widths)


def _with_spare(
    table: Table, shown: tuple[int, ...], widths: tuple[int, ...], spare: int
) -> tuple[int, ...]:
    flexible = _flexible(table, shown)
    return tuple(
        max(size, min(_cell_width(table, index), size + spare)) if index == flexible else size
        for index, size in zip(shown, widths, strict=True)
    )


def _flexible(table: Table, shown: tuple[int, ...]) -> int | None:
    return next((index for index in shown if table.columns[index].may_cut), None)


def _cell_width(table: Table, index: int) -> int:
    return max([width(row[index].text) for row in table.rows] or [0])


def _narrowest(title: str, lines: int) -> int:
    """Returns the least width at which a title takes so many lines, words staying whole."""
    if lines == 1:
        return width(title)
    least = max([width(word) for word in wrap(title, 1 << 16)[0].split()] or [0])
    found = (
        columns for columns in range(least, width(title)) if len(wrap(title, columns)) <= lines
    )
    return next(found, width(title))


def _starts(first: int, widths: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(first + sum(widths[:i]) + GAP * i for i in range(len(widths)))
