"""`fuehrung demo`: every command on a made-up team, and nothing of the user's own is touched."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from builders.notebooks import snapshot
from builders.running import Runner
from fuehrung_cli.demo import making
from fuehrung_cli.errors import ExitCode


@pytest.fixture
def cache(machine: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns where the demo will lie."""
    monkeypatch.setenv("FUEHRUNG_LANG", "en")
    monkeypatch.setenv("XDG_CACHE_HOME", str(machine / "cache"))
    return machine / "cache" / "fuehrung" / "demo"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Makes the demo of one person, where a test does not look at the team."""
    for language in ("de", "en"):
        text = (Path(making.__file__).parent / f"team.{language}.txt").read_text(encoding="utf-8")
        one = re.sub(r"(?s)\n== (?!Jonas|everybody|corridor).*?(?=\n== )", "", text)
        (tmp_path / f"team.{language}.txt").write_text(one, encoding="utf-8")
    monkeypatch.setattr(making, "__file__", str(tmp_path / "making.py"))


def test_it_shows_what_a_bare_call_shows_and_says_that_it_is_made_up(
    run: Runner, cache: Path
) -> None:
    shown = run("demo")
    assert (shown.code, shown.err) == (ExitCode.DONE, "")
    assert "Anna" in shown.out
    assert "A made-up team." in shown.out
    assert "fuehrung demo report anna" in shown.out
    assert not re.search(r"fuehrung (?!demo)", shown.out)
    assert max(map(len, shown.out.splitlines())) <= 80
    checked = run("demo", "check").out
    assert checked.startswith("notebook.toml:retention: 185 records are past their period\n")
    assert checked.endswith("8 people, 376 entries read: 1 thing to look at\n")


def test_every_command_runs_on_it(run: Runner, cache: Path, small: None) -> None:
    assert "JONAS FISCHER" in run("demo", "report", "jonas").out
    told = json.loads(run("demo", "report", "jonas", "--json").out)
    assert told["data"]["name"] == "Jonas Fischer"
    assert "Usage: fuehrung demo report" in run("demo", "report", "--help").out
    assert "Jonas" in run("demo", "--lang", "de", "promises").out


@pytest.mark.usefixtures("small")
def test_nothing_of_the_users_own_is_touched(
    run: Runner, cache: Path, notebook: Path, machine: Path
) -> None:
    own = {path: path.stat().st_mtime_ns for path in machine.rglob("*")}
    before = snapshot(notebook)
    run("demo", "checkin", "jonas", "5 min personal", "me: lunch by fri")
    run("demo", "config", "rhythm_days", "21")
    assert run("demo", "checkin", "jonas", "me: lunch by 31 Feb").code == ExitCode.WRONG_USE
    assert run("demo", "undo").code == ExitCode.DONE
    assert snapshot(notebook) == before
    assert {path: path.stat().st_mtime_ns for path in own} == own
    made = {path for path in machine.rglob("*") if path not in own}
    assert {path for path in made if not path.is_relative_to(cache.parents[1])} == set()


@pytest.mark.usefixtures("small")
def test_what_is_to_be_typed_belongs_to_the_demo(run: Runner, cache: Path) -> None:
    saved = run("demo", "checkin", "jonas", "5 min personal")
    assert saved.out.endswith("Take back: fuehrung demo undo\n")
    assert run("demo", "undo").out.startswith("Taken back: checkin jonas\n")
    unknown = run("demo", "report", "zoe")
    assert unknown.code == ExitCode.NOT_FOUND
    assert 'fuehrung demo person add "zoe"' in unknown.err
    again = run("demo", "demo")
    assert (again.code, again.out) == (ExitCode.WRONG_USE, "")
    assert "fuehrung demo report anna" in again.err


@pytest.mark.usefixtures("small")
def test_it_is_made_once_a_day_and_language_or_when_asked(
    run: Runner, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("demo", "note", "jonas", "tried out")
    (made,) = cache.iterdir()
    assert "tried out" in run("demo", "log", "jonas").out
    assert "tried out" not in run("demo", "--fresh", "log", "jonas").out
    assert list(cache.iterdir()) == [made]
    run("demo", "--lang", "de", "report")
    (german,) = cache.iterdir()
    monkeypatch.setenv("FUEHRUNG_NOW", "2026-11-27T10:00")
    run("demo", "--lang", "de", "report")
    (next_day,) = cache.iterdir()
    assert len({made, german, next_day}) == 3


@pytest.mark.usefixtures("small")
def test_only_the_user_can_read_it(run: Runner, cache: Path) -> None:
    before = os.umask(0)
    try:
        run("demo", "report")
    finally:
        os.umask(before)
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in cache.rglob("*")}
    assert modes == {True: 0o700, False: 0o600}


@pytest.mark.usefixtures("small")
def test_an_interrupted_making_leaves_nothing(
    run: Runner, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("fuehrung_cli.store.notebook.Notebook.save_session", interrupted)
        assert run("demo").code == ExitCode.INTERRUPTED
    assert list(cache.iterdir()) == []
    assert run("demo", "report", "jonas").code == ExitCode.DONE
