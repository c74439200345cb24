"""Carrying out what was decided about a conflict. Nothing is deleted: what loses goes to the trash.

First the file that counts gets what it shall hold, then the other version is moved away. A crash in
between leaves a second version that adds nothing, and the same decision can be made again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from fuehrung_cli.domain.person import Person
from fuehrung_cli.errors import ForbiddenError, FuehrungError, say
from fuehrung_cli.store.failures import changed
from fuehrung_cli.store.names_on_disk import PEOPLE
from fuehrung_cli.store.records import PersonFile, Write
from fuehrung_cli.store.versions import Conflict
from fuehrung_cli.store.weighing import Choice, Weighed

if TYPE_CHECKING:
    from fuehrung_cli.store.notebook import Notebook


class Resolved(NamedTuple):
    """What was written, for the undo journal, and what went wrong after some of it."""

    writes: tuple[Write, ...]
    failure: FuehrungError | None = None


def resolve(notebook: Notebook, weighed: Weighed, choice: Choice) -> Resolved:
    """Carries out a choice; when one of the files has changed since, that stands in the failure.

    Raises:
        ForbiddenError: this choice is not possible here.
    """
    if choice not in (*weighed.choices, *(("merged",) if weighed.is_safe else ())):
        raise ForbiddenError(
            say("This cannot be chosen here: {choice}", choice=choice),
            say("Possible: {choices}", choices=weighed.choices),
        )
    writes: list[Write] = []
    try:
        for write in _steps(notebook, weighed, choice):
            writes.append(write)  # what was written before a failure counts
    except FuehrungError as error:
        return Resolved(tuple(writes), error)
    return Resolved(tuple(writes))


def _steps(notebook: Notebook, weighed: Weighed, choice: Choice) -> Iterator[Write]:
    conflict = weighed.conflict
    wanted = {
        "merged": weighed.wanted,
        "original": conflict.first.data,
        "copy": conflict.second.data,
        "both": weighed.kept,
    }[choice]
    _refuse_changed(notebook, conflict)
    if choice == "both":
        yield _as_entry(notebook, weighed)
    if conflict.cause == "marks":
        assert wanted is not None  # both versions stand in the file
        _keep(notebook, conflict.first.path, conflict.marked)
        yield _put(notebook, conflict.first.path, conflict.marked, wanted)
        return
    if conflict.first.data is None and conflict.first.problem is None:
        yield from _move(notebook, conflict)
    else:
        yield from _settle(notebook, conflict, wanted, drops=weighed.drops or choice == "copy")
    _tidy(notebook, conflict.second.path)


def _settle(
    notebook: Notebook, conflict: Conflict, wanted: bytes | None, *, drops: bool
) -> Iterator[Write]:
    first, second = conflict.first, conflict.second
    if wanted is not None and wanted != first.data:
        if drops and first.data:
            _keep(notebook, first.path, first.data)
        yield _put(notebook, first.path, first.data, wanted)
    yield notebook.trash(second.path)


def _refuse_changed(notebook: Notebook, conflict: Conflict) -> None:
    """Refuses when the second version is not what was looked at; the first is compared in writing.

    Raises:
        ChangedError: a sync or somebody else was quicker.
    """
    if conflict.cause == "marks" or conflict.second.data is None:
        return
    if notebook.disk.read_file(conflict.second.path) != conflict.second.data:
        raise changed(conflict.second.path)


def _put(notebook: Notebook, path: str, old: bytes | None, new: bytes) -> Write:
    if old is None:
        raise changed(path)  # it could not be read, so nobody knows what would be overwritten
    notebook.disk.replace_if_same(path, old, new)
    return Write(path, old, new)


def _keep(notebook: Notebook, path: str, data: bytes) -> None:
    """Puts bytes into the trash, whose file will be rewritten."""
    notebook.keep_in_trash(path, data)


def _move(notebook: Notebook, conflict: Conflict) -> Iterator[Write]:
    """Puts the other version where the one that counts is missing."""
    source, target = conflict.second.path, conflict.first.path
    notebook.disk.make_folder(target.rpartition("/")[0])
    notebook.disk.move(source, target)
    yield Write(target, None, conflict.second.data)
    yield Write(source, conflict.second.data, None)


def _as_entry(notebook: Notebook, weighed: Weighed) -> Write:
    """Saves what clashes as an entry of its own on the same day."""
    assert weighed.rest is not None  # otherwise both cannot be chosen
    folder = weighed.conflict.folder
    owner = PersonFile(Person(folder.rpartition("_")[2], folder), folder)
    return notebook.save_session(owner, replace(weighed.rest, id=notebook.new_session_id()))


def _tidy(notebook: Notebook, path: str) -> None:
    """Removes the folder of a copied folder when its last file has left it."""
    folder = path.rpartition("/")[0]
    while folder.startswith(f"{PEOPLE}/") and folder.count("/") >= 1:
        with suppress(FuehrungError):
            if notebook.disk.list_folder(folder) or not notebook.disk.remove_folder(folder):
                return
        folder = folder.rpartition("/")[0]
