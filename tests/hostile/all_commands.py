"""Runs one call of every command in this process, so that it can be watched from outside.

    python tests/hostile/all_commands.py

The folder that it runs in, home and notebook are those of the caller.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from builders.commands import CALLS
from builders.running import Piped
from fuehrung_cli.__main__ import main


def run_all() -> list[str]:
    """Runs them and returns those that ended with an unexpected error."""
    failed = []
    for call in CALLS:
        if call.name == "privacy erase":
            continue  # it reads every byte on purpose, and those after it need Anna
        argv = [argument.replace("NAME", "anna") for argument in call.argv]
        sys.stdin, sys.stdout, sys.stderr = Piped(call.stdin), io.StringIO(), io.StringIO()
        code = main(argv)
        if code == 1:
            failed.append(" ".join(argv))
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    return failed


if __name__ == "__main__":
    sys.exit(f"unexpected: {found}" if (found := run_all()) else 0)
