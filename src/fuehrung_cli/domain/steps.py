"""Where a person stands on the steps of a journey: the age of what renews a step (2.3, F5)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import elapsed_days, is_calm, runs_out
from fuehrung_cli.domain.journey import Journey, Step
from fuehrung_cli.domain.kinds import Exemption
from fuehrung_cli.domain.names import fold
from fuehrung_cli.frozen import dataclass

DUE_FACTOR = 1.5
StepWord = Literal["open", "current", "due", "overdue", "broken", "not_applicable"]


@dataclass(frozen=True)
class StepState:
    """A step on a day."""

    step: Step
    word: StepWord
    last: date | None = None
    next_due: date | None = None
    reason: str = ""
    """Why the step does not apply, in the leader's words."""


@dataclass(frozen=True)
class Progress:
    """Current steps among those that apply (F5)."""

    current: int
    applicable: int


def step_states(
    book: Book, journey: Journey, day: date, broken: frozenset[str] = frozenset()
) -> tuple[StepState, ...]:
    """Returns the state of every step, in the order of the journey.

    `broken` are the reasons that speak, as the journey names them: `R04.warn`.
    """
    return tuple(_state(book, step, day, broken) for step in journey.steps)


def progress(states: tuple[StepState, ...]) -> Progress:
    """Returns how many of the applicable steps are current."""
    applicable = [state for state in states if state.word != "not_applicable"]
    return Progress(sum(state.word == "current" for state in applicable), len(applicable))


def _state(book: Book, step: Step, day: date, broken: frozenset[str]) -> StepState:
    exempt = exemption(book, step, day)
    if exempt is not None:
        return StepState(step, "not_applicable", reason=exempt.text)
    is_broken = not broken.isdisjoint(step.broken_by)
    days = [last for tag, last in book.last_days.items() if step.is_renewed_by(tag)]
    if not days:
        return StepState(step, "broken" if is_broken else "open")
    last = max(days)
    age = elapsed_days(book, last, day)
    next_due = runs_out(book, last, step.cadence_days, day)
    word = "broken" if is_broken else _word(book, step, age, day)
    return StepState(step, word, last, next_due)


def _word(book: Book, step: Step, age_days: int, day: date) -> StepWord:
    if age_days <= step.cadence_days:
        return "current"
    # Right after a pause a step may be due, but nothing is called overdue.
    if age_days <= step.cadence_days * DUE_FACTOR or is_calm(book, day):
        return "due"
    return "overdue"


def exemption(book: Book, step: Step, day: date) -> Exemption | None:
    """Returns why a step does not apply to the person on the day, or None."""
    for fact in book.of_kind("exception"):
        content = fact.content
        if not isinstance(content, Exemption) or not fact.is_open:
            continue
        if step.answers_to(fold(content.step)) and (content.end is None or day <= content.end):
            return content
    return None
