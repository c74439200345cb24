"""The laws of capture: what is printed reads back, nothing typed is lost, nothing raises."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from builders.captures import case_book
from builders.talks import hostile, talks, typed_lines
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.context import Context, LeftOut
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.printer import print_session
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.capture.results import Reading
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.kinds import Content, kind_of, values_of
from fuehrung_cli.domain.session import Change, Session

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
# The long form looks for what a short run can miss: FUEHRUNG_LONG=20 tries twenty times as much.
LONG = int(os.environ.get("FUEHRUNG_LONG", "1"))
languages = st.sampled_from(["de", "en"])


def tries(count: int) -> settings:
    return settings(max_examples=count * LONG, deadline=None)


def context_of(book: Book, session: Session | None = None) -> Context:
    return Context(
        book,
        NOW,
        localize=lambda naive: naive.replace(tzinfo=UTC),
        editing=session,
        session_id="k1aaaaaa",
    )


def read_again(session: Session, book: Book, language: str, left_out: bool = True) -> Reading:
    context = context_of(book, session)
    printed = print_session(session, context, language)
    hidden = printed.left_out if left_out else LeftOut()
    return resolve(read(printed.text), replace(context, left_out=hidden))


@given(drawn=talks(), language=languages)
@tries(60)
def test_what_is_printed_reads_back(drawn: tuple[Book, Session], language: str) -> None:
    book, session = drawn

    reading = read_again(session, book, language)

    assert reading.session == session
    assert not reading.asks


def can_be_said(change: Change, book: Book) -> bool:
    """Says whether the grammar has words for a change."""
    fact = book.facts.get(change.fact)
    if fact is None or fact.spec is None:
        return False
    if change.state is not None and change.state not in fact.spec.life.states:
        return False
    for name, value in change.set.items():
        field = fact.spec.field(name)
        if field is None or not field.accepts(value):
            return False
    return bool(change.state or change.set or change.text)


def can_be_typed(content: Content) -> bool:
    """Says whether the grammar has words for a fact: it has none for odd parts of a list."""
    kind = kind_of(content)
    return kind is not None and all(
        part == part.strip() and part and not set(part) & {"\n", ";"} and part.isprintable()
        for field in kind.fields
        if field.base == "texts"
        for part in getattr(content, field.name)
    )


@given(drawn=talks(), language=languages)
@tries(40)
def test_what_no_text_can_say_is_named_and_nothing_else(
    drawn: tuple[Book, Session], language: str
) -> None:
    book, session = drawn
    context = context_of(book, session)

    printed = print_session(session, context, language)
    alone = resolve(read(printed.text), context).session

    assert not any(can_be_typed(opened.content) for opened in printed.facts)
    assert printed.changes == tuple(c for c in session.changes if not can_be_said(c, book))
    assert alone.facts == tuple(o for o in session.facts if o not in printed.facts)
    assert alone.changes == tuple(c for c in session.changes if c not in printed.changes)


A_BOOK = case_book(english=False)
"""The book of the cases, where promises, goals and answers are open."""
typed_texts = hostile | st.lists(typed_lines, min_size=1, max_size=6).map("\n".join)


@given(text=typed_texts | st.text(), drawn=talks(), language=languages)
@tries(60)
def test_reading_never_raises(text: str, drawn: tuple[Book, Session], language: str) -> None:
    book, session = drawn
    for context in (context_of(book), context_of(book, session), context_of(A_BOOK)):
        resolve(read(text), context)
    resolve(read("\\" * 3000 + text), context)


@given(text=typed_texts, language=languages)
@tries(120)
def test_what_was_typed_prints_and_reads_to_the_same(text: str, language: str) -> None:
    before = A_BOOK
    session = resolve(read(text), context_of(before)).session
    book = fold(before.person, (*before.sessions, session))
    context = context_of(book, session)

    printed = print_session(session, context, language)
    again = resolve(read(printed.text), replace(context, left_out=printed.left_out)).session

    assert again == session
    assert (printed.facts, printed.changes, printed.head) == ((), (), ())
    assert print_session(again, context, language) == printed


_MARKS = ["", " ", "\t", "  ", "- ", "* ", "1. ", "[x] ", "\\", "? ", "k7f3 ", ".1 "]
_LABELS = (
    """
    ich:|me:|Anna:|sie:|Cem:|wir:|ziel:|bild:|absicht:|energie:|nächstes mal:|ja einsatz:|ja:|
    ja beides wenn:|zurückgezogen beides:|erledigt:|erledigt k7f3|nicht gehalten a4d9|set h8e2|
    stand h8e2|stand:|verschoben:|verschoben m2xa|Lob:|dauer:|datum:|anlass:|nächstes:|notizen:|
      | |due:|Frist:|text:|quelle:|set:|answer:|exception:|absence:|departure:|  step:|offen:|
    läuft h8e2:|x:|erledigt x9y9||
""".replace("\n    ", "")
    .strip("\n")
    .split("|")
)
_TAILS = [
    "",
    " bis fr",
    " bis 30.2.",
    " bis bald",
    " by 12/4",
    ", weil",
    "?",
    " (bis mo)",
    " auf di",
]


@st.composite
def marked_texts(draw: Callable[..., Any]) -> tuple[str, list[str]]:
    """Draws a text, and words of it that occur nowhere else."""
    lines, words = [], []
    for number in range(draw(st.integers(1, 7))):
        if draw(st.integers(0, 6)) == 0:
            lines.append("")
            continue
        words.append(f"wort{number}wort")
        start, label = draw(st.sampled_from(_MARKS)), draw(st.sampled_from(_LABELS))
        lines.append(f"{start}{label} {words[-1]}{draw(st.sampled_from(_TAILS))}")
        if draw(st.integers(0, 4)) == 0:
            lines.insert(-1, f"{draw(st.sampled_from(_MARKS))}{draw(st.sampled_from(_LABELS))}")
    return "\n".join(lines), words


def kept_texts(reading: Reading) -> str:
    """Returns all that a reading keeps of a text: notes, facts, changes, and what it asks."""
    session = reading.session
    facts = [str(values_of(opened.content)) for opened in session.facts]
    changes = [f"{change.text} {change.set}" for change in session.changes]
    return "\n".join([session.notes, *facts, *changes])


@given(drawn=marked_texts())
@tries(300)
def test_nothing_typed_is_lost(drawn: tuple[str, list[str]]) -> None:
    text, words = drawn
    reading = resolve(read(text), context_of(A_BOOK))
    asked = {ask.line for ask in reading.asks}
    lines = text.split("\n")

    kept = kept_texts(reading)

    # An answer to both questions of the yes is two facts with the same words.
    most = 2 if "beides" in text else 1
    for word in words:
        is_asked = any(word in lines[number - 1] for number in asked)
        assert is_asked or 1 <= kept.count(word) <= most
