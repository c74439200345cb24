"""The few nodes every page is made of.

A document knows order, roles and what may yield; it knows no colour, width or medium. Texts are
final: the layout has translated them. Nothing here is markup: a `Span` is shown as it is written,
and each backend makes control characters harmless in its own way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal, TypeAlias

from fuehrung_cli.frozen import dataclass

Role = Literal["plain", "name", "heading", "label", "quiet", "good", "late", "hint", "id", "mark"]
"""What a span means. `late` is the strongest there is; nothing is ever red for a person."""


@dataclass(frozen=True)
class Span:
    """A piece of text with a role."""

    text: str
    role: Role = "plain"


Spans: TypeAlias = tuple[Span, ...]


def spans(*parts: str | Span) -> Spans:
    """Makes spans of strings and spans, leaving out empty ones."""
    made = (Span(part) if isinstance(part, str) else part for part in parts)
    return tuple(span for span in made if span.text)


@dataclass(frozen=True)
class Title:
    """The head of a page: `text` at the left, `aside` at the right end of the same line."""

    text: str
    aside: str = ""
    lines: tuple[Spans, ...] = ()
    """Lines below, each cut or wrapped on its own; a rule follows them."""


@dataclass(frozen=True)
class Text:
    """A paragraph. `may_cut`: at full width it may end in „…" to stay on `max_lines` lines."""

    spans: Spans
    may_cut: bool = False
    max_lines: int = 2


@dataclass(frozen=True)
class Item:
    """One entry of a list: mark, lead (a date, a number), text, and asides at the right end.

    `text` may be cut with „…" at full width when the item would need a second line; `lead`,
    `identifier` and `aside` never are. `more` are lines of their own below, indented.
    """

    text: Spans
    mark: str = ""
    lead: str = ""
    identifier: str = ""
    aside: Spans = ()
    more: tuple[Spans, ...] = ()
    role: Role = "plain"
    """Colours mark and aside; the words carry the meaning."""


@dataclass(frozen=True)
class Items:
    """A list; leads, ids and asides of its items stand in columns. `numbered`: 1, 2, 3 as marks."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Pairs:
    """Labels with values, labels in one column."""

    pairs: tuple[tuple[str, Spans], ...]


@dataclass(frozen=True)
class Quote:
    """Somebody's own words; the backend adds the quotation marks of the language given."""

    text: str
    opening: str
    closing: str
    max_lines: int = 2


CellValue: TypeAlias = str | int | float | date | None


@dataclass(frozen=True)
class Cell:
    """A table cell: the typed value, and how it is written."""

    value: CellValue
    text: str
    role: Role = "plain"
    spoken: str = ""
    """What stands on plain pages and cards for a text that is only a mark."""


@dataclass(frozen=True)
class Column:
    """A table column. `rank` 1 is shown at every width; 2 from 60 columns on, 3 from 80 on."""

    title: str
    short: str
    right: bool = False
    rank: Literal[1, 2, 3] = 1
    may_cut: bool = False
    """The one flexible column: takes the room that is left, cut with „…" where it must be."""
    spoken: str = ""
    """What stands on plain pages and cards for a title that only a legend explains."""


@dataclass(frozen=True)
class Table:
    """Rows of typed cells. Below 60 columns every row becomes a short card: nothing is lost."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        width = len(self.columns)
        if any(len(row) != width for row in self.rows):
            message = f"a row does not have {width} cells"
            raise ValueError(message)


@dataclass(frozen=True)
class State:
    """One named state, e.g. a step: „■ Nutzen"."""

    label: str
    mark: str
    word: str
    role: Role = "plain"


@dataclass(frozen=True)
class States:
    """Several states side by side; as text each is „label: word"."""

    states: tuple[State, ...]


@dataclass(frozen=True)
class Point:
    """One figure of a series on its day; a value of None is a gap, and the text says why."""

    day: date
    value: float | None
    text: str
    spoken: str = ""
    """What stands on plain pages for a text that is only a mark."""


@dataclass(frozen=True)
class Series:
    """Figures over time; the numbers always stand beside the picture.

    With `high` the picture begins at 0 and ends there; without it the figures fill it.
    """

    label: str
    points: tuple[Point, ...]
    unit: str = ""
    high: float | None = None
    form: Literal["line", "bars"] = "line"
    """A line joins values that were named, bars show what was counted."""

    @property
    def top(self) -> float:
        """Returns where its picture ends when it begins at 0."""
        named = [point.value for point in self.points if point.value is not None]
        return self.high if self.high is not None else max([1, *named])


@dataclass(frozen=True)
class Chart:
    """Series over the same stretch of time, one picture: above each other, the times once."""

    times: tuple[str, ...]
    series: tuple[Series, ...]

    def __post_init__(self) -> None:
        count = len(self.times)
        if any(len(series.points) != count for series in self.series):
            message = f"a series does not have {count} points"
            raise ValueError(message)

    @property
    def high(self) -> float:
        """Returns where the picture ends: all its series have the same scale."""
        return max([1, *(series.top for series in self.series)])


@dataclass(frozen=True)
class Divider:
    """A line across the page with words in its middle: „ab hier nur für Sie"."""

    text: str
    on_paper: str = ""
    """What a printed page says in the place of everything that follows; empty: it is printed."""


Node: TypeAlias = Title | Text | Items | Pairs | Quote | Table | States | Series | Chart | Divider


@dataclass(frozen=True)
class Block:
    """A heading with what belongs to it, and how it gives way when lines are scarce.

    `heading_aside` follows the heading on its line. With `inline` the first line of the first node
    follows the heading on the same line when it fits. When a page is too long, the block with the
    highest `yields` gives up list items one by one, down to `minimum` items; 0 never gives way.
    What is left out is said: `more` is a function of the count, already translated by the layout
    (`"{n} more"` with `{n}` to be replaced).
    """

    nodes: tuple[Node, ...]
    heading: str = ""
    heading_aside: str = ""
    inline: bool = False
    minimum: int = 1
    yields: int = 0
    more: str = ""
    space_before: bool = False
    """A blank line before the block, the first thing to go when lines are scarce."""
    needs_room: bool = False
    """It stands only where a page has room for pictures, so not where lines are counted."""


@dataclass(frozen=True)
class Document:
    """A page: blocks in order. `lines` is the limit at 80 columns and more, None for no limit."""

    title: str
    blocks: tuple[Block, ...]
    language: str = "en"
    lines: int | None = None

    @property
    def compact(self) -> Document:
        """Returns it without the blocks that need room."""
        if not any(block.needs_room for block in self.blocks):
            return self
        kept = tuple(block for block in self.blocks if not block.needs_room)
        return replace(self, blocks=kept)


def pages(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Returns the documents that have anything on them, in order."""
    return tuple(document for document in documents if document.blocks)
