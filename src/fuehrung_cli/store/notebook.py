"""The notebook: all people of one data folder and their sessions.

Sessions are created once and then only read, so no two writers ever meet in one file. One bad file
stops nothing: it comes back as a `Problem` beside everything that could be read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence

from fuehrung_cli.domain.ids import Draw, new_person_id, new_session_id
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Session
from fuehrung_cli.domain.settings import Retention
from fuehrung_cli.errors import ForbiddenError, FuehrungError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.decode import Decoded, decode_session
from fuehrung_cli.store.encode import encode_session
from fuehrung_cli.store.everybody import people_of
from fuehrung_cli.store.failures import ExistsError
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.keep import kept_person, kept_session
from fuehrung_cli.store.names_on_disk import (
    BOOKS,
    TRASH,
    person_folder,
    person_id_in,
    session_name,
    trash_name,
)
from fuehrung_cli.store.notebook_file import Opening, open_or_create
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.person_file import encode_person
from fuehrung_cli.store.problems import Problem, damage, problem_of
from fuehrung_cli.store.records import Found, GroupSaved, PersonFile, SessionFile, Write
from fuehrung_cli.store.settle import settled, settled_person
from fuehrung_cli.store.shelves import Shelves


def draw_number(below: int) -> int:
    """Draws a number from 0 up to, not including, `below` from the system's source of chance."""
    return int.from_bytes(os.urandom(8)) % below


