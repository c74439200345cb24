"""What stands in the notebook, with the bytes it was read from: the ground for compare and swap."""

from __future__ import annotations

from dataclasses import field
from typing import NamedTuple

from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.names_on_disk import PERSON, SESSIONS, person_id_in
from fuehrung_cli.store.problems import Problem


@dataclass(frozen=True)
class PersonFile:
    """A person and the folder she stands in, e.g. `people/anna-berger_7k3q`."""

    person: Person
    folder: str
    data: bytes = field(default=b"", repr=False)
    problems: tuple[Problem, ...] = ()

    @property
    def path(self) -> str:
        """Returns the path of `person.toml`."""
        return f"{self.folder}/{PERSON}"

    @property
    def sessions(self) -> str:
        """Returns the folder of her sessions."""
        return f"{self.folder}/{SESSIONS}"

    @property
    def is_in_place(self) -> bool:
        """Says whether the folder's name carries the id of the person."""
        return person_id_in(self.folder.rpartition("/")[2]) == self.person.id


@dataclass(frozen=True)
class SessionFile:
    """A session and the file it stands in."""

    session: Session
    path: str
    data: bytes = field(repr=False)
    problems: tuple[Problem, ...] = ()


class Found(NamedTuple):
    """A session found by its file name alone."""

    folder: str
    id: str
    path: str


@dataclass(frozen=True)
class Write:
    """A file that was written: its bytes before and after, None where there was or is none.

    This is what the undo journal keeps.
    """

    path: str
    before: bytes | None = field(repr=False)
    after: bytes | None = field(repr=False)


class GroupSaved(NamedTuple):
    """What became of one check-in with several people: each is saved for herself."""

    writes: tuple[Write, ...]
    failures: tuple[tuple[PersonFile, FuehrungError], ...]
