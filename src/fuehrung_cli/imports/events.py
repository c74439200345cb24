"""Talks from a calendar: the day, the length and with whom; nothing that was written into it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from fuehrung_cli.errors import Message, say
from fuehrung_cli.imports.making import entry, left_out
from fuehrung_cli.imports.proposals import Place, Proposal, ProposedEntry
from fuehrung_cli.imports.source import Source
from fuehrung_cli.imports.vcard_lines import Broken, Line, lines_of
from fuehrung_cli.reports.arrival import LeftOut

KIND = "ics"
_MOMENT = re.compile(r"(\d{8})T(\d{6})(Z?)\Z")
_LENGTH = re.compile(r"P(?:(\d{1,3})D)?T?(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:\d+S)?\Z")
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_LONGEST_MINUTES = 1440


def is_calendar(source: Source) -> bool:
    """Says whether a file is a calendar."""
    return source.text.lstrip("\ufeff \n")[:15].upper() == "BEGIN:VCALENDAR"


def read_calendar(source: Source) -> Proposal:
    """Reads single talks; whole days are none, and of a series nobody knows which were held."""
    entries: list[ProposedEntry] = []
    left: list[LeftOut] = []
    for event in _events(source, left):
        place = Place(source.name, event[0].number)
        made = _talk(event, place)
        if isinstance(made, Message):
            left.append(left_out(place, made))
        else:
            entries.append(made)
    return Proposal(KIND, source.name, (), tuple(entries), tuple(left))


def _events(source: Source, left: list[LeftOut]) -> Iterator[list[Line]]:
    event: list[Line] = []
    open_parts: list[str] = []
    for line in lines_of(source):
        if isinstance(line, Broken):
            left.append(LeftOut(source.name, say("the line is no property"), line.number))
            continue
        part = line.value.strip().upper()
        if line.name == "BEGIN":
            open_parts.append(part)
            event = [line] if part == "VEVENT" else event
        elif line.name == "END":
            if part == "VEVENT" and event:
                yield event
                event = []
            del open_parts[-1:]
        elif open_parts[-1:] == ["VEVENT"]:  # an alarm inside has a text of its own
            event.append(line)
    if event:
        left.append(LeftOut(source.name, say("the event is cut off"), event[0].number))


def _talk(event: Sequence[Line], place: Place) -> ProposedEntry | Message:
    found = {line.name: line for line in reversed(event)}
    if "RRULE" in found or "RDATE" in found:
        return say("it repeats, and only single talks are read")
    if found.get("STATUS") and found["STATUS"].text.upper() == "CANCELLED":
        return say("it was cancelled")
    start = _moment(found.get("DTSTART"))
    if start is None:
        return say("it has no hour, so it is no talk")
    uid = found["UID"].text if "UID" in found else ""
    minutes = _minutes(found, start)
    made = entry("", start, "", place, (uid, start.isoformat()), kind="one_on_one", minutes=minutes)
    names = tuple(dict.fromkeys(_names(event)))
    return ProposedEntry(made.session, "", place, made.origin, among=names, is_for_one=True)


def _names(event: Sequence[Line]) -> Iterator[str]:
    """Yields what may be a name: of those invited, and in the title each word and each two."""
    for line in event:
        if line.name in ("ATTENDEE", "ORGANIZER") and line.parameters.get("CN"):
            yield line.parameters["CN"]
        if line.name == "SUMMARY":
            words = [word for word in _WORD.findall(line.text) if word[0].isupper()]
            yield from (" ".join(pair) for pair in pairwise(words))
            yield from words


def _moment(line: Line | None) -> datetime | None:
    found = _MOMENT.match(line.value.strip()) if line else None
    if not line or not found:
        return None
    try:
        at = datetime.strptime(found[1] + found[2], "%Y%m%d%H%M%S")  # noqa: DTZ007  # see below
    except ValueError:
        return None
    if not 1900 <= at.year <= 9998:
        return None
    if found[3]:
        return at.replace(tzinfo=UTC)
    try:
        return at.replace(tzinfo=ZoneInfo(line.parameters["TZID"])).astimezone(UTC)
    except (LookupError, ValueError, OSError):  # a zone of Outlook's own: of this place
        return at


def _minutes(found: Mapping[str, Line], start: datetime) -> int | None:
    end = _moment(found.get("DTEND"))
    length: timedelta | None = None
    if end is not None and (end.tzinfo is None) == (start.tzinfo is None):
        length = end - start
    elif "DURATION" in found and (parts := _LENGTH.match(found["DURATION"].value.strip())):
        days, hours, minutes = (int(part or 0) for part in parts.groups())
        length = timedelta(days=days, hours=hours, minutes=minutes)
    whole = int(length.total_seconds()) // 60 if length is not None else 0
    return whole if 0 < whole <= _LONGEST_MINUTES else None
