"""Contacts: the rhythm, the share of relational ones (F4), the last recognition."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import elapsed_days, is_away, is_calm, is_led
from fuehrung_cli.domain.session import RELATIONAL, Session
from fuehrung_cli.frozen import dataclass

LATE_FACTOR = 1.5
VERY_LATE_FACTOR = 2.0
Lateness = Literal["", "late", "very_late"]


@dataclass(frozen=True)
class Share:
    """Relational contacts among those whose purpose is known, within a window of days."""

    relational: int
    known: int
    contacts: int
    """All contacts of the window, with and without a purpose."""
    days: int


def share(book: Book, day: date, days: int = 90) -> Share:
    """Returns the share of relational contacts in the `days` days up to `day` (F4)."""
    since = day - timedelta(days=days)
    recent = [s for s in book.contacts if since < s.day <= day]
    known = [s for s in recent if s.purpose]
    relational = [s for s in known if s.purpose[0] in RELATIONAL]
    return Share(len(relational), len(known), len(recent), days)


def last_contact(book: Book) -> Session | None:
    """Returns the latest contact."""
    return book.contacts[-1] if book.contacts else None


def last_day_of(book: Book, tag: str) -> date | None:
    """Returns the last day of an event with this tag."""
    return book.last_days.get(tag)


def days_since_contact(book: Book, day: date) -> int | None:
    """Returns the calendar days since the last contact, None before the first."""
    last = last_contact(book)
    # Held further east, where it is tomorrow already, it was today.
    return max(0, (day - last.day).days) if last else None


def lateness(book: Book, day: date, rhythm_days: int) -> Lateness:
    """Says how late the next contact is: beyond 1.5 times the rhythm, or beyond twice.

    Absences of either side stop this clock; before the first contact it does not run.
    """
    last = last_contact(book)
    if last is None or not is_led(book, day) or is_calm(book, day) or is_away(book, day, "leader"):
        return ""
    passed = elapsed_days(book, last.day, day, "person", "leader")
    if passed > rhythm_days * VERY_LATE_FACTOR:
        return "very_late"
    return "late" if passed > rhythm_days * LATE_FACTOR else ""


def rhythm_of(book: Book, default_days: int) -> int:
    """Returns the rhythm of a person in days."""
    return book.person.profile.rhythm_days or default_days


def usual_minutes(talks: Sequence[Session]) -> int | None:
    """Returns how long such talks are: as long as the last of them that says so."""
    return next((talk.minutes for talk in reversed(talks) if talk.minutes), None)


def minutes_in(book: Book, day: date, days: int = 30) -> int:
    """Returns the minutes of talk in the days up to `day`."""
    since = day - timedelta(days=days)
    return sum(s.minutes or 0 for s in book.contacts if since < s.day <= day)
