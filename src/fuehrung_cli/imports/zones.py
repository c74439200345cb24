"""Clocks of a calendar: from what stands there to the moment it was.

A zone has a name that everybody knows, or one of Outlook's or a company's own; then the file says
itself when its clock is put forward (VTIMEZONE). Where it does not, the clock of this place counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from fuehrung_cli.frozen import dataclass
from fuehrung_cli.imports.calendar_parts import Part
from fuehrung_cli.imports.recurrence import Rule, rule_of
from fuehrung_cli.imports.vcard_lines import Line

Zone = Callable[[datetime], datetime]
"""Makes of what a clock showed the moment of Greenwich, or leaves it to the clock of this place."""
_MOMENT = re.compile(r"(\d{8})T(\d{6})(Z?)\Z")
_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?\Z")
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Turn:
    """When a clock is put to an offset: once, and by a rule again every year."""

    first: datetime
    rule: Rule | None
    offset: timedelta

    def last(self, at: datetime) -> datetime:
        """Returns the last time at or before a moment; long before it where there is none."""
        if not self.rule or at < self.first:
            return self.first if self.first <= at else datetime.min  # noqa: DTZ901  # of a clock
        end = clock_time(self.rule.until) or at
        until = min(at, end)
        since = until - 800 * _DAY if until.year > 2 + datetime.min.year else until  # noqa: DTZ901
        return max(self.rule.moments(self.first, since, until), default=self.first)


@dataclass(frozen=True)
class FileZone:
    """A zone that a calendar describes."""

    turns: tuple[_Turn, ...]

    def __call__(self, at: datetime) -> datetime:
        """Returns the moment at which this clock shows a time."""
        turn = max(self.turns, key=lambda each: each.last(at))
        try:
            return (at - turn.offset).replace(tzinfo=UTC)
        except OverflowError:
            return at


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
    return _Turn(
        first, rule_of(rule.value) if rule else None, -offset if found[1] == "-" else offset
    )