@dataclass(frozen=True)
class Notebook:
    """One data folder, opened."""

    disk: Disk
    paths: Paths
    about: Opening
    draw: Draw = draw_number

    @classmethod
    def open(
        cls, paths: Paths, *, create: bool, draw: Draw = draw_number, lasting: bool = True
    ) -> Notebook:
        """Opens the notebook, and makes a new one first if `create` says so and there is none.

        Without `lasting` nothing waits for the disk, see `Disk`; no leader's notebook is opened so.

        Raises:
            NotebookError: there is no notebook, or one of a newer format.
        """
        disk = Disk(paths.home, lasting)
        return cls(disk, paths, open_or_create(disk, create=create, draw=draw), draw)

    @property
    def id(self) -> str:
        """Returns the random id of the notebook, the same on all machines that share it."""
        return self.about.id

    @property
    def retention(self) -> Retention:
        """Returns how long notes are kept; only `privacy retention --apply` removes any."""
        return self.about.retention

    @property
    def shelves(self) -> Shelves:
        """Returns the folders of the people."""
        return Shelves(self.disk)

    @property
    def state(self) -> Disk:
        """Returns the folder where this machine keeps undo journal and drafts."""
        return Disk(self.paths.state_of(self.id))

    @property
    def index(self) -> Disk:
        """Returns the folder where this machine keeps what it has read of each book."""
        return Disk(self.paths.cache_of(self.id) / BOOKS, lasting=False)

    # People

    def people(self) -> tuple[tuple[PersonFile, ...], tuple[Problem, ...]]:
        """Returns everybody, ordered by folder, reading `person.toml` only, and what is wrong."""
        return people_of(self.shelves, self.index)

    def add_person(self, person: Person) -> tuple[PersonFile, Write]:
        """Creates the folder and file of a new person.

        Raises:
            ExistsError: there is such a folder already.
        """
        person = settled_person(person)
        data = encode_person(person)
        made = PersonFile(person, person_folder(person), data)
        self.disk.make_folder(made.folder)
        self.disk.create_new(made.path, data)
        return made, Write(made.path, None, data)

    def change_person(self, file: PersonFile, person: Person) -> Write:
        """Rewrites `person.toml` if it still is as it was read; keys we do not know are kept.

        Raises:
            ChangedError: somebody else has changed it.
            DataError: it was not read completely, so that rewriting would lose something.
        """
        _refuse_unread(file.problems)
        data = encode_person(settled_person(kept_person(file.person, person)))
        self.disk.replace_if_same(file.path, file.data, data)
        return Write(file.path, file.data, data)

    def new_person_id(self) -> str:
        """Draws an id that no folder of the notebook has in its name."""
        taken = {person_id_in(folder.rpartition("/")[2]) for folder in self.shelves.folders()}
        return _unused(new_person_id, self.draw, lambda drawn: drawn in taken)

    # Sessions

    def sessions(self, owner: PersonFile) -> tuple[tuple[Session, ...], tuple[Problem, ...]]:
        """Returns a person's sessions, ordered by file name, and what could not be read."""
        read = [each for _, each in self.read(owner)]
        sessions = tuple(each.session for each in read if each.session)
        return sessions, tuple(problem for each in read for problem in each.problems)

    def read(
        self, owner: PersonFile, names: Sequence[str] | None = None
    ) -> Iterator[tuple[str, Decoded]]:
        """Yields file name and content of each of a person's sessions, or only of those named."""
        for path, data in self.shelves.bodies(owner.folder, names):
            name = path.rpartition("/")[2]
            if isinstance(data, FuehrungError):
                yield name, Decoded(None, (problem_of(data, path),))
            else:
                yield name, decode_session(data, path)

    def find_ids(self, prefix: str) -> tuple[Found, ...]:
        """Returns the sessions whose id begins so, by listing folders, never reading a file."""
        return tuple(
            found
            for folder in self.shelves.folders()
            for found in self.shelves.listed(folder)
            if found.id.startswith(prefix)
        )

    def read_session(self, path: str) -> SessionFile:
        """Returns one session with the bytes of its file, to be edited.

        Raises:
            DataError: nothing of it can be read.
        """
        data = self.disk.read_file(path)
        read = decode_session(data, path)
        if read.session is None:
            raise damage(read.problems[0])
        return SessionFile(read.session, path, data, read.problems)

    def new_session_id(self) -> str:
        """Draws an id that no session of the notebook has."""
        return _unused(new_session_id, self.draw, lambda drawn: bool(self.find_ids(drawn)))

    def save_session(self, owner: PersonFile, session: Session) -> Write:
        """Creates the file of a new session; when this returns, it is on the disk.

        Raises:
            ExistsError: there is a session of that id.
            UsageError: something in it cannot be written.
        """
        session = settled(session)
        data = encode_session(session)
        if any(found.id == session.id for found in self.shelves.listed(owner.folder)):
            raise ExistsError(say("There is an entry {id} already", id=session.id))
        path = f"{owner.sessions}/{session_name(session)}"
        self.disk.make_folder(owner.sessions)
        self.disk.create_new(path, data)
        return Write(path, None, data)

    def save_group(self, entries: Iterable[tuple[PersonFile, Session]]) -> GroupSaved:
        """Saves the entries of one check-in with several people, one by one."""
        writes: list[Write] = []
        failures: list[tuple[PersonFile, FuehrungError]] = []
        for owner, session in entries:
            try:
                writes.append(self.save_session(owner, session))
            except FuehrungError as error:
                failures.append((owner, error))
        return GroupSaved(tuple(writes), tuple(failures))

    def replace_session(self, file: SessionFile, session: Session) -> tuple[Write, ...]:
        """Rewrites an edited session if its file still is as it was read.

        Keys and kinds that this program does not know are kept. When the moment has changed, the
        file gets the name that goes with it.

        Raises:
            ChangedError: somebody else has changed the file.
            DataError: it was not read completely, so that rewriting would lose something.
            ForbiddenError: the edited session has another id.
        """
        _refuse_unread(file.problems)
        if session.id != file.session.id:
            raise ForbiddenError(say("The id of an entry never changes"))
        edited = settled(kept_session(file.session, session))
        data = encode_session(edited)
        folder = file.path.rpartition("/")[0]
        target = f"{folder}/{session_name(edited)}"
        self.disk.replace_if_same(file.path, file.data, data)
        if target.casefold() == file.path.casefold():
            return (Write(file.path, file.data, data),)
        try:
            self.disk.rename(file.path, session_name(edited))
        except FuehrungError:
            # The entry is saved; a name that lags behind its content is only something to tidy up.
            return (Write(file.path, file.data, data),)
        return (Write(target, None, data), Write(file.path, file.data, None))

    def trash(self, path: str) -> Write:
        """Moves a file to the folder `trash`, from where it can be taken back by hand."""
        data = self.disk.read_file(path)
        self.disk.make_folder(TRASH)
        self.disk.move(path, self._free_trash_name(path))
        return Write(path, data, None)

    def keep_in_trash(self, path: str, data: bytes) -> None:
        """Puts bytes into the folder `trash` under the name of the file that lets go of them."""
        self.disk.make_folder(TRASH)
        self.disk.create_new(self._free_trash_name(path), data)

    def check(self) -> Iterator[Problem]:
        """Yields everything wrong with the notebook, ordered by path."""
        from fuehrung_cli.store.checks import check  # noqa: PLC0415  # it needs this module

        return check(self)

    def _free_trash_name(self, path: str) -> str:
        name = trash_name(path)
        number = 1
        while self.disk.kind(name if number == 1 else f"{name}.{number}"):
            number += 1
        return name if number == 1 else f"{name}.{number}"


def _unused(make: Callable[[Draw], str], draw: Draw, is_taken: Callable[[str], bool]) -> str:
    drawn = make(draw)
    while is_taken(drawn):
        drawn = make(draw)
    return drawn


def _refuse_unread(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        if problem.is_unread:
            raise damage(problem)
