"""„Time for …“: who had clearly the least of it, when nothing else is said about her."""

from __future__ import annotations

import pytest

from builders.books import DAY, ago, book, entry, talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.kinds import Absence, Appointment, Departure, Success
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import say, say_n
from fuehrung_cli.reports.action_kinds import Action
from fuehrung_cli.reports.team import team
from fuehrung_cli.reports.team_actions import Todo, person_todo, team_actions
from fuehrung_cli.reports.today import today

LONG_AGO = talk("a4d9", 200, minutes=60)


def _person(name: str, *sessions: Session, **profile: object) -> tuple[Book, str]:
    who = Person(f"{name.lower():a<4}"[:4], f"{name} Berger", Profile(**profile))  # type: ignore[arg-type]
    return book(*sessions, person=who), name.lower()


def _much(name: str, minutes: int | None = 60) -> tuple[Book, str]:
    return _person(name, LONG_AGO, talk("k7f3", 9, minutes=minutes))


def _team(*least: tuple[Book, str]) -> list[tuple[Book, str]]:
    return [_much("Cem"), *least, _much("Tom")]


def _todo(*books: tuple[Book, str]) -> tuple[Todo, ...]:
    parts = [person_todo(book, call, DAY, rhythm_days=14) for book, call in books]
    return team_actions(parts, DAY)


def _ewa(*sessions: Session, **profile: object) -> tuple[Book, str]:
    return _person("Ewa", LONG_AGO, *sessions, **profile)


SHORT = talk("m2xa", 9, minutes=29)


def test_who_had_clearly_the_least_time_is_named_and_why() -> None:
    assert _todo(*_team(_ewa(SHORT))) == (
        Todo(
            "ewa",
            Action(
                "time",
                "Ewa Berger",
                say("Time for {name}", name="Ewa"),
                say_n("{n} talk in {days} days", "{n} talks in {days} days", 1, days=60),
                DAY,
                "fuehrung next ewa …",
            ),
        ),
    )


RESTING = {
    "half of what is usual is no difference": _ewa(talk("m2xa", 9, minutes=30)),
    "a talk is planned already": _ewa(SHORT, entry("t3p8", 5, Appointment(ago(-5)))),
    "she is away": _ewa(SHORT, entry("t3p8", 5, Absence(ago(5)))),
    "she has just come back": _ewa(SHORT, entry("t3p8", 50, Absence(ago(50), ago(30)))),
    "she leaves": _ewa(SHORT, entry("t3p8", 5, Departure(last_day=ago(-30)))),
    "she has been led for less than 60 days": _ewa(SHORT, led_since=ago(59)),
    "her first entry is less than 60 days old": _person("Ewa", talk("m2xa", 59, minutes=1)),
}


@pytest.mark.parametrize("case", RESTING)
def test_nobody_is_named_when(case: str) -> None:
    books = [*_team(RESTING[case]), _much("Ole")]
    assert [each for each in _todo(*books) if each.action.kind == "time"] == []


def test_something_else_that_is_said_about_her_is_enough() -> None:
    books = _team(_ewa(SHORT, entry("t3p8", 5, Success("Lob"))))
    assert [each.action.kind for each in _todo(*books)] == ["recognition"]


def test_after_60_days_the_comparison_begins() -> None:
    assert [each.call for each in _todo(*_team(_ewa(SHORT, led_since=ago(60))))] == ["ewa"]


def test_two_people_are_not_compared() -> None:
    assert _todo(_much("Cem"), _ewa(SHORT)) == ()


def test_a_talk_without_minutes_was_not_nothing() -> None:
    silent = [_much("Cem", None), _much("Tom", None), _ewa(talk("m2xa", 9, minutes=None))]
    assert _todo(*silent) == ()


def test_a_talk_of_61_days_ago_does_not_count() -> None:
    books = _team(_ewa(talk("m2xa", 60, minutes=600), talk("h8e2", 9, minutes=5)))
    assert [each.call for each in _todo(*books)] == ["ewa"]


def test_it_is_not_due_and_stands_on_both_pages() -> None:
    books = _team(_ewa(SHORT))
    day = today(books, DAY, rhythm_days=14)
    assert (day.stage, day.is_due) == ("calm", False)
    assert [line.action.kind for line in day.lines] == ["time"]
    assert [each.kind for each in team(books, None, DAY, rhythm_days=14).actions] == ["time"]
