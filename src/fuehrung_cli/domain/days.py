"""The day of a moment: a date may stand for a moment whose hour is unknown."""

from __future__ import annotations

from datetime import UTC, date, datetime


def day_in(at: date | datetime) -> date:
    """Returns the day of a moment in its own offset; a day stays as it is."""
    return at.date() if isinstance(at, datetime) else at


def instant(moment: datetime) -> datetime:
    """Returns a moment that can be compared; without an offset it is one of UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
