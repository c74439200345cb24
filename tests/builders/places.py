"""Places for a notebook that are no ordinary folder: an NTFS image, a disk that is read-only."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crash.power_images import CANNOT_MOUNT, CannotMountError

NTFS = {
    "as Windows has it": ("ntfs-3g", "windows_names"),
    "with small letters only": ("lowntfs-3g", "windows_names,ignore_case"),
}
"""How an image is mounted: the second lists every name in small letters, and finds any other."""
_PLACES = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))


@contextmanager
def ntfs(folder: Path, program: str, options: str) -> Iterator[Path]:
    """Mounts a new NTFS image and yields the place.

    Raises:
        CannotMountError: no root, no FUSE, no tool.
    """
    image, place = folder / "image", folder / "disk"
    place.mkdir()
    with image.open("wb") as file:
        file.truncate(8 << 20)
    _run("mkntfs", "-F", "-q", "-f", str(image))
    _run(program, "-o", options, str(image), str(place))
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True, capture_output=True)


@contextmanager
def memory_disk(place: Path) -> Iterator[Path]:
    """Mounts a disk in memory, which `make_read_only` can close to writers.

    Raises:
        CannotMountError: no root.
    """
    place.mkdir(parents=True, exist_ok=True)
    _run("mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", str(place))
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True, capture_output=True)


def make_read_only(place: Path) -> None:
    """Lets nobody write to a disk in memory any more."""
    _run("mount", "-o", "remount,ro", str(place))


def _run(*command: str) -> None:
    if os.geteuid():
        raise CannotMountError(f"{CANNOT_MOUNT}: only root may")
    tool = shutil.which(command[0], path=_PLACES)
    if tool is None:
        raise CannotMountError(f"{CANNOT_MOUNT}: {command[0]} is missing")
    done = subprocess.run([tool, *command[1:]], check=False, capture_output=True, text=True)
    if done.returncode:
        raise CannotMountError(f"{CANNOT_MOUNT}: {command[0]}: {done.stderr.strip()[-200:]}")
