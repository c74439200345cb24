"""What holds for every report of every book."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.any_books import books, near_days
from builders.books import DAY, book, change, entry, talk
from builders.journeys import main_journey, shipped_thresholds
from fuehrung_cli.domain.book import WINDOW_DAYS, Book
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.kinds import Commitment, Foreign, Success
from fuehrung_cli.reports.actions import actions
from fuehrung_cli.reports.brief import brief
from fuehrung_cli.reports.card import card
from fuehrung_cli.reports.history import fact_page, history
from fuehrung_cli.reports.progress import team_progress
from fuehrung_cli.reports.promises import promise_list
from fuehrung_cli.reports.signals import asking, person_signals
from fuehrung_cli.reports.team import team
from fuehrung_cli.reports.today import today
from fuehrung_cli.reports.trend import trend

Report = Callable[[Book, date], Any]


def _brief(book: Book, day: date) -> Any:
    return brief(book, main_journey(), day, rhythm_days=14, voice="sie", call="anna")


def _team(book: Book, day: date) -> Any:
    return team([(book, "anna")], main_journey(), day, rhythm_days=14)


def _progress(book: Book, day: date) -> Any:
    return team_progress([(book, "anna")], main_journey(), day, with_left=True)


def _today(book: Book, day: date) -> Any:
    return today([(book, "anna")], day, rhythm_days=14)


def _card(book: Book, day: date) -> Any:
    return card(book, day, call="anna")


def _signals(book: Book, day: date) -> Any:
    asked = asking([book], day, shipped_thresholds, rhythm_days=14)
    return person_signals(book, "anna", asked)


def _trend(book: Book, day: date) -> Any:
    return trend(book, day, call="anna")


REPORTS: list[Report] = [_brief, _team, _progress, _today, _card, _signals, _trend]


def _assert_cut_changes_nothing(book: Book, day: date = DAY) -> None:
    for report in REPORTS:
        assert report(book.cut(day - timedelta(days=WINDOW_DAYS)), day) == report(book, day)


@settings(deadline=None, max_examples=150)
@given(books())
def test_a_report_needs_nothing_older_than_its_window(book: Book) -> None:
    _assert_cut_changes_nothing(book)


@settings(deadline=None, max_examples=80)
@given(books(), near_days)
def test_no_book_makes_a_report_fail(book: Book, day: date) -> None:
    for report in REPORTS:
        report(book, day)
    actions(book, day, rhythm_days=14, name="anna")
    promise_list([book], day, with_settled=True)
    promise_list([book], day, only_overdue=True)
    history([book], day)
    for fact in book.facts.values():
        fact_page(book, fact)


@settings(deadline=None, max_examples=40)
@given(books(), st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(book: Book, chance: random.Random) -> None:
    mixed = list(book.sessions)
    chance.shuffle(mixed)
    other = fold(book.person, mixed)
    assert other == book
    for report in REPORTS:
        assert report(other, DAY) == report(book, DAY)


def test_a_short_id_does_not_change_when_old_facts_are_left_out() -> None:
    cut = book(
        talk("k7f3", 900, Commitment("leader", "alt"), Commitment("leader", "offen"), minutes=1),
        entry("k7f3b", 899, change("k7f3", "kept")),
    )
    _assert_cut_changes_nothing(cut)
    assert _brief(cut, DAY).mine[0].id == "k7f3a.2"


def test_an_old_success_that_was_passed_on_is_not_missed() -> None:
    _assert_cut_changes_nothing(
        book(entry("k7f3", 900, Success("alt")), entry("m2xa", 800, change("k7f3", "passed_on")))
    )


@pytest.mark.parametrize("report", REPORTS)
def test_books_without_anything_to_report(report: Report) -> None:
    ahead = book(talk("k7f3", -9, Commitment("leader", "später", DAY)))
    foreign = book(talk("k7f3", 9, Foreign("later_kind", {"x": [1]})))
    disputed = book(talk("k7f3", 9, change("z9zz", "kept"), change("k7f3", "held")))
    for each in (book(), ahead, foreign, disputed):
        report(each, DAY)
