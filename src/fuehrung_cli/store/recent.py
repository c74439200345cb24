"""The book of a person as far back as pages look, read by way of the index.

For each person one file in the cache holds her book as `Book.cut` leaves it, with a stamp of every
session it was made from. Each of these files is looked at: those that are new are read and the
fold is continued with them; where one has changed or is gone, where the day asked for lies before
the last entry, or where a new entry touches something that was left out, the whole book is read.
What comes out is equal to what the whole book gives, for every page (`tests/store/test_recent.py`).
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.fold import extended, fold
from fuehrung_cli.domain.session import Session
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.decode import Decoded
from fuehrung_cli.store.hours import has_come
from fuehrung_cli.store.index import Index, is_settled
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.problems import Problem
from fuehrung_cli.store.records import PersonFile

_MOST_NEW = 8
"""So many new sessions are read again at each start before the index is written anew."""


class Recent(NamedTuple):
    """A book as far back as was asked for, and what could not be read."""

    book: Book
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Kept:
    """What the index holds of a person."""

    since: date
    """Where the book was cut."""
    latest: date
    """The last day of any of its sessions."""
    stamps: Mapping[str, str]
    """Name of a file → stamp, of every session in the book."""
    book: Book

    def serves(self, stamps: Mapping[str, str], since: date, now: datetime) -> bool:
        """Says whether its files are there unchanged, and none of them is of a later hour."""
        if self.since > since or not self.stamps.items() <= stamps.items():
            return False
        last = self.book.last
        return self.latest <= now.date() and last is not None and last <= now


def recent(notebook: Notebook, owner: PersonFile, since: date, now: datetime) -> Recent:
    """Returns a person's book up to now, as any page that looks back to `since` needs it."""
    began_ns = time.time_ns()
    stamps = notebook.shelves.stamps(owner.folder)
    index = Index(notebook.index, owner.folder.rpartition("/")[2])
    found = index.read() if stamps else None
    kept = Kept(*found) if found else None
    if kept is not None and kept.serves(stamps, since, now):
        new = [name for name in stamps if name not in kept.stamps]
        read = dict(notebook.read(owner, new))
        past = _past(read, now)
        book = extended(replace(kept.book, person=owner.person), past.values())
        if book is not None:
            made = Recent(book, _problems(read))
            if len(new) > _MOST_NEW:
                made = made._replace(book=book.cut(since))
                _keep(index, made, since, {**kept.stamps, **_of(stamps, past)}, began_ns)
            return made
    read = dict(notebook.read(owner))
    past = _past(read, now)
    made = Recent(fold(owner.person, past.values()).cut(since), _problems(read))
    _keep(index, made, since, _of(stamps, past), began_ns)
    return made


def _keep(
    index: Index, made: Recent, since: date, stamps: Mapping[str, str], began_ns: int
) -> None:
    """Keeps a book that was cut, unless some of it could not be read or was just being written."""
    is_sound = stamps and not made.problems
    if is_sound and all(is_settled(stamp, began_ns) for stamp in stamps.values()):
        latest = max((session.day for session in made.book.sessions), default=since)
        index.write((since, latest, stamps, made.book))


def _past(read: Mapping[str, Decoded], now: datetime) -> dict[str, Session]:
    """Returns name → session of what could be read and is not of a later hour."""
    found = {name: each.session for name, each in read.items() if each.session}
    return {name: session for name, session in found.items() if has_come(session, now)}


def _of(stamps: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    return {name: stamps.get(name, "") for name in names}


def _problems(read: Mapping[str, Decoded]) -> tuple[Problem, ...]:
    return tuple(problem for each in read.values() for problem in each.problems)
