"""What holds for the pages of any book: their size, and that narrow ones lose nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from builders.any_books import books
from builders.books import DAY, book, talk
from builders.journeys import main_journey, shipped_thresholds
from builders.team_sued import anna
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.kinds import Answer, Commitment, Content, Departure, Goal, Topic
from fuehrung_cli.layout.brief import LINES, brief_page
from fuehrung_cli.layout.document import Block, Divider, Document, Table
from fuehrung_cli.layout.history import fact_document, history_page
from fuehrung_cli.layout.progress import person_progress_page, team_progress_page
from fuehrung_cli.layout.promises import promises_page
from fuehrung_cli.layout.team import team_page
from fuehrung_cli.layout.today import today_page
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.render.backend import Options, render
from fuehrung_cli.render.safe import visible_text
from fuehrung_cli.reports.brief import brief
from fuehrung_cli.reports.history import fact_page, history
from fuehrung_cli.reports.progress import team_progress
from fuehrung_cli.reports.promises import promise_list
from fuehrung_cli.reports.team import team
from fuehrung_cli.reports.today import today

languages = st.sampled_from(["de", "en"]).map(Translator)


def _brief(book: Book, t: Translator) -> Document:
    made = brief(
        book, main_journey(), DAY, rhythm_days=14, voice="sie", call="anna",
        thresholds=shipped_thresholds,
    )  # fmt: skip
    return brief_page(made, t)


def _lines(page: Document, width: int) -> list[str]:
    return render(page, "terminal", Options(width)).splitlines()


def _texts(value: Any) -> Iterator[str]:
    """Every text that a leader should find on the page, whatever its width."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if (type(value), field.name) not in _UNSEEN and field.name not in ("role", "spoken"):
                yield from _texts(getattr(value, field.name))


# A title of a column may give way to the heading of its block or to a card.
_UNSEEN = {
    *((Document, "title"), (Document, "language"), (Block, "more"), (Table, "columns")),
    (Divider, "on_paper"),
}


@settings(deadline=None, max_examples=60)
@given(books(), languages)
def test_a_brief_fits_one_page(book: Book, t: Translator) -> None:
    lines = _lines(_brief(book, t), 80)
    assert len(lines) <= LINES
    assert max(map(cell_len, lines)) <= 80


@settings(deadline=None, max_examples=40)
@given(books(), languages, st.integers(40, 79))
def test_a_narrow_brief_loses_nothing(book: Book, t: Translator, width: int) -> None:
    page = _brief(book, t)
    lines = _lines(page, width)
    assert max(map(cell_len, lines)) <= width
    shown = "\n".join(lines)
    words = {word for text in _texts(page.blocks) for word in visible_text(text).split()}
    assert {word for word in words if len(word) <= 8 and word not in shown} == set()
    assert "…" not in shown


@settings(deadline=None, max_examples=25)
@given(books(), languages, st.sampled_from([80, 60, 48]))
def test_no_other_page_fails_or_is_too_wide(book: Book, t: Translator, width: int) -> None:
    several = team_progress([(book, "anna")], main_journey(), DAY, with_left=True)
    pages = [
        team_page(team([(book, "anna")], main_journey(), DAY, rhythm_days=14), t),
        today_page(today([(book, "anna")], DAY, rhythm_days=14), t, home="/notebook"),
        team_progress_page(several, t),
        person_progress_page(several.people[0], several, t),
        promises_page(promise_list([book], DAY, with_settled=True), t, name=book.person.name),
        history_page(history([book], DAY), t),
        *(fact_document(fact_page(book, fact), DAY, t) for fact in book.facts.values()),
    ]
    for page in pages:
        assert max(map(cell_len, _lines(page, width))) <= width
        assert render(page, "plain", Options())
        assert render(page, "markdown", Options())


def test_a_brief_of_very_much_still_fits_and_says_what_is_left_out() -> None:
    much: list[Content] = [
        *(Commitment("leader", f"Zusage {n} " * 9, DAY) for n in range(40)),
        *(Commitment("person", f"Zusage an mich {n}") for n in range(40)),
        *(Topic(f"Thema {n}") for n in range(40)),
        *(Goal(f"Ziel {n}") for n in range(40)),
    ]
    page = _brief(book(talk("k7f3", 9, *much, notes="Wort " * 99)), Translator("en"))
    lines = _lines(page, 80)
    assert len(lines) == LINES
    assert sum("more: --all" in line for line in lines) == 4
    everything = render(page, "terminal", Options(80, all_=True))
    assert all(f"Thema {n}" in everything for n in range(40))


def test_the_state_of_a_person_is_never_cut_off() -> None:
    leaving = book(
        talk("k7f3", 9, Departure()), role="Kundenberaterin Gewerbe und vieles mehr " * 3
    )
    for width in (80, 48):
        assert "ANNA BERGER · im Weggang" in _lines(_brief(leaving, Translator("de")), width)[0]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_brief_for_the_person_ends_above_the_line(language: str) -> None:
    t = Translator(language)
    made = brief(anna(), main_journey(), DAY, rhythm_days=14, voice="sie", call="anna")
    whole = _lines(brief_page(made, t), 80)
    shared = _lines(brief_page(made, t, for_person=True), 80)
    line = next(n for n, text in enumerate(whole) if text.startswith("───── ") or " ───" in text)
    assert whole[:line] == shared


def test_the_reasons_of_questions_are_shown_on_request() -> None:
    made = brief(
        book(talk("k7f3", 9, Answer("?", "x"))), main_journey(), DAY,
        rhythm_days=14, voice="en", call="anna",
    )  # fmt: skip
    t = Translator("en")
    assert "not talked about yet" not in render(brief_page(made, t), "plain", Options())
    assert "not talked about yet" in render(brief_page(made, t, why=True), "plain", Options())
