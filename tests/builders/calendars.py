"""Calendars as other programs see them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from icalendar import Calendar, Component

PROPERTIES = frozenset(
    (
        *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "SEQUENCE", "DTSTAMP"),
        *("SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "DURATION", "TRANSP", "CLASS", "ACTION"),
        "TRIGGER",
    )
)
"""What a line may begin with."""
LONGEST = 75
"""Octets of a line, its end not counted."""


def lines_of(data: bytes) -> list[str]:
    """Returns the lines, put together again, and makes sure that each is one of ours."""
    assert data.endswith(b"\r\n")
    raw = data.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, raw)) <= LONGEST
    whole = data.decode().replace("\r\n ", "")
    assert "\r" not in whole.replace("\r\n", "")
    lines = whole.removesuffix("\r\n").split("\r\n")
    assert {re.split("[:;]", line)[0] for line in lines} <= PROPERTIES
    # A reader that takes other characters for the end of a line sees the same lines.
    assert whole.splitlines() == lines
    return lines


def events_of(data: bytes) -> Sequence[Component]:
    """Returns the events as icalendar reads them."""
    return Calendar.from_ical(data).walk("VEVENT")


def start_of(event: Component) -> date | datetime:
    """Returns when an event begins."""
    begins: date | datetime = event.decoded("DTSTART")
    return begins
