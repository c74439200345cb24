"""Any document there can be, with ordinary and with hostile words, and what can be read on it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import fields, is_dataclass

from hypothesis import strategies as st

from fuehrung_cli.layout.document import (
    Block,
    Cell,
    Chart,
    Column,
    Divider,
    Document,
    Item,
    Items,
    Pairs,
    Point,
    Quote,
    Role,
    Series,
    Span,
    State,
    States,
    Table,
    Text,
    Title,
)

ORDINARY = [
    *(
        "Anna",
        "und",
        "klären",
        "„Schulung“",
        "·",
        "bis",
        "Fr,",
        "04.12.",
        "—",
        "80\u00a0%",
        "--why",
    ),
    *("漢字", "Łódź", "e\u0301a", "👩\u200d💻", "Donaudampfschiff", "Vertretungsregel/Süd-West"),
]
HOSTILE = [
    "\x1b[31m",
    "\x1b]8;;http://x\x07",
    "\u202e",
    "\u2066",
    "a\rb",
    "\n",
    "x\ny",
    "\t",
    "\x9b",
    "\x00",
    "\u200b",
    "\ufeff",
    "\U000e0041",
    "\ud800",
    "[red]",
    "[/b]",
    ":smile:",
    "<b>",
    "**x**",
    "\ufe0f",
]
ROLES: list[Role] = ["plain", "name", "heading", "label", "quiet", "good", "late", "hint", "id"]


def documents(words: list[str], most: int = 6) -> st.SearchStrategy[Document]:
    """Any document whose texts are made of these words."""
    text = st.lists(st.sampled_from(words), max_size=most).map(" ".join)
    long = st.lists(st.sampled_from(words), max_size=4 * most).map(" ".join)
    line = st.lists(st.builds(Span, long, st.sampled_from(ROLES)), max_size=3).map(tuple)
    lines = st.lists(line, max_size=2).map(tuple)
    short = st.sampled_from(words)
    role = st.sampled_from(ROLES)
    node = st.one_of(
        st.builds(Title, text, text, lines),
        st.builds(Text, line, st.booleans(), st.integers(0, 3)),
        st.builds(
            Items,
            _many(st.builds(Item, line, short, text, short, line, lines, role)),
            st.booleans(),
        ),
        st.builds(Pairs, _many(st.tuples(text, line))),
        st.builds(Quote, long, st.just("„"), st.just("“"), st.integers(0, 3)),
        _tables(text, long),
        st.builds(States, _many(st.builds(State, text, short, text, role))),
        st.builds(Series, text, _many(_points(short)), short),
        _charts(text, short),
        st.builds(Divider, text, text),
    )
    nodes = st.lists(node, max_size=3).map(tuple)
    more = st.sampled_from(["", "{n} weitere: fuehrung show anna"])
    block = st.builds(
        Block,
        nodes,
        text,
        text,
        st.booleans(),
        st.integers(0, 3),
        st.integers(0, 3),
        more,
        st.booleans(),
    )
    blocks = st.lists(block, min_size=1, max_size=4).map(tuple)
    return st.builds(Document, st.just(""), blocks, st.just("de"), st.sampled_from([None, 5, 45]))


def _many(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=4).map(tuple)


def _points(short: st.SearchStrategy[str]) -> st.SearchStrategy[Point]:
    return st.builds(Point, st.dates(), st.none() | st.integers(0, 5), short)


@st.composite
def _charts(draw: st.DrawFn, text: st.SearchStrategy[str], short: st.SearchStrategy[str]) -> Chart:
    count = draw(st.integers(1, 5))
    points = st.tuples(*[_points(short)] * count)
    form = st.sampled_from(["line", "bars"])
    series = st.builds(Series, text, points, short, st.none() | st.just(5), form)
    return Chart(
        draw(st.tuples(*[short] * count)), tuple(draw(st.lists(series, min_size=1, max_size=3)))
    )


@st.composite
def _tables(draw: st.DrawFn, text: st.SearchStrategy[str], long: st.SearchStrategy[str]) -> Table:
    count = draw(st.integers(0, 5))
    column = st.builds(Column, text, text, st.booleans(), st.sampled_from([1, 2, 3]), st.booleans())
    cell = st.builds(Cell, st.none(), st.one_of(text, text, long), st.sampled_from(ROLES))
    row = st.tuples(*[cell] * count)
    return Table(draw(st.tuples(*[column] * count)), tuple(draw(st.lists(row, max_size=4))))


def texts(value: object, width: int, drawn: Set[tuple[type, str]] = frozenset()) -> Iterator[str]:
    """Every text of a document that no width may lose; `drawn` is what a picture stands for."""
    if isinstance(value, Table):
        fewer = 60 <= width < 80
        for row in value.rows:
            for column, cell in zip(value.columns, row, strict=True):
                if not (fewer and column.rank == 3):
                    yield cell.text
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part, width, drawn)
    elif is_dataclass(value) and not (isinstance(value, Series) and not value.points):
        for field in fields(value):
            place = (type(value), field.name)
            if place not in UNSEEN | drawn and field.name not in ("role", "form"):
                yield from texts(getattr(value, field.name), width, drawn)


UNSEEN = {
    *((Document, "title"), (Document, "language"), (Block, "more"), (Divider, "on_paper")),
    (Point, "spoken"),
}


def picture(text: str) -> str:
    """Takes away the eight columns by which a picture is indented in a test."""
    return "".join(f"{line[8:]}\n" for line in text.splitlines()[1:-1])
