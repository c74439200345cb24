"""Mistakes put into the mechanism on purpose: a harness that does not find them shows nothing (R4).

Each is called in the child, before the command, and changes the functions of `store.fscalls`.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Mapping

from fuehrung_cli.store import fscalls
from fuehrung_cli.store.fscalls import Spot


def in_place() -> None:
    """Rewrites a file where it stands, so that for a while it is empty, then half."""

    def replace(spot: Spot, temporary: str, name: str) -> None:
        data = fscalls.read(spot, temporary, name)
        fd = os.open(spot.name(name), os.O_WRONLY | os.O_TRUNC, **spot.at)
        os.write(fd, data)
        os.fsync(fd)
        os.close(fd)
        fscalls.forget(spot, temporary)

    fscalls.replace = replace


def unlink_before_link() -> None:
    """Takes the old file away before the new one has its name."""

    def replace(spot: Spot, temporary: str, name: str) -> None:
        fscalls.remove(spot, name)
        fscalls.publish(spot, temporary, name)
        fscalls.forget(spot, temporary)

    fscalls.replace = replace


def swallowed_full_disk() -> None:
    """Takes a write that found no room for one that is done."""
    real = os.write

    def write(fd: int, data: memoryview) -> int:
        try:
            return real(fd, data)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            return len(data)

    os.write = write  # type: ignore[assignment]


def no_sync_of_files() -> None:
    """Never waits until the bytes of a file are on the disk."""
    _sync_only(stat.S_ISDIR)


def no_sync_of_folders() -> None:
    """Never waits until the names in a folder are on the disk."""
    _sync_only(stat.S_ISREG)


def _sync_only(is_synced: Callable[[int], bool]) -> None:
    real = os.fsync

    def sync(fd: int) -> None:
        if is_synced(os.fstat(fd).st_mode):
            real(fd)

    os.fsync = sync  # type: ignore[assignment]


FOUND_BY_KILLS: Mapping[str, Callable[[], None]] = {
    "in-place write": in_place,
    "unlink before link": unlink_before_link,
}
FOUND_BY_FAULTS: Mapping[str, Callable[[], None]] = {"swallowed ENOSPC": swallowed_full_disk}
FOUND_BY_POWER_CUTS: Mapping[str, Callable[[], None]] = {
    "no fsync of the file": no_sync_of_files,
    "no fsync of the folder": no_sync_of_folders,
}
BUGS: Mapping[str, Callable[[], None]] = {
    **FOUND_BY_KILLS,
    **FOUND_BY_FAULTS,
    **FOUND_BY_POWER_CUTS,
}
