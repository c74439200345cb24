"""A bar for what takes longer than a second: on the terminal alone, and gone when it is done."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from fuehrung_cli.cli.keeping import uncopied
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import Message

_PATIENCE_SECONDS = 1.0
_PAUSE_SECONDS = 0.1
_CELLS = 20


class Bar:
    """Shows how far something is, on stderr; nothing where that is no terminal."""

    def __init__(self, run: Run, what: Message) -> None:
        self._what = run.t(what)
        self._is_wanted = self.is_wanted(run)
        self._next = time.monotonic() + _PATIENCE_SECONDS
        self._shown = 0
        self._stream = uncopied(sys.stderr)

    @staticmethod
    def is_wanted(run: Run) -> bool:
        """Says whether somebody looks on."""
        return sys.stderr.isatty() and not run.plain

    def __enter__(self) -> Bar:
        return self

    def __call__(self, done: int, total: int) -> None:
        """Is told how far it is."""
        now = time.monotonic()
        if not self._is_wanted or now < self._next:
            return
        self._next = now + _PAUSE_SECONDS
        full = _CELLS * done // total
        line = f"{self._what} [{'#' * full}{'.' * (_CELLS - full)}] {100 * done // total} %"
        self._shown = max(self._shown, len(line))
        self._stream.write(f"\r{line}")
        self._stream.flush()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._stream.flush()
