"""What a reader makes of a file: people, entries, and what it left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from fuehrung_cli.domain.corrections import Trail
from fuehrung_cli.domain.person import Profile
from fuehrung_cli.domain.session import Session
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.imports.series import Series
from fuehrung_cli.reports.arrival import LeftOut


@dataclass(frozen=True)
class Place:
    """Where something stands: the file, and a line or a row of it."""

    file: str
    line: int | None = None
    row: int | None = None


@dataclass(frozen=True)
class ProposedPerson:
    """A person as a file knows her; `id` only where the file is one of ours."""

    name: str
    place: Place
    profile: Profile = Profile()
    id: str = ""
    corrections: Trail = ()


@dataclass(frozen=True)
class ProposedEntry:
    """An entry for the book of somebody.

    An entry of ours has its id. Any other gets one made of `origin`, what it is in its file: so the
    same entry has the same id whenever it is read, and is there already the next time. Its moment
    may have no offset, or that of Greenwich: it is put on the clock of this place.
    """

    session: Session
    who: str
    place: Place
    origin: tuple[str, ...] = ()
    person_id: str = ""
    among: tuple[str, ...] = ()
    """Words that may be names: whoever is called so gets the entry, `who` only when nobody is."""
    is_for_one: bool = False
    """With several people of the notebook in it, it is none of a book."""
    copy_of: str = ""
    """Id of an entry of ours that it was taken from: where that is, it brings nothing."""


@dataclass(frozen=True)
class ProposedSeries:
    """Talks that repeat: the first, and when the others were."""

    first: ProposedEntry
    series: Series


@dataclass(frozen=True)
class Proposal:
    """Everything of one file."""

    kind: str
    file: str
    people: tuple[ProposedPerson, ...] = ()
    entries: tuple[ProposedEntry, ...] = ()
    left: tuple[LeftOut, ...] = ()
    dropped: Mapping[str, int] = field(default_factory=dict)
    """Name of a column or property that has no place here → how often it had a value."""
    series: tuple[ProposedSeries, ...] = ()
