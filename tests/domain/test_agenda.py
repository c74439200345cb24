"""What may stand on an agenda is decided for every kind, and its marks fit nobody else."""

from __future__ import annotations

import pytest

from fuehrung_cli.domain.agenda import (
    NOT_ON_AGENDA,
    ON_AGENDA,
    Marks,
    is_neutral,
    marks_in,
    neutral_questions,
)
from fuehrung_cli.domain.kinds import kind_named, kinds
from fuehrung_cli.store.library import load_library

MARKS = Marks("n0teb00k", "7k3q", "k7f3qdx2")


def test_every_kind_is_decided() -> None:
    assert {kind.name for kind in kinds()} == ON_AGENDA | NOT_ON_AGENDA
    assert not ON_AGENDA & NOT_ON_AGENDA


def test_what_stands_on_it_may_be_shared() -> None:
    for name in ON_AGENDA:
        kind = kind_named(name)
        assert kind is not None
        assert kind.shareable


@pytest.mark.parametrize("dash", ["-", "–", "—", "‑", " - ", "−"])
def test_a_mark_is_found_whatever_became_of_its_dash(dash: str) -> None:
    text = f"Blatt: {MARKS.mark.replace('-', dash)} (bitte stehen lassen)"
    assert marks_in(text.upper(), "n0teb00k", "7k3q") == (MARKS,)


def test_a_sheet_fits_one_person_of_one_notebook() -> None:
    assert marks_in(MARKS.mark, "n0teb00k", "9c2d") == ()
    assert marks_in(MARKS.mark, "an0ther0", "7k3q") == ()
    assert marks_in("no mark anywhere", "n0teb00k", "7k3q") is None
    assert "7k3q" not in MARKS.mark


def test_ids_of_lines_follow_from_the_sheet() -> None:
    other = Marks("n0teb00k", "7k3q", "m2xae9rt")
    assert MARKS.line("k7f3qdx2.1") == MARKS.line("k7f3qdx2.1") != other.line("k7f3qdx2.1")


def test_the_yes_referrals_promises_and_situations_are_not_asked_for_on_paper() -> None:
    journey = load_library()[0].main
    assert journey is not None
    delicate = {step.id for step in journey.steps if not is_neutral(step)}
    assert delicate == {"vertrauen", "empfehlung", "ja", "situation"}
    assert {step for _, step in neutral_questions(journey)}.isdisjoint(delicate)
