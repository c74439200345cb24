"""The process that the shell sees: it ends at once, and nothing gets lost on the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"


def _start(*argv: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fuehrung_cli", *argv],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_page_longer_than_every_buffer_comes_out_whole(notebook: Path) -> None:
    note = "x" * 200_000
    assert _start("note", "anna", "-", stdin=note).returncode == 0
    shown = _start("log", "anna", "--json")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert note in shown.stdout
    assert shown.stdout.endswith("}\n")


def test_exit_code_and_words_of_a_failure_arrive() -> None:
    failed = _start("reprot")
    assert failed.returncode == 2
    assert "reprot" in failed.stderr


def test_the_version_is_told_without_anything_else() -> None:
    assert _start("--version").stdout.startswith("fuehrung ")
