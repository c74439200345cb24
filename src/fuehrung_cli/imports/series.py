"""Events that repeat: a rule, what was added to it, and what was taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta

from fuehrung_cli.errors import Message, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.imports.calendar_parts import Part
from fuehrung_cli.imports.recurrence import Rule, rule_of
from fuehrung_cli.imports.vcard_lines import Line
from fuehrung_cli.imports.zones import FileZone, Zone, clock_time, zone_of

_UNKNOWN = say("it repeats in a way that is not understood")
_DATE = re.compile(r"\d{8}\Z")
Skipped = frozenset[datetime | date]
"""Moments that were cancelled or moved, and days of which all were."""


@dataclass(frozen=True)
class Series:
    """An event that repeats, on the clock of its zone."""

    start: datetime
    zone: Zone
    rule: Rule | None = None
    added: tuple[datetime, ...] = ()
    skipped: Skipped = frozenset()
    end: datetime | None = None
    """The moment from which on the rest of it was moved, where it was."""

    def moments(self, since: date, until: date) -> Iterator[datetime]:
        """Yields the moments from one day to another, in their order."""
        found = {self.zone(at) for at in self._on_its_clock(since, until)} | {*self.added}
        for at in sorted(found, key=_wall):
            is_moved = self.end is not None and _wall(at) >= _wall(self.end)
            if since <= at.date() <= until and at not in self.skipped and not is_moved:
                yield at

    def _on_its_clock(self, since: date, until: date) -> Iterator[datetime]:
        if self.rule is None:
            yield self.start
            return
        day = timedelta(days=1)  # on another clock it may be another day
        first, last = datetime.combine(since, time.min), datetime.combine(until, time.max)
        for at in self.rule.moments(self.start, first - day, last + day):
            if self._is_in_rule(at) and at.date() not in self.skipped:
                yield at

    def _is_in_rule(self, at: datetime) -> bool:
        text = self.rule.until if self.rule else ""
        if _DATE.match(text):
            return f"{at:%Y%m%d}" <= text
        end, moment = clock_time(text), self.zone(at)
        if end is None:
            return True
        if text.endswith("Z") and moment.tzinfo:
            return moment.replace(tzinfo=None) <= end
        return at <= end


def series_of(
    event: Part,
    start: Line,
    described: Mapping[str, FileZone],
    moved: Skipped,
    end: datetime | None,
) -> Series | Message | None:
    """Returns how an event repeats, None when it does not; or why that cannot be said."""
    rules = tuple(event.all("RRULE"))
    further, without = tuple(event.all("RDATE")), tuple(event.all("EXDATE"))
    if not rules and not further:
        return None
    rule = rule_of(rules[0].value) if rules else None
    first = clock_time(start.value)
    added, skipped = times_in(further, described), times_in(without, described)
    wrong = len(rules) > 1 or (bool(rules) and rule is None) or event.first("EXRULE")
    if wrong or first is None or added is None or skipped is None:
        return _UNKNOWN
    if rule and rule.until and not (_DATE.match(rule.until) or clock_time(rule.until)):
        return _UNKNOWN
    if any(not isinstance(at, datetime) for at in added):
        return _UNKNOWN
    moments = tuple(at for at in added if isinstance(at, datetime))
    return Series(first, zone_of(start, described), rule, moments, skipped | moved, end)


def times_in(lines: Iterable[Line], described: Mapping[str, FileZone]) -> Skipped | None:
    """Returns the moments and days that lines name; None when one of them cannot be read."""
    found: set[datetime | date] = set()
    for line in lines:
        for text in filter(None, line.value.split(",")):
            at = _moment_or_day(text.partition("/")[0].strip(), line, described)
            if at is None:
                return None
            found.add(at)
    return frozenset(found)


def _moment_or_day(
    text: str, line: Line, described: Mapping[str, FileZone]
) -> datetime | date | None:
    if _DATE.match(text):
        try:
            return date(int(text[:4]), int(text[4:6]), int(text[6:]))
        except ValueError:
            return None
    at = clock_time(text)
    one = Line(line.number, line.name, text, line.parameters)
    return zone_of(one, described)(at) if at else None


def _wall(at: datetime) -> datetime:
    return at.replace(tzinfo=None)
