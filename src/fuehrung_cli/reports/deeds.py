"""The log of access, export and erasure as a page shows it, the latest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from fuehrung_cli.domain.access_log import Line
from fuehrung_cli.errors import Message
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class DeedLine:
    """One thing that was done, never about whom."""

    at: datetime
    command: str
    people: int
    records: int
    format: str
    machine: str
    number: int
    """Which line of the log of this machine it is."""


@dataclass(frozen=True)
class BrokenLine:
    """A line that is not as it was written, or that is missing."""

    path: str
    line: int
    what: Message


@dataclass(frozen=True)
class Deeds:
    """All logs of a notebook, and whether the chains hold."""

    day: date
    lines: tuple[DeedLine, ...]
    broken: tuple[BrokenLine, ...]


def deeds(day: date, lines: Iterable[tuple[str, Line]], broken: Iterable[BrokenLine]) -> Deeds:
    """Makes the page from machine and line of each log, ordered by moment."""
    found = [
        DeedLine(
            deed.at, deed.command, deed.people, deed.records, deed.form, machine, line.head.number
        )
        for machine, line in lines
        for deed in (line.deed,)
    ]
    return Deeds(day, tuple(reversed(found)), tuple(broken))
