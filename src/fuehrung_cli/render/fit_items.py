"""Lists on the page: number, mark and lead at the left, ids and asides in columns at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuehrung_cli.frozen import dataclass
from fuehrung_cli.layout.document import Item, Items, Span
from fuehrung_cli.render.cells import width
from fuehrung_cli.render.lines import (
    Line,
    blank,
    in_role,
    indented,
    line_width,
    padded,
    text_of,
    wrap_lines,
)
from fuehrung_cli.render.page import Page, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST_TEXT = 16
"""Columns a text must have beside its aside; with less, the aside stands below."""
_EASY_TEXT = 24
"""With less than this the aside stands below as soon as that takes fewer lines."""
_LONGEST_ID = 12


def aside_columns(lists: Iterable[Items], columns: int) -> tuple[int, int]:
    """Returns where ids and asides begin: the same for all lists of a page, so that they align."""
    items = [item for each in lists if _has_asides(each) for item in each.items]
    asides = [w for item in items if (w := line_width(item.aside)) <= columns * 2 // 5]
    ids = [w for item in items if (w := width(item.identifier)) <= _LONGEST_ID]
    start = columns - 1 - max(asides or [0])
    return start - 2 - max(ids or [0]), start


def fit_items(node: Items, page: Page) -> tuple[Piece, ...]:
    """Returns one piece per entry; each may be left out."""
    shape = _shape(node, page)
    return tuple(
        Piece(_fit_item(item, _head(item, number, shape), shape, page), can_go=True)
        for number, item in enumerate(node.items, start=1)
    )


@dataclass(frozen=True)
class _Shape:
    """The columns of one list."""

    number: int
    mark: int
    lead: int
    has_asides: bool

    @property
    def start(self) -> int:
        """Returns where texts begin."""
        return 1 + sum(size + gap for size, gap in self.parts)

    @property
    def parts(self) -> tuple[tuple[int, int], ...]:
        """Returns width and gap of each column in use."""
        columns = ((self.number, 1), (self.mark, 1), (self.lead, 2))
        return tuple(column for column in columns if column[0])


def _has_asides(node: Items) -> bool:
    return any(item.aside for item in node.items)


def _shape(node: Items, page: Page) -> _Shape:
    # Where nothing stands at the right, as in help, longer leads find room and stay in one column.
    most = page.width // 4 if _has_asides(node) else page.width * 2 // 5
    leads = [w for item in node.items if (w := width(item.lead)) <= most]
    lead = max(leads or [0])
    marks = [w for item in node.items if (w := width(item.mark)) <= 3]
    number = len(str(len(node.items))) if node.numbered else 0
    # A list with dates keeps the room for „!" even when nothing is late: the dates then stand in
    # one column with those of the list above.
    mark = max(max(marks or [0]), 1 if lead and not number else 0)
    return _Shape(number, mark, lead, _has_asides(node))


def _head(item: Item, number: int, shape: _Shape) -> Line:
    """Returns what stands before the text; too wide a mark or lead makes it longer."""
    tone = "mark" if item.role == "plain" else item.role
    head: Line = (Span(" "),)
    if shape.number:
        head += (Span(str(number).rjust(shape.number), "mark"), Span(" "))
    if shape.mark or item.mark:
        head += (*padded((Span(item.mark, tone),), shape.mark), Span(" "))
    if shape.lead or item.lead:
        head += (*padded((Span(item.lead),), shape.lead), Span("  "))
    return head


def _fit_item(item: Item, head: Line, shape: _Shape, page: Page) -> tuple[Line, ...]:
    above: tuple[Line, ...] = ()
    start = line_width(head)
    if start > page.width // 2:
        start = min(shape.start, page.width // 4)
        above, head = indented(wrap_lines(head, page.width - 1), 1), blank(start)
    tail, tail_start = _tail(item, shape, page)
    if not tail:
        lines = page.one_line(item.text, page.width - start)
        body = indented(lines, start, head)
    else:
        room = 0 if page.is_narrow else tail_start - 2 - start
        beside = _tail_beside(item, head, tail, tail_start, page) if room >= _LEAST_TEXT else ()
        body = beside
        if room < _EASY_TEXT:
            behind = _tail_behind(item, head, start, page)
            body = beside if beside and len(beside) <= len(behind) else behind
    more = [line for spans in item.more for line in page.one_line(spans, page.width - start)]
    return (*above, *body, *indented(more, start))


def _aside(item: Item) -> Line:
    return in_role(item.aside, item.role)


def _tail(item: Item, shape: _Shape, page: Page) -> tuple[Line, int]:
    """Returns id and aside as one stretch, and the column in which it begins."""
    aside = _aside(item)
    name: Line = (Span(item.identifier, "id"),) if item.identifier else ()
    start = min(page.asides, page.width - 1 - line_width(aside))
    if not aside:
        last = page.width - line_width(name)
        return name, min(page.identifiers, last) if shape.has_asides else last
    if not name:
        return aside, start
    name_start = min(page.identifiers, start - 2 - line_width(name))
    return (*padded(name, start - name_start), *aside), name_start


def _tail_beside(
    item: Item, head: Line, tail: Line, tail_start: int, page: Page
) -> tuple[Line, ...]:
    start = line_width(head)
    room = tail_start - 2 - start
    texts = page.one_line(item.text, room)
    first = (*head, *padded(texts[0], room + 2), *tail)
    return (first, *indented(texts[1:], start))


def _tail_behind(item: Item, head: Line, start: int, page: Page) -> tuple[Line, ...]:
    room = page.width - start
    name: Line = (Span(item.identifier, "id"),) if item.identifier else ()
    aside = _aside(item)
    tail = (*name, *(blank(2) if name and aside else ()), *aside)
    whole = (*item.text, *blank(2), *tail)
    if line_width(whole) <= room:
        return ((*head, *whole),)
    texts = page.one_line(item.text, room)
    last = (*texts[-1], *blank(2), *tail)
    if text_of(texts[-1]) and line_width(last) <= room and not page.cuts:
        return indented((*texts[:-1], last), start, head)
    return indented((*texts, *wrap_lines(tail, room)), start, head)
