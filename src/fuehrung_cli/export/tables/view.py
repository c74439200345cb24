"""What the tables are made from: the books, seen on a day, within a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.ids import split_id
from fuehrung_cli.domain.journey import Library
from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.session import Session
from fuehrung_cli.export.table import Column, Filled, filled
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class Window:
    """The days whose entries are wanted, both inclusive; None is without an end."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Says whether the day lies in the window."""
        return (self.since or date.min) <= day <= (self.until or date.max)


@dataclass(frozen=True)
class View:
    """Everything a table is made from.

    The window chooses rows by the day of the entry behind them. States and words are always those
    of `day`; the books are expected to hold nothing later.
    """

    books: Sequence[Book]
    library: Library
    day: date
    window: Window = Window()
    with_notes: bool = False
    breaks: Callable[[Book], frozenset[str]] = lambda _: frozenset()
    """Book → what breaks steps in it, as journeys name it."""

    @property
    def ordered(self) -> tuple[Book, ...]:
        """Returns the books by the name of the person, last name first."""
        return tuple(sorted(self.books, key=_order))

    def sessions(self) -> Iterator[OfSession]:
        """Returns the sessions of the window, person by person, the earliest first."""
        for book in self.ordered:
            for session in book.sessions:
                if self.window.holds(session.day):
                    yield OfSession(book, self.day, session)

    def facts(self, *kinds: str) -> Iterator[OfFact]:
        """Returns the facts opened in the window, of these kinds or of all, in the same order."""
        for book in self.ordered:
            for fact in book.of_kind(*kinds) if kinds else book.facts.values():
                if self.window.holds(fact.opened):
                    yield OfFact(book, self.day, fact)


def _order(book: Book) -> tuple[str, str, str]:
    name = book.person.sort_name
    return fold(name), name, book.person.id


@dataclass(frozen=True)
class OfPerson:
    """A row about a person."""

    book: Book
    day: date
    """The day on which everything is seen."""


@dataclass(frozen=True)
class OfSession(OfPerson):
    """A row about a session."""

    session: Session


@dataclass(frozen=True)
class OfFact(OfPerson):
    """A row about a fact."""

    fact: Fact

    @property
    def session(self) -> str:
        """Returns the id of the session that opened the fact."""
        return split_id(self.fact.id)[0]


WHOSE: tuple[Filled[OfPerson], ...] = (
    filled("person_id", "text", "id of the person", lambda row: row.book.person.id),
    filled("person", "text", "name of the person", lambda row: row.book.person.name),
)
"""Whose row it is; the first columns after the row's own id."""
LEADER = Column("leader", "text", "pseudonym of the notebook; only with --pseudonym")
"""Whose notebook it is: the first column of every table without names."""
