"""Erasing a person: everything of hers goes, the file that says who she is last of all.

The order makes it safe to interrupt: while `person.toml` stands she can be named again, and the
same command goes on. Nothing is moved to the trash and nothing is noted for undo. What stands in
the books of others stays and is told.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress

from fuehrung_cli.domain.names import fold
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.every_file import empty_cache, every_file, whole
from fuehrung_cli.store.failures import MissingError
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.names_on_disk import PEOPLE, QUARANTINE, TRASH, name_in_folder
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.seen import FILE as SEEN
from fuehrung_cli.store.whereabouts import Marks, Place, files_below, opened_pages, places


@dataclass(frozen=True)
class Found:
    """What an erasure is going to remove, and what it leaves because it belongs to others."""

    places: tuple[Place, ...]

    @property
    def hers(self) -> tuple[Place, ...]:
        """Returns what goes."""
        return tuple(place for place in self.places if place.kept != "mention")

    @property
    def mentions(self) -> tuple[Place, ...]:
        """Returns what stays."""
        return tuple(place for place in self.places if place.kept == "mention")


def find(notebook: Notebook, owner: PersonFile, marks: Marks) -> Found:
    """Returns everything of a person, the files of her book last and `person.toml` at the end."""
    beside = sorted(places(notebook, owner, marks), key=lambda place: place.kept == "book")
    known = {place.path for place in beside if place.kept == "book"}
    paths = [p for p in files_below(notebook.disk, owner.folder) if p not in known]
    paths.sort(key=lambda path: path == owner.path)
    # Pages of the team call people by first names; all are made again when they are wanted.
    told = {place.shown for place in beside}
    pages = (Place(disk, path, "page") for disk, path in opened_pages(notebook))
    others = [page for page in pages if page.shown not in told]
    return Found((*others, *beside, *(Place(notebook.disk, path, "book") for path in paths)))


def erase(notebook: Notebook, owner: PersonFile, marks: Marks, found: Found) -> dict[str, int]:
    """Removes it all and returns how many files of each sort have gone.

    Raises:
        NotebookError: the disk refuses; the same call goes on where it stopped.
    """
    gone: Counter[str] = Counter()
    book = [place for place in found.hers if place.kept == "book"]
    gone.update(_remove([p for p in found.hers if p.kept != "book"], owner.person.id))
    gone["cache"] += empty_cache(notebook)
    # Once the last file has gone, nobody finds what is left: so an empty folder is all there is.
    for files in (book[:-1], book[-1:]):
        gone.update(_remove(files, owner.person.id))
        _tidy(notebook, marks, found)
    return dict(gone)


def _tidy(notebook: Notebook, marks: Marks, found: Found) -> None:
    """Removes the folders that are empty now, also those that an interrupted erasure has left."""
    disk = notebook.disk
    empty = {_folder_below_people(place) for place in found.hers} - {""}
    empty |= {f"{PEOPLE}/{e.name}" for e in disk.list_folder(PEOPLE) if marks.names(e.name)}
    for folder in empty:
        _remove_folders(disk, folder)
    for root, folder in ((disk, TRASH), (disk, QUARANTINE), (notebook.state, QUARANTINE)):
        _remove_folders(root, folder, itself=False)


def leftovers(notebook: Notebook, typed: str) -> tuple[str, ...]:
    """Returns empty folders of that name: an erasure was interrupted at its very end."""
    listed = notebook.shelves.folders()
    named = (f for f in listed if fold(name_in_folder(f.rpartition("/")[2])) == fold(typed))
    return tuple(f for f in named if not any(files_below(notebook.disk, f)))


def remove_leftovers(notebook: Notebook, folders: Iterable[str]) -> None:
    """Removes such folders."""
    for folder in folders:
        _remove_folders(notebook.disk, folder)
    empty_cache(notebook)


def scan(notebook: Notebook, marks: Marks, mentions: Iterable[Place]) -> tuple[str, ...]:
    """Reads every byte of notebook, state and cache and returns what still names the person.

    The places of others that were told before are left out, and so is the history that git keeps.
    """
    told = {place.shown for place in mentions}
    return tuple(
        place.shown
        for place in every_file(notebook)
        if place.shown not in told and (marks.names(place.path) or marks.stands_in(whole(place)))
    )


def _remove(hers: Iterable[Place], person: str) -> Counter[str]:
    gone: Counter[str] = Counter()
    for place in hers:
        if place.kept == "seen":
            _forget_seen(place.disk, person)
        else:
            with suppress(MissingError):
                place.disk.remove_file(place.path)
        gone[place.kept] += 1
    return gone


def _forget_seen(disk: Disk, person: str) -> None:
    data = disk.read_file(SEEN)
    try:
        people = json.loads(data)
        people.pop(person, None)
        new = json.dumps(people, ensure_ascii=False, indent=1).encode() + b"\n"
    except (ValueError, AttributeError, RecursionError):
        disk.remove_file(SEEN)  # damaged: pages speak again, nothing else is lost
        return
    disk.replace_if_same(SEEN, data, new)


def _folder_below_people(place: Place) -> str:
    parts = place.path.split("/")
    is_below = place.kept in ("book", "copy") and parts[0] == PEOPLE and len(parts) > 2
    return "/".join(parts[:2]) if is_below else ""


def _remove_folders(disk: Disk, folder: str, *, itself: bool = True) -> None:
    """Removes the empty folders below one, and it as well if it is empty then."""
    if disk.kind(folder) != "folder":
        return
    for entry in disk.list_folder(folder):
        if entry.kind == "folder":
            _remove_folders(disk, f"{folder}/{entry.name}")
    if itself:
        disk.remove_folder(folder)
