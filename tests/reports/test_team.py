"""The team page and progress: who stands on it, in which order, with which figures."""

from __future__ import annotations

from builders.books import DAY, ago, book, change, entry, talk
from builders.journeys import main_journey
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.contacts import Share
from fuehrung_cli.domain.kinds import Absence, Appointment, Commitment, Departure, Referral
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.promises import KeptRate
from fuehrung_cli.domain.recommendation import Recommendation
from fuehrung_cli.domain.session import Change, Session
from fuehrung_cli.domain.steps import Progress
from fuehrung_cli.reports.progress import person_progress, team_progress
from fuehrung_cli.reports.team import Row, Team, team


def _team(*books: Book) -> Team:
    named = [(each, each.person.first_name.lower()) for each in books]
    return team(named, main_journey(), DAY, rhythm_days=14)


def _person(name: str, *sessions: Session) -> Book:
    return book(*sessions, person=Person("7k3q", name))


def test_one_row_says_everything() -> None:
    made = _team(
        book(
            talk("k7f3", 40, Commitment("leader", "a", ago(9)), Commitment("leader", "b")),
            talk("m2xa", 22, purpose=("personal",), minutes=30),
            talk("a4d9", 22, purpose=("task",), minutes=15, at=ago(22), id="a4d9aaab"),
            entry("h8e2", 3, Appointment(ago(-7))),
        )
    )
    assert made.rows == (
        Row(
            name="Anna Berger",
            sort_name="Berger, Anna",
            state="active",
            days_since_contact=22,
            rhythm_days=14,
            lateness="late",
            contacts=Share(1, 2, 3, 90),
            open_promises=2,
            overdue_promises=1,
            kept=KeptRate(0, 1, 0),
            steps=Progress(0, 10),
            next_talk=ago(-7),
        ),
    )
    assert (made.minutes, made.kept, made.is_empty) == (45, KeptRate(0, 1, 0), False)


def test_rows_are_alphabetical_with_umlauts_beside_their_vowels() -> None:
    names = ["Zoë Adam", "Öner Ak", "Cem Özdemir", "anna von Berg", "Änne Ärmel", "Ole Oz"]
    made = _team(*(_person(name) for name in names))
    assert [row.sort_name for row in made.rows] == [
        *("Adam, Zoë", "Ärmel, Änne", "Ak, Öner", "Berg, anna von", "Özdemir, Cem", "Oz, Ole")
    ]


def test_the_order_of_the_books_does_not_matter() -> None:
    books = [_person(name, talk("k7f3", 40)) for name in ("Tom Krüger", "Petra Schulz", "Ewa")]
    assert _team(*books) == _team(*reversed(books))


def test_the_rhythm_is_exceeded_beyond_one_and_a_half_and_twice() -> None:
    def lateness(days: int, *parts: Absence | Departure) -> str:
        return _team(book(talk("k7f3", days, *parts))).rows[0].lateness

    assert [lateness(21), lateness(22), lateness(28), lateness(29)] == [
        *("", "late", "late", "very_late")
    ]
    assert lateness(40, Absence(ago(5))) == ""
    assert lateness(40, Departure()) == ""


def test_those_who_have_left_are_gone_those_who_leave_are_not() -> None:
    leaving = _person("Ole Weiss", entry("k7f3", 9, Departure(last_day=ago(-9))))
    left = _person("Ewa Nowak", entry("k7f3", 9, Departure(last_day=ago(1))))
    paused = _person("Lea Hoffmann", entry("k7f3", 9, Absence(ago(9))))
    made = _team(leaving, left, paused)
    assert [(row.name, row.state) for row in made.rows] == [
        ("Lea Hoffmann", "paused"),
        ("Ole Weiss", "leaving"),
    ]
    assert not _team(left).is_empty
    assert _team().is_empty


def test_actions_stand_by_the_leaders_day() -> None:
    made = _team(
        book(
            talk("k7f3", 5, Commitment("leader", "a", ago(-3)), Commitment("leader", "b", ago(1)))
        ),
        _person("Cem Demir", talk("m2xa", 5, Commitment("leader", "c", ago(2)))),
    )
    assert [(action.person, action.due, action.kind) for action in made.actions] == [
        ("Cem Demir", ago(2), "promise_overdue"),
        ("Anna Berger", ago(1), "promise_overdue"),
        ("Anna Berger", ago(-3), "promise_due"),
    ]


def test_planned_talks_of_90_days_are_counted_by_what_became_of_them() -> None:
    planned = [Appointment(ago(99 - n)) for n in range(5)]
    made = book(
        entry("k7f3", 99, *planned),
        entry("m2xa", 89, change("k7f3.1", "held"), change("k7f3.2", "cancelled_by_leader")),
        entry(
            "a4d9",
            20,
            change("k7f3.3", at=ago(-9), moved_by="leader"),
            change("k7f3.4", "cancelled_by_person"),
        ),
        entry("h8e2", 90, Change("k7f3aaaa.5", "held")),
    )
    counted = _team(made)
    assert (counted.talks_held, counted.talks_moved, counted.talks_cancelled) == (1, 1, 1)


def test_minutes_are_those_of_30_days() -> None:
    made = _team(book(talk("k7f3", 30, minutes=10), talk("m2xa", 29, minutes=20), talk("a4d9", 1)))
    assert made.minutes == 20


def test_progress_names_everybody_who_is_there_alphabetically() -> None:
    left = _person("Ewa Nowak", entry("k7f3", 9, Departure(last_day=ago(1))))
    books = [(left, "ewa"), (book(talk("k7f3", 5, notes="#nutzen")), "anna")]
    made = team_progress(books, main_journey(), DAY)
    assert made.people == (person_progress(books[1][0], main_journey(), DAY, "anna"),)
    assert made.people[0].progress == Progress(2, 10)
    everybody = team_progress(books, main_journey(), DAY, with_left=True)
    assert [(each.name, each.call, each.state) for each in everybody.people] == [
        ("Anna Berger", "anna", "active"),
        ("Ewa Nowak", "ewa", "left"),
    ]


def test_the_recommendation_speaks_only_where_it_is_switched_on() -> None:
    asked = [
        (book(talk("k7f3", 9, Referral("yes", willingness_leader=figure))), f"p{n}")
        for n, figure in enumerate((10, 9, 8, 7, 6))
    ]
    assert team(asked, None, DAY, rhythm_days=14).recommendation is None
    four = team(asked[1:], None, DAY, rhythm_days=14, recommends=True)
    five = team(asked, None, DAY, rhythm_days=14, recommends=True)
    assert four.recommendation == Recommendation(4)
    assert five.recommendation == Recommendation(5, 2, 1)
