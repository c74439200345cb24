"""Document → linear text for screen readers: one labelled line per datum.

No boxes, no columns, no marks, nothing cut: headings are lines that end in a colon, everything else
is a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuehrung_cli.layout.document import (
    Block,
    Chart,
    Divider,
    Item,
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
from fuehrung_cli.render.clean import harmless
from fuehrung_cli.render.lines import text_of
from fuehrung_cli.render.signs import in_ascii

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fuehrung_cli.layout.document import Cell, Column, Document, Spans

_NOTHING = ("", "–", "-")
"""Cells that hold no value: nothing is said of them."""
_ENDS = (".", "!", "?", ":", ";", "…", "...")


def to_plain(document: Document, *, ascii_: bool = False) -> str:
    """Returns the whole document, a line per datum, ending in a line feed."""
    lines = [line for block in harmless(document).blocks for line in _block(block)]
    written = "".join([f"{line}\n" for line in lines if line])
    return in_ascii(written) if ascii_ else written


def _block(block: Block) -> Iterator[str]:
    if block.heading:
        yield _heading(block.heading)
    # No full stop: it may end in a command to type.
    yield _spoken(block.heading_aside)
    for node in block.nodes:
        yield from _node(node)


def _node(node: Node) -> Iterator[str]:
    match node:
        case Title():
            yield from map(_sentence, (node.text, node.aside, *map(text_of, node.lines)))
        case Text():
            yield from _paragraph(node.spans)
        case Items():
            yield from _items(node)
        case Pairs():
            for label, value in node.pairs:
                yield _labelled(label, text_of(value))
        case Quote():
            yield _sentence(f"{node.opening}{' '.join(node.text.split())}{node.closing}")
        case Table():
            for row in node.rows:
                yield _row(node.columns, row)
        case States():
            for state in node.states:
                yield _labelled(state.label, state.word)
        case Series():
            yield _labelled(node.label, _series(node))
        case Chart():
            yield from _chart(node)
        case Divider():
            yield _heading(node.text)


def _paragraph(content: Spans) -> Iterator[str]:
    *before, last = text_of(content).split("\n")
    yield from map(_sentence, before)
    yield _line((Span(last, content[-1].role if content else "plain"),))


def _items(node: Items) -> Iterator[str]:
    for number, item in enumerate(node.items, start=1):
        before = f"{number}. " if node.numbered else ""
        yield before + _item(item)
        yield from map(_line, item.more)


def _item(item: Item) -> str:
    lead = f"{item.lead}: " if item.lead else ""
    parts: list[Spans] = [(Span(lead), *item.text), (Span(item.identifier),), item.aside]
    return " ".join([line for line in map(_line, parts) if line])


def _line(content: Spans) -> str:
    """Writes a line, without a full stop behind words to type."""
    if content and content[-1].role == "hint":
        return _spoken(text_of(content))
    return _sentence(text_of(content))


def _row(columns: tuple[Column, ...], row: tuple[Cell, ...]) -> str:
    values = [
        _labelled(column.spoken or column.title, cell.spoken or cell.text)
        for column, cell in zip(columns, row, strict=True)
    ]
    return " ".join([value for value in values if value])


def _series(node: Series) -> str:
    numbers = ", ".join([point.text for point in node.points])
    return f"{numbers} {node.unit}".strip()


def _chart(node: Chart) -> Iterator[str]:
    for series in node.series:
        for time, point in zip(node.times, series.points, strict=True):
            value = f"{point.spoken or point.text} {series.unit}" if point.value is not None else ""
            yield _labelled(f"{series.label}, {time}", value or point.spoken or point.text)


def _labelled(label: str, value: str) -> str:
    if value.strip() in _NOTHING:
        return ""
    return _sentence(f"{label.rstrip(': ')}: {value}" if label.strip() else value)


def _heading(text: str) -> str:
    return _spoken(text).rstrip(".:") + ":" if text.strip() else ""


def _sentence(text: str) -> str:
    spoken = _spoken(text)
    if not spoken or spoken.rstrip("\"“”»'’)").endswith(_ENDS):
        return spoken
    return spoken + "."


def _spoken(text: str) -> str:
    # A separator is read aloud as „middle dot"; a comma is a pause.
    bare = text.strip().removeprefix("· ").removeprefix("→ ")
    return bare.replace(" · ", ", ")
