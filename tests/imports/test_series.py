"""Talks that repeat, as calendars of Outlook, Google, Apple and Exchange write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from builders.imports import left, place, read
from fuehrung_cli.domain.person import Person

ANNA = Person("7k3q", "Anna Berger")
BERLIN = "TZID=Europe/Berlin"
OUTLOOK = 'TZID="W. Europe Standard Time"'
OUTLOOK_ZONE = """BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def _event(*lines: str, uid: str = "1@x") -> str:
    return "\n".join(("BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:1:1 Anna", *lines, "END:VEVENT", ""))


def _calendar(*parts: str) -> str:
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{''.join(parts)}END:VCALENDAR\n"


def _moments(*parts: str) -> list[str]:
    plan = place(read(_calendar(*parts)), people=(ANNA,))
    moments = [each.session.at for each in plan.entries]
    return [f"{at:%d.%m. %H:%M}" for at in moments if isinstance(at, datetime)]


@pytest.mark.parametrize("zone", [BERLIN, OUTLOOK, "TZID=/mozilla.org/20050126_1/Europe/Berlin"])
def test_a_weekly_talk_keeps_its_hour_when_the_clock_is_put_back(zone: str) -> None:
    event = _event(f"DTSTART;{zone}:20261013T093000", "RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=TU")
    told = ["13.10. 07:30", "20.10. 07:30", "27.10. 08:30", "03.11. 08:30"]
    assert _moments(OUTLOOK_ZONE, event) == told
    assert _moments(event, OUTLOOK_ZONE) == told, "the zone may stand behind the event"


def test_a_zone_of_a_companys_own_without_a_change_of_the_clock() -> None:
    zone = """BEGIN:VTIMEZONE\nTZID:Customized Time Zone\nBEGIN:STANDARD\nDTSTART:16010101T000000
TZOFFSETFROM:+0530\nTZOFFSETTO:+0530\nEND:STANDARD\nEND:VTIMEZONE\n"""
    event = _event("DTSTART;TZID=Customized Time Zone:20261103T093000")
    assert _moments(zone, event) == ["03.11. 04:00"]


@pytest.mark.parametrize(
    ("until", "number"),
    [("20261118T082959Z", 2), ("20261118T083000Z", 3), ("20261118", 3), ("20261118T093000", 3)],
)
def test_a_series_ends_with_its_last_talk_however_that_is_written(until: str, number: int) -> None:
    event = _event(f"DTSTART;{BERLIN}:20261104T093000", f"RRULE:FREQ=WEEKLY;UNTIL={until}")
    assert len(_moments(event)) == number


@pytest.mark.parametrize(
    "without",
    [
        f"EXDATE;{BERLIN}:20261104T093000,20261118T093000",
        "EXDATE:20261104T083000Z\nEXDATE:20261118T083000Z",
        "EXDATE;VALUE=DATE:20261104,20261118",
    ],
)
def test_a_talk_that_was_taken_out_of_its_series_is_none(without: str) -> None:
    event = _event(f"DTSTART;{BERLIN}:20261104T093000", "RRULE:FREQ=WEEKLY;COUNT=3", without)
    assert _moments(event) == ["11.11. 08:30"]


def test_a_talk_that_was_moved_counts_once_and_one_that_was_cancelled_not_at_all() -> None:
    parts = (
        _event("RECURRENCE-ID:20261104T083000Z", "DTSTART:20261105T140000Z"),
        _event(f"DTSTART;{BERLIN}:20261104T093000", "RRULE:FREQ=WEEKLY;COUNT=3"),
        _event("RECURRENCE-ID:20261111T083000Z", "DTSTART:20261111T083000Z", "STATUS:CANCELLED"),
    )
    plan = place(read(_calendar(*parts)), people=(ANNA,))
    assert _moments(*parts) == ["05.11. 14:00", "18.11. 08:30"]
    assert left(plan) == [(15, "it was cancelled")]


def test_from_the_talk_on_with_which_the_rest_was_moved_a_series_is_left() -> None:
    parts = (
        _event(f"DTSTART;{BERLIN}:20261104T093000", "RRULE:FREQ=WEEKLY"),
        _event("RECURRENCE-ID;RANGE=THISANDFUTURE:20261111T083000Z", "DTSTART:20261112T083000Z"),
    )
    assert _moments(*parts) == ["04.11. 08:30"]


