"""The disk: a dozen small operations, and nothing else in the program touches a file.

`Disk` stands for one folder of ours. Paths are relative to it, with `/`; below it no part may be a
link, because a folder that others can write to must not lead us elsewhere; the root may be one.

The order of the steps in `create_new` and `replace_if_same` was measured: ten thousand kills and
ten thousand power cuts lost nothing, while leaving out any one fsync did.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store import fscalls, fsstamps, fssteps
from fuehrung_cli.store.failures import changed, failure, told
from fuehrung_cli.store.fscalls import MAX_BYTES, TEMPORARY, Kind, Spot, opened
from fuehrung_cli.store.fslock import LOCK, locked
from fuehrung_cli.store.fssteps import parts_of, split
from fuehrung_cli.store.fsstream import Stream
from fuehrung_cli.store.traces import TRACES

__all__ = ["LOCK", "MAX_BYTES", "TEMPORARY", "Disk", "Entry", "Kind", "Stream", "folder_at"]


class Entry(NamedTuple):
    """A name in a folder and what stands behind it, a link not followed."""

    name: str
    kind: Kind


@dataclass(frozen=True)
class Disk:
    """A folder of ours and everything that may be done in it.

    Each operation raises `NotebookError` when the system refuses it, see `failures.told`.
    """

    root: Path
    lasting: bool = True
    """Off only for folders in the cache that are made again: nothing waits for the disk there."""

    def make_folder(self, path: str = "") -> None:
        """Makes the folder and all above it, 0700 whatever the umask; an existing one is left."""
        with told("write", path or str(self.root)):
            missing = [up for up in (self.root, *self.root.parents) if not up.is_dir()]
            for folder in reversed(missing):
                with opened(str(folder.parent)) as above:
                    fscalls.make(above, folder.name)
            parts = parts_of(path)
            for depth, part in enumerate(parts):
                with opened(str(self.root), parts[:depth], lasting=self.lasting) as spot:
                    fscalls.make(spot, part)
            with self._folder(path):
                pass  # a link or a file that stands in its place shows here

    def create_new(self, path: str, data: bytes) -> None:
        """Creates a file that is either whole or not there; refuses to overwrite.

        Raises:
            ExistsError: there is a file of that name.
        """
        folder, name = split(path)
        with told("write", path), self._folder(folder) as spot:
            temporary = fscalls.write(spot, data)
            try:
                fscalls.publish(spot, temporary, name)
            finally:
                fscalls.forget(spot, temporary)
            fssteps.confirm(spot, path)

    def create_large(
        self,
        path: str,
        fill: Callable[[Stream], None],
        prove: Callable[[Stream], None] = lambda _: None,
    ) -> None:
        """Does the same for a file that is written piece by piece.

        `prove` reads what stands on the disk before the file gets its name; if it raises, nothing
        is left.

        Raises:
            ExistsError: there is a file of that name.
        """
        folder, name = split(path)
        with told("write", path), self._folder(folder) as spot:
            temporary = fscalls.write_by(spot, lambda fd: fill(Stream(fd)))
            try:
                with fscalls.reading(spot, temporary, path) as (fd, _):
                    prove(Stream(fd))
                fscalls.publish(spot, temporary, name)
            finally:
                fscalls.forget(spot, temporary)
            fssteps.confirm(spot, path)

    def replace_if_same(self, path: str, old: bytes, new: bytes) -> None:
        """Rewrites a file if it still holds the bytes `old`: compare and swap, under the lock.

        Raises:
            ChangedError: the file holds something else by now, or is gone.
        """
        folder, name = split(path)
        with told("write", path), locked(self.root), self._folder(folder) as spot:
            if fssteps.read_or_none(spot, name, path) != old:
                raise changed(path)
            fssteps.put(spot, path, name, new)

    def move(self, source: str, target: str) -> None:
        """Moves a file within this folder; refuses to overwrite.

        Raises:
            ExistsError: there is a file of the new name.
        """
        (folder, name), (to, new) = split(source), split(target)
        with told("write", target), self._folder(folder) as spot, self._folder(to) as goal:
            fscalls.move(spot, name, goal, new)

    def rename(self, path: str, name: str) -> None:
        """Gives a file another name in its folder, at once: a crash leaves one of the two.

        Raises:
            ExistsError: there is a file of that name.
        """
        folder, old = split(path)
        with told("write", path), locked(self.root), self._folder(folder) as spot:
            fscalls.rename(spot, old, name)

    def move_folder(self, source: str, target: str) -> None:
        """Moves a folder with all that is in it; one of the new name is not touched."""
        (folder, name), (to, new) = split(source), split(target)
        with told("write", target), self._folder(folder) as spot, self._folder(to) as goal:
            fscalls.move_folder(spot, name, goal, new)

    def remove_file(self, path: str) -> None:
        """Removes a file, or a link without following it."""
        folder, name = split(path)
        with told("write", path), self._folder(folder) as spot:
            fscalls.remove(spot, name)

    def remove_folder(self, path: str) -> bool:
        """Removes a folder if it is empty, and says whether it did."""
        folder, name = split(path)
        with told("write", path), self._folder(folder) as spot:
            try:
                os.rmdir(spot.name(name), **spot.at)
            except OSError as error:
                if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
                    return False
                raise
            fscalls.sync(spot)
            return True

    def read_file(self, path: str, *, limit: int = MAX_BYTES) -> bytes:
        """Returns the bytes of an ordinary file of at most 1 MiB, or another limit.

        Raises:
            MissingError: there is no such file.
            IrregularError: it is a link, a pipe, a folder, or larger.
        """
        self._look(path)
        folder, name = split(path)
        with told("read", path), self._folder(folder) as spot:
            return fscalls.read(spot, name, path, limit=limit)

    @contextmanager
    def reading(self, path: str) -> Iterator[Stream]:
        """Opens an ordinary file of any size, to be read at any place.

        Raises:
            MissingError: there is no such file.
            IrregularError: it is a link, a pipe or a folder.
        """
        with told("read", path), self._opened(path) as fd:
            yield Stream(fd)

    def pieces(self, path: str) -> Iterator[bytes]:
        """Yields the bytes of an ordinary file of any size, piece by piece; fails as `reading`."""
        with told("read", path), self._opened(path) as fd:
            yield from fscalls.parts(fd)

    def read_files(
        self, folder: str, names: Iterable[str]
    ) -> Iterator[tuple[str, bytes | FuehrungError]]:
        """Yields name and bytes of each file of a folder; a failure stands in the bytes' place."""
        with told("read", folder), self._folder(folder) as spot:
            for name in names:
                path = f"{folder}/{name}" if folder else name
                self._look(path)
                try:
                    found: bytes | FuehrungError = fscalls.read(spot, name, path)
                except OSError as error:
                    found = failure(error, "read", path)
                except FuehrungError as error:
                    found = error
                yield name, found

    def list_folder(self, path: str = "") -> tuple[Entry, ...]:
        """Returns what stands in a folder, ordered by name; a missing folder is empty."""
        self._look(path)
        with told("read", path or str(self.root)):
            try:
                with self._folder(path) as spot:
                    return tuple(Entry(name, kind) for name, kind in fscalls.names(spot))
            except FileNotFoundError:
                return ()

    def stamps(self, folder: str, paths: Iterable[str] | None = None) -> dict[str, str]:
        """Returns name → stamp (see `fsstamps`) of all in a folder, or of files below it."""
        with told("read", folder), self._folder(folder) as spot:
            found = fsstamps.of_all(spot) if paths is None else fsstamps.of_each(spot, paths)
        self._look(folder)
        for name, stamp in found.items():
            self._look(f"{folder}/{name}", stamp)
        return found

    def listing(self, folder: str) -> tuple[list[str], list[int]]:
        """Returns the names in a folder, ordered, and four numbers of each, see `fsstamps`."""
        self._look(folder)
        with told("read", folder), self._folder(folder) as spot:
            return fsstamps.listing(spot)

    def append_line(self, path: str, line: bytes) -> None:
        """Adds one line to a file, which is made if it is missing, and waits for the disk."""
        folder, name = split(path)
        with told("write", path), self._folder(folder) as spot:
            fscalls.append(spot, name, line, path)

    def kind(self, path: str) -> Kind | None:
        """Returns what stands at a path, a link not followed; None when nothing does."""
        self._look(path)
        folder, name = split(path)
        with told("read", path):
            try:
                with self._folder(folder) as spot:
                    return fscalls.kind(spot, name)
            except FileNotFoundError:
                return None

    def at_root(self) -> Kind | None:
        """Returns what stands in the place of the folder itself, a link followed."""
        self._look("")
        with told("read", str(self.root)):
            try:
                mode = self.root.stat().st_mode
            except (FileNotFoundError, NotADirectoryError):
                return None
        return "folder" if stat.S_ISDIR(mode) else "file" if stat.S_ISREG(mode) else "other"

    def put(self, path: str, data: bytes) -> None:
        """Writes a file in the place of whatever file stands there: the old one or the new, whole.

        Only for what its owner has asked to overwrite; ours are rewritten by compare and swap.
        """
        folder, name = split(path)
        with told("write", path), self._folder(folder) as spot:
            fssteps.put(spot, path, name, data)

    def is_ours(self) -> bool:
        """Says whether the folder is no link, belongs to this user and is open to nobody else."""
        with told("read", str(self.root)), opened(str(self.root.parent)) as spot:
            about = fscalls.status(spot, self.root.name)
        is_mine = not hasattr(os, "getuid") or about.st_uid == os.getuid()
        return stat.S_ISDIR(about.st_mode) and is_mine and not about.st_mode & 0o077

    @contextmanager
    def _opened(self, path: str) -> Iterator[int]:
        folder, name = split(path)
        with self._folder(folder) as spot, fscalls.reading(spot, name, path) as (fd, _):
            yield fd

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keeps all other processes of ours from rewriting in this folder meanwhile."""
        with told("write", LOCK), locked(self.root):
            yield

    def _look(self, path: str, stamp: str = "") -> None:
        """Notes what a page is made from; what can be made again is nothing to depend on."""
        if self.lasting:
            TRACES.look(self.root, path, stamp)

    def _folder(self, path: str) -> AbstractContextManager[Spot]:
        return opened(str(self.root), parts_of(path), lasting=self.lasting)


def folder_at(root: Path) -> Disk | None:
    """Returns the folder of that path, None when none is there."""
    disk = Disk(root)
    return disk if disk.at_root() == "folder" else None
