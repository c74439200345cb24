"""The departure of one person: what to do today, and on request what the 90 days before held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import later
from fuehrung_cli.domain.departures import (
    LOOK_BACK_DAYS,
    Departures,
    Due,
    departure_of,
    tasks,
    team_figures,
)
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.kinds import Departure
from fuehrung_cli.domain.milestones import assigned
from fuehrung_cli.domain.thresholds import Thresholds
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.history import HistoryEntry, entry_of
from fuehrung_cli.signals.reasons import reasons
from fuehrung_cli.signals.signal import Signal

FAREWELL = "abschied"
"""The journey that goes with a departure."""


@dataclass(frozen=True)
class LeavePage:
    """A departure on a day."""

    day: date
    name: str
    first_name: str
    call: str
    """What is typed for the person."""
    id: str
    noticed: date
    last_day: date | None
    expected: bool | None
    destination: str | None
    reasons: str
    """In the person's words."""
    tasks: tuple[Due, ...]
    team: Departures
    journey: str = ""
    """The journey that goes with it, unless it is under way."""
    before: tuple[HistoryEntry, ...] | None = None
    """The entries of the 90 days before notice, the latest first; None unless asked for."""
    spoke: tuple[Signal, ...] = ()
    """What spoke for a talk on the day before notice; only with the look-back."""


def leave_page(book: Book, team: Sequence[Book], day: date, *, call: str) -> LeavePage | None:
    """Returns the page of a departure without look-back, None where none was announced."""
    fact = departure_of(book)
    if fact is None or not isinstance(fact.content, Departure):
        return None
    content = fact.content
    return LeavePage(
        day,
        book.person.name,
        book.person.first_name,
        call,
        book.short[fact.id],
        fact.opened,
        content.last_day,
        content.expected,
        content.destination,
        content.text,
        tasks(fact),
        team_figures(team, day),
        "" if assigned(book, FAREWELL) else FAREWELL,
    )


def looking_back(
    page: LeavePage, book: Book, thresholds: Thresholds, *, rhythm_days: int
) -> LeavePage:
    """Returns the page with what the leader had written, and what spoke, before the notice."""
    since = later(page.noticed, -LOOK_BACK_DAYS)
    before = fold(book.person, [s for s in book.sessions if s.day < page.noticed])
    found = [s for s in before.sessions if s.day >= since]
    eve = later(page.noticed, -1)
    spoke = reasons(before, eve, thresholds, rhythm_days=rhythm_days, name=page.call)
    entries = tuple(entry_of(book, session) for session in reversed(found))
    return replace(page, before=entries, spoke=spoke.signals)
