"""Six mistakes that others have made in saving, each as a small change of `store`.

A harness that does not report them proves nothing.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from typing import Any

from fuehrung_cli.store import fscalls, fssteps
from fuehrung_cli.store.failures import changed, told
from fuehrung_cli.store.fscalls import Spot
from fuehrung_cli.store.fslock import locked
from fuehrung_cli.store.fsops import Disk

Plant = Callable[[Any], None]
"""Puts a mistake into the program, with pytest's monkeypatch."""


class _Same:
    """Is what anybody has read."""

    def __ne__(self, other: object) -> bool:
        return False


def no_file_sync(patch: Any) -> None:
    """A file gets its name before its bytes are on the disk."""
    real = fscalls.write
    patch.setattr(fscalls, "write", lambda spot, data: real(spot._replace(lasting=False), data))


def no_folder_sync(patch: Any) -> None:
    """Nobody waits until the name is on the disk."""
    patch.setattr(fscalls, "sync", lambda _spot: None)


def in_place(patch: Any) -> None:
    """A file is emptied and written anew."""

    def replace_if_same(disk: Disk, path: str, old: bytes, new: bytes) -> None:
        folder, _, name = path.rpartition("/")
        with told("write", path), locked(disk.root), disk._folder(folder) as spot:
            if fscalls.read(spot, name, path) != old:
                raise changed(path)
            system = vars(fscalls)["os"]  # what a harness may have put there
            fd = system.open(spot.name(name), os.O_WRONLY | os.O_TRUNC, **spot.at)
            fscalls.write_all(fd, new)
            system.fsync(fd)
            system.close(fd)

    patch.setattr(Disk, "replace_if_same", replace_if_same)


def no_compare(patch: Any) -> None:
    """A file is replaced whatever stands in it by now."""
    patch.setattr(fssteps, "read_or_none", lambda *_: _Same())


def unlink_before_link(patch: Any) -> None:
    """The old file goes before the new one has its name."""

    def replace(spot: Spot, temporary: str, name: str) -> None:
        fscalls.remove(spot, name)
        fscalls.publish(spot, temporary, name)
        fscalls.forget(spot, temporary)

    patch.setattr(fscalls, "replace", replace)


def swallowed_full_disk(patch: Any) -> None:
    """A write that did not fit counts as done."""
    real = fscalls.write_all

    def write_all(fd: int, data: bytes) -> None:
        try:
            real(fd, data)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise

    patch.setattr(fscalls, "write_all", write_all)


PLANTED: Mapping[str, Plant] = {
    plant.__name__: plant
    for plant in (
        no_file_sync,
        no_folder_sync,
        in_place,
        no_compare,
        unlink_before_link,
        swallowed_full_disk,
    )
}
