"""What is to go and when: every kind has a day, and what is open, stands or is held has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.any_books import session_lists
from builders.books import ANNA, DAY, ago, book, change, entry, talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.corrections import Correction
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.kinds import (
    Absence,
    Agreement,
    Answer,
    Appointment,
    Commitment,
    Departure,
    Foreign,
    Goal,
    Observation,
    Reply,
    kinds,
)
from fuehrung_cli.domain.purposes import span_of
from fuehrung_cli.domain.retention import (
    LOOSE,
    NOTES,
    Gone,
    Record,
    gone,
    leaves_on,
    records,
    remaining,
)
from fuehrung_cli.domain.session import Session
from fuehrung_cli.domain.settings import Retention, RetentionNumbers, Span

USUAL = Retention()
YEAR = 366


def _records(made: Book, retention: Retention = USUAL) -> list[tuple[str, date | None, str]]:
    return [(r.kind, r.due, r.why) for r in records(made, retention, DAY)]


def test_a_period_of_months_ends_on_the_same_day_of_a_month() -> None:
    assert Span(12, "months").after(date(2025, 11, 26)) == date(2026, 11, 26)
    assert Span(1, "months").after(date(2026, 1, 31)) == date(2026, 3, 3)
    assert Span(90, "days").after(date(2026, 8, 28)) == DAY
    assert Span(12, "months").after(date(9999, 12, 31)) == date.max
    assert Span(90, "days").after(date.max) == date.max


def test_notes_go_after_twelve_months_and_the_talk_stays() -> None:
    made = book(talk("k7f3", YEAR, notes="Vertretung"), talk("m2xa", 364, notes="Messe"))
    assert [r.is_due(DAY) for r in records(made, USUAL, DAY)] == [True, False]
    taken = gone(made, USUAL, DAY)
    assert taken == Gone(notes=frozenset({"k7f3aaaa"}))
    left = remaining(made.sessions[0], taken)
    assert left is not None
    assert (left.notes, left.day) == ("", ago(YEAR))


def test_a_promise_counts_from_the_day_it_was_settled() -> None:
    opened = talk("k7f3", 900, Commitment(by="leader", text="Vertretung klären"))
    assert _records(book(opened)) == [("commitment", None, "open")]
    kept = book(opened, entry("m2xa", YEAR, change("k7f3", "kept")))
    assert _records(kept) == [("commitment", Span(12, "months").after(ago(YEAR)), "")]
    assert gone(kept, USUAL, DAY) == Gone(facts=frozenset({"k7f3aaaa.1"}))
    assert [remaining(s, gone(kept, USUAL, DAY)) is None for s in kept.sessions] == [False, True]


def test_an_observation_counts_from_its_day_whatever_became_of_it() -> None:
    seen = Observation("few_ideas", "zu wenig gefragt")
    raised = book(talk("k7f3", 90, seen), talk("m2xa", 3, change("k7f3", "raised")))
    assert gone(raised, USUAL, DAY).facts == {"k7f3aaaa.1"}
    assert gone(book(talk("k7f3", 89, seen)), USUAL, DAY).facts == frozenset()


def test_the_newest_answer_to_the_yes_stands_and_an_older_one_does_not() -> None:
    old = talk("k7f3", 800, Agreement("cooperation", "yes"))
    new = talk("m2xa", 700, Agreement("cooperation", "no"))
    assert [why for _, _, why in _records(book(old, new))] == ["", "standing"]


def test_what_is_over_by_its_own_day_counts_from_there() -> None:
    away = Absence(who="person", start=ago(900), end=ago(YEAR))
    planned = Appointment(ago(2))
    made = book(entry("k7f3", 900, away), entry("m2xa", 20, planned))
    absence, appointment = records(made, USUAL, DAY)
    assert absence.is_due(DAY)
    assert appointment.due == Span(12, "months").after(ago(2))
    ahead = book(entry("m2xa", 20, Appointment(ago(-2))))
    assert _records(ahead) == [("appointment", None, "open")]


def test_what_a_kept_record_refers_to_stays_with_it() -> None:
    goal = talk("k7f3", 900, Goal("Modul 2"), change("k7f3", "achieved"))
    promise = talk("m2xa", 900, Commitment(by="leader", text="klären", about="k7f3aaaa.1"))
    assert [why for _, _, why in _records(book(goal, promise))] == ["held", "open"]
    kept = book(goal, promise, entry("p4rs", 800, change("m2xa", "kept")))
    assert gone(kept, USUAL, DAY).facts == {"k7f3aaaa.1", "m2xaaaaa.1"}


def test_the_persons_own_reply_stays_as_long_as_the_person() -> None:
    seen = talk("k7f3", 900, Observation("few_ideas", "zu wenig gefragt"))
    reply = entry("m2xa", 890, Reply("Ich habe gefragt", about="k7f3aaaa.1"))
    assert [why for _, _, why in _records(book(seen, reply))] == ["", "person"]
    assert gone(book(seen, reply), USUAL, DAY).facts == {"k7f3aaaa.1"}
    gone_away = book(seen, reply, entry("p4rs", 400, Departure("resigned", last_day=ago(300))))
    leaves = leaves_on(gone_away, DAY, USUAL)
    assert leaves is not None
    assert leaves <= DAY


def test_what_was_corrected_of_a_fact_goes_with_the_fact() -> None:
    seen = talk("k7f3", 900, Observation("few_ideas", "zu wenig"), Commitment("leader", "klären"))
    trail = (Correction(ago(890), ("facts.1.text", "facts.2.due")),)
    made = book(replace(seen, corrections=trail))
    left = remaining(made.sessions[0], gone(made, USUAL, DAY))
    assert left is not None
    assert left.corrections == (Correction(ago(890), ("facts.2.due",)),)


def test_a_kind_that_nobody_knows_is_never_due_and_holds_what_it_names() -> None:
    goal = talk("k7f3", 900, Goal("Modul 2"), change("k7f3", "achieved"))
    strange = talk("m2xa", 900, Foreign("riddle", {"of": ["k7f3aaaa.1"], "n": 3}))
    assert [why for _, _, why in _records(book(goal, strange))] == ["held", "unknown"]


def test_a_kind_may_have_a_period_of_its_own() -> None:
    own = Retention(kinds={"answer": Span(10, "days"), NOTES: Span(5, "days")})
    made = book(talk("k7f3", 10, Answer("Was hilft?", "Ruhe"), notes="Messe"))
    assert [record.is_due(DAY) for record in records(made, own, DAY)] == [True, True]
    assert [record.is_due(DAY) for record in records(made, USUAL, DAY)] == [False, False]


def test_everything_of_somebody_who_has_left_has_one_day() -> None:
    left = book(talk("k7f3", 300, Departure(last_day=ago(200))))
    assert leaves_on(left, DAY, USUAL) == Span(6, "months").after(ago(200))
    closed = book(talk("k7f3", 300, Departure()), talk("m2xa", 9, change("k7f3", "left")))
    assert leaves_on(closed, DAY, USUAL) == Span(6, "months").after(ago(9))
    assert leaves_on(book(talk("k7f3", 3, Departure(last_day=ago(-30)))), DAY, USUAL) is None


def test_a_change_of_a_fact_that_is_not_there_has_a_day() -> None:
    removed = book(talk("k7f3", 400), entry("m2xa", 100, change("k7f3", "kept", "war gut")))
    (loose,) = (r for r in records(removed, USUAL, DAY) if r.kind == LOOSE)
    assert loose.due == ago(10)
    assert gone(removed, USUAL, DAY).loose == {("m2xaaaaa", "k7f3aaaa.1")}
    elsewhere = book(entry("m2xa", 100, change("k7f3", "kept")))
    assert [r.is_due(DAY) for r in records(elsewhere, USUAL, DAY)] == [False]


def test_an_entry_at_the_desk_that_holds_nothing_goes() -> None:
    empty = book(entry("k7f3", 90))
    assert remaining(empty.sessions[0], gone(empty, USUAL, DAY)) is None
    assert remaining(entry("m2xa", 3), gone(empty, USUAL, DAY)) is not None


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_kind_has_a_day_once_nothing_in_it_is_open(kind: object) -> None:
    """P4: whatever is written down has a day on which it goes, or wants something still."""
    assert span_of(kind.name, USUAL).after(DAY) > DAY  # type: ignore[attr-defined]


@settings(max_examples=60)
@given(session_lists(), st.sampled_from([1, 12, 24]), st.sampled_from([1, 90]))
def test_nothing_else_changes_nothing_due_is_left_and_twice_is_once(
    sessions: tuple[Session, ...], months: int, days: int
) -> None:
    retention = Retention(RetentionNumbers(months, days), {"success": Span(30, "days")})
    made = fold(ANNA, sessions)
    taken = gone(made, retention, DAY)
    left = tuple(new for s in made.sessions if (new := remaining(s, taken)) is not None)
    after = fold(ANNA, left)
    assert not [r for r in records(after, retention, DAY) if r.is_due(DAY)]
    assert gone(after, retention, DAY) == Gone()
    assert dict(after.facts) == {k: f for k, f in made.facts.items() if k not in taken.facts}
    assert [s.notes for s in after.sessions if s.notes] == [
        s.notes for s in made.sessions if s.notes and s.id not in taken.notes
    ]
    assert len(after.disputed) <= len(made.disputed)
    untouched = {s.id for s in made.sessions if remaining(s, taken) == s}
    assert untouched >= {s.id for s in made.sessions if s.day > DAY}


@given(session_lists())
def test_every_record_has_a_day_or_a_reason(sessions: tuple[Session, ...]) -> None:
    made = fold(ANNA, sessions)
    found = records(made, USUAL, DAY)
    assert all((record.due is None) == bool(record.why) for record in found)
    assert {r.id for r in found} >= {*made.facts, *(s.id for s in made.sessions if s.notes)}
    assert all(isinstance(record, Record) for record in found)
