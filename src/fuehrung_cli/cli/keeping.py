"""Pages that are kept and shown again while nothing that they were made from has changed.

What makes a page unfit is found out while it is made: see `store/traces`. Here stands only which
commands make pages at all.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TextIO

from fuehrung_cli.cli.arguments import Given
from fuehrung_cli.errors import ExitCode
from fuehrung_cli.store.memo import keep
from fuehrung_cli.store.traces import TRACES

if TYPE_CHECKING:
    from fuehrung_cli.cli.run import Run

PAGES = frozenset(("report", "progress", "promises", "log", "show", "signals", "card", "trend"))
"""Commands that make pages. The program alone makes one, too; what it opens by a number asks."""
_ELSEWHERE = ("--json", "--format", "--to", "--html", "--open", "--help", "-h")
"""What an option makes of a page: a file, or an answer that says when it was made."""

_NEVER = frozenset(("debug", "fresh"))
"""Global options with which a page is made anew each time: it is not kept, so never shown again."""


class _Copied:
    """A stream that also remembers what is written to it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.parts: list[str] = []

    def write(self, text: str) -> int:
        self.parts.append(text)
        return self.stream.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def uncopied(stream: TextIO) -> TextIO:
    """Returns the stream itself, for what is gone again when a page is there: a bar is no word."""
    return stream.stream if isinstance(stream, _Copied) else stream


def kept(run: Run, given: Given, key: bytes, make: Callable[[], int]) -> int:
    """Makes a page, and keeps it where it is one that can be shown again."""
    if not (key and is_page(given)):
        return make()
    out, err = _Copied(sys.stdout), _Copied(sys.stderr)
    sys.stdout, sys.stderr = out, err
    try:
        code = make()
    finally:
        sys.stdout, sys.stderr = out.stream, err.stream
    is_once = TRACES.is_once or run.problems or err.parts
    if code in (ExitCode.DONE, ExitCode.DUE) and not is_once:
        keep(key, code, "".join(out.parts), TRACES.paths, TRACES.since_ns)
    return code


def is_page(given: Given) -> bool:
    """Says whether a call makes a page on the screen, and nothing else."""
    alone = all(word.startswith("-") for word in given.rest)
    makes_one = alone if not given.command else given.command in PAGES
    named = {word.partition("=")[0] for word in given.rest}
    return makes_one and named.isdisjoint(_ELSEWHERE) and _NEVER.isdisjoint(given.options)
