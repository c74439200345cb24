"""Plays every transcript of `tests/transcripts` and compares what comes out, line by line.

`pytest tests/cli/test_transcripts.py --accept` writes what comes out now; look at it before you
commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders.notebooks import home_in, plant
from builders.running import Runner
from builders.transcripts import WITH_NOTEBOOK, Shell, read

FOLDER = Path(__file__).resolve().parents[1] / "transcripts"
FILES = sorted(FOLDER.rglob("*.txt"))


@pytest.mark.usefixtures("same_ids")
@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FOLDER)))
def test_transcript(
    file: Path,
    run: Runner,
    machine: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    text = file.read_text(encoding="utf-8")
    if WITH_NOTEBOOK in text:
        plant(home_in(machine))
    now = Shell(run, machine, monkeypatch.setenv).play(read(text)).text
    if request.config.getoption("--accept"):
        file.write_text(now, encoding="utf-8")
    else:
        assert now.splitlines() == text.splitlines()
