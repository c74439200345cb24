"""The lock of a folder: one process of ours at a time rewrites in it. New files need none."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fuehrung_cli.errors import NotebookError, say

LOCK = ".lock"
_LOCK_SECONDS = 5
_NO_LOCK = {errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.EINVAL}


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Holds the lock of this folder: only around rewriting, new files need none."""
    from filelock import FileLock, Timeout  # noqa: PLC0415  # 20 ms that only rewriting pays

    lock = FileLock(
        root / LOCK,
        timeout=_LOCK_SECONDS,
        mode=0o600,
        poll_interval=0.005,
        fallback_to_soft=False,
    )
    try:
        lock.acquire()
    except Timeout:
        raise NotebookError(
            say("Another fuehrung is writing to {path}", path=str(root)),
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
