"""Which days count: pauses stop every clock, and for a while after them nothing is late."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.kinds import Absence

Who = Literal["person", "leader"]
CALM_DAYS = 30
"""For so many days after a pause of the person nothing is called overdue."""
PersonState = Literal["joining", "active", "paused", "leaving", "left"]
JOINING_DAYS = 100


def absences(book: Book, who: Who) -> tuple[tuple[date, date], ...]:
    """Returns the first and last day of every absence; an open one ends at the end of time."""
    found = []
    for fact in book.of_kind("absence"):
        content = fact.content
        if isinstance(content, Absence) and content.who == who and fact.role == "noted":
            found.append((content.start, content.end or date.max))
    return tuple(sorted(found))


def is_away(book: Book, day: date, who: Who = "person") -> bool:
    """Says whether the person, or the leader, is away on the day."""
    return any(start <= day <= end for start, end in absences(book, who))


def is_calm(book: Book, day: date) -> bool:
    """Says whether nothing may be called overdue: during a pause and for 30 days after it."""
    return any(
        start <= day and (day - end).days <= CALM_DAYS for start, end in absences(book, "person")
    )


def elapsed_days(book: Book, since: date, day: date, *stops: Who) -> int:
    """Returns the days after `since` up to `day` that no absence of `stops` has stopped."""
    if day <= since:
        return 0
    spans = [span for who in stops or ("person",) for span in absences(book, who)]
    return (day - since).days - _covered(spans, since + timedelta(days=1), day)


def runs_out(book: Book, since: date, days: int, day: date) -> date:
    """Returns the last of the `days` days after `since`, as it stands on `day`.

    Absences of the person up to `day` move it on, but none that began after it had run out.
    """
    last, reached = later(since, days), since
    for start, end in absences(book, "person"):
        first, stop = max(start, later(reached, 1)), min(end, day)
        if first <= last and first <= stop:
            last = later(last, (stop - first).days + 1)
            reached = stop
    return last


def later(day: date, days: int) -> date:
    """Returns the day so many days later, at most the last day there is."""
    return date.max if days >= (date.max - day).days else day + timedelta(days=days)


def _covered(spans: list[tuple[date, date]], first: date, last: date) -> int:
    """Returns how many days from `first` to `last` lie in one of the spans, each once."""
    covered = 0
    reached = first
    for start, end in sorted(spans):
        begin, stop = max(start, reached), min(end, last)
        if begin <= stop:
            covered += (stop - begin).days + 1
            reached = later(stop, 1)
    return covered


def person_state(book: Book, day: date) -> PersonState:
    """Returns how the person stands on the day; computed, never stored."""
    departures = book.of_kind("departure")
    if any(_is_over(fact, day) for fact in departures):
        return "left"
    if departures:
        return "leaving"
    if is_away(book, day):
        return "paused"
    profile = book.person.profile
    began = max((d for d in (profile.start, profile.led_since) if d), default=None)
    if began is not None and 0 <= (day - began).days < JOINING_DAYS:
        return "joining"
    return "active"


def _is_over(departure: Fact, day: date) -> bool:
    last_day = getattr(departure.content, "last_day", None)
    return departure.role == "closed" or (isinstance(last_day, date) and last_day < day)


def is_led(book: Book, day: date) -> bool:
    """Says whether clocks run for the person: she neither leaves nor has left."""
    return person_state(book, day) not in ("leaving", "left")
