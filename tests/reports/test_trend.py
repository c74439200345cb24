"""The trend: counts by month, the energy that was named, gaps where somebody was away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from builders.any_books import books
from builders.books import DAY, ago, book, change, entry, talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.kinds import Absence, Commitment, Rating
from fuehrung_cli.domain.promises import KeptRate, kept_rate
from fuehrung_cli.reports.trend import Energy, Month, Trend, trend

NOTHING = Month(date.min, False, *[0] * 7)


def _month(month: int, year: int = 2026, **counts: Any) -> Month:
    return replace(NOTHING, first=date(year, month, 1), **counts)


def _of(made: Book, months: int = 12) -> Trend:
    return trend(made, DAY, call="anna", months=months)


def test_contacts_are_counted_by_their_main_purpose() -> None:
    made = book(
        talk("k7f3", 40, purpose=("numbers", "personal")),
        talk("m2xa", 20, purpose=("recognition",)),
        talk("m3xa", 12, purpose=("clarify",)),
        talk("m4xa", 3),
        entry("a4d9", 2, purpose=("task",)),
        talk("z9zz", -2, purpose=("task",)),
    )
    assert _of(made) == Trend(
        DAY,
        "Anna Berger",
        "Anna",
        "anna",
        (_month(10, business=1), _month(11, relational=1, neutral=1, unknown=1)),
        (),
    )
    assert (_of(made).contacts, _of(made).known, _of(made).relational) == (4, 3, 1)


def test_the_months_end_today_and_begin_with_the_first_entry() -> None:
    made = book(talk("k7f3", 900), talk("m2xa", 2))
    assert [month.first for month in _of(made, 3).months] == [
        date(2026, month, 1) for month in (9, 10, 11)
    ]
    assert len(_of(made).months) == 12
    assert _of(made).months[0].first == date(2025, 12, 1)
    assert _of(book()).months == ()
    assert _of(book()).is_empty


def test_a_month_of_pause_is_none_without_contacts() -> None:
    away = Absence(date(2026, 8, 15), date(2026, 11, 3))
    made = book(talk("k7f3", 120, away), talk("m2xa", 50), talk("a4d9", 1))
    assert [(m.first.month, m.is_pause) for m in _of(made).months] == [
        *((7, False), (8, False), (9, True), (10, False), (11, False)),
    ]


def test_energy_is_what_was_named_and_a_long_absence_breaks_it() -> None:
    holiday, pause = Absence(ago(90), ago(80)), Absence(ago(60), ago(20))
    made = book(
        talk("k7f3", 100, Rating(4), Rating(2, "sense"), holiday, pause),
        talk("m2xa", 70, Rating(3)),
        talk("a4d9", 5, Rating(5)),
        talk("z9zz", -5, Rating(1)),
    )
    assert _of(made).energy == (
        *(Energy(ago(100), 4), Energy(ago(70), 3), Energy(ago(60), None), Energy(ago(5), 5)),
    )
    assert [each.day for each in _of(made, 1).energy] == [ago(5)]


def test_promises_of_the_leader_count_in_the_month_in_which_they_count_for_the_rate() -> None:
    made = book(
        talk(
            "k7f3",
            60,
            Commitment("leader", "pünktlich", ago(30)),
            Commitment("leader", "spät", ago(40)),
            Commitment("leader", "offen", ago(10)),
            Commitment("leader", "gerade erst", ago(2)),
            Commitment("leader", "erlassen", ago(20)),
            Commitment("person", "ihre", ago(20)),
        ),
        entry("m2xa", 30, change("k7f3.1", "kept"), change("k7f3.2", "kept")),
        entry("a4d9", 25, change("k7f3.5", "released"), change("k7f3.6", "kept")),
    )
    months = [(m.first.month, m.kept, m.late, m.not_kept) for m in _of(made).months]
    assert months == [(9, 0, 0, 0), (10, 1, 1, 0), (11, 0, 0, 1)]
    made_of = _of(made)
    assert KeptRate(made_of.kept, made_of.due, made_of.late) == kept_rate(made, DAY)


@given(books(), st.integers(1, 40))
def test_every_contact_of_the_window_is_counted_once(made: Book, months: int) -> None:
    report = trend(made, DAY, call="anna", months=months)
    firsts = [month.first for month in report.months]
    assert firsts == sorted(set(firsts))
    assert len(firsts) <= months
    inside = [s for s in made.contacts if firsts and firsts[0] <= s.day <= DAY]
    assert report.contacts == len(inside)
    assert all(each.value is None or 1 <= each.value <= 5 for each in report.energy)
    assert not any(month.is_pause and month.relational for month in report.months)
