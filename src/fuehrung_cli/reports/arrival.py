"""What an import would add, or has added, and what it left with the reason."""

from __future__ import annotations

from datetime import date

from fuehrung_cli.errors import Message
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class LeftOut:
    """Something that was not taken. The reason never holds what stood there."""

    file: str
    why: Message
    line: int | None = None
    """Line of the file; None where the whole of it is meant, or a row that has no line."""
    row: int | None = None
    """Place in a list of JSON data, from 1."""


@dataclass(frozen=True)
class ArrivalSource:
    """A file, and what it was recognised as."""

    file: str
    kind: str


@dataclass(frozen=True)
class ArrivalLine:
    """A person of the import: whether she is new, and the entries that come into her book."""

    person: str
    is_new: bool
    entries: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Arrival:
    """One import as a whole; not `saved` when it was only tried."""

    saved: bool
    sources: tuple[ArrivalSource, ...]
    people: tuple[ArrivalLine, ...]
    new_people: int
    entries: int
    there: int
    """People and entries of the files that stand in the notebook already."""
    left: tuple[LeftOut, ...]
