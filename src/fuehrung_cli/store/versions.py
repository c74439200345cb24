"""One of two versions of a file: what the file is, its bytes, and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.copy_names import Maker
from fuehrung_cli.store.decode import decode_session
from fuehrung_cli.store.failures import MissingError
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.names_on_disk import (
    JOURNEYS,
    NOTEBOOK,
    PEOPLE,
    PERSON,
    RULES,
    SALARY,
    SESSIONS,
    session_id_in,
)
from fuehrung_cli.store.person_file import decode_person
from fuehrung_cli.store.problems import Problem, problem_of
from fuehrung_cli.store.toml_text import parse

Role = Literal["entry", "person", "salary", "notebook", "rules", "journey"]
"""What a file is."""
Cause = Literal["copy", "twice", "marks"]
"""A second file by its name, one with the same id, or two versions within one file."""
Record = Session | Person | Mapping[str, object]


@dataclass(frozen=True)
class Version:
    """One of two versions: its bytes, None where there is no file, and what stands in them."""

    path: str
    data: bytes | None = field(default=None, repr=False)
    record: Record | None = None
    problem: Problem | None = None
    """Why it cannot be read, or not wholly."""

    @property
    def is_empty(self) -> bool:
        """Says whether nothing stands there: no file, or one without content."""
        return (self.data is None and self.problem is None) or self.data == b""

    @property
    def is_whole(self) -> bool:
        """Says whether all that stands in it was read."""
        return self.record is not None and self.problem is None


@dataclass(frozen=True)
class Conflict:
    """Two versions of one file; the first is the one that is read."""

    role: Role
    cause: Cause
    first: Version
    second: Version
    folder: str = ""
    """The folder of the person, if it is about one."""
    program: str = ""
    """Who has made the second version, "" when nobody is known for its name."""
    maker: Maker = "sync"
    marked: bytes = field(default=b"", repr=False)
    """The bytes of the file with marks, where both stand in one."""
    base: Record | None = None
    """What was there before, where a merge has told it."""

    @property
    def order(self) -> tuple[str, str]:
        """Returns what conflicts are listed by."""
        return self.first.path, self.second.path


def role_of(path: str) -> Role | None:
    """Returns what the file of this path is, None for one that is none of ours."""
    folder, _, name = path.rpartition("/")
    parts = path.split("/")
    if session_id_in(name):
        return "entry" if folder.endswith(f"/{SESSIONS}") else None
    if parts[0] == PEOPLE:
        known: dict[str, Role] = {PERSON: "person", SALARY: "salary"}
        return known.get(name) if len(parts) == 3 else None
    if parts[0] == JOURNEYS:
        return "journey" if len(parts) == 2 and name.endswith(".toml") else None
    return "notebook" if path == NOTEBOOK else "rules" if path == RULES else None


def person_folder_of(path: str) -> str:
    """Returns the folder of the person whose file this is, "" for any other."""
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] == PEOPLE else ""


def below(folder: str, name: str) -> str:
    """Returns the path of a name in a folder, the notebook itself being ""."""
    return f"{folder}/{name}" if folder else name


def bytes_at(disk: Disk, path: str) -> bytes | FuehrungError | None:
    """Returns the bytes of a file, why they cannot be read, or None when there is none."""
    try:
        folder = path.rpartition("/")[0]
        if folder and disk.kind(folder) is None:
            return None
        return disk.read_file(path)
    except MissingError:
        return None
    except FuehrungError as error:
        return error


def version_at(disk: Disk, path: str, role: Role) -> Version:
    """Returns what stands at a path as one of two versions."""
    data = bytes_at(disk, path)
    if data is None:
        return Version(path)
    if isinstance(data, FuehrungError):
        return Version(path, problem=problem_of(data, path))
    return version_of(path, data, role)


def version_of(path: str, data: bytes, role: Role) -> Version:
    """Returns bytes as one of two versions."""
    record, problems = read_record(path, data, role)
    return Version(path, data, record, next(iter(problems), None))


def read_record(path: str, data: bytes, role: Role) -> tuple[Record | None, tuple[Problem, ...]]:
    """Returns what stands in the bytes of a file, and what could not be read of it."""
    if role == "entry":
        read = decode_session(data, path)
        return read.session, read.problems
    if role == "person":
        return decode_person(data, path)
    table = parse(data, path)
    return (None, (table,)) if isinstance(table, Problem) else (table, ())
