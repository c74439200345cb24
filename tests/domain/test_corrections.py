"""The trail of corrections: calm, free of content, and the same whichever machine adds to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from builders.strategies import plain_session, sessions, trails
from fuehrung_cli.domain.corrections import (
    Correction,
    Trail,
    as_texts,
    corrected,
    from_texts,
    joined,
    without,
)
from fuehrung_cli.domain.differences import fields_corrected
from fuehrung_cli.domain.kinds import Commitment, Success
from fuehrung_cli.domain.merging import merge_people, merge_sessions
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Change, Opened, Session

DAY, NEXT = date(2026, 11, 26), date(2026, 11, 27)
PROMISE = Opened(1, Commitment("leader", "Plan", DAY), "agreed")


def test_a_trail_forgets_what_is_gone_and_nothing_else() -> None:
    trail = (Correction(DAY, ("facts.1.due", "facts.12", "notes")), Correction(NEXT, ("facts.1",)))
    assert without(trail, ("facts.1", "changes.k7f3qdx2.1")) == (
        Correction(DAY, ("facts.12", "notes")),
    )


def test_corrections_of_one_day_and_side_are_one() -> None:
    trail = corrected((), ("notes",), DAY, "leader")
    trail = corrected(trail, ("facts.1.due", "notes"), DAY, "leader")
    trail = corrected(trail, ("notes",), DAY, "person")
    trail = corrected(trail, ("minutes",), NEXT, "leader")
    assert trail == (
        Correction(DAY, ("facts.1.due", "notes")),
        Correction(DAY, ("notes",), "person"),
        Correction(NEXT, ("minutes",)),
    )


def test_nothing_changed_leaves_no_trace() -> None:
    assert corrected((), (), DAY, "leader") == ()


@given(trails(), trails())
def test_two_machines_come_to_the_same_trail(one: Trail, two: Trail) -> None:
    both = joined(one, two)
    assert joined(two, one) == both == joined(both, one) == joined(both, two)


@given(trails())
def test_texts_read_back_to_the_same_trail(trail: Trail) -> None:
    assert from_texts(as_texts(trail)) == trail


@pytest.mark.parametrize("text", ["", "2026-11-26", "2026-11-26 boss: notes", "x leader: notes", 3])
def test_anything_else_is_no_trail(text: object) -> None:
    assert from_texts([text]) is None


@given(sessions(), sessions())
def test_what_is_noted_holds_no_word_of_either_version(one: Session, two: Session) -> None:
    """Names of fields come from the program or from the keys of the file, never from values."""
    two = replace(two, id=one.id)
    words = {key for field in fields_corrected(one, two) for key in field.split(".", 2)[:1]}
    assert words <= {"at", "kind", "purpose", "minutes", "group", "notes", "facts", "changes"}
    assert fields_corrected(one, one) == ()


def test_fields_are_named_by_number_and_name() -> None:
    old = plain_session(facts=(PROMISE, Opened(2, Success("Messe"))), notes="alt")
    new = replace(
        old,
        notes="neu",
        facts=(
            replace(PROMISE, content=Commitment("leader", "Plan", NEXT), source="said"),
            Opened(3, Success("Fest")),
        ),
        changes=(Change("k7f3qdx2.9", "kept"),),
    )
    assert fields_corrected(old, new) == (
        *("notes", "facts.1.source", "facts.1.due", "facts.2", "facts.3"),
        "changes.k7f3qdx2.9",
    )
    other = replace(old, facts=(Opened(1, Success("Plan")), old.facts[1]))
    assert fields_corrected(old, other) == ("facts.1",)


def test_a_profile_names_its_fields() -> None:
    old = Person("7k3q", "Anna", Profile(role="Beraterin"))
    assert fields_corrected(old, replace(old, name="Anja", profile=Profile())) == ("name", "role")


def test_merging_two_versions_keeps_both_trails() -> None:
    mine, theirs = (Correction(DAY, ("notes",)),), (Correction(DAY, ("notes",), "person"),)
    one, two = plain_session(corrections=mine), plain_session(corrections=theirs)
    assert merge_sessions(one, two) == (replace(one, corrections=mine + theirs), ())
    anna = Person("7k3q", "Anna", corrections=mine)
    merged = merge_people(anna, replace(anna, corrections=theirs))
    assert merged == (replace(anna, corrections=mine + theirs), ())
