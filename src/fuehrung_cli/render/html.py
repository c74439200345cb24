"""Documents → one HTML file without a script; nothing in a text can become markup.

Every node has one form here, escaped after `safe.visible`. The file loads nothing from anywhere:
`html_frame` puts the pages into a frame whose policy forbids it.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fuehrung_cli.layout.document import (
    Block,
    Cell,
    Chart,
    Column,
    Divider,
    Item,
    Items,
    Node,
    Pairs,
    Quote,
    Series,
    States,
    Table,
    Text,
    Title,
    pages,
)
from fuehrung_cli.render.clean import harmless
from fuehrung_cli.render.html_frame import framed
from fuehrung_cli.render.svg import key, plot, station

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fuehrung_cli.layout.document import Document, Role, Span, Spans, State

_TAGS: dict[Role, str] = {"hint": "kbd", "id": "code", "late": "strong"}
"""Roles with an element of their own; the others are classes of a `span`."""
_NAMELESS = "fuehrung"
_MOST_COLUMNS = 13
"""More numbers do not stand side by side on a sheet of paper; they flow."""


def to_html(
    documents: Sequence[Document], *, ascii_: bool = False, foot: Sequence[str] = ()
) -> str:
    """Returns one file with all pages; nothing is cut or left out. Without pages it is empty.

    `foot` are the lines at its end. With `ascii_` every other character is written as its number,
    so that none is lost.
    """
    shown = [harmless(document) for document in pages(documents)]
    if not shown:
        return ""
    page = framed(
        title=", ".join(dict.fromkeys(map(_name, shown))),
        language=shown[0].language,
        pages=["\n".join(_page(document)) for document in shown],
        foot=foot,
    )
    return page.encode("ascii", "xmlcharrefreplace").decode("ascii") if ascii_ else page


def _name(document: Document) -> str:
    return document.title.strip() or _NAMELESS


def _page(document: Document) -> Iterator[str]:
    if not _begins_with_title(document.blocks[0]):
        # Headings of blocks are of the second level: one of the first has to be above them.
        yield _element("h1", _text(_name(document)))
    ends: list[str] = []
    for block in document.blocks:
        yield from _block(block)
        if on_paper := _on_paper(block):
            ends.append("</div>")
            yield _element("p", _text(on_paper), "on-paper")
            yield '<div class="unprinted">'
    yield from ends


def _on_paper(block: Block) -> str:
    words = [node.on_paper for node in block.nodes if isinstance(node, Divider)]
    return next((each for each in words if each.strip()), "")


def _begins_with_title(block: Block) -> bool:
    first = block.nodes[0] if block.nodes and not block.heading.strip() else None
    return isinstance(first, Title) and bool(first.text.strip())


def _block(block: Block) -> Iterator[str]:
    inner = [part for node in block.nodes for part in _node(node)]
    if not block.heading.strip():
        aside = _element("p", _text(block.heading_aside), "aside")
        yield "\n".join([part for part in (aside, *inner) if part])
        return
    head = _line(_element("h2", _text(block.heading)), _aside("p", _text(block.heading_aside)))
    yield f"<section{_class('inline' if block.inline else '')}>"
    yield from (head, *inner)
    yield "</section>"


def _node(node: Node) -> Iterator[str]:
    match node:
        case Title():
            yield from _title(node)
        case Text():
            yield _element("p", _spans(node.spans))
        case Items():
            yield from _items(node)
        case Pairs():
            pairs = [(label, _spans(value)) for label, value in node.pairs]
            yield from _list("dl", [_pair(label, value) for label, value in pairs])
        case Quote():
            words = _text(f"{node.opening}{node.text}{node.closing}")
            yield _element("blockquote", _element("p", words))
        case Table():
            yield from _table(node)
        case States():
            yield from _list("ul", [_state(state) for state in node.states], "states")
        case Series():
            numbers = ", ".join([point.text for point in node.points])
            picture = plot((node,), node.label, node.top)
            words = f"{picture} {_element('span', _text(f'{numbers} {node.unit}'))}"
            yield from _list("dl", [_pair(node.label, words)], "series")
        case Chart():
            yield from _chart(node)
        case Divider():
            names = "divider unprinted" if node.on_paper.strip() else "divider"
            yield _element("p", _text(node.text), names)


def _title(node: Title) -> Iterator[str]:
    yield "<header>"
    yield _line(_element("h1", _text(node.text)), _aside("p", _text(node.aside)))
    yield from (_element("p", _spans(line)) for line in node.lines)
    yield "</header>"


def _items(node: Items) -> Iterator[str]:
    # A list in which anything is marked has a column for it, so that the rest stays in line.
    mark = '<span class="mark"></span>' if any(item.mark for item in node.items) else ""
    yield from _list("ol" if node.numbered else "ul", [_item(item, mark) for item in node.items])


def _item(item: Item, no_mark: str) -> str:
    aside = " ".join(
        part
        for part in (
            _element("code", _text(item.identifier)),
            _element("span", _spans(item.aside), _named(item.role)),
        )
        if part
    )
    line = _line(
        _element("span", _text(item.mark), f"mark {_named(item.role)}") or no_mark,
        _element("span", _text(item.lead), "lead"),
        _element("span", _spans(item.text), "words"),
        _aside("span", aside),
    )
    return "\n".join([line, *(_element("p", _spans(more), "more") for more in item.more)])


def _pair(label: str, value: str) -> str:
    return _element("dt", _text(label.strip().rstrip(":"))) + f" <dd>{value}</dd>"


def _state(state: State) -> str:
    """Draws the sign in place of the mark: how a state is called stands beside it."""
    word = _element("span", _text(state.word), _named(state.role))
    label = _element("span", _text(f"{state.label}:"))
    return f"{station(state.role)} {label} {word}"


def _list(tag: str, entries: Sequence[str], names: str = "") -> Iterator[str]:
    inner = "div" if tag == "dl" else "li"
    if entries:
        yield f"<{tag}{_class(names)}>"
        yield from (f"<{inner}>{entry}</{inner}>" for entry in entries)
        yield f"</{tag}>"


def _table(table: Table) -> Iterator[str]:
    if not table.columns:
        return
    yield "<table>"
    yield f"<thead><tr>{''.join(map(_head, table.columns))}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        first, *others = zip(table.columns, row, strict=True)
        yield f"<tr>{_cell('th', *first)}{''.join(_cell('td', *other) for other in others)}</tr>"
    yield "</tbody>"
    yield "</table>"


def _chart(chart: Chart) -> Iterator[str]:
    """Writes the picture and below it the numbers, in columns that stand under their marks."""
    if not chart.times or not chart.series:
        return
    many = "many" if len(chart.times) > _MOST_COLUMNS else ""
    yield f"<figure{_class(f'chart {many}')}>"
    yield plot(chart.series, ", ".join([series.label for series in chart.series]), chart.high)
    times = "".join([f'<th scope="col">{_text(time)}</th>' for time in chart.times])
    yield f"<table><thead><tr><td></td>{times}</tr></thead>"
    yield "<tbody>"
    for number, series in enumerate(chart.series, start=1):
        unit = _element("span", _text(series.unit), "quiet")
        head = f"{key(number)} {_text(series.label)} {unit}".rstrip()
        cells = [
            f'<td data-label="{_attribute(time)}">{_signed(point.text, point.spoken)}</td>'
            for time, point in zip(chart.times, series.points, strict=True)
        ]
        yield f'<tr><th scope="row">{head}</th>{"".join(cells)}</tr>'
    yield "</tbody></table>"
    yield "</figure>"


def _head(column: Column) -> str:
    inner = _signed(column.title, column.spoken)
    return f'<th scope="col"{_class("right" if column.right else "")}>{inner}</th>'


def _cell(tag: str, column: Column, cell: Cell) -> str:
    scope = ' scope="row"' if tag == "th" else ""
    names = f"{'right' if column.right else ''} {_named(cell.role)}"
    # Where there is no room for columns, a row is a card and this stands before each value.
    label = f' data-label="{_attribute(column.spoken or column.title)}"' if tag == "td" else ""
    return f"<{tag}{scope}{_class(names)}{label}>{_signed(cell.text, cell.spoken)}</{tag}>"


def _signed(text: str, spoken: str) -> str:
    """Writes a mark with its words; a text that holds them already stands alone."""
    if not spoken.strip() or spoken in text:
        return _text(text)
    sign = (
        f'<span class="sign" aria-hidden="true" title="{_attribute(spoken)}">{_text(text)}</span>'
    )
    return f"{sign} {_element('span', _text(spoken), 'spoken')}"


def _line(*parts: str) -> str:
    return _element("div", " ".join([part for part in parts if part]), "line")


def _aside(tag: str, inner: str) -> str:
    return _element(tag, inner, "aside")


def _spans(content: Spans) -> str:
    return "".join(map(_span, content))


def _span(span: Span) -> str:
    if span.role == "plain" or not span.text.strip():
        return _text(span.text)
    return _element(_TAGS.get(span.role, "span"), _text(span.text), _named(span.role))


def _named(role: Role) -> str:
    return "" if role == "plain" else role


def _element(tag: str, inner: str, names: str = "") -> str:
    """Writes an element, or nothing where there is nothing to see."""
    return f"<{tag}{_class(names)}>{inner}</{tag}>" if inner.strip() else ""


def _class(names: str) -> str:
    return f' class="{" ".join(names.split())}"' if names.strip() else ""


def _text(text: str) -> str:
    return _attribute(text).replace("\n", "<br>")


def _attribute(text: str) -> str:
    return escape(text, quote=True)
