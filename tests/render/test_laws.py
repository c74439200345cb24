"""What holds for any document: width, lines, nothing lost, nothing hostile."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from fuehrung_cli.layout.document import (
    Block,
    Cell,
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
from fuehrung_cli.render.backend import Format, Options, render
from fuehrung_cli.render.fit import fit
from fuehrung_cli.render.lines import text_of
from fuehrung_cli.render.safe import visible

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
        st.builds(
            Series, text, _many(st.builds(Point, st.dates(), st.integers(0, 5), short)), short
        ),
        st.builds(Divider, text),
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


@st.composite
def _tables(draw: st.DrawFn, text: st.SearchStrategy[str], long: st.SearchStrategy[str]) -> Table:
    count = draw(st.integers(0, 5))
    column = st.builds(Column, text, text, st.booleans(), st.sampled_from([1, 2, 3]), st.booleans())
    cell = st.builds(Cell, st.none(), st.one_of(text, text, long), st.sampled_from(ROLES))
    row = st.tuples(*[cell] * count)
    return Table(draw(st.tuples(*[column] * count)), tuple(draw(st.lists(row, max_size=4))))


def texts(value: object, width: int) -> Iterator[str]:
    """Every text of a document that no width may lose."""
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
            yield from texts(part, width)
    elif is_dataclass(value) and not (isinstance(value, Series) and not value.points):
        for field in fields(value):
            if (type(value), field.name) not in UNSEEN and field.name != "role":
                yield from texts(getattr(value, field.name), width)


UNSEEN = {(Document, "title"), (Document, "language"), (Block, "more")}


@settings(deadline=None, max_examples=150)
@given(documents(ORDINARY + HOSTILE), st.integers(40, 130), st.booleans(), st.booleans())
def test_no_line_is_wider_than_the_width(
    document: Document, width: int, all_: bool, ascii_: bool
) -> None:
    lines = fit(document, width, lines=document.lines, all_=all_, ascii_=ascii_)
    assert max((cell_len(text_of(line)) for line in lines), default=0) <= width
    assert all(text_of(line) == text_of(line).rstrip(" ") for line in lines)


@settings(deadline=None, max_examples=150)
@given(documents(ORDINARY), st.integers(40, 79) | st.just(100))
def test_below_80_columns_and_with_everything_nothing_is_lost(
    document: Document, width: int
) -> None:
    lines = fit(document, width, lines=document.lines, all_=width == 100)
    shown = "\n".join(map(text_of, lines))
    missing = {
        word
        for text in texts(document, width)
        for word in visible(text).split(" ")
        if len(word) <= 8 and word not in shown
    }
    assert missing == set()
    assert "…" not in shown


@settings(deadline=None)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=20), st.integers(0, 9))
def test_45_lines_hold_when_all_blocks_may_give_way(counts: list[int], yields: int) -> None:
    blocks = tuple(
        Block(
            (Items(tuple(Item((Span(f"Eintrag {i} " * 20),)) for i in range(count))),),
            heading=f"BLOCK {number}",
            minimum=0,
            yields=1 + number % (yields + 1),
            space_before=True,
        )
        for number, count in enumerate(counts)
    )
    lines = fit(Document("", blocks), 80, lines=45)
    whole = sum(counts) + 2 * len(counts) - 1
    # Exactly: nothing is left out without need either.
    assert len(lines) == min(whole, 45)


@settings(deadline=None, max_examples=150)
@given(
    documents(ORDINARY[:4] + HOSTILE),
    st.sampled_from(["terminal", "plain", "markdown"]),
    st.builds(Options, st.sampled_from([40, 60, 80]), st.booleans(), st.booleans()),
)
def test_no_control_or_bidi_character_leaves_any_backend(
    document: Document, form: Format, options: Options
) -> None:
    written = render(document, form, options)
    if options.color:
        written = re.sub(r"\x1b\[[0-9;]*m", "", written)
    hidden = {c for c in written if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert hidden <= {"\n"}


@given(st.text(max_size=40), st.sampled_from(["terminal", "plain"]), st.booleans())
def test_markup_of_others_survives_literally(text: str, form: Format, color: bool) -> None:
    text = visible(f"[red]{text}[/b] :smile: [link=x] %s {{n}} \\\\").replace("·", "")
    document = Document("", (Block((Text((Span(text, "late"),)),)),))
    written = re.sub(r"\x1b\[[0-9;]*m", "", render(document, form, Options(60, color=color)))
    assert "".join(text.split()) in "".join(written.split())


def test_a_document_without_blocks_is_empty() -> None:
    for form in ("terminal", "plain", "markdown"):
        assert render(Document("", ()), form, Options()) == ""


def test_points_have_days_the_pages_do_not_need() -> None:
    series = Series("Energie", (Point(date(2026, 11, 5), 4, "4"),))
    assert render(Document("", (Block((series,)),)), "plain", Options()) == "Energie: 4.\n"
