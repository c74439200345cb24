"""Repair: what nobody can read goes to `quarantine/`, whole and by a move; nothing is deleted.

Each repair has a folder of its own there, named by its moment, and below it everything keeps the
path that it had: to take something back is to move it there again. Where a file has to stand, a
`person.toml` or the `notebook.toml`, what can still be read of it stands in its place afterwards.

A crash at any point leaves every byte in one of the two places, and the next repair goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Literal

from fuehrung_cli.domain.ids import SESSION_ID, new_session_id
from fuehrung_cli.domain.settings import RetentionNumbers
from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.decode import decode_session
from fuehrung_cli.store.failures import IrregularError, MissingError
from fuehrung_cli.store.fsops import TEMPORARY
from fuehrung_cli.store.migrations import newest
from fuehrung_cli.store.names_on_disk import (
    ACCESS,
    JOURNEYS,
    NOTEBOOK,
    PEOPLE,
    PERSON,
    QUARANTINE,
    RULES,
    SESSIONS,
    TRASH,
    name_in_folder,
    person_id_in,
)
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.notebook_file import UNKNOWN_ID, notebook_bytes
from fuehrung_cli.store.person_file import decode_person, encode_person
from fuehrung_cli.store.problems import Problem
from fuehrung_cli.store.retention_file import KINDS, has_period, read_retention
from fuehrung_cli.store.settle import settled_person
from fuehrung_cli.store.state_leftovers import left_in_state
from fuehrung_cli.store.toml_text import dumps, parse, parse_lines

How = Literal["move", "folder", "person", "notebook", "state"]


@dataclass(frozen=True)
class Unreadable:
    """Something that nobody can read, by its path, and how it is put aside.

    What lies in the state folder goes to a `quarantine/` there, and has a whole path: what was
    typed on this machine alone does not wander into a notebook that others may see.
    """

    path: str
    how: How = "move"


@dataclass(frozen=True)
class Moved:
    """What was put aside, from where to where; below the notebook, or whole paths elsewhere."""

    source: str
    target: str
    is_replaced: bool = False
    """Whether something stands in its old place: what could still be read of it."""


def unreadable(notebook: Notebook) -> Iterator[Unreadable]:
    """Yields what a repair puts aside, in the order in which it does."""
    yield from _leftovers(notebook)
    for path in left_in_state(notebook):
        yield Unreadable(str(notebook.state.root / path), "state")
    for folder in notebook.shelves.folders():
        yield from _sessions(notebook, folder)
        yield from _person(notebook, folder)
    yield from _foreign_folders(notebook)
    yield from _texts(notebook)
    if notebook.id == UNKNOWN_ID and isinstance(_bytes(notebook, NOTEBOOK), bytes):
        yield Unreadable(NOTEBOOK, "notebook")


def put_aside(
    notebook: Notebook, found: tuple[Unreadable, ...], moment: datetime
) -> Iterator[Moved]:
    """Puts these things aside one by one and yields what was done, as far as it went.

    Each is judged anew before it is touched: a sync may have brought the sound file meanwhile.

    Raises:
        NotebookError: the disk refuses; what was yielded is done.
    """
    if not found:
        return
    still = set(unreadable(notebook))
    below = _new_folder(notebook, moment)
    for each in found:
        if each in still:
            put = _put_in_state if each.how == "state" else _put
            yield put(notebook, each, f"{below}/{_inside(notebook, each)}")


def _inside(notebook: Notebook, found: Unreadable) -> str:
    """Returns the path below the folder that it lies in: the notebook, or its state here."""
    if found.how != "state":
        return found.path
    return Path(found.path).relative_to(notebook.state.root).as_posix()


def _put_in_state(notebook: Notebook, found: Unreadable, target: str) -> Moved:
    state = notebook.state
    state.make_folder(target.rpartition("/")[0])
    state.move(_inside(notebook, found), target)
    return Moved(found.path, str(state.root / target))


def _put(notebook: Notebook, found: Unreadable, target: str) -> Moved:
    disk = notebook.disk
    disk.make_folder(target.rpartition("/")[0])
    match found.how:
        case "folder":
            disk.move_folder(found.path, target)
        case "move":
            disk.move(found.path, target)
        case _:
            return _replace(notebook, found, target)
    return Moved(found.path, target)


def _replace(notebook: Notebook, found: Unreadable, target: str) -> Moved:
    """Copies a file to its new place first and then puts what can be read of it into the old."""
    disk, path = notebook.disk, found.path
    data = _bytes(notebook, path)
    if isinstance(data, bytes):
        is_person = found.how == "person"
        new = _rescued_person(data, path) if is_person else _rescued_notebook(notebook, data)
        disk.create_new(target, data)
        disk.replace_if_same(path, data, new)
        return Moved(path, target, is_replaced=True)
    if isinstance(data, IrregularError):
        _put(notebook, _irregular(notebook, path), target)
    disk.create_new(path, _rescued_person(b"", path))
    return Moved(path, target if isinstance(data, IrregularError) else "", is_replaced=True)


def _bytes(notebook: Notebook, path: str) -> bytes | FuehrungError:
    try:
        return notebook.disk.read_file(path)
    except FuehrungError as error:
        return error


def _new_folder(notebook: Notebook, moment: datetime) -> str:
    wanted = name = f"{QUARANTINE}/{moment:%Y-%m-%dT%H%M%S}"
    number = 1
    while notebook.disk.kind(name):
        number += 1
        name = f"{wanted}.{number}"
    return name


def _leftovers(notebook: Notebook) -> Iterator[Unreadable]:
    """Yields the temporary files of saves that were interrupted."""
    folders = ["", PEOPLE, JOURNEYS, TRASH, ACCESS]
    for folder in notebook.shelves.folders():
        folders += [folder, f"{folder}/{SESSIONS}"]
    for folder in folders:
        if folder and notebook.disk.kind(folder) != "folder":
            continue
        for entry in notebook.disk.list_folder(folder):
            if entry.name.startswith(TEMPORARY):
                path = f"{folder}/{entry.name}" if folder else entry.name
                yield Unreadable(path, "folder" if entry.kind == "folder" else "move")


def _sessions(notebook: Notebook, folder: str) -> Iterator[Unreadable]:
    for path, data in notebook.shelves.bodies(folder):
        if isinstance(data, bytes):
            read = decode_session(data, path)
            if read.session is None and not _is_newer(read.problems):
                yield Unreadable(path)
        elif isinstance(data, IrregularError):
            yield _irregular(notebook, path)


def _person(notebook: Notebook, folder: str) -> Iterator[Unreadable]:
    """Yields the file of a person that cannot be read, or a folder in which nothing is left.

    What the disk refuses for now, as for want of a permission, is no reason to move anything.
    """
    path = f"{folder}/{PERSON}"
    data = _bytes(notebook, path)
    if isinstance(data, MissingError) and not notebook.shelves.listed(folder):
        yield Unreadable(folder, "folder")
    elif isinstance(data, MissingError | IrregularError):
        yield Unreadable(path, "person")
    elif isinstance(data, bytes):
        person, problems = decode_person(data, path)
        if person is None and not _is_newer(problems):
            yield Unreadable(path, "person")


def _foreign_folders(notebook: Notebook) -> Iterator[Unreadable]:
    """Yields what is no folder and stands where the folder of a person should be."""
    disk = notebook.disk
    if disk.kind(PEOPLE) == "folder":
        for entry in disk.list_folder(PEOPLE):
            if person_id_in(entry.name) and entry.kind != "folder":
                yield Unreadable(f"{PEOPLE}/{entry.name}")
    for name in (JOURNEYS, TRASH, ACCESS):
        if disk.kind(name) not in (None, "folder"):
            yield Unreadable(name)


def _texts(notebook: Notebook) -> Iterator[Unreadable]:
    """Yields own journeys and thresholds that are no TOML; the shipped ones stand in for them."""
    disk = notebook.disk
    inside = disk.list_folder(JOURNEYS) if disk.kind(JOURNEYS) == "folder" else ()
    names = [entry.name for entry in inside]
    paths = [f"{JOURNEYS}/{n}" for n in names if n.endswith(".toml") and not n.startswith(".")]
    for path in (*paths, RULES):
        data = _bytes(notebook, path)
        if isinstance(data, IrregularError):
            yield _irregular(notebook, path)
        elif isinstance(data, bytes) and isinstance(parse(data, path), Problem):
            yield Unreadable(path)


def _irregular(notebook: Notebook, path: str) -> Unreadable:
    return Unreadable(path, "folder" if notebook.disk.kind(path) == "folder" else "move")


def _is_newer(problems: tuple[Problem, ...]) -> bool:
    """Says whether a newer fuehrung can read it, so that it is sound."""
    return any(problem.severity == "newer" for problem in problems)


def _rescued_person(data: bytes, path: str) -> bytes:
    """Returns a file of what can still be read; the id is in the name of the folder, too."""
    folder = path.split("/")[-2]
    found = parse_lines(data)
    head = {"format": newest(), "id": person_id_in(folder), "name": name_in_folder(folder)}
    name = found.get("name")
    if isinstance(name, str) and name.strip():
        head["name"] = name
    return _person_bytes({**found, **head}) or _person_bytes(head)


def _person_bytes(table: Mapping[str, object]) -> bytes:
    """Returns the bytes of a person if they read back, else none."""
    try:
        person, _ = decode_person(dumps(table).encode(), "")
        return encode_person(settled_person(person)) if person else b""
    except (FuehrungError, ValueError, TypeError):
        return b""


def _rescued_notebook(notebook: Notebook, data: bytes) -> bytes:
    """Returns a file with the periods and the id that can still be read, or else a new id."""
    found = parse_lines(data)
    identifier = found.get("id")
    if not isinstance(identifier, str) or not SESSION_ID.match(identifier):
        identifier = new_session_id(notebook.draw)
    names = [field.name for field in fields(RetentionNumbers)]
    given = {name: found[name] for name in names if name in found}
    own = {key: value for key, value in found.items() if has_period(key)}
    retention, _ = read_retention({**given, KINDS: own})
    return notebook_bytes(identifier, retention)
