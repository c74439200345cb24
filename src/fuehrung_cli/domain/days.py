"""The day of a moment: a date may stand for a moment whose hour is unknown."""

from __future__ import annotations

from datetime import date, datetime


def day_in(at: date | datetime) -> date:
    """Returns the day of a moment in its own offset; a day stays as it is."""
    return at.date() if isinstance(at, datetime) else at
