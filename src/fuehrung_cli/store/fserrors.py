"""Errors of a file system that are none: calls it does not know, files held for a moment."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

_T = TypeVar("_T")
_UNKNOWN = {errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
"""What file systems answer that do not know a call."""
NO_LINK = _UNKNOWN | {errno.EPERM, errno.EXDEV}
NO_MODE = _UNKNOWN | {errno.EPERM}
NO_FOLDER_SYNC = _UNKNOWN | {errno.EBADF}


@contextmanager
def unless(codes: set[int]) -> Iterator[None]:
    """Lets errors pass that only say that the file system does not know the call."""
    try:
        yield
    except OSError as error:
        if error.errno not in codes:
            raise


def patiently(call: Callable[[], _T]) -> _T:
    """Tries again for up to 2.5 seconds when a scanner on Windows holds a file for a moment."""
    for wait in (0.02, 0.08, 0.2, 0.4, 0.8, 1.0):
        try:
            return call()
        except OSError as error:
            if getattr(error, "winerror", None) not in (5, 32, 33):
                raise
        import time  # noqa: PLC0415  # only where it has to wait

        time.sleep(wait)
    return call()
