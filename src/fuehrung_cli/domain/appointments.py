"""Planned talks, as they stand in a book."""

from __future__ import annotations

from datetime import date, datetime

from fuehrung_cli.domain.book import Book, Fact


def appointment_day(fact: Fact) -> date:
    """Returns the day of a planned talk."""
    at = getattr(fact.content, "at", None)
    if isinstance(at, datetime):
        return at.date()
    return at if isinstance(at, date) else date.max


def next_talk(book: Book, day: date) -> date | datetime | None:
    """Returns when the next planned talk is, today's included."""
    ahead = [f for f in book.of_kind("appointment") if f.is_open and appointment_day(f) >= day]
    nearest = min(ahead, key=appointment_day, default=None)
    at = getattr(nearest.content, "at", None) if nearest else None
    return at if isinstance(at, date) else None
