"""The questions of a brief: from the steps that need them most, each with its reason."""

from __future__ import annotations

from datetime import date, timedelta

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.journey import Question, Step
from fuehrung_cli.domain.kinds import Answer
from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.promises import overdue_days, promises
from fuehrung_cli.domain.steps import StepState
from fuehrung_cli.errors import Message, say
from fuehrung_cli.frozen import dataclass

MOST = 2
"""Never more questions than this in one talk."""
ASKED_DAYS = 365
SUCCESS_DAYS = 180
"""Only after a success within so many days a referral is asked for (A65)."""


@dataclass(frozen=True)
class Asked:
    """A question to ask, in the voice of the person, and why."""

    text: str
    step: str
    why: Message


_ORDER = {"overdue": 0, "due": 1, "open": 2, "current": 3}


def questions(
    book: Book, steps: tuple[StepState, ...], day: date, *, voice: str
) -> tuple[Asked, ...]:
    """Returns at most two questions: of the steps that are late, then of those never touched.

    Within a step the one asked least often in a year comes first, so they take turns.
    """
    late = has_late_promise(book, day)
    asked = _asked(book, day)
    found: list[Asked] = []
    for state in by_need(steps, is_late=late):
        if state.word == "not_applicable" or not state.step.questions:
            continue
        question = _next(state.step, asked)
        if not _is_allowed(state.step, book, day):
            continue
        why = _why(state, late)
        found.append(Asked(question.get(voice), state.step.id, why))
    return tuple(found[:MOST])


def by_need(steps: tuple[StepState, ...], *, is_late: bool) -> list[StepState]:
    """Returns the steps, the one that needs a question most first."""
    return sorted(steps, key=lambda state: _rank(state, is_late))


def has_late_promise(book: Book, day: date) -> bool:
    """Says whether a promise of the leader is due."""
    return any(overdue_days(book, fact, day) for fact in promises(book, "leader"))


def _rank(state: StepState, is_late: bool) -> tuple[int, date]:
    if is_late and "R04.warn" in state.step.broken_by:
        return -1, date.min
    return _ORDER.get(state.word, 9), state.next_due or date.max


def _is_allowed(step: Step, book: Book, day: date) -> bool:
    """Says whether a step may be asked for: referrals only after a success (A65)."""
    if "referral.*" not in step.renewed_by:
        return True
    since = day - timedelta(days=SUCCESS_DAYS)
    return any(since < fact.opened <= day for fact in book.of_kind("success"))


def _asked(book: Book, day: date) -> dict[str, int]:
    since = day - timedelta(days=ASKED_DAYS)
    counts: dict[str, int] = {}
    for fact in book.of_kind("answer"):
        if fact.opened > since and isinstance(fact.content, Answer):
            key = fold(fact.content.question)
            counts[key] = counts.get(key, 0) + 1
    return counts


def _next(step: Step, asked: dict[str, int]) -> Question:
    def times(question: Question) -> int:
        return sum(asked.get(fold(text), 0) for text in (question.sie, question.du, question.en))

    return min(step.questions, key=times)


def _why(state: StepState, is_late: bool) -> Message:
    if is_late and "R04.warn" in state.step.broken_by:
        return say("a promise of yours is due")
    if state.last is None:
        return say("not talked about yet")
    return say("last talked about on {day:short}", day=state.last)
