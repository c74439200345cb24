"""Milestones: where an assignment stands, its days counted from a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.clock import later
from fuehrung_cli.domain.journey import Journey, Step
from fuehrung_cli.domain.kinds import Assignment, Departure
from fuehrung_cli.domain.steps import exemption
from fuehrung_cli.frozen import dataclass

MilestoneWord = Literal["done", "due", "ahead", "open", "not_applicable"]


@dataclass(frozen=True)
class Milestone:
    """A step of a journey under way, as it stands on a day."""

    step: Step
    word: MilestoneWord
    """`open` is a step without a day, or one whose day is not known yet."""
    day: date | None = None
    done_on: date | None = None


def assignments(book: Book) -> tuple[Fact, ...]:
    """Returns the journeys under way, in the order in which they were begun."""
    facts = book.of_kind("assignment")
    return tuple(f for f in facts if f.is_open and isinstance(f.content, Assignment))


def assigned(book: Book, journey: str) -> Fact | None:
    """Returns the journey of that id under way, the latest begun, or None."""
    found = [f for f in assignments(book) if getattr(f.content, "journey", "") == journey]
    return found[-1] if found else None


def milestones(book: Book, begun: Fact, journey: Journey, day: date) -> tuple[Milestone, ...]:
    """Returns every step of a journey under way: its day, and whether it is done.

    Done is what was talked about since the journey was begun, or since its first day when it was
    noted later than that.
    """
    start = getattr(begun.content, "start", begun.opened)
    days = {step.id: _day(book, step, start) for step in journey.steps}
    since = min((begun.opened, *(known for known in days.values() if known)))
    return tuple(_milestone(book, step, days[step.id], since, day) for step in journey.steps)


def is_complete(found: tuple[Milestone, ...]) -> bool:
    """Says whether nothing of a journey is left to do."""
    return all(each.word in ("done", "not_applicable") for each in found)


def last_day(book: Book) -> date | None:
    """Returns the person's last day, None while it is not known."""
    found = (_last_day(fact) for fact in reversed(book.of_kind("departure")))
    return next((day for day in found if day), None)


def _last_day(fact: Fact) -> date | None:
    return fact.content.last_day if isinstance(fact.content, Departure) else None


def _day(book: Book, step: Step, start: date) -> date | None:
    anchor = start if step.counts_from == "start" else last_day(book)
    if step.day is None or anchor is None:
        return None
    return later(anchor, step.day) if step.day > 0 else _earlier(anchor, -step.day)


def _earlier(day: date, days: int) -> date:
    return date.min if days >= (day - date.min).days else day - timedelta(days=days)


def _milestone(book: Book, step: Step, at: date | None, since: date, day: date) -> Milestone:
    if exemption(book, step, day):
        return Milestone(step, "not_applicable", at)
    done = max(_renewals(book, step, since, day), default=None)
    if done is not None:
        return Milestone(step, "done", at, done)
    if at is None:
        return Milestone(step, "open")
    return Milestone(step, "due" if at <= day else "ahead", at)


def _renewals(book: Book, step: Step, since: date, day: date) -> Iterator[date]:
    for event in book.events:
        if since <= event.day <= day and step.is_renewed_by(event.tag):
            yield event.day
