r"""Document → Markdown for notes and tickets; nothing in a text can become markup.

Every character with a meaning in CommonMark or GitHub's dialect gets a backslash where it could
have that meaning, and addresses do not turn into links.
"""

from __future__ import annotations

import re
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
    States,
    Table,
    Text,
    Title,
)
from fuehrung_cli.render.clean import harmless
from fuehrung_cli.render.lines import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fuehrung_cli.layout.document import Document

_SPECIAL = r"[\\`*_{}\[\]()<>#!|~&$@]"
_AT_START = r"^([-+=]|\d+[.)](?=\s|$))"
_ADDRESS = r"(?:(?<=[a-z]):(?=/)|(?<=www)\.|(?<=mailto):|(?<=xmpp):)"


def to_markdown(document: Document, *, ascii_: bool = False) -> str:
    """Returns the whole document; nothing is cut or left out."""
    blocks = harmless(document, ascii_=ascii_).blocks
    parts = [part for block in blocks for part in _block(block) if part]
    return "\n\n".join(parts) + "\n" if parts else ""


def escaped(text: str) -> str:
    """Returns a text that Markdown shows as it is written; line feeds become hard breaks."""
    lines = [_escaped_line(line.strip()) for line in text.strip().split("\n")]
    return "\\\n".join([line for line in lines if line])


def _escaped_line(line: str) -> str:
    line = re.sub(_SPECIAL, r"\\\g<0>", line)
    line = re.sub(_ADDRESS, r"\\\g<0>", line, flags=re.IGNORECASE)
    # The last character of the match is what makes a list or an underline of it.
    return re.sub(_AT_START, lambda found: f"{found[0][:-1]}\\{found[0][-1]}", line)


def _block(block: Block) -> Iterator[str]:
    if block.heading:
        yield f"## {escaped(block.heading)}"
    yield escaped(block.heading_aside)
    for node in block.nodes:
        yield from _node(node)


def _node(node: Node) -> Iterator[str]:
    match node:
        case Title():
            yield from _title(node)
        case Text():
            yield escaped(text_of(node.spans))
        case Items():
            yield "\n".join(_items(node))
        case Pairs():
            yield "\n".join([_labelled(label, text_of(value)) for label, value in node.pairs])
        case Quote():
            yield f"> {escaped(' '.join((node.opening + node.text + node.closing).split()))}"
        case Table():
            yield "\n".join(_table(node))
        case States():
            yield "\n".join([_labelled(f"{s.mark} {s.label}", s.word) for s in node.states])
        case Series():
            numbers = ", ".join([point.text for point in node.points])
            yield _labelled(node.label, f"{numbers} {node.unit}")
        case Chart():
            yield "\n".join(_chart(node))
        case Divider():
            yield "---"
            yield escaped(node.text)


def _title(node: Title) -> Iterator[str]:
    if node.text:
        yield f"# {escaped(node.text)}"
    yield "\\\n".join(
        [line for line in map(escaped, (node.aside, *map(text_of, node.lines))) if line]
    )


def _items(node: Items) -> Iterator[str]:
    for number, item in enumerate(node.items, start=1):
        bullet = f"{number}. " if node.numbered else "- "
        lines = [_item(item), *map(escaped, map(text_of, item.more))]
        yield bullet + ("\\\n" + " " * len(bullet)).join([line for line in lines if line])


def _item(item: Item) -> str:
    mark = "" if item.mark == "·" else item.mark
    texts = [mark, item.lead, text_of(item.text)]
    found = " ".join([escaped(text) for text in texts if text.strip()])
    aside = ", ".join([escaped(t) for t in (text_of(item.aside), item.identifier) if t.strip()])
    return f"{found} ({aside})" if aside else found


def _labelled(label: str, value: str) -> str:
    label = escaped(label.strip().rstrip(":"))
    return f"- **{label}:** {escaped(value)}" if label else f"- {escaped(value)}"


def _table(table: Table) -> Iterator[str]:
    if not table.columns:
        return
    yield _cells(column.title for column in table.columns)
    yield _row("---:" if column.right else "---" for column in table.columns)
    for row in table.rows:
        yield _cells(cell.text for cell in row)


def _chart(chart: Chart) -> Iterator[str]:
    """Writes the times below each other: there may be more of them than fit side by side."""
    units = [f"{series.label} ({series.unit})".replace(" ()", "") for series in chart.series]
    yield _cells(("", *units))
    yield _row(("---", *["---:"] * len(units)))
    for number, time in enumerate(chart.times):
        yield _cells((time, *(series.points[number].text for series in chart.series)))


def _cells(texts: Iterable[str]) -> str:
    return _row(map(escaped, texts))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
