"""Putting a backup back: only where nothing is, and so that it can be finished after a crash.

While a folder is being filled a file in it says from which backup. `notebook.toml` comes last:
until then the folder is taken for no notebook, and only the same backup may go on with it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from fuehrung_cli.errors import ForbiddenError, FuehrungError, NotebookError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.archive_counts import Counts, counted
from fuehrung_cli.store.archive_names import (
    CONFIG,
    NEW,
    NOTEBOOK_PART,
    RUNTIME_PART,
    SETTINGS_PART,
    STATE_PART,
    is_portable,
)
from fuehrung_cli.store.archive_reading import Archive, opened_archive
from fuehrung_cli.store.failures import ExistsError
from fuehrung_cli.store.fsops import LOCK, TEMPORARY, Disk, Stream
from fuehrung_cli.store.names_on_disk import NOTEBOOK, RESTORING
from fuehrung_cli.store.paths import Paths

_OF_THE_SYSTEM = frozenset((".DS_Store", "desktop.ini", "lost+found", ".directory", LOCK))
"""What a folder may hold that is called empty."""
_IS_STRICT = os.name == "nt"
"""Windows takes `a:b` for a hidden part of a file `a` instead of refusing the name."""
_LAST = f"{NOTEBOOK_PART}/{NOTEBOOK}"


@dataclass(frozen=True)
class Restored:
    """What was put back, and what stays as it was because it was there already."""

    folder: str
    holds: Counts
    kept: tuple[str, ...] = ()
    """Files outside the notebook, settings and drafts, that were there already with other bytes."""
    renamed: tuple[str, ...] = ()
    """Files whose name this system cannot hold, by the name they were given."""
    notebook_only: bool = False


def restore(paths: Paths, file: Path, *, notebook_only: bool = False) -> Restored:
    """Puts a backup back into the folders of this machine, or only the notebook into its folder.

    Raises:
        ForbiddenError: there is something in the folder of the notebook.
        DataError: the backup is not intact; nothing was written.
        NotebookError: a newer program has made it, or the disk refuses.
    """
    with opened_archive(file) as archive:
        restoring = _Restoring(paths, archive, notebook_only)
        restoring.begin()
        for name in restoring.names():
            restoring.put(name)
        restoring.finish()
        return Restored(
            str(paths.home),
            counted(archive.files[name] for name in restoring.names()),
            tuple(restoring.kept),
            tuple(restoring.renamed),
            notebook_only,
        )


class _Restoring:
    """One backup on its way back."""

    def __init__(self, paths: Paths, archive: Archive, notebook_only: bool) -> None:
        self.paths = paths
        self.archive = archive
        self.kept: list[str] = []
        self.renamed: list[str] = []
        self._home = Disk(paths.home)
        self._mark = f"{archive.digest}\n".encode()
        self._notebook_only = notebook_only
        self._made: set[Path] = set()

    def begin(self) -> None:
        """Marks the folder, unless it holds something else or the disk is too small."""
        self._refuse_file()
        is_begun = self._home.kind(RESTORING) == "file"
        if is_begun and self._home.read_file(RESTORING) != self._mark:
            raise ForbiddenError(
                say("Another backup is being restored to {folder}", folder=str(self.paths.home)),
                say("Finish that one: fuehrung restore FILE; or choose another folder with --to"),
            )
        if not is_begun:
            self._refuse_full()
            self._refuse_small()
            self._home.make_folder()
            self._home.create_new(RESTORING, self._mark)
        for folder in self.archive.folders:
            part, _, path = folder.partition("/")
            if part == NOTEBOOK_PART and path:
                self._home.make_folder(path)

    def names(self) -> Iterator[str]:
        """Yields what is put back, the file that makes it a notebook last."""
        files = self.archive.files
        wanted = [
            name
            for name, place in files.items()
            if not self._notebook_only or place.startswith(f"{NOTEBOOK_PART}/")
        ]
        yield from sorted(wanted, key=lambda name: files[name] == _LAST)

    def put(self, name: str) -> None:
        """Puts one file back; what is there with the same bytes is done already."""
        place = self.archive.files[name]
        if place == name:
            self._create(*self._target(place), name)
        elif not self._put_odd(place, name):
            self._create(self._home, name, name)
            self.renamed.append(name)

    def _put_odd(self, place: str, name: str) -> bool:
        """Says whether this system can hold the name that a file has elsewhere."""
        if _IS_STRICT and not is_portable(place):
            return False
        try:
            self._create(*self._target(place), name)
        except FuehrungError:
            return False
        return True

    def finish(self) -> None:
        """Takes the mark away: from here on it is a notebook."""
        self._home.remove_file(RESTORING)

    def _target(self, place: str) -> tuple[Disk, str]:
        part, _, path = place.partition("/")
        if place == CONFIG:
            config = self.paths.config_file
            return Disk(config.parent), config.name
        if part == STATE_PART:
            return Disk(self.paths.state), path
        if part == RUNTIME_PART:
            return Disk(self.paths.state), f"{self.archive.notebook or NEW}/{path}"
        return self._home, path

    def _create(self, disk: Disk, path: str, name: str) -> None:
        if disk.root.is_dir() and disk.kind(path) is not None:
            self._compare(disk, path, name)
            return
        folder = path.rpartition("/")[0]
        if (made := disk.root / folder) not in self._made:
            disk.make_folder(folder)
            self._made.add(made)

        def fill(stream: Stream) -> None:
            for piece in self.archive.pieces(name):
                stream.write(piece)

        disk.create_large(path, fill)

    def _compare(self, disk: Disk, path: str, name: str) -> None:
        """Leaves what is there: done already, kept on this machine, or somebody else's."""
        if disk.kind(path) == "file" and _digest(disk.pieces(path)) == self.archive.sums[name]:
            return
        if self.archive.files[name].partition("/")[0] in (SETTINGS_PART, STATE_PART, RUNTIME_PART):
            self.kept.append(str(disk.root / path))
            return
        raise ExistsError(
            say("{path} exists already", path=path),
            say("Nothing was overwritten; restore to another folder with --to"),
        )

    def _refuse_file(self) -> None:
        if not self.paths.home.is_dir() and self.paths.home.exists():
            raise NotebookError(
                say("{path} is no folder, so it can hold no notebook", path=str(self.paths.home)),
                say("Choose a folder with --home or FUEHRUNG_HOME"),
            )

    def _refuse_full(self) -> None:
        found = [entry.name for entry in self._home.list_folder()]
        if not set(found) <= _OF_THE_SYSTEM | set(self._own_folders()) and any(
            not name.startswith(TEMPORARY) for name in found
        ):
            raise ForbiddenError(
                say("There is something in {folder} already", folder=str(self.paths.home)),
                say("A restore never overwrites: rename that folder first"),
                say("To look at the backup elsewhere: fuehrung restore FILE --to FOLDER"),
            )

    def _own_folders(self) -> Iterator[str]:
        """Yields what of this machine may lie in the folder of the notebook."""
        state = self.paths.state
        for place in (self.paths.config_file, self.paths.cache, state, state / NEW):
            yield from _first_below(self.paths.home, place)
        yield from _first_below(self.paths.home, state / (self.archive.notebook or NEW))

    def _refuse_small(self) -> None:
        """Refuses before the first file when there is plainly too little room."""
        there = next(up for up in (self.paths.home, *self.paths.home.parents) if up.is_dir())
        if shutil.disk_usage(there).free < self.archive.size_bytes:
            raise NotebookError(
                say("There is too little room on the disk of {folder}", folder=str(there)),
                say("Make room, then try again"),
            )


def _first_below(home: Path, place: Path) -> Iterable[str]:
    return place.relative_to(home).parts[:1] if place.is_relative_to(home) else ()


def _digest(pieces: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for piece in pieces:
        whole.update(piece)
    return whole.hexdigest()
