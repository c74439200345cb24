"""Two versions of one file: found by name, by an id that stands twice, by the marks of a merge.

Nothing here changes a file. What is missing or empty is never taken for deleted: a sync may be
under way, so the other version is what counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from fuehrung_cli.domain.session import Session
from fuehrung_cli.store.copy_names import Copy, copy_of, is_sure
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.library import journey_files
from fuehrung_cli.store.merge_marks import sides_of
from fuehrung_cli.store.names_on_disk import (
    JOURNEYS,
    NOTEBOOK,
    PEOPLE,
    PERSON,
    RULES,
    SALARY,
    SESSIONS,
    copied,
    session_id_in,
    session_name,
)
from fuehrung_cli.store.versions import (
    Conflict,
    Version,
    below,
    bytes_at,
    person_folder_of,
    role_of,
    version_at,
    version_of,
)

if TYPE_CHECKING:
    from fuehrung_cli.store.notebook import Notebook


def find_conflicts(notebook: Notebook) -> tuple[Conflict, ...]:
    """Returns every conflict of a notebook, ordered by path."""
    disk = notebook.disk
    found = [*_by_name(disk), *_twins(notebook), *_same_ids(notebook), *_marked(notebook)]
    unique = {conflict.second.path + conflict.cause: conflict for conflict in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda conflict: conflict.order))


def reread(notebook: Notebook, conflict: Conflict) -> Conflict | None:
    """Returns a conflict as it stands now, None when there is only one version by now."""
    if conflict.cause == "marks":
        return conflict
    first, second = (
        version_at(notebook.disk, version.path, conflict.role)
        for version in (conflict.first, conflict.second)
    )
    if second.data is None and second.problem is None:
        return None
    return replace(conflict, first=first, second=second)


# By name


def _by_name(disk: Disk) -> Iterator[Conflict]:
    for folder in ("", PEOPLE, JOURNEYS):
        yield from _copies_in(disk, folder)
    for folder in _folders(disk, PEOPLE):
        yield from _copies_in(disk, folder)
        yield from _copies_in(disk, f"{folder}/{SESSIONS}")


def _folders(disk: Disk, path: str) -> list[str]:
    if disk.kind(path) != "folder":
        return []
    listed = disk.list_folder(path)
    return [f"{path}/{each.name}" for each in listed if each.kind == "folder"]


def _copies_in(disk: Disk, folder: str) -> Iterator[Conflict]:
    if folder and disk.kind(folder) != "folder":
        return
    entries = disk.list_folder(folder)
    names = frozenset(entry.name for entry in entries)
    for entry in entries:
        copy = _copy(entry.name, folder, names)
        if copy is None or copy.maker == "part":
            continue
        path, original = below(folder, entry.name), below(folder, copy.original)
        if entry.kind == "file":
            yield from _pair(disk, original, path, copy)
        elif entry.kind == "folder" and not _may_be_mine(copy):
            yield from _pairs(disk, original, path, copy)


def _may_be_mine(copy: Copy) -> bool:
    """Says whether somebody may have copied a whole folder to keep it, such as `people-2025`."""
    return copy.original in (PEOPLE, SESSIONS, JOURNEYS) and copy.program == "OneDrive"


def _copy(name: str, folder: str, names: frozenset[str]) -> Copy | None:
    if folder != JOURNEYS:
        return copied(name)
    return copied_journey(name, names)


def copied_journey(name: str, names: frozenset[str]) -> Copy | None:
    """Returns whose copy the file of a journey is; people choose these names, so a word must tell.

    `names` are those of the whole folder.
    """
    if not is_sure(name):
        return None
    return copy_of(name, lambda rest: rest in names and rest != name) or copy_of(
        name, lambda rest: rest.endswith(".toml") and not is_sure(rest)
    )


def _pairs(disk: Disk, original: str, path: str, copy: Copy) -> Iterator[Conflict]:
    """Yields a conflict for each file of a folder that stands twice."""
    for entry in disk.list_folder(path):
        inner = copied(entry.name)
        name = inner.original if inner else entry.name
        there, here = below(original, name), below(path, entry.name)
        if entry.kind == "file":
            yield from _pair(disk, there, here, copy)
        elif entry.kind == "folder":
            yield from _pairs(disk, there, here, copy)


def _pair(disk: Disk, original: str, path: str, copy: Copy) -> Iterator[Conflict]:
    role = role_of(original)
    if role is None:
        return
    second = version_at(disk, path, role)
    if isinstance(second.record, Session):
        original = _place_of(disk, second.record, original)
    first = version_at(disk, original, role)
    folder = person_folder_of(original)
    yield Conflict(role, "copy", first, second, folder, copy.program, copy.maker)


def _place_of(disk: Disk, session: Session, original: str) -> str:
    """Returns where the entry of this id stands or belongs: what is in a file beats its name."""
    if session_id_in(original.rpartition("/")[2]) == session.id:
        return original
    folder = original.rpartition("/")[0]
    if disk.kind(folder) == "folder":
        for entry in disk.list_folder(folder):
            if session_id_in(entry.name) == session.id:
                return below(folder, entry.name)
    return below(folder, session_name(session))


# By id


def _twins(notebook: Notebook) -> Iterator[Conflict]:
    """Yields the files of folders whose person stands in another folder, too."""
    shelves = notebook.shelves
    people, _ = notebook.people()
    hers = {file.person.id: file.folder for file in people}
    for folder in shelves.folders():
        read = shelves.person(folder)
        if isinstance(read, tuple) or hers.get(read.person.id, folder) == folder:
            continue
        yield from _pairs(notebook.disk, hers[read.person.id], folder, Copy(folder))


def _same_ids(notebook: Notebook) -> Iterator[Conflict]:
    """Yields entries and journeys whose id stands in two files under names of ours."""
    disk, shelves = notebook.disk, notebook.shelves
    people, _ = notebook.people()
    known: dict[str, str] = {}
    for folder in [file.folder for file in people]:
        for found in shelves.listed(folder):
            other = known.setdefault(found.id, found.path)
            if other != found.path:
                first, second = (version_at(disk, path, "entry") for path in (other, found.path))
                yield Conflict("entry", "twice", first, second, person_folder_of(other))
    journeys: dict[object, Version] = {}
    for path in journey_files(disk):
        version = version_at(disk, path, "journey")
        identifier = version.record.get("id") if isinstance(version.record, dict) else None
        if isinstance(identifier, str) and journeys.setdefault(identifier, version) != version:
            yield Conflict("journey", "twice", journeys[identifier], version)


# By marks


def _marked(notebook: Notebook) -> Iterator[Conflict]:
    disk = notebook.disk
    for path in _all_files(notebook):
        role = role_of(path)
        data = bytes_at(disk, path)
        sides = sides_of(data) if role and isinstance(data, bytes) else None
        if role is None or sides is None or not isinstance(data, bytes):
            continue
        first, second = (version_of(path, side, role) for side in (sides.ours, sides.theirs))
        base = version_of(path, sides.base, role).record if sides.base is not None else None
        folder = person_folder_of(path)
        yield Conflict(role, "marks", first, second, folder, "", "sync", data, base)


def _all_files(notebook: Notebook) -> Iterator[str]:
    yield from (NOTEBOOK, RULES)
    yield from journey_files(notebook.disk)
    for folder in notebook.shelves.folders():
        yield f"{folder}/{PERSON}"
        yield f"{folder}/{SALARY}"
        yield from (found.path for found in notebook.shelves.listed(folder))
