"""Departures: the dated list, and the figures of a team as counts (F6)."""

from __future__ import annotations

from datetime import date

import pytest

from builders.books import DAY, ago, book, change, entry
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.departures import Departures, Due, departure_of, tasks, team_figures
from fuehrung_cli.domain.kinds import Departure

STAYS = book(entry("k7f3", 1))


def _gone(days_ago: int, *, expected: bool | None = None) -> Book:
    leaves = Departure(last_day=ago(days_ago), expected=expected)
    return book(entry("k7f3", days_ago + 30, leaves), entry("m2xa", 0, change("k7f3", "left")))


def test_days_count_from_the_notice_and_to_the_last_day() -> None:
    made = book(entry("k7f3", 3, Departure(last_day=ago(-30))))
    fact = departure_of(made)
    assert fact is not None
    assert tasks(fact) == (
        Due("thank", ago(3)),
        Due("understand", ago(-4)),
        Due("hand_over", ago(-16)),
        Due("exit_talk", ago(-23)),
        Due("farewell", ago(-30)),
        Due("contact", ago(-120)),
    )


def test_without_a_last_day_only_the_first_two_have_a_day() -> None:
    fact = departure_of(book(entry("k7f3", 0, Departure())))
    assert fact is not None
    assert [due.on for due in tasks(fact)] == [DAY, ago(-7), None, None, None, None]


def test_a_short_notice_puts_no_day_before_it() -> None:
    fact = departure_of(book(entry("k7f3", 0, Departure(last_day=ago(-3)))))
    assert fact is not None
    assert tasks(fact)[2].on == DAY


def test_below_twenty_people_there_is_no_rate() -> None:
    made = team_figures([_gone(10, expected=False), _gone(364), *[STAYS] * 5], DAY)
    assert made == Departures(left=2, people=7, surprising=1, known=1, percent=None)


def test_from_twenty_people_on_average_there_is_one() -> None:
    assert team_figures([_gone(10), *[STAYS] * 20], DAY).percent == 5
    assert team_figures([_gone(10), *[STAYS] * 19], DAY).percent is None


@pytest.mark.parametrize(("days_ago", "left"), [(364, 1), (365, 0), (0, 1), (-1, 0)])
def test_only_the_last_year_counts(days_ago: int, left: int) -> None:
    assert team_figures([_gone(days_ago), STAYS], DAY).left == left


def test_somebody_who_only_announced_has_not_left() -> None:
    made = team_figures([book(entry("k7f3", 3, Departure(last_day=date(2026, 12, 31))))], DAY)
    assert (made.left, made.people) == (0, 1)


def test_nobody_makes_no_figure() -> None:
    assert team_figures([], DAY) == Departures(0, 0, 0, 0, None)
