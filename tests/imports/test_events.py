"""Talks from calendars: day, length and person, and nothing that was written into them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from builders.imports import left, place, read
from fuehrung_cli.domain.person import Person

ANNA = Person("7k3q", "Anna Berger")
CEM = Person("9c3q", "Cem Demir")


def _calendar(*events: str) -> str:
    whole = ("BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", "")
    return "\r\n".join(whole)


def _event(summary: str, *lines: str, start: str = "DTSTART:20261103T083000Z") -> str:
    head = ("BEGIN:VEVENT", "UID:1@x", start, "DTEND:20261103T090000Z", f"SUMMARY:{summary}")
    return "\r\n".join((*head, *lines, "END:VEVENT"))


def _talks(*events: str) -> list[tuple[str, object, int | None, str, str]]:
    plan = place(read(_calendar(*events)), people=(ANNA, CEM))
    return [
        (p.person.name, p.session.at, p.session.minutes, p.session.kind, p.session.notes)
        for p in plan.entries
    ]


TALK = ("Anna Berger", datetime(2026, 11, 3, 8, 30, tzinfo=UTC), 30, "one_on_one", "")


@pytest.mark.parametrize(
    "event",
    [
        _event("1:1 Anna / Lead"),
        _event("Jour fixe mit Anna Berg\r\n er", "DESCRIPTION:Gehalt\\, Krankheit"),
        _event("1:1", 'ATTENDEE;CN="Anna Berger":mailto:a@example.org'),
        _event("Anna", "BEGIN:VALARM", "DESCRIPTION:Cem Demir", "SUMMARY:Cem", "END:VALARM"),
        _event("Anna", start="DTSTART;TZID=Europe/Berlin:20261103T093000"),
    ],
)
def test_a_talk_gives_day_length_and_person_alone(event: str) -> None:
    assert _talks(event) == [TALK]


def test_a_length_without_an_end() -> None:
    event = _event("Anna").replace("DTEND:20261103T090000Z", "DURATION:PT1H5M")
    assert [talk[2] for talk in _talks(event)] == [65]


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (
            _event("Planung"),
            "it names nobody of the notebook; say whose it is with --person",
        ),
        (_event("Anna und Cem"), "several people, so no talk of two"),
        (_event("Anna", "STATUS:CANCELLED"), "it was cancelled"),
        (_event("Anna", "RRULE:FREQ=HOURLY"), "it repeats in a way that is not understood"),
        (
            _event("Anna", "RDATE;VALUE=DATE:20261110"),
            "it repeats in a way that is not understood",
        ),
        (
            _event("Anna", "RRULE:FREQ=WEEKLY", "EXDATE:when she is away"),
            "it repeats in a way that is not understood",
        ),
        (
            _event("Anna", "RRULE:FREQ=WEEKLY;UNTIL=soon"),
            "it repeats in a way that is not understood",
        ),
        (
            _event("Anna", "RRULE:FREQ=WEEKLY;COUNT=3", start="DTSTART:20271103T083000Z"),
            "nothing of this series was in the last twelve months",
        ),
        (_event("Anna und Cem", "RRULE:FREQ=WEEKLY"), "several people, so no talk of two"),
        (
            _event("Planung", "RRULE:FREQ=WEEKLY"),
            "it names nobody of the notebook; say whose it is with --person",
        ),
        (
            _event("Anna", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261103T083000Z"),
            "it moves the rest of a series, which is left from there on",
        ),
        (
            _event("Geburtstag Anna", start="DTSTART;VALUE=DATE:20261103"),
            "it has no hour, so it is no talk",
        ),
        (_event("Anna", start="DTSTART:20261341T083000Z"), "it has no hour, so it is no talk"),
        (_event("Anna", start="DTSTART:20270103T083000Z"), "it is later than now"),
    ],
)
def test_what_is_no_talk_is_left(event: str, why: str) -> None:
    plan = place(read(_calendar(event)), people=(ANNA, CEM))
    assert (plan.entries, left(plan)) == ((), [(3, why)])


def test_a_zone_nobody_knows_means_the_clock_of_this_place() -> None:
    event = _event("Anna", start='DTSTART;TZID="W. Europe Standard Time":20261103T083000')
    assert _talks(event)[0][1] == datetime(2026, 11, 3, 8, 30, tzinfo=UTC)


def test_twice_is_once() -> None:
    text = _calendar(_event("Anna"))
    first = place(read(text), people=(ANNA,))
    again = place(read(text), people=(ANNA,), there=first)
    assert (again.entries, again.there) == ((), 1)
