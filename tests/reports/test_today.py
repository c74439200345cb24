"""Today: five lines, one a person, the next thing to type, and what is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from builders.books import DAY, ago, book, change, entry, talk
from builders.team_sued import team as team_sued
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.kinds import Absence, Appointment, Commitment, Departure, Success
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import say
from fuehrung_cli.reports.brief import brief
from fuehrung_cli.reports.team import team
from fuehrung_cli.reports.today import Hint, Today, today


def _of(*sessions: Session, day: date = DAY) -> Today:
    return today([(book(*sessions), "anna")], day, rhythm_days=14)


def _praised(number: int) -> tuple[Book, str]:
    who = Person(f"{number:04}", f"Person {number}")
    return book(entry("k7f3", number, Success("Lob")), person=who), f"person{number}"


def test_the_lines_of_a_whole_team() -> None:
    made = today(team_sued(), DAY, rhythm_days=14)
    assert [(line.call, line.action.kind) for line in made.lines] == [
        ("anna", "talk_today"),
        ("petra", "promise_overdue"),
        ("ewa", "promise_overdue"),
        ("tom", "contact"),
        ("cem", "promise_due"),
    ]
    assert (made.stage, made.people, made.more_people, made.is_due) == ("open", 8, 0, True)
    assert made.hint == Hint(say("Open line {n}:", n=1), "fuehrung 1")


def test_at_most_five_lines_and_who_is_left_out_is_counted() -> None:
    made = today([_praised(n) for n in range(7)], DAY, rhythm_days=14)
    assert [line.call for line in made.lines] == [f"person{n}" for n in (6, 5, 4, 3, 2)]
    assert made.more_people == 2


def test_a_person_has_one_line_the_most_pressing() -> None:
    made = _of(
        entry("k7f3", 9, Success("Lob"), Commitment("leader", "x", ago(2))),
        entry("m2xa", 9, Appointment(DAY)),
    )
    assert [line.action.kind for line in made.lines] == ["talk_today"]


def test_a_promise_for_today_is_more_pressing_than_praise() -> None:
    made = _of(entry("k7f3", 9, Success("Lob"), Commitment("leader", "x", DAY)))
    assert [line.action.kind for line in made.lines] == ["promise_today"]


def test_the_order_of_the_books_does_not_matter() -> None:
    one, other = team_sued(), tuple(reversed(team_sued()))
    assert today(one, DAY, rhythm_days=14) == today(other, DAY, rhythm_days=14)


TALKED = talk("k7f3", 1)
PRAISE = entry("m2xa", 1, Success("Lob"))


def _promised(due: date) -> Session:
    return entry("k7f3", 9, Commitment("leader", "x", due))


EDGES = {
    "a talk tomorrow": (entry("k7f3", 9, Appointment(ago(-1))), False),
    "a talk today": (entry("k7f3", 9, Appointment(DAY)), True),
    "a talk of yesterday without an entry": (entry("k7f3", 9, Appointment(ago(1))), True),
    "a promise for tomorrow": (_promised(ago(-1)), False),
    "a promise for today": (_promised(DAY), True),
    "a promise of yesterday": (_promised(ago(1)), True),
    "a contact at one and a half of the rhythm": (talk("k7f3", 21), False),
    "a contact a day later": (talk("k7f3", 22), True),
    "praise to pass on": (PRAISE, False),
    "a promise of the person": (entry("k7f3", 9, Commitment("person", "x", ago(1))), False),
}


@pytest.mark.parametrize("case", EDGES)
def test_what_is_due_is_due_on_every_page(case: str) -> None:
    session, expected = EDGES[case]
    made = book(session)
    pages = (
        today([(made, "anna")], DAY, rhythm_days=14),
        team([(made, "anna")], None, DAY, rhythm_days=14),
        brief(made, None, DAY, rhythm_days=14, voice="en", call="anna"),
    )
    assert [page.is_due for page in pages] == [expected] * 3


def test_what_is_due_beyond_the_fifth_line_is_due() -> None:
    late = Person("9zzz", "Zoe Late")
    books = [*map(_praised, range(1, 6)), (book(talk("k7f3", 40), person=late), "zoe")]
    made = today(books, DAY, rhythm_days=14)
    assert "zoe" not in [line.call for line in made.lines]
    assert made.is_due


@pytest.mark.parametrize(
    ("settled", "expected"), [((), True), ((entry("m2xa", 0, change("k7f3", "held")),), False)]
)
def test_a_settled_talk_is_not_due(settled: tuple[Session, ...], expected: bool) -> None:
    assert _of(entry("k7f3", 9, Appointment(ago(1))), *settled).is_due is expected


FIRST = Hint(say("Begin with:"), 'fuehrung person add "Anna Berger"')
AFTER = Hint(say("After the next talk:"), "fuehrung checkin anna")


def test_each_stage_of_a_notebook_has_its_next_thing() -> None:
    nobody = today([], DAY, rhythm_days=14)
    assert (nobody.stage, nobody.hint) == ("first_run", FIRST)
    left = _of(entry("k7f3", 9, Departure(last_day=ago(1))))
    assert (left.stage, left.hint, left.people) == ("all_left", FIRST, 0)
    before = _of()
    assert (before.stage, before.hint, before.lines) == ("before_first_talk", AFTER, ())


def test_nine_people_without_a_talk_are_calm() -> None:
    nine = [(book(person=Person(f"000{n}", f"P{n}")), f"p{n}") for n in range(1, 10)]
    made = today(nine, DAY, rhythm_days=14)
    assert (made.stage, made.people, made.lines, made.is_due) == ("before_first_talk", 9, (), False)
    assert made.hint.type_this == "fuehrung checkin p1"


def _ahead(*sessions: Session, day: date = DAY) -> str:
    return _of(*sessions, day=day).hint.type_this


def test_on_a_calm_day_the_talk_without_a_day_is_planned() -> None:
    assert _ahead(talk("k7f3", 0)) == "fuehrung next anna 2026-12-10"
    # 21 days are not late yet, but their day is over: tomorrow, which is a Friday.
    assert _ahead(talk("k7f3", 21)) == "fuehrung next anna 2026-11-27"


@pytest.mark.parametrize("days_ago", [12, 11])
def test_no_talk_is_proposed_for_a_weekend(days_ago: int) -> None:
    wanted = ago(days_ago) + timedelta(days=14)
    assert wanted.weekday() in (5, 6)
    assert _ahead(talk("k7f3", days_ago)) == "fuehrung next anna 2026-11-27"


def test_the_planned_talk_keeps_its_hour_and_is_the_one_that_the_check_in_proposes() -> None:
    at = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    planned = [entry("k7f3", 9, Appointment(at)), talk("m2xa", 2, change("k7f3", "held"))]
    assert _ahead(*planned) == "fuehrung next anna 2026-12-08T09:30"


def test_when_all_is_planned_the_next_talk_is_prepared() -> None:
    made = _of(TALKED, entry("m2xa", 1, Appointment(ago(-5)), Appointment(ago(-3))))
    what = say("Before the talk with {name} on {day:short}:", name="Anna", day=ago(-3))
    assert made.hint == Hint(what, "fuehrung report anna")


def test_when_everybody_is_away_the_team_is_left() -> None:
    made = _of(TALKED, entry("m2xa", 1, Absence(ago(1))))
    assert (made.stage, made.hint.type_this) == ("calm", "fuehrung report")
