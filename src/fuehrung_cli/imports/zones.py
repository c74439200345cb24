"""Clocks of a calendar: from what stands there to the moment it was.

A zone has a name that everybody knows, or one of Outlook's or a company's own; then the file says
itself when its clock is put forward (VTIMEZONE). Where it does not, the clock of this place counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from fuehrung_cli.frozen import dataclass
from fuehrung_cli.imports.calendar_parts import Part
from fuehrung_cli.imports.recurrence import Rule, rule_of
from fuehrung_cli.imports.vcard_lines import Line

Zone = Callable[[datetime], datetime]
"""Makes of what a clock showed the moment of Greenwich, or leaves it to the clock of this place."""
_MOMENT = re.compile(r"(\d{8})T(\d{6})(Z?)\Z")
_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?\Z")
_MOST_KNOWN = 200
"""So many names, and so many years of zones, are known at a time."""


@dataclass(frozen=True)
class _Turn:
    """When a clock is put to an offset: once, and by a rule again every year."""

    first: datetime
    rule: Rule | None
    offset: timedelta

    def in_year(self, year: int) -> Iterator[datetime]:
        """Yields when it happened in a year, and before that the last time earlier."""
        begin, end = datetime(year, 1, 1), datetime(year, 12, 31, 23, 59, 59)  # noqa: DTZ001
        if not self.rule or end < self.first:
            yield self.first
            return
        end = min(end, clock_time(self.rule.until) or end)
        since = min(begin, end) - timedelta(days=800)
        found = list(self.rule.moments(self.first, since, end))
        yield from found or [self.first]


@dataclass(frozen=True)
class FileZone:
    """A zone that a calendar describes."""

    turns: tuple[_Turn, ...]

    def __call__(self, at: datetime) -> datetime:
        """Returns the moment at which this clock shows a time."""
        turns = _turns(self.turns, at.year)
        place = bisect_right(turns, at, key=lambda turn: turn[0])
        try:
            return (at - turns[max(place - 1, 0)][1]).replace(tzinfo=UTC)
        except OverflowError:
            return at


@lru_cache(_MOST_KNOWN)
def _turns(turns: tuple[_Turn, ...], year: int) -> tuple[tuple[datetime, timedelta], ...]:
    """Returns when the clock was put to which offset, as far as it matters in a year."""
    return tuple(sorted((at, turn.offset) for turn in turns for at in turn.in_year(year)))


def zones_in(calendar: Part) -> Mapping[str, FileZone]:
    """Returns name → zone of those that a calendar describes."""
    found: dict[str, FileZone] = {}
    for part in calendar.inside("VTIMEZONE"):
        name = part.first("TZID")
        turns = tuple(filter(None, map(_turn, part.parts)))
        if name and turns:
            found[name.text] = FileZone(turns)
    return found


def zone_of(line: Line, described: Mapping[str, FileZone]) -> Zone:
    """Returns the clock by which the moments of a line are meant."""
    if line.value.strip().upper().endswith("Z"):
        return lambda at: at.replace(tzinfo=UTC)
    name = line.parameters.get("TZID", "")
    known = _known(name)
    if known is not None:
        return lambda at: at.replace(tzinfo=known).astimezone(UTC)
    return described.get(name, lambda at: at)


def clock_time(text: str) -> datetime | None:
    """Returns what a clock shows in a text such as 20261103T083000, with or without its Z."""
    found = _MOMENT.match(text.strip().upper())
    try:
        at = datetime.strptime(found[1] + found[2], "%Y%m%d%H%M%S") if found else None  # noqa: DTZ007
    except ValueError:
        return None
    return at if at and 1600 <= at.year <= 9998 else None


@lru_cache(_MOST_KNOWN)
def _known(name: str) -> ZoneInfo | None:
    """Returns the zone of a name, which may stand behind that of a program or of a list."""
    for tail in (name, "/".join(name.split("/")[-2:])):
        try:
            return ZoneInfo(tail)
        except (LookupError, ValueError, OSError):
            continue
    return None


def _turn(part: Part) -> _Turn | None:
    start, to, rule = part.first("DTSTART"), part.first("TZOFFSETTO"), part.first("RRULE")
    first = clock_time(start.value) if start else None
    found = _OFFSET.match(to.value.strip()) if to else None
    if first is None or not found:
        return None
    hours, minutes, seconds = (int(each or 0) for each in found.groups()[1:])
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    again = rule_of(rule.value) if rule else None
    # No clock is put forward every day; and a rule that counts is gone through from 1601 on.
    again = again if again and again.every in ("YEARLY", "MONTHLY") else None
    return _Turn(first, again, -offset if found[1] == "-" else offset)
