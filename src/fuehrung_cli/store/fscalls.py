"""The single steps on the disk that `fsops` puts together; nothing but `fsops` imports them.

Every call goes through `os` at the time of the call, so that a test can make it fail.
"""

# pathlib cannot name a file relative to an open folder.
# ruff: noqa: PTH101, PTH102, PTH116, PTH118
from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Literal, NamedTuple, TypedDict

from fuehrung_cli.store.failures import irregular, too_large
from fuehrung_cli.store.fserrors import (
    NO_FOLDER_SYNC,
    NO_LINK,
    NO_MODE,
    patiently,
    unless,
)

Kind = Literal["file", "folder", "link", "other"]
MAX_BYTES = 1 << 20
TEMPORARY = ".tmp-"

_SAFE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | _SAFE | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFE
_APPEND = os.O_RDWR | os.O_APPEND | os.O_CREAT | _SAFE | getattr(os, "O_NONBLOCK", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_HAS_DIR_FD = os.open in os.supports_dir_fd
"""Windows has no way to name a file relative to an open folder."""
_FOLLOWS = os.link not in os.supports_follow_symlinks
"""Where the system cannot help it, a second name of a link is one of what it leads to."""


class _At(TypedDict, total=False):
    dir_fd: int


class Spot(NamedTuple):
    """An open folder, by number where the system can do that, else by path."""

    path: str
    fd: int | None
    lasting: bool = True
    """Whether what is written waits for the disk; only what can be made again need not."""

    def name(self, name: str) -> str:
        """Returns what a file in the folder is called in a call with `at`."""
        return name if self.fd is not None else os.path.join(self.path, name)

    @property
    def at(self) -> _At:
        """Returns the argument that makes a call relative to the folder."""
        return {"dir_fd": self.fd} if self.fd is not None else {}


@contextmanager
def opened(root: str, parts: Iterable[str] = (), *, lasting: bool = True) -> Iterator[Spot]:
    """Opens a folder part by part: the root may be a link, none of the parts."""
    if not _HAS_DIR_FD:
        yield Spot(os.path.join(root, *parts), None, lasting)
        return
    fd = os.open(root, _FOLDER)
    try:
        for part in parts:
            deeper = os.open(part, _FOLDER | _SAFE, dir_fd=fd)
            os.close(fd)
            fd = deeper
        yield Spot(root, fd, lasting)
    finally:
        os.close(fd)


def names(spot: Spot) -> list[tuple[str, Kind]]:
    """Returns the names in a folder and what stands behind each, links not followed."""
    with os.scandir(spot.path if spot.fd is None else spot.fd) as found:
        return sorted((entry.name, _kind_of(entry)) for entry in found)


def _kind_of(entry: os.DirEntry[str]) -> Kind:
    if entry.is_symlink():
        return "link"
    if entry.is_file(follow_symlinks=False):
        return "file"
    return "folder" if entry.is_dir(follow_symlinks=False) else "other"


def kind(spot: Spot, name: str) -> Kind:
    """Returns what stands behind a name, a link not followed."""
    mode = status(spot, name).st_mode
    if stat.S_ISLNK(mode):
        return "link"
    return "file" if stat.S_ISREG(mode) else "folder" if stat.S_ISDIR(mode) else "other"


def status(spot: Spot, name: str) -> os.stat_result:
    """Returns what the system knows about a name, a link not followed."""
    return os.stat(spot.name(name), follow_symlinks=False, **spot.at)


def make(spot: Spot, name: str) -> None:
    """Makes a folder that only its owner may enter, whatever the umask; an existing one is left."""
    try:
        os.mkdir(spot.name(name), 0o700, **spot.at)
    except FileExistsError:
        return
    with unless(NO_MODE):
        os.chmod(spot.name(name), 0o700, **spot.at)
    sync(spot)


@contextmanager
def reading(spot: Spot, name: str, path: str) -> Iterator[tuple[int, int]]:
    """Opens an ordinary file and gives its number and size; a pipe does not block, no link leads.

    Raises:
        IrregularError: something else stands there.
    """
    fd = patiently(lambda: os.open(spot.name(name), _READ, **spot.at))
    try:
        about = os.fstat(fd)
        if not stat.S_ISREG(about.st_mode):
            raise irregular(path)
        yield fd, about.st_size
    finally:
        os.close(fd)


def read(spot: Spot, name: str, path: str, *, limit: int = MAX_BYTES) -> bytes:
    """Returns the bytes of an ordinary file that is not larger than the limit."""
    with reading(spot, name, path) as (fd, size):
        if size > limit:
            raise too_large(path, limit)
        return b"".join(parts(fd))


def parts(fd: int) -> Iterator[bytes]:
    """Yields what is left of an open file, piece by piece."""
    while part := os.read(fd, MAX_BYTES):
        yield part


def write(spot: Spot, data: bytes) -> str:
    """Writes a new temporary file in the folder and returns its name; it is on the disk then."""
    return write_by(spot, lambda fd: write_all(fd, data))


def write_by(spot: Spot, fill: Callable[[int], None]) -> str:
    """Does the same with what `fill` writes to the open file."""
    name = TEMPORARY + os.urandom(8).hex()
    fd = os.open(spot.name(name), _CREATE, 0o600, **spot.at)
    try:
        try:
            _make_private(fd)
            fill(fd)
            if spot.lasting:
                os.fsync(fd)
        finally:
            os.close(fd)
    except BaseException:
        forget(spot, name)
        raise
    return name


def append(spot: Spot, name: str, line: bytes, path: str) -> None:
    """Adds a line at the end; a line before it that a crash has cut does not swallow it."""
    fd = os.open(spot.name(name), _APPEND, 0o600, **spot.at)
    try:
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            raise irregular(path)
        _make_private(fd)
        is_cut = False
        if os.lseek(fd, 0, os.SEEK_END):
            os.lseek(fd, -1, os.SEEK_END)
            is_cut = os.read(fd, 1) != b"\n"
        write_all(fd, b"\n" * is_cut + line.rstrip(b"\n") + b"\n")
        os.fsync(fd)
    finally:
        os.close(fd)
    sync(spot)


def write_all(fd: int, data: bytes | memoryview) -> None:
    """Writes all of it, however little the system takes at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest) :]


def _make_private(fd: int) -> None:
    # The mode given to open is cut by the umask: under 777 not even the owner could read the file.
    if hasattr(os, "fchmod"):
        with unless(NO_MODE):
            os.fchmod(fd, 0o600)


def publish(spot: Spot, temporary: str, name: str) -> None:
    """Gives a finished temporary file its name, unless the name is taken."""
    _link(spot, temporary, spot, name)


def replace(spot: Spot, temporary: str, name: str) -> None:
    """Puts a finished temporary file in the place of another, at once or not at all."""
    _rename(spot, temporary, spot, name)


def rename(spot: Spot, name: str, new: str) -> None:
    """Gives a file a new name in one step; one that is taken is refused, looked up just before.

    For names that carry an id which nobody else gives away: a link would leave both names after a
    crash, and an id must not mean two files.
    """
    try:
        status(spot, new)
    except FileNotFoundError:
        _rename(spot, name, spot, new)
        sync(spot)
    else:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def move(spot: Spot, name: str, goal: Spot, new: str) -> None:
    """Moves a file; a crash in between leaves it in both places, never in none."""
    _link(spot, name, goal, new)
    sync(goal)
    with suppress(FileNotFoundError):
        remove(spot, name)


def move_folder(spot: Spot, name: str, goal: Spot, new: str) -> None:
    """Moves a folder at once or not at all; the system refuses to put it in place of a full one."""
    _rename(spot, name, goal, new)
    sync(goal)
    sync(spot)


def remove(spot: Spot, name: str) -> None:
    """Removes a file, or a link without following it."""
    patiently(lambda: os.unlink(spot.name(name), **spot.at))
    sync(spot)


def _link(spot: Spot, name: str, goal: Spot, new: str) -> None:
    """Gives a file another name, and refuses one that is taken."""
    source, target = spot.name(name), goal.name(new)
    try:
        patiently(
            lambda: os.link(
                source,
                target,
                src_dir_fd=spot.fd,
                dst_dir_fd=goal.fd,
                follow_symlinks=_FOLLOWS,
            )
        )
    except OSError as error:
        if error.errno not in NO_LINK:
            raise
        _rename_to_free(spot, name, goal, new)


def _rename_to_free(spot: Spot, name: str, goal: Spot, new: str) -> None:
    """Renames where the system knows no links: an empty file takes the name, so one process wins.

    A crash in between leaves the empty file, which is never read as data and which `check` names.
    """
    target = goal.name(new)
    os.close(os.open(target, _CREATE, 0o600, **goal.at))
    try:
        _rename(spot, name, goal, new)
    except OSError:
        with suppress(OSError):
            if status(goal, new).st_size == 0:
                os.unlink(target, **goal.at)
        raise


def _rename(spot: Spot, name: str, goal: Spot, new: str) -> None:
    source, target = spot.name(name), goal.name(new)
    patiently(lambda: os.replace(source, target, src_dir_fd=spot.fd, dst_dir_fd=goal.fd))


def forget(spot: Spot, temporary: str) -> None:
    """Removes a temporary file; what cannot be removed is in nobody's way, `check` names it."""
    with suppress(OSError):
        os.unlink(spot.name(temporary), **spot.at)


def sync(spot: Spot) -> None:
    """Waits until the names in the folder are on the disk; Windows does that by itself."""
    if spot.fd is not None and spot.lasting:
        with unless(NO_FOLDER_SYNC):
            os.fsync(spot.fd)
