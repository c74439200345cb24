"""Every command that reads, on the notebooks of earlier versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders.commands import CALLS, Call
from builders.golden import GOLDEN, planted
from builders.running import Runner
from fuehrung_cli.errors import ExitCode

READING = [call for call in CALLS if not call.writes and call.needs not in ("fact", "undo")]


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.name)
@pytest.mark.parametrize("call", READING, ids=lambda call: " ".join(call.argv))
def test_pages_and_exports_are_made_without_a_complaint(
    run: Runner, home: Path, golden: Path, call: Call
) -> None:
    planted(golden, home)
    result = run(*call.of("anna").argv)
    expected = ExitCode.DUE if "--check" in call.argv else ExitCode.DONE
    assert (result.code, result.err) == (expected, "")
    assert result.out


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.name)
def test_a_talk_can_be_added_and_taken_back(run: Runner, home: Path, golden: Path) -> None:
    planted(golden, home)
    before = {path for path in (home / "people").rglob("*.toml")}
    assert run("checkin", "anna", "ich: Rückruf bis fr").code == 0
    assert len({path for path in (home / "people").rglob("*.toml")} - before) == 1
    assert run("undo").code == 0
    assert {path for path in (home / "people").rglob("*.toml")} == before
