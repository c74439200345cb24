"""Clocks that a calendar describes, held against the zones that everybody knows."""

# ruff: noqa: DTZ001  # what a clock shows, wherever it hangs
from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from builders.imports import place, read
from fuehrung_cli.domain.person import Person
from fuehrung_cli.imports.calendar_parts import whole
from fuehrung_cli.imports.source import Source
from fuehrung_cli.imports.zones import clock_time, zones_in


class Described(NamedTuple):
    """A zone as Exchange writes it, and its name."""

    name: str
    standard: tuple[str, str, str]
    daylight: tuple[str, str, str]


EUROPE = Described(
    "Europe/Berlin",
    ("16010101T030000", "+0100", "FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10"),
    ("16010101T020000", "+0200", "FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3"),
)
AMERICA = Described(
    "America/New_York",
    ("16010101T020000", "-0500", "FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11"),
    ("16010101T020000", "-0400", "FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3"),
)
SYDNEY = Described(
    "Australia/Sydney",
    ("20080406T030000", "+1000", "FREQ=YEARLY;BYDAY=1SU;BYMONTH=4"),
    ("20081005T020000", "+1100", "FREQ=YEARLY;BYDAY=1SU;BYMONTH=10"),
)


def _text(zone: Described) -> str:
    parts = "".join(
        f"BEGIN:{name}\nDTSTART:{start}\nTZOFFSETTO:{to}\nRRULE:{rule}\nEND:{name}\n"
        for name, (start, to, rule) in (("STANDARD", zone.standard), ("DAYLIGHT", zone.daylight))
    )
    return f"BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Own\n{parts}END:VTIMEZONE\nEND:VCALENDAR\n"


@pytest.mark.parametrize("zone", [EUROPE, AMERICA, SYDNEY], ids=lambda zone: zone.name)
@given(at=st.datetimes(datetime(2010, 1, 1), datetime(2037, 12, 31)))
@example(datetime(2026, 3, 29, 1, 59, 59))
@example(datetime(2026, 3, 29, 3))
@example(datetime(2026, 10, 25, 1, 59, 59))
@example(datetime(2026, 10, 25, 3))
@example(datetime(2026, 1, 1))
def test_a_clock_as_the_file_describes_it_is_the_one_of_its_place(
    zone: Described, at: datetime
) -> None:
    known = ZoneInfo(zone.name)
    once, twice = (at.replace(tzinfo=known, fold=fold).utcoffset() for fold in (0, 1))
    assume(once == twice)  # twice a year a clock shows an hour twice, or never
    found = zones_in(whole(Source("file", _text(zone).encode()), []))["Own"]
    assert found(at) == at.replace(tzinfo=known).astimezone(UTC)


@pytest.mark.parametrize(
    "part",
    [
        "TZOFFSETTO:+0100",
        "DTSTART:16010101T030000",
        "DTSTART:16010101T030000\nTZOFFSETTO:one hour",
        "DTSTART:yesterday\nTZOFFSETTO:+0100",
    ],
)
def test_a_zone_that_cannot_be_read_is_the_clock_of_this_place(part: str) -> None:
    zone = f"BEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\n{part}\nEND:STANDARD\nEND:VTIMEZONE\n"
    event = "BEGIN:VEVENT\nSUMMARY:Anna\nDTSTART;TZID=Own:20261103T083000\nEND:VEVENT\n"
    made = read(f"BEGIN:VCALENDAR\n{zone}{event}END:VCALENDAR\n")
    (talk,) = place(made, people=(Person("7k3q", "Anna Berger"),)).entries
    assert talk.session.at == datetime(2026, 11, 3, 8, 30, tzinfo=UTC)


def test_a_clock_shows_no_thirteenth_month_and_no_year_zero() -> None:
    assert [clock_time(text) for text in ("20261301T000000", "00000101T000000", "x", "")] == [
        None
    ] * 4


def test_no_clock_is_put_forward_every_day() -> None:
    part = "\n".join(
        (
            *("BEGIN:VTIMEZONE", "TZID:x", "BEGIN:STANDARD", "DTSTART:16010101T000000"),
            *("TZOFFSETTO:+0100", "RRULE:FREQ=DAILY;COUNT=999999", "END:STANDARD"),
            *("END:VTIMEZONE", ""),
        )
    )
    zone = zones_in(whole(Source("file.ics", part.encode()), []))["x"]
    assert [turn.rule for turn in zone.turns] == [None]
    assert zone(datetime(2026, 1, 5, 9)) == datetime(2026, 1, 5, 8, tzinfo=UTC)
