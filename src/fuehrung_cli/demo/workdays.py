"""Days counted back from today, moved to days on which people work."""

from __future__ import annotations

from datetime import date, timedelta

_FREE = {(1, 1), (5, 1), (10, 3), (12, 24), (12, 25), (12, 26), (12, 31)}
"""Month and day that are free every year."""
_FAR_DAYS = 180
"""A day further away is typed with its year."""
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def workday(today: date, ago: int) -> date:
    """Returns the working day that lies so many days back; minus means ahead.

    A free day makes way towards the past, from today on towards the future: so the order of days is
    kept, and what is planned for a day and what happens on it stay together.
    """
    day = today - timedelta(days=ago)
    step = timedelta(days=-1 if ago > 0 else 1)
    while day.weekday() > 4 or (day.month, day.day) in _FREE:
        day += step
    return day


def typed_day(day: date, on: date, language: str) -> str:
    """Returns a day as somebody types it on another day: `12.3.`, `12 Mar`."""
    is_far = abs((day - on).days) > _FAR_DAYS
    if language == "de":
        return f"{day.day}.{day.month}.{day.year if is_far else ''}"
    return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if is_far else "")
