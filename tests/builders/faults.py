"""A system that fails: calls to `os` that raise, once or from some point on."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import Any

import pytest

CALLS = (
    "open", "write", "fsync", "close", "link", "replace", "unlink", "mkdir", "chmod", "fchmod",
    "read", "fstat", "stat", "scandir",
)  # fmt: skip
EVERY_POINT = os.environ.get("FUEHRUNG_TEST_LONG") == "1"
"""Whether a test goes through each call even where a run makes a thousand of them."""
CODES = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EINTR, errno.EROFS)


class Saboteur:
    """Counts the calls to `os` and lets the one numbered `at` fail, or all from there on."""

    def __init__(self, at: int, code: int, *, forever: bool) -> None:
        self.at, self.code, self.forever = at, code, forever
        self.count = 0

    def install(self, patch: pytest.MonkeyPatch) -> None:
        for name in CALLS:
            patch.setattr(os, name, self._wrap(getattr(os, name), name))

    @property
    def was_idle(self) -> bool:
        """Says whether there were fewer calls than it has waited for."""
        return self.count < self.at

    def _wrap(self, real: Callable[..., Any], name: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self.count += 1
            fails = self.count >= self.at if self.forever else self.count == self.at
            if fails:
                if name == "close":
                    real(*args, **kwargs)  # the system gives the number back in any case
                raise OSError(self.code, os.strerror(self.code))
            return real(*args, **kwargs)

        return call
