"""A file system that forgets: what may be on the disk after a crash, given what was asked of it.

`Recorder` takes the place of `os` in `store` and writes down what really happens: names given and
taken, bytes written, what was waited for. `Simulation` is the pure model: of all that was not
waited for, anything may be missing after a crash, in any order, and a write may have happened in
part or left NULs. No real file system allows itself that much, so what survives here survives
anywhere.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, count
from pathlib import Path
from typing import Any, NamedTuple

from fuehrung_cli.store import fscalls, fsops

MOST_PENDING = 6
"""Up to so many open operations all subsets are tried, beyond that all but two, and any two."""
TEAR_BYTES = 8
TOP = -1
"""The number of the folder that is watched; numbers of folders are below 0, of files above."""
View = dict[str, bytes]
"""Path below the root → bytes, as one would find them; temporary files and the lock left out."""


class Named(NamedTuple):
    """Names that one call gives or takes at once: (folder, name, what stands there or None)."""

    changes: tuple[tuple[int, str, int | None], ...]


class Written(NamedTuple):
    """Bytes written to a file; None empties it."""

    node: int
    start: int
    data: bytes | None


class Synced(NamedTuple):
    """A file or folder that was waited for."""

    node: int


Operation = Named | Written | Synced


class Recorder:
    """Stands for `os`: does what it is asked for and writes it down."""

    def __init__(self, root: Path) -> None:
        self.trace: list[Operation] = []
        self.folders: dict[int, dict[str, int]] = {}
        self.files: dict[int, bytes] = {}
        self.room: int | None = None
        """How many bytes still fit on the disk."""
        self._fresh = count(1)
        self._nodes: dict[int, int] = {}
        self._watch(root)

    def install(self, patch: Any) -> None:
        """Takes the place of `os`, with pytest's monkeypatch."""
        patch.setattr(fscalls, "os", self)
        patch.setattr(fsops, "os", self)

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    @property
    def supports_follow_symlinks(self) -> set[Any]:
        return {*os.supports_follow_symlinks, self.link}

    def open(self, path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        is_new = bool(flags & os.O_CREAT) and not _exists(path, dir_fd)
        fd = os.open(path, flags, mode, dir_fd=dir_fd)
        if is_new:
            self._name(path, dir_fd, self._new(os.fstat(fd)))
        elif flags & os.O_TRUNC:
            self.trace.append(Written(self._of(os.fstat(fd)), 0, None))
        return fd

    def write(self, fd: int, data: memoryview) -> int:
        if self.room == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        fits = data if self.room is None else data[: self.room]
        done = os.write(fd, fits)
        if self.room is not None:
            self.room -= done
        start = os.lseek(fd, 0, os.SEEK_CUR) - done
        self.trace.append(Written(self._of(os.fstat(fd)), start, bytes(fits[:done])))
        return done

    def fsync(self, fd: int) -> None:
        os.fsync(fd)
        self.trace.append(Synced(self._of(os.fstat(fd))))

    def mkdir(self, path: str, mode: int = 0o777, *, dir_fd: int | None = None) -> None:
        os.mkdir(path, mode, dir_fd=dir_fd)
        self._name(path, dir_fd, self._new(os.stat(path, dir_fd=dir_fd)))

    def rmdir(self, path: str, *, dir_fd: int | None = None) -> None:
        os.rmdir(path, dir_fd=dir_fd)
        self._name(path, dir_fd, None)

    def unlink(self, path: str, *, dir_fd: int | None = None) -> None:
        os.unlink(path, dir_fd=dir_fd)
        self._name(path, dir_fd, None)

    def link(
        self, src: str, dst: str, *, src_dir_fd: int | None, dst_dir_fd: int | None, **how: Any
    ) -> None:
        os.link(src, dst, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd, **how)
        self._name(dst, dst_dir_fd, self._of(_about(dst, dst_dir_fd)))

    def replace(
        self, src: str, dst: str, *, src_dir_fd: int | None, dst_dir_fd: int | None
    ) -> None:
        node = self._of(_about(src, src_dir_fd))
        os.replace(src, dst, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)
        gone, there = self._place(src, src_dir_fd), self._place(dst, dst_dir_fd)
        self.trace.append(Named(((*there, node), (*gone, None))))

    def _name(self, path: str, dir_fd: int | None, node: int | None) -> None:
        self.trace.append(Named(((*self._place(path, dir_fd), node),)))

    def _place(self, path: str, dir_fd: int | None) -> tuple[int, str]:
        folder, name = os.path.split(path)
        about = Path(folder).stat() if dir_fd is None else os.fstat(dir_fd)
        return self._of(about), name

    def _watch(self, path: Path) -> int:
        node = self._new(path.lstat())
        if node < 0:
            self.folders[node] = {each.name: self._watch(each) for each in path.iterdir()}
        else:
            self.files[node] = path.read_bytes()
        return node

    def _new(self, about: os.stat_result) -> int:
        # The system gives the number of a removed file to the next one; here each has its own.
        number = next(self._fresh)
        self._nodes[about.st_ino] = -number if stat.S_ISDIR(about.st_mode) else number
        return self._nodes[about.st_ino]

    def _of(self, about: os.stat_result) -> int:
        return self._nodes[about.st_ino]


def _about(path: str, dir_fd: int | None) -> os.stat_result:
    return os.stat(path, dir_fd=dir_fd, follow_symlinks=False)


def _exists(path: str, dir_fd: int | None) -> bool:
    try:
        _about(path, dir_fd)
    except FileNotFoundError:
        return False
    return True


class Simulation:
    """The disk as it is for certain, and what was asked for since but not waited for."""

    def __init__(self, recorder: Recorder) -> None:
        self.folders = {node: dict(names) for node, names in recorder.folders.items()}
        self.files = dict(recorder.files)
        self.pending: list[Named | Written] = []

    def take(self, operation: Operation) -> Iterator[View]:
        """Takes the next operation; yields what a crash can leave now and could not before."""
        if isinstance(operation, Synced):
            self._settle(operation.node)
            return
        self.pending.append(operation)
        *earlier, last = self.pending
        for chosen in _subsets(earlier):
            yield from self._with((*chosen, last))

    def crashed(self) -> Iterator[View]:
        """Yields everything that a crash can leave now."""
        for chosen in _subsets(self.pending):
            yield from self._with(chosen)

    def asked(self, operations: Iterable[Operation] = ()) -> View:
        """Returns what one would see after some more operations if nothing crashed."""
        unsure = [each for each in operations if not isinstance(each, Synced)]
        return self._seen([*self.pending, *unsure])

    def _settle(self, node: int) -> None:
        done = [each for each in self.pending if _is_about(each, node)]
        self.pending = [each for each in self.pending if not _is_about(each, node)]
        self.folders, self.files = _applied(self.folders, self.files, done)

    def _with(self, chosen: Sequence[Named | Written]) -> Iterator[View]:
        yield self._seen(chosen)
        for place, operation in enumerate(chosen):
            if isinstance(operation, Written) and operation.data:
                for torn in _torn(operation):
                    yield self._seen((*chosen[:place], torn, *chosen[place + 1 :]))

    def _seen(self, chosen: Sequence[Named | Written]) -> View:
        return _view(*_applied(self.folders, self.files, chosen))


def _is_about(operation: Named | Written, node: int) -> bool:
    if isinstance(operation, Written):
        return operation.node == node
    return all(folder == node for folder, _, _ in operation.changes)


def _subsets(
    operations: Sequence[Named | Written],
) -> Iterator[tuple[Named | Written, ...]]:
    most = len(operations)
    for size in range(most + 1):
        if most <= MOST_PENDING or size <= 2 or size >= most - 2:
            yield from combinations(operations, size)


def _torn(operation: Written) -> Iterator[Written]:
    """Yields the write cut short, and with the length it was to have but NULs at its end."""
    data = operation.data or b""
    for cut in range(0, len(data), TEAR_BYTES):
        yield operation._replace(data=data[:cut])
        yield operation._replace(data=data[:cut] + bytes(len(data) - cut))


def _applied(
    folders: dict[int, dict[str, int]], files: dict[int, bytes], chosen: Sequence[Named | Written]
) -> tuple[dict[int, dict[str, int]], dict[int, bytes]]:
    folders, files = dict(folders), dict(files)
    for operation in chosen:
        if isinstance(operation, Written):
            files[operation.node] = _overwritten(files.get(operation.node, b""), operation)
            continue
        for folder, name, node in operation.changes:
            names = dict(folders.get(folder, {}))
            if node is None:
                names.pop(name, None)
            else:
                names[name] = node
            folders[folder] = names
    return folders, files


def _overwritten(old: bytes, operation: Written) -> bytes:
    if operation.data is None:
        return b""
    start = operation.start
    before = old[:start].ljust(start, b"\0")
    return before + operation.data + old[start + len(operation.data) :]


def _view(folders: dict[int, dict[str, int]], files: dict[int, bytes]) -> View:
    found: View = {}
    left = [("", TOP)]
    while left:
        path, node = left.pop()
        for name, inside in folders.get(node, {}).items():
            if inside < 0:
                left.append((f"{path}{name}/", inside))
            elif not name.startswith(fsops.TEMPORARY) and name != fsops.LOCK:
                found[path + name] = files.get(inside, b"")
    return found
