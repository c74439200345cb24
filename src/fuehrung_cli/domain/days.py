"""The day of a moment: a date may stand for a moment whose hour is unknown."""

from __future__ import annotations

from datetime import date, datetime
from typing import overload


@overload
def day_in(at: date | datetime) -> date: ...
@overload
def day_in(at: None) -> None: ...
@overload
def day_in(at: date | datetime | None) -> date | None: ...
def day_in(at: date | datetime | None) -> date | None:
    """Returns the day of a moment in its own offset; a day stays as it is, and so does nothing."""
    return at.date() if isinstance(at, datetime) else at
