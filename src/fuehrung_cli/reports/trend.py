"""The trend of one person: contacts by purpose, the energy they named, the leader's promises.

Counts by month, and values beside nobody else's: nothing here is compared, averaged or judged.
What the person has promised is not counted at all: a rate of theirs would be a grade.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import absences, elapsed_days
from fuehrung_cli.domain.kinds import Rating
from fuehrung_cli.domain.promises import counted_on, promise_word, promises
from fuehrung_cli.domain.session import BUSINESS, RELATIONAL, Session
from fuehrung_cli.frozen import dataclass

MONTHS = 12
"""So many months need nothing older than the window to which a book may be cut."""
LONG_DAYS = 28
"""From so many days on an absence breaks the line of energy; a holiday does not."""
_Group = Literal["relational", "business", "neutral", "unknown"]


@dataclass(frozen=True)
class Month:
    """One calendar month, the last one up to the day of the page."""

    first: date
    is_pause: bool
    """The person was away for all of it, so there is nothing to count."""
    relational: int
    business: int
    neutral: int
    """Contacts to clarify something; they are neither of the two."""
    unknown: int
    """Contacts without a purpose."""
    kept: int
    late: int
    """Promises of the leader that were kept late; not among `kept`."""
    not_kept: int


@dataclass(frozen=True)
class Energy:
    """What the person said of their energy, from 1 to 5; None where a long absence began."""

    day: date
    value: int | None


@dataclass(frozen=True)
class Trend:
    """One person over the last months, as far as the notebook goes back."""

    day: date
    name: str
    first_name: str
    call: str
    """What is typed for the person."""
    months: tuple[Month, ...]
    energy: tuple[Energy, ...]

    @property
    def relational(self) -> int:
        """Counts the relational contacts (F4)."""
        return sum(month.relational for month in self.months)

    @property
    def known(self) -> int:
        """Counts the contacts whose purpose is known: the n of F4."""
        return sum(month.relational + month.business + month.neutral for month in self.months)

    @property
    def contacts(self) -> int:
        """Counts all contacts."""
        return self.known + sum(month.unknown for month in self.months)

    @property
    def late(self) -> int:
        """Counts the promises that were kept late."""
        return sum(month.late for month in self.months)

    @property
    def kept(self) -> int:
        """Counts the promises that were kept, late or not."""
        return self.late + sum(month.kept for month in self.months)

    @property
    def due(self) -> int:
        """Counts the promises that are settled or long due."""
        return self.kept + sum(month.not_kept for month in self.months)

    @property
    def is_empty(self) -> bool:
        """Says whether there is nothing to draw."""
        return not (self.contacts or self.due or self.energy)


def trend(book: Book, day: date, *, call: str, months: int = MONTHS) -> Trend:
    """Makes the trend of the months up to a day, the first of them being whole."""
    firsts = _firsts(book, day, months)
    groups = Counter((_month(s.day), _group(s)) for s in book.contacts if s.day <= day)
    words = Counter(_promised(book, day))
    lasts = [*(first - timedelta(days=1) for first in firsts[1:]), day]
    made = tuple(
        Month(
            first,
            _is_pause(book, first, last) and not any(groups[first, name] for name in _GROUPS),
            relational=groups[first, "relational"],
            business=groups[first, "business"],
            neutral=groups[first, "neutral"],
            unknown=groups[first, "unknown"],
            kept=words[first, "kept"],
            late=words[first, "kept_late"],
            not_kept=words[first, "broken"] + words[first, "overdue"],
        )
        for first, last in zip(firsts, lasts, strict=False)
    )
    energy = tuple(_energy(book, firsts[0], day)) if firsts else ()
    return Trend(day, book.person.name, book.person.first_name, call, made, energy)


_GROUPS: tuple[_Group, ...] = ("relational", "business", "neutral", "unknown")


def _firsts(book: Book, day: date, months: int) -> list[date]:
    """Returns the first days of the months, none before the first entry of the notebook."""
    if book.first_day is None:
        return []
    number = day.year * 12 + day.month - 1
    begin = max(number - months + 1, book.first_day.year * 12 + book.first_day.month - 1)
    return [date(n // 12, n % 12 + 1, 1) for n in range(begin, number + 1)]


def _month(day: date) -> date:
    return day.replace(day=1)


def _group(contact: Session) -> _Group:
    if not contact.purpose:
        return "unknown"
    main = contact.purpose[0]
    return "relational" if main in RELATIONAL else "business" if main in BUSINESS else "neutral"


def _is_pause(book: Book, first: date, last: date) -> bool:
    return first > date.min and elapsed_days(book, first - timedelta(days=1), last) == 0


def _promised(book: Book, day: date) -> Iterator[tuple[date, str]]:
    """Yields month and word of each promise of the leader that counts (F3)."""
    for fact in promises(book, "leader"):
        counted = counted_on(book, fact, day)
        if counted is not None and counted <= day:
            yield _month(counted), promise_word(fact, day)


def _energy(book: Book, since: date, day: date) -> Iterator[Energy]:
    """Yields what was named, and one gap where a long absence lies between two values."""
    pauses = [start for start, end in absences(book, "person") if (end - start).days >= LONG_DAYS]
    last = date.max
    for fact in book.of_kind("rating"):
        said = fact.content
        if not isinstance(said, Rating) or said.subject != "energy":
            continue
        if since <= fact.opened <= day:
            between = [start for start in pauses if last < start <= fact.opened]
            yield from (Energy(start, None) for start in between[:1])
            yield Energy(fact.opened, said.value)
            last = fact.opened
