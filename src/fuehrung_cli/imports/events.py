"""Talks from a calendar: the day, the length and with whom; nothing that was written into it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise

from fuehrung_cli.errors import Message, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.imports.calendar_parts import Part, whole
from fuehrung_cli.imports.making import entry, left_out, turned
from fuehrung_cli.imports.proposals import Place, Proposal, ProposedEntry, ProposedSeries
from fuehrung_cli.imports.series import Skipped, series_of, times_in
from fuehrung_cli.imports.source import Source
from fuehrung_cli.imports.vcard_lines import Line
from fuehrung_cli.imports.zones import FileZone, clock_time, zone_of, zones_in
from fuehrung_cli.reports.arrival import LeftOut

KIND = "ics"
_LENGTH = re.compile(r"P(?:(\d{1,3})D)?T?(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:\d+S)?\Z")
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_MAIL = re.compile(r"([^\W\d_]+(?:[._-][^\W\d_]+)+)@[\w.-]+\Z")
_LONGEST_MINUTES = 1440


@dataclass(frozen=True)
class _Calendar:
    """What must be known of the whole calendar to read one event of it."""

    method: str
    zones: Mapping[str, FileZone]
    moved: Mapping[str, Skipped]
    """Series → those of its moments that stand as events of their own."""
    ends: Mapping[str, datetime]
    """Series → the moment from which on all of it was moved."""


def is_calendar(source: Source) -> bool:
    """Says whether a file is a calendar."""
    return source.text.lstrip("\ufeff \n")[:15].upper() == "BEGIN:VCALENDAR"


def read_calendar(source: Source) -> Proposal:
    """Reads talks, single ones and series; whole days are none."""
    entries: list[ProposedEntry] = []
    series: list[ProposedSeries] = []
    left: list[LeftOut] = []
    parts = whole(source, left)
    events = list(parts.inside("VEVENT"))
    calendar = _about(parts, events)
    for event in events:
        place = Place(source.name, event.number)
        made = _talk(event, calendar, place)
        if isinstance(made, Message):
            left.append(left_out(place, made))
        elif isinstance(made, ProposedSeries):
            series.append(made)
        else:
            entries.append(made)
    return Proposal(KIND, source.name, (), tuple(entries), tuple(left), series=tuple(series))


def _about(parts: Part, events: list[Part]) -> _Calendar:
    zones = zones_in(parts)
    moved: dict[str, set[datetime | date]] = defaultdict(set)
    ends: dict[str, datetime] = {}
    for event in events:
        for line in event.all("RECURRENCE-ID"):
            times = times_in([line], zones) or frozenset()
            moved[_uid(event)] |= times
            if _moves_the_rest(event):
                ends.update((_uid(event), at) for at in times if isinstance(at, datetime))
    methods = (part.first("METHOD") for part in parts.parts if part.name == "VCALENDAR")
    method = next((m.text.upper() for m in methods if m), "")
    return _Calendar(method, zones, {uid: frozenset(at) for uid, at in moved.items()}, ends)


def _talk(
    event: Part, calendar: _Calendar, place: Place
) -> ProposedEntry | ProposedSeries | Message:
    status, start = event.first("STATUS"), event.first("DTSTART")
    if (status and status.text.upper() == "CANCELLED") or calendar.method == "CANCEL":
        return say("it was cancelled")
    if calendar.method in ("REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER"):
        return say("it only answers an invitation")
    if _moves_the_rest(event):
        return say("it moves the rest of a series, which is left from there on")
    clock = clock_time(start.value) if start else None
    if start is None or clock is None or clock.year < 1900:
        return say("it has no hour, so it is no talk")
    at, uid = zone_of(start, calendar.zones)(clock), _uid(event)
    repeats = None
    if not event.first("RECURRENCE-ID"):
        moved, end = calendar.moved.get(uid, frozenset()), calendar.ends.get(uid)
        repeats = series_of(event, start, calendar.zones, moved, end)
    if isinstance(repeats, Message):
        return repeats
    minutes = _minutes(event, calendar, at)
    made = entry("", at, "", place, (uid, at.isoformat()), kind="one_on_one", minutes=minutes)
    names = tuple(dict.fromkeys(_names(event)))
    talk = ProposedEntry(made.session, "", place, made.origin, among=names, is_for_one=True)
    return ProposedSeries(talk, repeats) if repeats else talk


def _uid(event: Part) -> str:
    line = event.first("UID")
    return line.text if line else ""


def _moves_the_rest(event: Part) -> bool:
    line = event.first("RECURRENCE-ID")
    return line is not None and line.parameters.get("RANGE", "").upper() == "THISANDFUTURE"


def _names(event: Part) -> Iterator[str]:
    """Yields what may be a name: of those invited, and in the title each word and each two.

    Whoever has declined was not there, even where the title says so.
    """
    away: set[str] = set()
    for line in event.all("ATTENDEE", "ORGANIZER"):
        if line.parameters.get("PARTSTAT", "").upper() == "DECLINED":
            away |= {word.casefold() for word in _invited(line).split()}
        else:
            yield _invited(line)
    for line in event.all("SUMMARY"):
        words = [word for word in _WORD.findall(line.text) if word[0].isupper()]
        there = [word for word in words if word.casefold() not in away]
        yield from (" ".join(pair) for pair in pairwise(there))
        yield from there


def _invited(line: Line) -> str:
    """Returns the name of somebody; Google writes the address in its place. A room has none."""
    if line.parameters.get("CUTYPE", "").upper() in ("ROOM", "RESOURCE", "GROUP"):
        return ""
    name = line.parameters.get("CN") or line.value.strip()
    mail = _MAIL.match(re.sub("^mailto:", "", name, flags=re.IGNORECASE))
    return re.sub("[._-]", " ", mail[1]) if mail else turned(name)


def _minutes(event: Part, calendar: _Calendar, start: datetime) -> int | None:
    line, duration = event.first("DTEND"), event.first("DURATION")
    clock = clock_time(line.value) if line else None
    end = zone_of(line, calendar.zones)(clock) if line and clock else None
    length: timedelta | None = None
    if end is not None and (end.tzinfo is None) == (start.tzinfo is None):
        length = end - start
    elif duration and (parts := _LENGTH.match(duration.value.strip())):
        days, hours, minutes = (int(part or 0) for part in parts.groups())
        length = timedelta(days=days, hours=hours, minutes=minutes)
    whole_minutes = int(length.total_seconds()) // 60 if length is not None else 0
    return whole_minutes if 0 < whole_minutes <= _LONGEST_MINUTES else None
