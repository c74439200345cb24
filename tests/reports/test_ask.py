"""The one question for now: what is missing in the step that needs it comes first."""

from __future__ import annotations

import pytest

from builders.books import DAY, book, entry, talk
from builders.journeys import main_journey
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.gaps import NAMES, missing
from fuehrung_cli.domain.kinds import (
    Answer,
    Competence,
    Content,
    Exemption,
    Goal,
    Guess,
    Responsibility,
    WorkingAgreement,
)
from fuehrung_cli.domain.steps import step_states
from fuehrung_cli.reports.ask import Question, ask
from fuehrung_cli.reports.history import entry_of, fact_page
from fuehrung_cli.store.gaps import load_gaps

DUTY = Responsibility("Bestand Süd")


def _asked(made: Book, voice: str = "sie") -> Question:
    steps = step_states(made, main_journey(), DAY)
    return ask(made, steps, load_gaps(), DAY, voice=voice, call="anna")


def _only(step: str, *contents: Content) -> Book:
    """A book in which nothing but one step needs a question."""
    others = [s.id for s in main_journey().steps if s.id != step]
    rests = [Exemption(step=each, text="ruht") for each in others]
    return book(entry("k7f3", 400, *contents), entry("m2xa", 1, *rests))


@pytest.mark.parametrize(
    ("name", "there", "filled"),
    [
        ("agreement_reason", WorkingAgreement("R"), WorkingAgreement("R", "rule", "S", "N")),
        ("measure", Goal("Z"), Goal("Z", measure="Betriebe")),
        ("financial_side", Goal("Z"), Goal("Z", financial_side="Zeit")),
        ("safeguard", Goal("Z"), Goal("Z", safeguard="Team")),
    ],
)
def test_a_gap_is_missing_until_it_is_filled(name: str, there: Content, filled: Content) -> None:
    assert missing(book(entry("k7f3", 1, there)), name) is not None
    assert missing(book(entry("k7f3", 1, filled)), name) is None
    assert missing(book(), name) is None


def test_goals_of_the_company_are_not_asked_of_the_person() -> None:
    made = book(entry("k7f3", 1, Goal("Z", owner="company")))
    assert [name for name in NAMES if missing(made, name)] == []


def test_every_gap_that_can_be_missing_can_be_asked_for() -> None:
    assert set(load_gaps()) == set(NAMES)
    steps = {step.id for step in main_journey().steps}
    assert {gap.step for gap in load_gaps().values()} <= steps


def test_authority_and_skill_belong_to_a_responsibility() -> None:
    duty = book(entry("k7f3", 1, DUTY))
    assert [name for name in NAMES if missing(duty, name)] == ["authority", "skill"]
    both = book(entry("k7f3", 1, DUTY, Competence("N", "authority"), Competence("R", "skill")))
    assert [name for name in NAMES if missing(both, name)] == []


def test_what_is_missing_is_asked_one_at_a_time_when_its_step_is_due() -> None:
    first = _asked(_only("beitrag", DUTY))
    assert (first.step, "allein entscheiden" in first.text) == ("beitrag", True)
    assert first.type_this is not None
    assert first.type_this.de == 'fuehrung checkin anna "befugnis: …"'
    second = _asked(_only("beitrag", DUTY, Competence("Nachlass", "authority")), "du")
    assert "wie weit bist du" in second.text
    done = _only("beitrag", DUTY, Competence("N", "authority"), Competence("R", "skill"))
    assert _asked(done).text in {q.sie for s in main_journey().steps for q in s.questions}


def test_a_step_that_is_current_asks_for_nothing_that_is_missing() -> None:
    made = book(entry("k7f3", 1, DUTY))
    assert _asked(made).type_this is None


def test_without_a_step_that_applies_there_is_no_question() -> None:
    rests = [Exemption(step=s.id, text="ruht") for s in main_journey().steps]
    assert _asked(book(entry("k7f3", 1, *rests))).text == ""


def test_a_guess_stands_beside_the_answer_and_only_there() -> None:
    guess = entry("k7f3", 3, Guess("mehr Zeit", "Was hilft?"))
    later = entry("z9", 0, Guess("zu spät", "Was hilft?"))
    spoken = talk("m2xa", 1, Answer("Was hilft?", "Ruhe"), Answer("Was noch?", "nichts"))
    made = book(guess, spoken, later)
    facts = entry_of(made, spoken).facts
    assert [fact.guess for fact in facts] == ["mehr Zeit", ""]
    assert fact_page(made, made.of_kind("answer")[0]).guess == "mehr Zeit"
