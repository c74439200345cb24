"""Journeys under way: where one stands, and what its milestones ask for today."""

from __future__ import annotations

from datetime import date

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.journey import Journey, Library, LocalText
from fuehrung_cli.domain.milestones import (
    Milestone,
    assignments,
    is_complete,
    last_day,
    milestones,
)
from fuehrung_cli.errors import Message, say, say_n
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.action_kinds import Action


@dataclass(frozen=True)
class PathStatus:
    """Where a person stands on a journey that was begun for her."""

    name: str
    call: str
    """What is typed for her."""
    day: date
    assignment: str
    """The short id of the fact."""
    journey: str
    title: LocalText
    start: date
    milestones: tuple[Milestone, ...]
    is_complete: bool
    needs_last_day: bool
    """Some days count from the person's last day, which is not known yet."""


def path_status(book: Book, begun: Fact, journey: Journey, day: date, *, call: str) -> PathStatus:
    """Makes the status of one journey under way."""
    found = milestones(book, begun, journey, day)
    counted = any(step.counts_from == "last_day" for step in journey.steps)
    return PathStatus(
        name=book.person.name,
        call=call,
        day=day,
        assignment=book.short[begun.id],
        journey=journey.id,
        title=journey.title,
        start=getattr(begun.content, "start", begun.opened),
        milestones=found,
        is_complete=is_complete(found),
        needs_last_day=counted and last_day(book) is None,
    )


def milestone_actions(book: Book, library: Library, day: date, *, name: str) -> tuple[Action, ...]:
    """Returns what the milestones of all journeys under way ask for, the earliest first."""
    due = [
        _action(book, each, each.day, day, name)
        for begun in assignments(book)
        if (journey := library.find(getattr(begun.content, "journey", "")))
        for each in milestones(book, begun, journey, day)
        if each.word == "due" and each.day is not None
    ]
    return tuple(sorted(due, key=lambda action: action.due))


def _action(book: Book, milestone: Milestone, at: date, day: date, name: str) -> Action:
    step = milestone.step
    typed = f'fuehrung checkin {name} "… #{step.id}"'
    person = book.person.name
    return Action("milestone", person, say("{step}", step=step.to_do), _since(at, day), at, typed)


def _since(at: date, day: date) -> Message:
    days = (day - at).days
    if not days:
        return say("due today")
    return say_n("due for {n} day", "due for {n} days", days)
