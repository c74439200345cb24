"""Two versions of one record: laws of merging, and what is left to a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings

from builders.strategies import people, sessions
from fuehrung_cli.domain.differences import differences_of_sessions
from fuehrung_cli.domain.kinds import Commitment, Goal, Topic
from fuehrung_cli.domain.merging import (
    OTHER_VERSION,
    merge_notes,
    merge_people,
    merge_sessions,
    remainder,
)
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Change, Opened, Session

MARK = OTHER_VERSION["en"]
few = settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow], deadline=None)
"""Whole sessions of every kind take long to draw; the histories in tests/sync play many more."""
AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def _session(**given: Any) -> Session:
    return Session("k7f3qdx2", AT, AT, **given)


@few
@given(sessions())
def test_a_session_merged_with_itself_stays_the_same(one: Session) -> None:
    assert merge_sessions(one, one) == (one, ())
    assert differences_of_sessions(one, one, ()) == []


@few
@given(sessions(), sessions())
def test_whatever_does_not_clash_holds_the_texts_of_both(one: Session, two: Session) -> None:
    two = replace(two, id=one.id)
    merged, clashes = merge_sessions(one, two)
    for side in (one, two):
        for line in side.notes.split("\n"):
            assert line in merged.notes or line.strip() in OTHER_VERSION.values()
        numbers = {o.number for o in side.facts if f"facts.{o.number}" not in clashes}
        assert numbers <= {o.number for o in merged.facts}
    assert not clashes or differences_of_sessions(one, two, clashes)


@given(people(), people())
def test_people_merge_only_where_one_says_nothing(one: Person, two: Person) -> None:
    merged, clashes = merge_people(one, replace(two, id=one.id))
    for name, value in vars(two.profile).items():
        assert name in clashes or not value or getattr(merged.profile, name) is not None


def test_notes_that_differ_stand_one_below_the_other_once() -> None:
    both = merge_notes("eins", "zwei", MARK)
    assert both == f"eins\n{MARK}\nzwei"
    assert merge_notes(both, "zwei", MARK) == both
    assert merge_notes("zwei", both, MARK) == f"zwei\n{MARK}\neins"
    assert merge_notes(both, f"zwei\n{OTHER_VERSION['de']}\neins", MARK) == both
    assert merge_notes("eins", "eins\nund mehr", MARK) == "eins\nund mehr"


def test_facts_of_one_side_are_taken_and_different_ones_clash() -> None:
    promise, topic = Opened(1, Commitment("leader", "x")), Opened(2, Topic("y"))
    one, two = _session(facts=(promise,)), _session(facts=(promise, topic))
    assert merge_sessions(one, two).value.facts == (promise, topic)
    other = _session(facts=(Opened(1, Goal("x")), topic))
    merged, clashes = merge_sessions(one, other)
    assert (merged.facts, clashes) == ((promise, topic), ("facts.1",))
    rest = remainder(other, clashes)
    assert rest is not None
    assert (rest.kind, rest.facts) == ("entry", (Opened(1, Goal("x")),))


def test_a_field_that_one_side_lacks_is_taken_and_a_base_tells_who_has_changed() -> None:
    one, two = Commitment("leader", "x"), Commitment("leader", "x", due=AT.date())
    first, second = (_session(facts=(Opened(1, each),)) for each in (one, two))
    assert merge_sessions(first, second) == (second, ())
    base = _session(minutes=20)
    changed, kept = replace(base, minutes=30), base
    assert merge_sessions(changed, kept).clashes == ("minutes",)
    assert merge_sessions(changed, kept, base) == (changed, ())


def test_changes_to_one_fact_clash_unless_one_side_has_them_all() -> None:
    moved, kept = Change("a2cdefgh.1", set={"due": AT.date()}), Change("a2cdefgh.1", "kept")
    longer = _session(changes=(moved, kept))
    assert merge_sessions(_session(changes=(moved,)), longer) == (longer, ())
    clashes = merge_sessions(_session(changes=(moved,)), _session(changes=(kept,))).clashes
    assert clashes == ("changes.a2cdefgh.1",)


def test_different_fields_of_a_profile_merge_and_one_field_clashes() -> None:
    base = Person("7k3q", "Anna Berger", Profile(role="a", team="b"))
    one = replace(base, profile=Profile(role="neu", team="b"))
    two = replace(base, profile=Profile(role="a", team="neu"))
    assert merge_people(one, two).clashes == ("role", "team")
    merged = merge_people(one, two, base)
    assert merged == (replace(base, profile=Profile(role="neu", team="neu")), ())
