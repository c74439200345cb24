"""Hostile and careless input, through the program: what was found once and must not come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders.notebooks import snapshot
from builders.running import Runner
from fuehrung_cli.errors import ExitCode


@pytest.mark.parametrize("name", ["A\x1b[31mB", "A\x07B", "\u202eAB", "A\u200bB"])
def test_a_name_reaches_the_screen_harmless_everywhere(run: Runner, home: Path, name: str) -> None:
    odd = {char for char in name if not char.isprintable()}
    told = run("person", "add", name)
    undone = run("undo")
    for result in (told, undone):
        assert (result.code, odd & set(result.out)) == (ExitCode.DONE, set())


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\u200b\u2060", "x" * 201])
def test_a_name_nobody_can_see_is_none(run: Runner, home: Path, name: str) -> None:
    assert run("person", "add", name).code == ExitCode.WRONG_USE
    assert not home.exists()


@pytest.mark.parametrize(
    "argv", [["report", ""], ["progress", ""], ["log", ""], ["promises", ""], ["report", ","]]
)
def test_an_empty_name_is_not_everybody(run: Runner, notebook: Path, argv: list[str]) -> None:
    result = run(*argv)
    assert (result.code, result.out) == (ExitCode.WRONG_USE, "")
    assert result.err.startswith("fuehrung: The name is empty\n")


@pytest.mark.parametrize("names", ["Neu", "Neu,Alt"])
def test_trying_out_with_a_new_person_writes_nothing(run: Runner, home: Path, names: str) -> None:
    result = run("checkin", names, "Neu: Liste bis fr", "20 min", "--new", "--dry-run")
    assert (result.code, result.err) == (ExitCode.DONE, "")
    assert "Promise of Neu: Liste" in result.out
    assert snapshot(home) == {}


@pytest.mark.parametrize("when", ["quark", "30.2.", "12/4", "in 999999999 weeks", "9999-12-31"])
def test_a_next_talk_that_is_no_day_is_refused(run: Runner, notebook: Path, when: str) -> None:
    before = snapshot(notebook)
    result = run("checkin", "anna", "Modul 3", "--next", when)
    assert (result.code, result.out) == (ExitCode.WRONG_USE, "")
    assert result.err.startswith(f"fuehrung: --next: “{when}” is not a day\n")
    assert "drafts/" in result.err
    assert snapshot(notebook) == before


@pytest.mark.parametrize("now", ["9999-12-31T23:59", "0001-01-01", "1899-12-31", "2026-02-29"])
def test_a_clock_outside_of_all_reports_is_refused(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch, now: str
) -> None:
    monkeypatch.setenv("FUEHRUNG_NOW", now)
    result = run("report")
    assert (result.code, result.out) == (ExitCode.WRONG_USE, "")
    assert f"“{now}” is not a date and time" in result.err


@pytest.mark.parametrize("now", ["9998-12-31T23:59", "1900-01-01", "2028-02-29T10:00+14:00"])
def test_the_first_and_the_last_day_have_their_pages(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch, now: str
) -> None:
    monkeypatch.setenv("FUEHRUNG_NOW", now)
    for argv in (["report"], ["report", "anna"], ["progress"], ["promises", "--all"], ["log"]):
        assert (run(*argv).code, run(*argv).err) == (ExitCode.DONE, "")
    assert run("note", "anna", "ich: Plan bis morgen", "--dry-run").code in (0, 2)


def test_an_id_that_nothing_has_is_no_name(run: Runner, notebook: Path) -> None:
    for argv in (["done", "k9zz"], ["move", "k9zz", "fr"], ["set", "k9zz", "current=8"]):
        result = run(*argv)
        assert result.code == ExitCode.NOT_FOUND
        assert result.err.startswith("fuehrung: Nothing in the notebook has the id k9zz\n")
