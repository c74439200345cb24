"""One row for each day that belongs into a calendar; and the planned talks alone.

Unlike the other tables these two follow the calendar: the earliest first, and the window chooses
by the day itself. Of people who have left nothing is ahead. A talk that was cancelled stays until
its day is over: a calendar that has it must be told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Literal, get_args

from fuehrung_cli.domain.appointments import appointment_day
from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.clock import person_state
from fuehrung_cli.domain.consent import answers
from fuehrung_cli.domain.contacts import usual_minutes
from fuehrung_cli.domain.days import day_in, instant
from fuehrung_cli.domain.kinds import Appointment, Commitment, Situation
from fuehrung_cli.domain.promises import due_day
from fuehrung_cli.domain.situations import asks_again, follow_up_days
from fuehrung_cli.export.table import Column, Filled, Table, fill, filled, sparse
from fuehrung_cli.export.tables.view import WHOSE, OfFact, OfPerson, View
from fuehrung_cli.frozen import dataclass

DateKind = Literal["talk", "own_promise", "their_promise", "follow_up", "renewal"]
_MOST_FOLLOW_UPS = 10
"""A change of a situation counts more than that the next of its follow-ups is due."""


@dataclass(frozen=True)
class OfDate(OfFact):
    """A row about a day that follows from a fact."""

    kind: DateKind
    at: date | datetime
    is_cancelled: bool = False
    follow_up: int = 0
    """Which of several days it is."""

    @property
    def on(self) -> date:
        """Returns the day itself."""
        return day_in(self.at)

    @property
    def hour(self) -> str | None:
        """Returns the time of day, None where it is unknown."""
        return f"{self.at:%H:%M}" if isinstance(self.at, datetime) else None

    @property
    def minutes(self) -> int | None:
        """Returns how long a talk will be as far as that is known: as long as the last one."""
        if self.kind != "talk":
            return None
        return usual_minutes([talk for talk in self.book.contacts if talk.kind == "one_on_one"])

    @property
    def revision(self) -> int:
        """Returns a number that rises when the day is changed and never falls."""
        return len(self.fact.moves) * _MOST_FOLLOW_UPS + self.follow_up


def dates(view: View) -> Table:
    """Returns the table: planned talks, promises, when to ask again, until when a yes holds."""
    return fill("dates", _DATES, _in_order(view, *_RULES))


def talks(view: View) -> Table:
    """Returns the planned talks and nothing of what they are about, for an assistant."""
    return fill("talks", _TALKS, _in_order(view, _talks))


def _in_order(view: View, *rules: Callable[[Book, date], Iterator[OfDate]]) -> list[OfDate]:
    rows = [
        row
        for book in view.ordered
        if person_state(book, view.day) != "left"
        for rule in rules
        for row in rule(book, view.day)
        if view.window.holds(row.on)
    ]
    return sorted(rows, key=lambda row: (row.on, row.hour or ""))


def _talks(book: Book, day: date) -> Iterator[OfDate]:
    for fact in _open(book, "appointment"):
        if isinstance(fact.content, Appointment) and appointment_day(fact) >= day:
            yield OfDate(book, day, fact, "talk", fact.content.at)


def _cancelled(book: Book, day: date) -> Iterator[OfDate]:
    for fact in book.of_kind("appointment"):
        is_off = fact.role in ("broken", "released")
        if isinstance(fact.content, Appointment) and is_off and appointment_day(fact) >= day:
            yield OfDate(book, day, fact, "talk", fact.content.at, is_cancelled=True)


def _promises(book: Book, day: date) -> Iterator[OfDate]:
    for fact in _open(book, "commitment"):
        due = due_day(fact)
        if isinstance(fact.content, Commitment) and due:
            mine = fact.content.by == "leader"
            yield OfDate(book, day, fact, "own_promise" if mine else "their_promise", due)


def _follow_ups(book: Book, day: date) -> Iterator[OfDate]:
    """Yields for each situation the day since which one should ask, else the next one."""
    for fact in _open(book, "situation"):
        content = fact.content
        if not isinstance(content, Situation) or content.follow_up is None:
            continue
        wanted = follow_up_days(content, fact.opened)
        ahead = next((due for due in wanted if due > day), None)
        if on := asks_again(book, fact, day) or ahead:
            yield OfDate(book, day, fact, "follow_up", on, follow_up=wanted.index(on))


def _renewals(book: Book, day: date) -> Iterator[OfDate]:
    """Yields each day once: scopes that want the same are one thing to talk about."""
    found: dict[date, Fact] = {}
    for answer in answers(book, day):
        if answer.valid_until and answer.standing != "withdrawn":
            found.setdefault(answer.valid_until, answer.fact)
    for until, fact in found.items():
        yield OfDate(book, day, fact, "renewal", until)


_RULES = (_talks, _cancelled, _promises, _follow_ups, _renewals)


def _open(book: Book, kind: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in book.of_kind(kind) if fact.is_open)


def _text(row: OfDate) -> str:
    return row.fact.content.text if row.kind in ("own_promise", "their_promise") else ""


def _last_written(row: OfPerson) -> datetime:
    """Returns when something was last written down: an absence, too, can move a day."""
    return max((session.recorded for session in row.book.sessions), key=instant)


_KIND = Column("kind", "text", "what is on that day", choices=get_args(DateKind))
_DATES: tuple[Filled[OfDate], ...] = (
    filled("id", "text", "id of the fact", lambda row: row.fact.id),
    *WHOSE,
    Filled(_KIND, lambda row: row.kind),
    filled("text", "text", "what was promised; empty for the others", _text),
    filled("day", "date", "the day", lambda row: row.on),
    filled("at", "moment", "the moment, or the day alone", lambda row: row.at),
    sparse("minutes", "int", "length of a talk: that of the last one", lambda row: row.minutes),
    filled("revision", "int", "rises when the day is changed", lambda row: row.revision),
    filled("recorded", "moment", "the last entry of the person", _last_written),
    filled("cancelled", "bool", "it was to be, and will not", lambda row: row.is_cancelled),
)
_TALKS: tuple[Filled[OfDate], ...] = (
    filled("person", "text", "name of the person", lambda row: row.book.person.name),
    filled("day", "date", "the day", lambda row: row.on),
    sparse("time", "text", "the time of day, as the clock on the wall says", lambda row: row.hour),
    sparse("minutes", "int", "length: that of the last one", lambda row: row.minutes),
)
