"""The lines of a brief: what of a book stands on the page before a talk, block by block."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.consent import GivenAnswer, answers
from fuehrung_cli.domain.kinds import Goal, Motive, Situation
from fuehrung_cli.domain.promises import (
    PromiseWord,
    due_day,
    overdue_days,
    promise_word,
    promises,
)
from fuehrung_cli.frozen import dataclass

RECENT_DAYS = 90
SUCCESS_DAYS = 180


@dataclass(frozen=True)
class PromiseLine:
    """An open promise with how it stands."""

    id: str
    text: str
    due: date | None
    word: PromiseWord
    overdue_days: int


@dataclass(frozen=True)
class NoteLine:
    """The notes of a session."""

    day: date
    id: str
    text: str


@dataclass(frozen=True)
class FactLine:
    """A fact in one line: its id, its text, its day."""

    id: str
    text: str
    day: date


@dataclass(frozen=True)
class GoalLine:
    """A goal that is under way."""

    id: str
    text: str
    owner: str
    current: float | None
    target: float | None
    unit: str
    due: date | None
    contributes_to: str


@dataclass(frozen=True)
class MotiveLine:
    """What drives the person; guessed until she has said it."""

    id: str
    text: str
    category: str | None
    is_guess: bool


@dataclass(frozen=True)
class PictureLine:
    """The picture of success in the person's words."""

    id: str
    text: str
    on: date
    """When it was confirmed last, or else said."""
    is_confirmed: bool


@dataclass(frozen=True)
class ConsentLine:
    """An answer to the question for the yes."""

    id: str
    scope: str
    given: str
    standing: str
    on: date
    valid_until: date | None
    condition_due: date | None
    text: str


@dataclass(frozen=True)
class SituationLine:
    """A special situation under way: since when, what was promised, when to ask again."""

    id: str
    type: str
    since: date
    support: str
    adaptation: str
    follow_up: date | None


def situation_lines(book: Book) -> tuple[SituationLine, ...]:
    """Returns the situations under way, the latest first."""
    found = [fact for fact in book.of_kind("situation") if fact.is_open]
    return tuple(
        SituationLine(
            book.short[fact.id],
            content.type,
            fact.opened,
            content.support,
            content.adaptation,
            content.follow_up,
        )
        for fact in reversed(found)
        if isinstance(content := fact.content, Situation)
    )


def note_lines(book: Book, day: date) -> tuple[NoteLine, ...]:
    """Returns the notes of the last contact and of the entries made since, latest first."""
    with_notes = [session for session in book.sessions if session.notes]
    last = next((s for s in reversed(with_notes) if s.is_contact), None)
    since = day - timedelta(days=RECENT_DAYS)
    newer = [
        s
        for s in with_notes
        if not s.is_contact and s.day >= since and (last is None or s.order > last.order)
    ]
    shown = (*reversed(newer), *([last] if last else ()))
    return tuple(NoteLine(s.day, book.short[s.id], s.notes) for s in shown)


def fact_lines(book: Book, kind: str) -> tuple[FactLine, ...]:
    """Returns the open facts of a kind in the order of opening."""
    facts = [fact for fact in book.of_kind(kind) if fact.is_open]
    return tuple(FactLine(book.short[fact.id], fact.content.text, fact.opened) for fact in facts)


def success_lines(book: Book, day: date) -> tuple[FactLine, ...]:
    """Returns the latest successes first; those still to be passed on stand among the actions."""
    since = day - timedelta(days=SUCCESS_DAYS)
    recent = [
        fact
        for fact in book.of_kind("success")
        if fact.opened > since and (fact.in_contact or not fact.is_open)
    ]
    return tuple(
        FactLine(book.short[fact.id], fact.content.text, fact.opened) for fact in reversed(recent)
    )


def promise_lines(
    book: Book, by: Literal["leader", "person"], day: date
) -> tuple[PromiseLine, ...]:
    """Returns the open promises of one side by due day, intentions last."""
    lines = [
        PromiseLine(
            book.short[fact.id],
            fact.content.text,
            due_day(fact),
            promise_word(fact, day),
            overdue_days(book, fact, day),
        )
        for fact in promises(book, by)
        if fact.is_open
    ]
    return tuple(sorted(lines, key=lambda line: (line.due or date.max, line.id)))


def picture_line(book: Book) -> PictureLine | None:
    """Returns the latest picture of success that stands."""
    standing = [fact for fact in book.of_kind("picture") if fact.is_open]
    if not standing:
        return None
    fact = standing[-1]
    on = fact.entered("confirmed", "recorded") or fact.opened
    return PictureLine(book.short[fact.id], fact.content.text, on, fact.role == "confirmed")


def goal_lines(book: Book) -> tuple[GoalLine, ...]:
    """Returns the goals under way: the person's first, by rank, then by due day (A38)."""
    found = [fact for fact in book.of_kind("goal") if fact.is_open]
    return tuple(_goal(book, fact) for fact in sorted(found, key=_goal_order))


def _goal_order(fact: Fact) -> tuple[bool, int, date, str]:
    content = fact.content
    assert isinstance(content, Goal)
    return content.owner != "person", content.rank or 9, content.due or date.max, fact.id


def _goal(book: Book, fact: Fact) -> GoalLine:
    content = fact.content
    assert isinstance(content, Goal)
    return GoalLine(
        book.short[fact.id],
        content.text,
        content.owner,
        content.current,
        content.target,
        content.unit,
        content.due,
        content.contributes_to,
    )


def motive_lines(book: Book) -> tuple[MotiveLine, ...]:
    """Returns what drives the person, as far as it stands."""
    lines = []
    for fact in book.of_kind("motive"):
        content = fact.content
        if fact.is_open and isinstance(content, Motive):
            is_guess = fact.source == "leader" and fact.role != "confirmed"
            lines.append(MotiveLine(book.short[fact.id], content.text, content.category, is_guess))
    return tuple(lines)


def consent_lines(book: Book, day: date) -> tuple[ConsentLine, ...]:
    """Returns the standing answers, engagement first."""
    return tuple(_consent(book, answer) for answer in answers(book, day))


def _consent(book: Book, answer: GivenAnswer) -> ConsentLine:
    return ConsentLine(
        book.short[answer.fact.id],
        answer.scope,
        answer.given,
        answer.standing,
        answer.on,
        answer.valid_until,
        answer.condition_due,
        answer.text,
    )
