"""When the next talk would be: what the guided check-in proposes and a calm day suggests."""

from __future__ import annotations

from datetime import date, datetime

from fuehrung_cli.domain.appointments import appointment_day
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import is_away, is_led, later
from fuehrung_cli.domain.days import day_in

FRIDAY = 4
_MOST_WEEKS_AWAY = 26


def proposed_talk(
    book: Book, day: date, rhythm_days: int, *, since: date | None = None
) -> date | datetime | None:
    """Returns when the next talk would be: after the rhythm, on the usual weekday and hour.

    The rhythm counts from `since`, the day itself if that is not given; the talk is after the day.
    The moment has no offset: the place gives it one when the line is read. A day on which one of
    the two is known to be away moves on by weeks. None for somebody who leaves or is away for long.
    """
    usual = _usual_talk(book, day)
    planned = _wanted(usual, later(since or day, rhythm_days), day)
    weeks = (later(planned, 7 * week) for week in range(_MOST_WEEKS_AWAY))
    free = next((d for d in weeks if not (is_away(book, d) or is_away(book, d, "leader"))), None)
    if free is None or free <= day or not is_led(book, day):
        return None
    if isinstance(usual, datetime):
        return datetime(free.year, free.month, free.day, usual.hour, usual.minute)  # noqa: DTZ001  # see above
    return free


def _wanted(usual: date | datetime | None, wanted: date, day: date) -> date:
    """Returns the usual weekday next to a day; when that day is over, the next working day."""
    if wanted <= day:
        tomorrow = later(day, 1)
        return _on(tomorrow.weekday() if tomorrow.weekday() <= FRIDAY else 0, tomorrow, after=day)
    if isinstance(usual, datetime):
        return _on(usual.weekday(), wanted, after=day)
    # Only a planned talk shows that somebody works on Saturdays.
    return _on(min((usual or wanted).weekday(), FRIDAY), wanted, after=day)


def _on(weekday: int, near: date, *, after: date) -> date:
    """Returns the day of this weekday that is nearest, but after a day."""
    days = (weekday - near.weekday() + 3) % 7 - 3
    found = later(near, days)
    return found if found > after else later(found, 7)


def _usual_talk(book: Book, day: date) -> date | datetime | None:
    """Returns the last planned talk that came about or is due today, else the last talk.

    A planned hour is the hour of the appointment; that of an entry may be the hour of typing.
    """
    planned = [
        getattr(fact.content, "at", None)
        for fact in sorted(book.of_kind("appointment"), key=appointment_day)
        if fact.state == "held" or (fact.is_open and appointment_day(fact) == day)
    ]
    held = [s.at for s in book.contacts if s.kind == "one_on_one"]
    hours = [at for at in planned if isinstance(at, datetime)]
    days = [day_in(at) for at in held]
    return next(iter([*reversed(hours), *reversed(days)]), None)
