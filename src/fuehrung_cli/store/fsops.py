"""The disk: a dozen small operations, and nothing else in the program touches a file.

`Disk` stands for one folder of ours. Paths are relative to it, with `/`; below it no part may be a
link, because a folder that others can write to must not lead us elsewhere. The root itself may be
one.

The order of the steps in `create_new` and `replace_if_same` was measured: ten thousand kills and
ten thousand power cuts lost nothing, while leaving out any one fsync did.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

from fuehrung_cli.errors import FuehrungError, NotebookError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store import fscalls
from fuehrung_cli.store.failures import changed, failure, told, unconfirmed
from fuehrung_cli.store.fscalls import MAX_BYTES, TEMPORARY, Kind, Spot, opened
from fuehrung_cli.store.traces import TRACES

__all__ = ["LOCK", "MAX_BYTES", "TEMPORARY", "Disk", "Entry", "Kind"]

LOCK = ".lock"
_LOCK_SECONDS = 5
_NO_LOCK = {errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.EINVAL}


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
        with _writing(path or str(self.root)):
            missing = [up for up in (self.root, *self.root.parents) if not up.is_dir()]
            for folder in reversed(missing):
                with opened(str(folder.parent)) as above:
                    fscalls.make(above, folder.name)
            parts = _parts(path)
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
        folder, name = _split(path)
        with _writing(path), self._folder(folder) as spot:
            temporary = fscalls.write(spot, data)
            try:
                fscalls.publish(spot, temporary, name)
            finally:
                fscalls.forget(spot, temporary)
            _confirm(spot, path)

    def replace_if_same(self, path: str, old: bytes, new: bytes) -> None:
        """Rewrites a file if it still holds the bytes `old`: compare and swap, under the lock.

        Raises:
            ChangedError: the file holds something else by now, or is gone.
        """
        folder, name = _split(path)
        with _writing(path), self._lock(), self._folder(folder) as spot:
            if _read_or_none(spot, name, path) != old:
                raise changed(path)
            temporary = fscalls.write(spot, new)
            try:
                fscalls.replace(spot, temporary, name)
            except BaseException:
                fscalls.forget(spot, temporary)
                raise
            _confirm(spot, path)

    def move(self, source: str, target: str) -> None:
        """Moves a file within this folder; refuses to overwrite.

        Raises:
            ExistsError: there is a file of the new name.
        """
        (folder, name), (to, new) = _split(source), _split(target)
        with _writing(target), self._folder(folder) as spot, self._folder(to) as goal:
            fscalls.move(spot, name, goal, new)

    def remove_file(self, path: str) -> None:
        """Removes a file, or a link without following it."""
        folder, name = _split(path)
        with _writing(path), self._folder(folder) as spot:
            fscalls.remove(spot, name)

    def remove_folder(self, path: str) -> bool:
        """Removes a folder if it is empty, and says whether it did."""
        folder, name = _split(path)
        with _writing(path), self._folder(folder) as spot:
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
        folder, name = _split(path)
        TRACES.look(self.root, path)
        with told("read", path), self._folder(folder) as spot:
            return fscalls.read(spot, name, path, limit=limit)

    def read_files(
        self, folder: str, names: Iterable[str]
    ) -> Iterator[tuple[str, bytes | FuehrungError]]:
        """Yields name and bytes of each file of a folder; a failure stands in the bytes' place."""
        with told("read", folder), self._folder(folder) as spot:
            for name in names:
                path = f"{folder}/{name}" if folder else name
                TRACES.look(self.root, path)
                try:
                    found: bytes | FuehrungError = fscalls.read(spot, name, path)
                except OSError as error:
                    found = failure(error, "read", path)
                except FuehrungError as error:
                    found = error
                yield name, found

    def list_folder(self, path: str = "") -> tuple[Entry, ...]:
        """Returns what stands in a folder, ordered by name; a missing folder is empty."""
        TRACES.look(self.root, path)
        with told("read", path or str(self.root)):
            try:
                with self._folder(path) as spot:
                    return tuple(Entry(name, kind) for name, kind in fscalls.names(spot))
            except FileNotFoundError:
                return ()

    def append_line(self, path: str, line: bytes) -> None:
        """Adds one line to a file, which is made if it is missing, and waits for the disk."""
        folder, name = _split(path)
        with _writing(path), self._folder(folder) as spot:
            fscalls.append(spot, name, line, path)

    def kind(self, path: str) -> Kind | None:
        """Returns what stands at a path, a link not followed; None when nothing does."""
        folder, name = _split(path)
        TRACES.look(self.root, path)
        with told("read", path):
            try:
                with self._folder(folder) as spot:
                    return fscalls.kind(spot, name)
            except FileNotFoundError:
                return None

    def is_ours(self) -> bool:
        """Says whether the folder is no link, belongs to this user and is open to nobody else."""
        with told("read", str(self.root)), opened(str(self.root.parent)) as spot:
            about = fscalls.status(spot, self.root.name)
        is_mine = not hasattr(os, "getuid") or about.st_uid == os.getuid()
        return stat.S_ISDIR(about.st_mode) and is_mine and not about.st_mode & 0o077

    def _folder(self, path: str) -> AbstractContextManager[Spot]:
        return opened(str(self.root), _parts(path), lasting=self.lasting)

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """Holds the lock of this folder: only around rewriting, new files need none."""
        from filelock import FileLock, Timeout  # noqa: PLC0415  # 20 ms that only rewriting pays

        lock = FileLock(
            self.root / LOCK,
            timeout=_LOCK_SECONDS,
            mode=0o600,
            poll_interval=0.005,
            fallback_to_soft=False,
        )
        try:
            lock.acquire()
        except Timeout:
            raise NotebookError(
                say("Another fuehrung is writing to {path}", path=str(self.root)),
                say("Wait until it is done, then try again"),
            ) from None
        except OSError as error:
            # Some network folders know no locks; there compare and swap has to do alone.
            if error.errno not in _NO_LOCK:
                raise
        try:
            yield
        finally:
            lock.release()


@contextmanager
def _writing(path: str) -> Iterator[None]:
    """Says failures in words; what writes is no page that could be shown again."""
    TRACES.once()
    with told("write", path):
        yield


def _parts(path: str) -> list[str]:
    return path.split("/") if path else []


def _split(path: str) -> tuple[str, str]:
    folder, _, name = path.rpartition("/")
    return folder, name


def _read_or_none(spot: Spot, name: str, path: str) -> bytes | None:
    try:
        return fscalls.read(spot, name, path)
    except FileNotFoundError:
        return None


def _confirm(spot: Spot, path: str) -> None:
    try:
        fscalls.sync(spot)
    except OSError as error:
        raise unconfirmed(path) from error
