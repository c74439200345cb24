"""Rules by which events repeat (RRULE of RFC 5545), as far as calendars write them.

Own code: the programs for it go through every time since the first one, and Outlook lets its time
zones begin in the year 1601. The tests compare it with one of them (`python-dateutil`).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import count, islice

from fuehrung_cli.frozen import dataclass

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)\Z")
_NUMBER = re.compile(r"-?\d{1,6}\Z")
_KNOWN = frozenset(
    (
        *("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"),
        *("BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"),
    )
)
_BEYOND = {"BYMONTHDAY": 32, "BYMONTH": 13, "BYSETPOS": 367}
"""The first number that names no day; it stands for all beyond it, so that no list is long."""
_LONGEST_DAYS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
_NONE_IN_A_ROW = 1000
"""After so many periods without a day, such as 30 February, there will be none."""


@dataclass(frozen=True)
class Rule:
    """Every how many days, weeks, months or years, and on which of their days."""

    every: str
    interval: int = 1
    count: int | None = None
    until: str = ""
    """As it is written: only who knows the zone of the event can say which moment it means."""
    days: tuple[tuple[int, int], ...] = ()
    """The how manieth of the month, 0 for each, and the day of the week."""
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    """Which of the days of a period, counted from either end; all where it is empty."""
    first_weekday: int = 0

    def moments(self, start: datetime, since: datetime, until: datetime) -> Iterator[datetime]:
        """Yields the moments between two on the clock of the event, each of them included."""
        since = max(start, since)
        found = (at for at in self._all(start, since) if at >= start)
        for at in islice(found, self.count):
            if at > until:
                return
            if at >= since:
                yield at

    def _all(self, start: datetime, since: datetime) -> Iterator[datetime]:
        # A rule that counts is counted from its beginning.
        first = 0 if self.count is not None else self._periods_before(start, since)
        empty = 0
        for number in count(first):
            try:
                days = self._days(start.date(), number * self.interval)
            except (ValueError, OverflowError):  # the calendar of Python ends with 9999
                return
            empty = 0 if days else empty + 1
            if empty > _NONE_IN_A_ROW:
                return
            yield from (datetime.combine(day, start.time()) for day in days)

    def _periods_before(self, start: datetime, since: datetime) -> int:
        """Returns how many periods have passed at least."""
        passed = (since - start).days // _LONGEST_DAYS[self.every]
        return max(0, passed // self.interval - 1)

    def _days(self, start: date, later: int) -> list[date]:
        """Returns the days of the period that begins so many days, weeks, months or years later."""
        found = sorted(day for day in self._period(start, later) if self._fits(day))
        if not self.places:
            return found
        places = (place - 1 if place > 0 else len(found) + place for place in self.places)
        return [found[place] for place in sorted(set(places)) if 0 <= place < len(found)]

    def _period(self, start: date, later: int) -> Iterable[date]:
        match self.every:
            case "DAILY":
                return (start + timedelta(days=later),)
            case "WEEKLY":
                monday = start - timedelta(days=(start.weekday() - self.first_weekday) % 7)
                week = (monday + timedelta(days=7 * later + each) for each in range(7))
                return week if self.days else (start + timedelta(days=7 * later),)
            case "MONTHLY":
                return self._of_month(start, *divmod(start.year * 12 + start.month - 1 + later, 12))
            case _:
                months = self.months or (start.month,)
                year = start.year + later
                return (d for m in months for d in self._of_month(start, year, m - 1))

    def _of_month(self, start: date, year: int, month: int) -> Iterable[date]:
        """Returns the days of a month that come into question."""
        last = calendar.monthrange(year, month + 1)[1]
        days: Iterable[int] = range(1, last + 1)
        if not self.days and not self.month_days:
            days = (start.day,) if start.day <= last else ()
        return (date(year, month + 1, day) for day in days)

    def _fits(self, day: date) -> bool:
        if self.months and day.month not in self.months:
            return False
        last = calendar.monthrange(day.year, day.month)[1]
        if self.month_days and not {day.day, day.day - last - 1} & {*self.month_days}:
            return False
        from_start, from_end = (day.day + 6) // 7, -((last - day.day) // 7 + 1)
        places = {(place, day.weekday()) for place in (0, from_start, from_end)}
        return not self.days or bool(places & {*self.days})


def rule_of(text: str) -> Rule | None:
    """Returns the rule that a text is; None when it says something that is not known here."""
    parts = dict(_part(each) for each in text.strip().strip(";").split(";"))
    days = [_DAY.match(each) for each in _list(parts, "BYDAY")]
    numbers = {name: {_number(each) for each in _list(parts, name)} for name in _BEYOND}
    interval, found_count = _number(parts.get("INTERVAL", "1")), _number(parts.get("COUNT", "1"))
    is_known = parts.keys() <= _KNOWN and parts.get("FREQ") in _LONGEST_DAYS
    week = parts.get("WKST", "MO")
    if not is_known or None in days or week not in _WEEKDAYS or not interval or not found_count:
        return None
    if any(None in each for each in numbers.values()) or min(interval, found_count) < 1:
        return None
    month_days, months, places = (
        tuple(sorted({max(-most, min(n, most)) for n in numbers[name] if n}))
        for name, most in _BEYOND.items()
    )
    made = Rule(
        every=parts["FREQ"],
        interval=interval,
        count=found_count if "COUNT" in parts else None,
        until=parts.get("UNTIL", ""),
        days=tuple(sorted({(int(day[1] or 0), _WEEKDAYS.index(day[2])) for day in days if day})),
        month_days=month_days,
        months=months,
        places=places,
        first_weekday=_WEEKDAYS.index(week),
    )
    return made if _is_plain(made) else None


def _is_plain(rule: Rule) -> bool:
    """Says whether it means one thing: the second Monday of a day, say, is none."""
    is_placed = any(place for place, _ in rule.days)
    if rule.every in ("DAILY", "WEEKLY"):
        return not is_placed and not (rule.every == "WEEKLY" and rule.month_days)
    return rule.every == "MONTHLY" or bool(rule.months) or not (rule.days or rule.month_days)


def _part(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name.strip().upper(), value.strip().upper()


def _list(parts: Mapping[str, str], name: str) -> list[str]:
    return [each.strip() for each in parts[name].split(",")] if parts.get(name) else []


def _number(text: str) -> int | None:
    return int(text) if _NUMBER.match(text.removeprefix("+")) else None
