"""Departures: what to do by days since notice, and the figures of a team (2.23, F6, A02)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.clock import later
from fuehrung_cli.domain.kinds import Departure
from fuehrung_cli.frozen import dataclass

LOOK_BACK_DAYS = 90
YEAR_DAYS = 365
FEWEST_FOR_RATE = 20
"""Below so many people a rate would be noise: counts are told."""
LAST_WEEK_DAYS = 7
HAND_OVER_DAYS = 14
"""So many days before the last one the handover should be done, so that questions can be asked."""
Task = Literal["thank", "understand", "hand_over", "exit_talk", "farewell", "contact"]


@dataclass(frozen=True)
class Due:
    """Something to do in a departure; without a day while the last one is not known."""

    task: Task
    on: date | None


def departure_of(book: Book) -> Fact | None:
    """Returns the latest departure that was announced or has happened."""
    found = book.of_kind("departure")
    return found[-1] if found else None


def tasks(fact: Fact) -> tuple[Due, ...]:
    """Returns what to do and by when: the first two count from notice, the rest to the last day."""
    content = fact.content
    last = content.last_day if isinstance(content, Departure) else None
    return (
        Due("thank", fact.opened),
        Due("understand", later(fact.opened, 7)),
        Due("hand_over", max(fact.opened, later(last, -HAND_OVER_DAYS)) if last else None),
        Due("exit_talk", later(last, -LAST_WEEK_DAYS) if last else None),
        Due("farewell", last),
        Due("contact", later(last, 90) if last else None),
    )


@dataclass(frozen=True)
class Departures:
    """How many left in the last year, of how many, and how many of these came as a surprise."""

    left: int
    people: int
    surprising: int
    known: int
    """Departures of which it is written whether they were expected."""
    percent: int | None
    """Only from 20 people on."""


def team_figures(books: Sequence[Book], day: date) -> Departures:
    """Returns the figures of a team for the year up to a day (F6).

    The team is everybody who was there at any time of the year.
    """
    ends = [(book, _end(book)) for book in books]
    since = later(day, -YEAR_DAYS)
    there = [book for book, end in ends if end is None or end > since]
    gone = [book for book, end in ends if end is not None and since < end <= day]
    average = (sum(_begun(book) <= since for book in there) + len(there) - len(gone)) / 2
    percent = round(100 * len(gone) / average) if average >= FEWEST_FOR_RATE else None
    known = [each for each in map(_expected, gone) if each is not None]
    return Departures(len(gone), len(there), known.count(False), len(known), percent)


def _begun(book: Book) -> date:
    """Returns the day somebody joined the team, or else the first that is known of her."""
    profile = book.person.profile
    return profile.led_since or profile.start or book.first_day or date.max


def _expected(book: Book) -> bool | None:
    fact = departure_of(book)
    return fact.content.expected if fact and isinstance(fact.content, Departure) else None


def _end(book: Book) -> date | None:
    """Returns the day somebody left: the last day where it is known, else when it was written."""
    fact = departure_of(book)
    if fact is None or fact.is_open or not isinstance(fact.content, Departure):
        return None
    return fact.content.last_day or fact.touched
