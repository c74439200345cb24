"""When the next talk would be: the rhythm, the usual weekday and hour, absences left out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from builders.books import DAY, ago, book, change, talk
from fuehrung_cli.domain.clock import Who
from fuehrung_cli.domain.kinds import Absence, Appointment, Departure
from fuehrung_cli.reports.next_talk import proposed_talk

RHYTHM = 14
WHO: tuple[Who, ...] = ("person", "leader")


def test_the_proposal_keeps_weekday_and_hour_of_the_planned_talk() -> None:
    # DAY is a Thursday; the talk planned for Tuesday half past nine was held.
    usual = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    held = book(talk("k7f3", 9, Appointment(usual)), talk("m2xa", 2, change("k7f3", "held")))
    assert proposed_talk(held, DAY, RHYTHM) == datetime(2026, 12, 8, 9, 30)  # noqa: DTZ001


def test_without_a_planned_talk_the_weekday_of_the_last_one_counts() -> None:
    assert proposed_talk(book(talk("k7f3", 20)), DAY, RHYTHM) == date(2026, 12, 11)
    assert proposed_talk(book(), DAY, RHYTHM) == date(2026, 12, 10)


def test_a_first_talk_is_never_proposed_for_a_weekend() -> None:
    saturday = date(2026, 11, 28)
    proposed = proposed_talk(book(), saturday, RHYTHM)
    assert proposed is not None
    assert proposed.weekday() == 4


@pytest.mark.parametrize("rhythm_days", [1, 2, 3])
def test_the_proposal_always_lies_ahead(rhythm_days: int) -> None:
    proposed = proposed_talk(book(talk("k7f3", 0)), DAY, rhythm_days)
    assert proposed is not None
    assert proposed > DAY


@pytest.mark.parametrize("who", WHO)
def test_the_proposal_leaves_absences_out(who: Who) -> None:
    away = book(talk("k7f3", 7, Absence(date(2026, 12, 7), date(2026, 12, 18), who)))
    assert proposed_talk(away, DAY, RHYTHM) == date(2026, 12, 24)


def test_nothing_is_proposed_for_somebody_who_is_away_for_long_or_leaves() -> None:
    assert proposed_talk(book(talk("k7f3", 7, Absence(ago(3)))), DAY, RHYTHM) is None
    leaving = book(talk("k7f3", 7, Departure(last_day=ago(-60))))
    assert proposed_talk(leaving, DAY, RHYTHM) is None
    assert proposed_talk(book(), date.max, RHYTHM) is None


def test_the_rhythm_can_count_from_the_last_talk() -> None:
    last = ago(10)
    assert proposed_talk(book(talk("k7f3", 10)), DAY, RHYTHM, since=last) == ago(-4)
    # Its day is over: tomorrow, or Monday when tomorrow is Saturday.
    old = book(talk("k7f3", 21))
    assert proposed_talk(old, DAY, RHYTHM, since=ago(21)) == ago(-1)
    assert proposed_talk(old, ago(-1), RHYTHM, since=ago(21)) == date(2026, 11, 30)
