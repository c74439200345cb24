"""`python3 dev.py` shows the demo and touches nothing of whoever runs it."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_shows_today_the_team_and_one_page_of_the_demo(
    dev: ModuleType,
    machine: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("FUEHRUNG_LANG", "en")
    monkeypatch.setattr(dev, "find_uv", lambda: "env")
    monkeypatch.setattr(dev, "run", _run(dev))
    assert dev.show() == 0
    shown = capfd.readouterr().out
    assert [line for line in shown.splitlines() if line.startswith("$")] == [
        "$ fuehrung demo",
        "$ fuehrung demo report",
        "$ fuehrung demo report anna",
    ]
    assert "A made-up team." in shown
    assert "ANNA BERGER" in shown
    assert [path for path in machine.rglob("*") if path.is_file()] == []


def _run(dev: ModuleType):  # type: ignore[no-untyped-def]
    """Runs the program as `dev.run` does, without uv, which a test does not need."""

    def run(*command: str, env: dict[str, str] | None = None, **_: object) -> int:
        import subprocess
        import sys

        program = [sys.executable, "-m", "fuehrung_cli", *command[1:]]
        own = {**(env or os.environ), "PYTHONPATH": str(ROOT / "src")}
        return subprocess.call(program, env=own)

    return run


def test_an_unknown_word_shows_what_there_is(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["nonsense"]) == 2
    assert "python3 dev.py test" in capsys.readouterr().out
