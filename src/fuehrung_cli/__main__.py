"""The entry point, `fuehrung` and `python -m fuehrung_cli`."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    from fuehrung_cli.cli.boundary import run_command  # noqa: PLC0415  # nothing before it is needed

    return run_command(list(sys.argv[1:] if argv is None else argv))


if __name__ == "__main__":
    sys.exit(main())