def test_further_days_come_to_a_series_and_may_make_one_alone() -> None:
    assert _moments(_event("DTSTART:20261104T093000Z", "RDATE:20261106T100000Z")) == [
        "04.11. 09:30",
        "06.11. 10:00",
    ]


def test_of_a_long_series_the_last_year_is_taken_and_nothing_to_come() -> None:
    event = _event("DTSTART:20200107T090000Z", "DTEND:20200107T093000Z", "RRULE:FREQ=WEEKLY")
    plan = place(read(_calendar(event)), people=(ANNA,))
    days = [each.session.day for each in plan.entries]
    assert (len(days), f"{days[0]}", f"{days[-1]}") == (52, "2025-12-02", "2026-11-24")
    assert {each.session.minutes for each in plan.entries} == {30}
    assert left(plan) == [(3, "of this series only the last twelve months are taken")]


def test_a_series_read_again_adds_only_what_was_held_since() -> None:
    text = _calendar(_event("DTSTART:20261104T090000Z", "RRULE:FREQ=WEEKLY"))
    first = place(read(text), people=(ANNA,))
    again = place(read(text), people=(ANNA,), there=first)
    assert (len(first.entries), again.entries, again.there) == (4, (), 4)


def test_a_floating_talk_is_one_of_this_place() -> None:
    event = _event("DTSTART:20261104T093000", "RRULE:FREQ=DAILY;COUNT=2")
    plan = place(read(_calendar(event)), people=(ANNA,))
    assert [each.session.at for each in plan.entries] == [
        datetime(2026, 11, 4, 9, 30, tzinfo=UTC),
        datetime(2026, 11, 5, 9, 30, tzinfo=UTC),
    ]


@pytest.mark.parametrize(
    ("lines", "is_hers"),
    [
        (['ATTENDEE;CN="Berger, Anna":mailto:a@x.example'], True),
        (["ATTENDEE;CN=anna.berger@x.example:mailto:anna.berger@x.example"], True),
        (["ATTENDEE:MAILTO:anna.berger@x.example"], True),
        (["ATTENDEE;PARTSTAT=DECLINED;CN=Anna Berger:mailto:a@x.example"], False),
        (["ATTENDEE;CUTYPE=ROOM;CN=Anna:mailto:room@x.example"], False),
        (["ATTENDEE;CN=anna@x.example:mailto:anna@x.example"], False),
        (["DESCRIPTION:Anna Berger", "X-ALT-DESC;FMTTYPE=text/html:<b>Anna Berger</b>"], False),
    ],
)
def test_who_came_is_said_by_those_invited(lines: list[str], is_hers: bool) -> None:
    event = _event("DTSTART:20261104T093000Z", *lines).replace("1:1 Anna", "Termin")
    assert bool(_moments(event)) is is_hers


def test_whoever_has_declined_was_not_there_even_if_the_title_says_so() -> None:
    declined = "ATTENDEE;PARTSTAT=DECLINED;CN=Anna Berger:mailto:a@x.example"
    assert _moments(_event("DTSTART:20261104T093000Z", declined)) == []


@pytest.mark.parametrize(
    ("method", "why"),
    [
        ("PUBLISH", []),
        ("REQUEST", []),
        ("CANCEL", [(4, "it was cancelled")]),
        ("REPLY", [(4, "it only answers an invitation")]),
    ],
)
def test_an_invitation_is_a_talk_and_an_answer_to_one_is_none(
    method: str, why: list[tuple[int, str]]
) -> None:
    made = read(_calendar(f"METHOD:{method}\n", _event("DTSTART:20261104T093000Z")))
    assert left(made) == why


def test_an_event_that_is_never_ended_does_not_take_the_next_one_with_it() -> None:
    broken = _event("DTSTART:20261104T093000Z").replace("END:VEVENT\n", "")
    text = _calendar(broken, _event("DTSTART:20261105T093000Z"), broken)
    plan = place(read(text), people=(ANNA,))
    assert [f"{each.session.day}" for each in plan.entries] == ["2026-11-05"]
    assert left(plan) == [(3, "the event is cut off"), (12, "the event is cut off")]
