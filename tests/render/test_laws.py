"""What holds for any document: width, lines, nothing lost, nothing hostile."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from builders.any_documents import HOSTILE, ORDINARY, documents, texts
from fuehrung_cli.layout.document import Block, Document, Item, Items, Point, Series, Span, Text
from fuehrung_cli.render.backend import Format, Options, render
from fuehrung_cli.render.fit import fit
from fuehrung_cli.render.lines import text_of
from fuehrung_cli.render.safe import visible


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
    st.sampled_from(["terminal", "plain", "markdown", "html"]),
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
    for form in ("terminal", "plain", "markdown", "html"):
        assert render(Document("", ()), form, Options()) == ""


def test_points_have_days_the_pages_do_not_need() -> None:
    series = Series("Energie", (Point(date(2026, 11, 5), 4, "4"),))
    assert render(Document("", (Block((series,)),)), "plain", Options()) == "Energie: 4.\n"
