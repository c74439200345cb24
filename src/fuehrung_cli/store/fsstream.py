"""An open file of ours as Python's own libraries want it: each step is one call to `os`."""

from __future__ import annotations

import io
import os
from typing import Any

from fuehrung_cli.store import fscalls


class Stream(io.RawIOBase):
    """A file that `fsops` has opened and that it alone closes."""

    def __init__(self, fd: int) -> None:
        self._fd = fd

    def seekable(self) -> bool:
        """Says yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Reads as much as fits and is there."""
        data = os.read(self._fd, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, data: Any) -> int:
        """Writes all of it."""
        view = memoryview(data)
        fscalls.write_all(self._fd, view)
        return len(view)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Goes to a place in the file and returns it."""
        return os.lseek(self._fd, offset, whence)
