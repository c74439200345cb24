"""What belongs into a calendar: which days, in which order, and what an assistant gets to see."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.journey import Library
from fuehrung_cli.domain.kinds import (
    Agreement,
    Appointment,
    Commitment,
    Content,
    Departure,
    Situation,
)
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.export.formats import Export, format_named, one_file
from fuehrung_cli.export.table import Cell
from fuehrung_cli.export.tables import View, Window, tables

DAY = date(2026, 11, 26)
BERLIN = timezone(timedelta(hours=1))


def _written(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def _session(day: date, *facts: Content, id: str = "k7f3qdx2", minutes: int = 40) -> Session:
    opened = tuple(Opened(n, content) for n, content in enumerate(facts, start=1))
    return Session(id, _written(day), _written(day), minutes=minutes, facts=opened)


def _view(*sessions: Session, day: date = DAY) -> View:
    return View((fold(Person("7k3q", "Anna Berger"), sessions),), Library(), day)


def _rows(view: View, *columns: str, table: str = "dates") -> list[tuple[Cell, ...]]:
    return [tuple(row[each] for each in columns) for row in tables(view, table)[table].records()]


def test_what_is_ahead_and_what_is_due_stands_there_in_the_order_of_days() -> None:
    talk = datetime(2026, 12, 3, 10, tzinfo=BERLIN)
    view = _view(
        _session(
            date(2026, 11, 2),
            Agreement("cooperation", "yes"),
            Appointment(talk),
            Commitment("leader", "Schulung klären", date(2026, 12, 3)),
            Commitment("person", "Liste schicken", date(2026, 11, 20)),
            Situation("overload", follow_up=date(2026, 12, 9)),
        )
    )
    assert _rows(view, "id", "kind", "text", "day", "at", "minutes", "revision") == [
        ("k7f3qdx2.4", "their_promise", "Liste schicken", *(2 * (date(2026, 11, 20),)), None, 0),
        ("k7f3qdx2.3", "own_promise", "Schulung klären", *(2 * (date(2026, 12, 3),)), None, 0),
        ("k7f3qdx2.2", "talk", "", date(2026, 12, 3), talk, 40, 0),
        ("k7f3qdx2.5", "follow_up", "", *(2 * (date(2026, 12, 9),)), None, 0),
        ("k7f3qdx2.1", "renewal", "", *(2 * (date(2027, 5, 1),)), None, 0),
    ]
    later = replace(view, window=Window(date(2026, 12, 3), date(2026, 12, 9)))
    assert [kind for (kind,) in _rows(later, "kind")] == ["own_promise", "talk", "follow_up"]


def test_what_is_settled_and_what_never_had_a_day_stands_nowhere() -> None:
    opened = _session(
        date(2026, 11, 2),
        Appointment(date(2026, 11, 25)),
        Commitment("leader", "Schulung klären", date(2026, 12, 3)),
        Commitment("leader", "irgendwann", None),
        Situation("conflict"),
        Agreement("cooperation", "not_yet"),
    )
    kept = Session(
        *("m2xae9rt", _written(date(2026, 11, 10)), _written(date(2026, 11, 10)), "entry"),
        changes=(Change("k7f3qdx2.2", "kept"),),
    )
    assert _rows(_view(opened, kept), "kind") == []


def test_a_talk_that_was_cancelled_stays_until_its_day_is_over() -> None:
    days = (date(2026, 11, 25), date(2026, 12, 3), date(2026, 12, 4), date(2026, 12, 5))
    opened = _session(date(2026, 11, 2), *map(Appointment, days))
    states = ("cancelled_by_leader", "cancelled_by_leader", "cancelled_by_person", "held")
    changes = tuple(Change(f"k7f3qdx2.{n}", state) for n, state in enumerate(states, start=1))
    written = _written(date(2026, 11, 10))
    later = Session("m2xae9rt", written, written, "entry", changes=changes)
    assert _rows(_view(opened, later), "id", "day", "revision", "cancelled") == [
        ("k7f3qdx2.2", date(2026, 12, 3), 10, True),
        ("k7f3qdx2.3", date(2026, 12, 4), 10, True),
    ]
    assert _rows(_view(opened, later), "day", table="talks") == []
    assert {off for (off,) in _rows(_view(opened), "cancelled")} == {False}


def test_of_somebody_who_has_left_nothing_is_ahead() -> None:
    promise = Commitment("leader", "Zeugnis", date(2026, 12, 3))
    leaving = Departure(last_day=date(2026, 11, 30))
    view = _view(_session(date(2026, 11, 2), promise, leaving))
    assert _rows(view, "kind") == [("own_promise",)]
    assert _rows(replace(view, day=date(2026, 12, 1)), "kind") == []


def test_a_situation_is_one_row_that_moves_on_after_each_talk() -> None:
    first = _session(date(2026, 11, 2), Situation("overload", follow_up=date(2026, 11, 9)))
    rows = ("day", "revision")
    assert _rows(_view(first, day=date(2026, 11, 3)), *rows) == [(date(2026, 11, 9), 0)]
    assert _rows(_view(first, day=date(2026, 11, 20)), *rows) == [(date(2026, 11, 9), 0)]
    talked = _session(date(2026, 11, 21), id="m2xae9rt")
    assert _rows(_view(first, talked), *rows) == [(date(2026, 12, 2), 1)]
    moved = Session(
        *("a4d9aaaa", _written(date(2026, 11, 22)), _written(date(2026, 11, 22)), "entry"),
        changes=(Change("k7f3qdx2.1", set={"follow_up": date(2026, 11, 29)}),),
    )
    assert _rows(_view(first, talked, moved), *rows) == [(date(2026, 11, 29), 10)]


def test_both_scopes_of_a_yes_are_one_day_to_ask() -> None:
    both = _session(
        date(2026, 11, 2), Agreement("engagement", "yes"), Agreement("cooperation", "yes")
    )
    assert _rows(_view(both), "id", "kind") == [("k7f3qdx2.1", "renewal")]


def test_a_later_entry_is_the_stamp_of_every_day_of_that_person(view: View) -> None:
    assert {row for row in _rows(view, "recorded")} == {
        (datetime(2026, 11, 5, 10, 30, tzinfo=UTC),)
    }


def test_an_assistant_sees_name_day_time_and_length_and_nothing_else() -> None:
    view = _view(
        _session(
            date(2026, 11, 2),
            Appointment(date(2026, 12, 9), "Gehalt, vertraulich"),
            Appointment(datetime(2026, 12, 3, 10, tzinfo=BERLIN), "Gehalt, vertraulich"),
            Appointment(date(2026, 11, 25)),
            minutes=35,
        )
    )
    assert list(tables(view, "talks")["talks"].records()) == [
        {"person": "Anna Berger", "day": date(2026, 12, 3), "time": "10:00", "minutes": 35},
        {"person": "Anna Berger", "day": date(2026, 12, 9), "time": None, "minutes": 35},
    ]


@pytest.mark.parametrize("name", ["csv", "json", "jsonl", "markdown", "sqlite"])
def test_no_format_of_the_talks_holds_more(name: str) -> None:
    secret = Appointment(date(2026, 12, 9), "Gehalt, vertraulich")
    view = _view(_session(date(2026, 11, 2), secret, Commitment("leader", "Gehalt", DAY)))
    made = tuple(tables(view, "talks").values())
    data = one_file(Export("talks", made, _written(DAY)), format_named(name))
    assert b"Anna Berger" in data
    for kept_back in (b"Gehalt", b"k7f3qdx2", b"7k3q"):
        assert kept_back not in data
