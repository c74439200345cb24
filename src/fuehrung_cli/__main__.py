"""The entry point, `fuehrung` and `python -m fuehrung_cli`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

OBJECTS_BEFORE_SEARCH = 100_000
"""How many new objects let Python search for unused rings among all of them.

Its own figure, 700, makes a page search dozens of times and find nothing: a twentieth of its time.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    gc.set_threshold(OBJECTS_BEFORE_SEARCH)
    from fuehrung_cli.cli.boundary import run_command  # noqa: PLC0415  # nothing before it is needed

    return run_command(list(sys.argv[1:] if argv is None else argv))


if __name__ == "__main__":
    sys.exit(main())
