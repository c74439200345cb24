"""A file system of its own in a file, mounted, and cut off as a power cut would.

The shutdown call stops the file system on the spot: nothing that was not written out gets to the
disk any more, not even its journal. Mounting it again shows what a machine would find.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import struct
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

CANNOT_MOUNT = "this machine cannot mount"
"""How the reason begins with which a test may be left out even in CI, see tests/conftest.py."""
KINDS = {
    "ext4": ("mkfs.ext4", "-q", "-F", "-m", "0"),
    "xfs": ("mkfs.xfs", "-q", "-f"),
}
_SIZES = {"ext4": 32 << 20, "xfs": 320 << 20}  # the least that xfs takes; the files are sparse
_SHUTDOWN = 0x8004587D  # the same number on both: _IOR('X', 125, __u32)
_WITHOUT_LOG = 2
_PLACES = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))


class CannotMountError(Exception):
    """This machine does not allow it, or lacks a tool; the text says which."""


@dataclass(frozen=True)
class Image:
    """A mounted image."""

    folder: Path
    kind: str
    options: str = ""

    @property
    def place(self) -> Path:
        return self.folder / "disk"

    @classmethod
    def made(cls, kind: str, options: str = "") -> Image:
        """Makes and mounts one.

        Raises:
            CannotMountError: no root, no loop device, no tool.
        """
        if os.geteuid():
            raise CannotMountError(f"{CANNOT_MOUNT}: only root may")
        tool = shutil.which(KINDS[kind][0], path=_PLACES)
        if tool is None:
            raise CannotMountError(f"{CANNOT_MOUNT}: {KINDS[kind][0]} is missing")
        base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        image = cls(Path(tempfile.mkdtemp(prefix="fuehrung-power-", dir=base)), kind, options)
        image.place.mkdir()
        with (image.folder / "image").open("wb") as file:
            file.truncate(_SIZES[kind])
        try:
            _run(tool, *KINDS[kind][1:], str(image.folder / "image"))
            image.mount()
        except CannotMountError:
            shutil.rmtree(image.folder)
            raise
        return image

    def mount(self) -> None:
        """Mounts it; what the journal holds is repeated."""
        options = f"loop,{self.options}" if self.options else "loop"
        _run("mount", "-t", self.kind, "-o", options, str(self.folder / "image"), str(self.place))

    def cut(self) -> None:
        """Cuts the power: from here on nothing reaches the disk."""
        fd = os.open(self.place, os.O_RDONLY)
        try:
            fcntl.ioctl(fd, _SHUTDOWN, struct.pack("I", _WITHOUT_LOG))
        finally:
            os.close(fd)

    def sync(self) -> None:
        """Waits until everything of this image is on its disk."""
        fd = os.open(self.place, os.O_RDONLY)
        try:
            ctypes.CDLL(None).syncfs(fd)
        finally:
            os.close(fd)

    def revive(self) -> None:
        """Mounts it anew after a cut."""
        _run("umount", str(self.place))
        self.mount()

    def remove(self) -> None:
        subprocess.run(["umount", str(self.place)], check=False, capture_output=True)
        if not os.path.ismount(self.place):
            shutil.rmtree(self.folder, ignore_errors=True)


def _run(*command: str) -> None:
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    except OSError as error:
        raise CannotMountError(f"{CANNOT_MOUNT}: {command[0]}: {error.strerror}") from None
    if done.returncode:
        raise CannotMountError(f"{CANNOT_MOUNT}: {command[0]}: {done.stderr.strip()}")
