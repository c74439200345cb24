"""The reasons to talk as they are asked for: all of one person, or who has any at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import PersonState, person_state
from fuehrung_cli.domain.journey import LocalText
from fuehrung_cli.domain.names import alphabetical
from fuehrung_cli.domain.thresholds import Thresholds
from fuehrung_cli.errors import Message
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.signals.reasons import Level, Reasons, Resting, awake_in, reasons
from fuehrung_cli.signals.signal import STRENGTH, Signal
from fuehrung_cli.signals.standing import ThresholdsOf


@dataclass(frozen=True)
class Reason:
    """A reason with the reason of its threshold."""

    signal: Signal
    why: LocalText


@dataclass(frozen=True)
class PersonSignals:
    """Everything that speaks, rests or supports for one person, and the level."""

    name: str
    call: str
    """What is typed for the person."""
    day: date
    state: PersonState
    level: Level
    """Stands here alone, never in a list of people."""
    reasons: tuple[Reason, ...]
    resting: tuple[Resting, ...]
    supporting: tuple[Message, ...]
    is_thin: bool
    changed_thresholds: int


@dataclass(frozen=True)
class SignalRow:
    """Somebody who has reasons: how many, and the one that weighs most."""

    name: str
    sort_name: str
    call: str
    strongest: Signal
    reasons: int


@dataclass(frozen=True)
class TeamSignals:
    """Everybody who has reasons, alphabetically; no level."""

    day: date
    people: tuple[SignalRow, ...]


@dataclass(frozen=True)
class Asking:
    """On which day, by which numbers, and what the notebook holds at all."""

    day: date
    thresholds: ThresholdsOf
    rhythm_days: int
    awake: frozenset[str]


def asking(
    books: Iterable[Book], day: date, thresholds: ThresholdsOf, *, rhythm_days: int
) -> Asking:
    """Returns what is asked; a rule about something missing wakes with the whole notebook."""
    return Asking(day, thresholds, rhythm_days, awake_in(books))


def person_signals(book: Book, call: str, asked: Asking) -> PersonSignals:
    """Returns all reasons of one person, those for pages and those for here alone."""
    numbers = asked.thresholds(book.person)
    found = _found(book, call, asked, numbers)
    return PersonSignals(
        book.person.name,
        call,
        asked.day,
        person_state(book, asked.day),
        found.level,
        tuple(Reason(signal, numbers.rules[signal.name].why) for signal in found.signals),
        found.resting,
        found.supporting,
        found.is_thin,
        found.changed_thresholds,
    )


def team_signals(books: Iterable[tuple[Book, str]], asked: Asking) -> TeamSignals:
    """Returns who has reasons, each book with what is typed for its person."""
    ordered = sorted(books, key=lambda pair: alphabetical(pair[0].person))
    rows = (_row(book, call, asked) for book, call in ordered)
    return TeamSignals(asked.day, tuple(row for row in rows if row))


def _row(book: Book, call: str, asked: Asking) -> SignalRow | None:
    found = _found(book, call, asked, asked.thresholds(book.person)).signals
    if not found:
        return None
    # Of those that weigh the same, the first: they are in the order of the page.
    strongest = max(found, key=lambda signal: STRENGTH[signal.severity])
    person = book.person
    return SignalRow(person.name, person.sort_name, call, strongest, len(found))


def _found(book: Book, call: str, asked: Asking, numbers: Thresholds) -> Reasons:
    return reasons(
        book,
        asked.day,
        numbers,
        rhythm_days=asked.rhythm_days,
        name=call,
        awake=asked.awake,
    )
