"""The entry points: `program` for the shell, which ends the process, and `main` for Python."""

from __future__ import annotations

import gc
import os
import sys

from fuehrung_cli.store.memo import key_of, recall

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn, TextIO

OBJECTS_BEFORE_SEARCH = 100_000
"""How many new objects let Python search for unused rings among all of them.

Its own figure, 700, makes a page search dozens of times and find nothing: a twentieth of its time.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    key = key_of(words)
    again = recall(key)
    if again is not None:
        code, text = again
        sys.stdout.write(text)
        return code
    gc.set_threshold(OBJECTS_BEFORE_SEARCH)
    from fuehrung_cli.cli.boundary import run_command  # noqa: PLC0415  # nothing before it is needed

    return run_command(words, key)


def program() -> NoReturn:
    """Runs the command line and ends the process at once.

    Python would free everything it has loaded piece by piece, an eighth of the time of a page, for
    memory that goes back to the system anyway. All files are closed and on the disk by then.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        _flush(stream)
    os._exit(code)


def _flush(stream: TextIO | None) -> None:
    try:
        if stream is not None:  # closed by the shell
            stream.flush()
    except OSError:
        return  # full: that has been said


if __name__ == "__main__":
    program()
