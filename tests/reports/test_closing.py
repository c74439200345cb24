"""What a guided check-in still asks, and what it takes for granted."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from builders.books import DAY, ago, book, talk
from builders.journeys import main_journey
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.capture.results import Reading
from fuehrung_cli.domain.kinds import Commitment
from fuehrung_cli.reports.brief import Brief, brief
from fuehrung_cli.reports.closing import (
    Derived,
    derived,
    due_promises,
    may_change,
    names_next_talk,
    open_questions,
)

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
RHYTHM = 14


def _brief(of: Book) -> Brief:
    return brief(of, main_journey(), DAY, rhythm_days=RHYTHM, voice="en", call="anna")


def _reading(of: Book, text: str = "") -> Reading:
    return resolve(read(text), Context(of, NOW))


PROMISED = book(
    talk(
        "k7f3",
        20,
        Commitment("leader", "late", ago(3)),
        Commitment("leader", "today", DAY),
        Commitment("leader", "later", ago(-1)),
        Commitment("leader", "some day"),
        Commitment("person", "hers", ago(3)),
    )
)


def test_only_the_leaders_promises_up_to_today_are_asked_for() -> None:
    due = due_promises(_brief(PROMISED), PROMISED, _reading(PROMISED))
    assert [line.text for line in due] == ["late", "today"]


@pytest.mark.parametrize("line", ["kept k7f3.1", "erledigt k7f3.1 so", "moved k7f3.1 bis 4.12."])
def test_what_the_text_settles_is_not_asked_for_again(line: str) -> None:
    due = due_promises(_brief(PROMISED), PROMISED, _reading(PROMISED, line))
    assert [line.text for line in due] == ["today"]


def test_a_question_that_stands_in_the_text_is_not_asked_for_again() -> None:
    page = _brief(book())
    first, second = page.questions
    text = f"? {first.text.upper()}\nthe answer"
    assert open_questions(page, _reading(book())) == (first, second)
    assert open_questions(page, _reading(book(), text)) == (second,)


def test_the_next_talk_can_be_named_by_the_text() -> None:
    assert names_next_talk(_reading(book(), "next: 4.12."))
    assert not names_next_talk(_reading(book(), "next: whatever"))


def test_minutes_and_purpose_come_from_talks_of_the_same_kind() -> None:
    before = book(
        talk("k7f3", 30, minutes=25, purpose=("personal",)),
        talk("m2xa", 20, minutes=45, purpose=("personal", "numbers")),
        talk("b4d9", 10, minutes=5, purpose=("task",), kind="short"),
    )
    assert derived(before, _reading(before)) == Derived(45, "personal")
    assert derived(before, _reading(before, "kind: short")) == Derived(5, None)
    assert derived(before, _reading(before, "60 min\nLob: Messe")) == Derived(None, None)
    assert derived(book(), _reading(book())) == Derived(None, None)


def test_a_purpose_that_came_once_is_not_usual() -> None:
    once = book(talk("k7f3", 30, purpose=("personal",)), talk("m2xa", 20, purpose=("task",)))
    assert derived(once, _reading(once)).purpose is None


def test_what_the_head_says_cannot_be_changed_by_a_key() -> None:
    assert may_change(_reading(book(), "a note")) == {"minutes", "purpose"}
    assert may_change(_reading(book(), "25 min personal")) == frozenset()
    assert may_change(_reading(book(), "Lob: Messe")) == {"minutes", "purpose"}


def test_keys_change_minutes_by_five_and_go_round_the_purposes() -> None:
    assert Derived().longer(None, 1).minutes == 30
    assert Derived(25).longer(25, 1).minutes == 30
    assert Derived(5).longer(5, -1).minutes == 5
    assert Derived().turned(None).purpose == "personal"
    assert Derived().turned("clarify").purpose == "personal"


def test_what_is_derived_is_said_in_lines_of_the_head() -> None:
    assert Derived(25, "recognition").lines("de") == ("dauer: 25", "anlass: Anerkennung")
    assert Derived(25, "recognition").lines("en") == ("duration: 25", "purpose: recognition")
    assert Derived().lines("en") == ()
