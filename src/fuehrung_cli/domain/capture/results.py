"""What a line turned out to be. The order of results is the order of the text."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias

from fuehrung_cli.domain.capture.lines import Line
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.errors import FuehrungError, Message
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class Set:
    """A value of the head: at, minutes, purpose, kind, next."""

    key: str
    value: str | int | date | datetime
    line: int = 0


@dataclass(frozen=True)
class NewFact:
    """A fact the line opens."""

    opened: Opened
    line: int
    below: int = 0
    """The line of the fact that it is indented below, and so about."""


@dataclass(frozen=True)
class Changed:
    """A change the line makes; `moved` when it sets a new day."""

    change: Change
    line: int
    moved: bool = False


@dataclass(frozen=True)
class Note:
    """A line of the notes, kept word for word."""

    text: str
    line: int
    is_literal: bool = False
    """It stood in a block, where empty lines at the ends count, too."""


@dataclass(frozen=True)
class StepSeen:
    """A `#step` in a note that is a step of a journey."""

    step: str
    line: int = 0


@dataclass(frozen=True)
class Ask:
    """A due day that looks like a date but is none: asked at a terminal, refused elsewhere."""

    line: int
    phrase: str
    readings: tuple[date, ...] = ()
    """The two readings of a date with a slash."""


@dataclass(frozen=True)
class Said:
    """A remark on how a line was read; it never blocks."""

    code: str
    message: Message
    line: int = 0
    instead: Message | None = None
    """A better wording for a note, to be chosen or not."""


Result: TypeAlias = Set | NewFact | Changed | Note | StepSeen | Ask | Said


@dataclass(frozen=True)
class Loose:
    """Indented lines that are no fields of what stands above them: read as lines of their own.

    `said` is the remark if they then turn out to be notes.
    """

    raw: tuple[str, ...]
    line: int
    said: Said | None = None


Found: TypeAlias = Result | Loose
"""What a reader gives back; nothing loose is left in a reading."""


def loose_fields(line: Line) -> list[Found]:
    """Returns what is indented below a line that takes no fields."""
    return [Loose(field.raw, field.number) for field in line.fields]


def as_notes(line: Line, said: Said) -> list[Found]:
    """Returns a line with all that is indented below it as notes, and why it is no more."""
    below = [Note(raw, field.number) for field in line.fields for raw in field.raw]
    return [Note(line.raw, line.number), *below, said]


@dataclass(frozen=True)
class Reading:
    """A text read in the book of one person: the session it makes, and what to say about it."""

    session: Session
    results: tuple[Result, ...] = ()
    refused: tuple[FuehrungError, ...] = ()
    """What forbids saving: a change against the life cycle, a day in the future."""

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Returns the dates that must be asked for."""
        return tuple(result for result in self.results if isinstance(result, Ask))

    @property
    def said(self) -> tuple[Said, ...]:
        """Returns the remarks."""
        return tuple(result for result in self.results if isinstance(result, Said))

    @property
    def is_empty(self) -> bool:
        """Says whether there is nothing to keep: no note, no fact, no change."""
        session = self.session
        return not (session.notes.strip() or session.facts or session.changes)
