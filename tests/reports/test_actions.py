"""Each kind of action speaks just after its threshold and not before, and rests when it should."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from builders.books import DAY, ago, book, change, entry, talk
from builders.journeys import shipped
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.kinds import (
    Absence,
    Agreement,
    Appointment,
    Assignment,
    Commitment,
    Content,
    Departure,
    Success,
)
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Change
from fuehrung_cli.errors import say, say_n
from fuehrung_cli.reports.action_kinds import Action
from fuehrung_cli.reports.actions import actions
from fuehrung_cli.reports.team import team


def _actions(book: Book, day: date = DAY) -> tuple[Action, ...]:
    return actions(book, day, rhythm_days=14, name="anna")


def _kinds(book: Book, day: date = DAY) -> list[str]:
    return [action.kind for action in _actions(book, day)]


def test_a_due_milestone_is_an_action_even_in_a_pause_and_after_notice() -> None:
    begun = entry("k7f3", 9, Assignment("rueckkehr", ago(-30)))
    away = entry("m2xa", 8, Absence(ago(8)))
    leaving = entry("n3xb", 7, Departure(last_day=ago(-3)))
    for made in (book(begun), book(begun, away), book(begun, leaving)):
        found = actions(made, DAY, rhythm_days=14, name="anna", library=shipped())
        (action,) = [each for each in found if each.kind == "milestone"]
        assert (action.due, action.why) == (DAY, say("due today"))
        assert action.type_this == 'fuehrung checkin anna "… #vor-der-rueckkehr"'
        early = actions(made, ago(1), rhythm_days=14, name="anna", library=shipped())
        assert "milestone" not in [each.kind for each in early]
        assert "milestone" not in _kinds(made)


def _mine(due: date | None, **given: object) -> Commitment:
    return Commitment("leader", "Schulung klären", due, **given)  # type: ignore[arg-type]


AHEAD = -40
_YES = Agreement("cooperation", "yes", "ja")
_CONDITION = Agreement("cooperation", "yes_if", "freier Vormittag", ago(0))

THRESHOLDS = {
    "talk_today": ((book(entry("k7f3", 9, Appointment(DAY))), ago(1), DAY)),
    "talk_unsettled": ((book(entry("k7f3", 9, Appointment(DAY))), DAY, ago(-1))),
    "promise_due": ((book(entry("k7f3", 9, _mine(ago(-7)))), ago(1), DAY)),
    "promise_today": ((book(entry("k7f3", 9, _mine(DAY))), ago(1), DAY)),
    "promise_overdue": ((book(entry("k7f3", 9, _mine(DAY))), DAY, ago(-1))),
    "their_promise": ((book(entry("k7f3", 9, Commitment("person", "x", DAY))), DAY, ago(-1))),
    "contact": ((book(talk("k7f3", 21)), DAY, ago(-1))),
    "consent": ((book(talk("k7f3", 149, _YES)), DAY, ago(-1))),
}


@pytest.mark.parametrize("kind", THRESHOLDS)
def test_an_action_speaks_after_its_threshold_and_not_before(kind: str) -> None:
    made, before, after = THRESHOLDS[kind]
    assert kind not in _kinds(made, before)
    assert kind in _kinds(made, after)


FOLDED: dict[str, tuple[list[Content], list[Change], list[str]]] = {
    "a talk on its day": ([Appointment(DAY)], [], ["talk_today"]),
    "a talk of yesterday": ([Appointment(ago(1))], [], ["talk_unsettled"]),
    "a talk that was held": ([Appointment(ago(1))], [change("k7f3", "held")], []),
    "a promise without a day": ([_mine(None)], [], []),
    "a promise in eight days": ([_mine(ago(-8))], [], []),
    "a promise that was kept": ([_mine(ago(2))], [change("k7f3", "kept")], []),
    "a promise that was released": ([_mine(ago(2))], [change("k7f3", "released")], []),
    "a promise not kept": ([_mine(ago(2))], [change("k7f3", "broken")], ["repair"]),
    "one made good": (
        [_mine(ago(2))],
        [change("k7f3", "broken"), change("k7f3", repair="x")],
        [],
    ),
    "a move before its day": ([_mine(DAY)], [change("k7f3", due=ago(AHEAD))], []),
    "a move after its day": ([_mine(ago(2))], [change("k7f3", due=ago(AHEAD))], ["repair"]),
    "a late move of which she knows": (
        [_mine(ago(2))],
        [change("k7f3", due=ago(AHEAD), told=True)],
        [],
    ),
    "a second move before its day": (
        [_mine(DAY)],
        [change("k7f3", due=ago(-20)), change("k7f3", due=ago(AHEAD))],
        ["repair"],
    ),
    "praise heard at the desk": ([Success("Lob")], [], ["recognition"]),
    "praise that was passed on": ([Success("Lob")], [change("k7f3", "passed_on")], []),
    "a yes taken back": ([_YES], [change("k7f3", "withdrawn")], ["consent"]),
    "a condition due today": ([_CONDITION], [], []),
    "a no": ([Agreement("cooperation", "no"), Agreement("engagement", "not_yet")], [], []),
}


@pytest.mark.parametrize("case", FOLDED)
def test_what_wants_something(case: str) -> None:
    opened, changes, expected = FOLDED[case]
    assert _kinds(book(entry("k7f3", 9, *opened), entry("m2xa", 1, *changes))) == expected


def test_a_talk_that_has_no_hour_is_just_today() -> None:
    assert _actions(book(entry("k7f3", 9, Appointment(DAY))))[0].why == say("today")


@pytest.mark.parametrize(
    ("moves", "why"),
    [
        ([change("k7f3", due=ago(AHEAD))], "moved after it was due"),
        ([change("k7f3", due=ago(-2)), change("k7f3", due=ago(AHEAD))], "moved after it was due"),
    ],
)
def test_a_late_move_is_called_so(moves: list[Change], why: str) -> None:
    made = book(entry("k7f3", 9, _mine(ago(2))), entry("m2xa", 1, *moves))
    assert [action.why for action in _actions(made)] == [say(why)]


def test_moves_before_the_day_are_not_said_to_be_late() -> None:
    moves = [change("k7f3", due=ago(-20)), change("k7f3", due=ago(AHEAD))]
    made = book(entry("k7f3", 9, _mine(DAY)), entry("m2xa", 1, *moves))
    assert [action.why for action in _actions(made)] == [say("moved more than once")]


def test_a_condition_speaks_the_day_after_it_was_due() -> None:
    assert _kinds(book(talk("k7f3", 5, _CONDITION)), ago(-1)) == ["consent"]


def test_praise_told_in_a_talk_is_not_passed_on_again() -> None:
    assert _kinds(book(talk("k7f3", 5, Success("Lob")))) == []


def test_repair_and_recognition_rest_after_90_days() -> None:
    def broken(days: int) -> Book:
        return book(entry("k7f3", 99, _mine(None)), entry("m2xa", days, change("k7f3", "broken")))

    assert (_kinds(broken(90)), _kinds(broken(91))) == (["repair"], [])
    assert _kinds(book(entry("k7f3", 89, Success("Lob")))) == ["recognition"]
    assert _kinds(book(entry("k7f3", 90, Success("Lob")))) == []


def test_both_scopes_of_the_yes_are_one_thing_to_talk_about() -> None:
    both = book(talk("k7f3", 170, Agreement("engagement", "yes"), _CONDITION), talk("m2xa", 1))
    found = _actions(both)
    assert [(action.what, action.why) for action in found] == [
        (
            say("Ask for the yes"),
            say(
                "valid until {day:short}, condition “{text}”",
                day=ago(-10),
                text="freier Vormittag",
            ),
        )
    ]


def _why(book: Book, day: date = DAY) -> list[object]:
    return [action.why for action in _actions(book, day) if action.kind == "consent"]


def test_a_yes_that_has_expired_is_not_said_to_be_valid() -> None:
    given = book(talk("k7f3", 200, _YES), talk("m2xa", 1))
    assert _why(given) == [say("expired on {day:short}", day=ago(20))]


def test_a_condition_that_is_due_is_not_mistaken_for_the_end_of_the_yes() -> None:
    given = book(talk("k7f3", 5, _CONDITION))
    assert _why(given, ago(-1)) == [
        say("condition “{text}” was due on {day:short}", day=DAY, text="freier Vormittag")
    ]


def test_a_promise_moved_late_and_due_again_is_one_thing_to_do() -> None:
    moved = book(entry("k7f3", 9, _mine(ago(5))), entry("m2xa", 3, change("k7f3", due=ago(1))))
    assert _kinds(moved, ago(1)) == ["promise_today", "repair"]
    assert _kinds(moved) == ["promise_overdue"]


def test_the_rhythm_of_the_person_decides_when_a_contact_is_late() -> None:
    assert _kinds(book(talk("k7f3", 15), rhythm_days=10)) == []
    assert _kinds(book(talk("k7f3", 16), rhythm_days=10)) == ["contact"]


def test_a_talk_that_is_planned_ends_the_search_for_contact() -> None:
    for planned in (DAY, ago(-5)):
        assert "contact" not in _kinds(book(talk("k7f3", 40, Appointment(planned))))


def test_the_leaders_absence_stops_the_contact_clock() -> None:
    away = Absence(ago(30), ago(5), "leader")
    assert _kinds(book(talk("k7f3", 40, away))) == []
    assert _kinds(book(talk("k7f3", 90, away))) == ["contact"]
    assert _kinds(book(talk("k7f3", 90, Absence(ago(2), ago(-2), "leader")))) == []


def _restless(*parts: object) -> Book:
    """A book in which every kind of action has something to say on `DAY`."""
    wanting = (
        Appointment(ago(1)),
        Appointment(DAY),
        _mine(ago(1)),
        _mine(ago(-1)),
        _mine(ago(9)),
        Commitment("person", "Liste", ago(1)),
        Success("Lob"),
        _YES,
    )
    return book(
        talk("a4d9", 170),
        entry("k7f3", 169, *wanting),
        entry("m2xa", 20, change("k7f3.5", "broken")),
        entry("h8e2", 19, Success("Lob")),
        entry("t3p8", 18, *parts),  # type: ignore[arg-type]
    )


def test_a_restless_book_is_restless() -> None:
    assert set(_kinds(_restless())) >= {
        *("talk_today", "promise_overdue", "repair", "talk_unsettled", "recognition"),
        *("consent", "promise_due", "their_promise"),
    }


@pytest.mark.parametrize(
    "departure", [Departure(), Departure(last_day=ago(-30)), Departure(last_day=ago(1))]
)
def test_nothing_speaks_for_people_who_leave_or_have_left(departure: Departure) -> None:
    assert _kinds(_restless(departure)) == []


def test_during_a_pause_only_what_was_put_on_a_day_on_purpose_speaks() -> None:
    for pause in (Absence(ago(3)), Absence(ago(3), ago(-3)), Absence(DAY, DAY)):
        assert _kinds(_restless(pause)) == ["talk_today", "promise_due"]


def test_for_30_days_after_a_pause_nothing_is_overdue() -> None:
    overdue = {"promise_overdue", "their_promise", "contact", "consent"}
    made = _restless(Absence(ago(60), ago(30)))
    assert not overdue & set(_kinds(made))
    # The yes is not among them: the pause has stopped its clock, too.
    assert set(_kinds(made, ago(-1))) & overdue == overdue - {"consent"}


def test_a_cancelled_pause_stops_nothing() -> None:
    made = book(
        talk("k7f3", 40),
        entry("m2xa", 9, Absence(ago(9))),
        entry("a4d9", 8, change("m2xa", "cancelled")),
    )
    assert _kinds(made) == ["contact"]


def test_a_pause_that_ends_in_the_last_year_there_is_never_fails() -> None:
    assert _kinds(book(talk("k7f3", 40, Absence(ago(9), date(9999, 12, 30))))) == []


def test_a_new_notebook_of_nine_people_is_calm() -> None:
    nine = [(book(person=Person(f"00{n}a", f"Person {n}")), f"person{n}") for n in range(9)]
    assert team(nine, None, DAY, rhythm_days=14).actions == ()


def test_the_most_pressing_comes_first_with_what_to_type() -> None:
    made = book(
        talk("k7f3", 30, _mine(ago(17)), minutes=25),
        entry("m2xa", 9, Success("Lob der Firma Reiter")),
        entry("t3p8", 9, Appointment(datetime(2026, 11, 26, 10, tzinfo=UTC))),
    )
    assert _actions(made) == (
        Action(
            "talk_today",
            "Anna Berger",
            say("Prepare the talk"),
            say("today at {time}", time="10:00"),
            DAY,
            "fuehrung report anna",
            "t3p8",
        ),
        Action(
            "promise_overdue",
            "Anna Berger",
            say("Keep “{text}” or agree on a new day", text="Schulung klären"),
            say_n("due for {n} day", "due for {n} days", 17),
            ago(17),
            "fuehrung done anna k7f3",
            "k7f3",
        ),
        Action(
            "recognition",
            "Anna Berger",
            say("Pass on: {text}", text="Lob der Firma Reiter"),
            say("noted on {day:short}", day=ago(9)),
            ago(9),
            "fuehrung done anna m2xa",
            "m2xa",
        ),
    )
