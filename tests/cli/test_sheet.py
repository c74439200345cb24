"""`privacy sheet` as the shell calls it: it tells how this installation is set up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from builders.running import Runner
from fuehrung_cli.cli.sheets import AUDIENCES
from fuehrung_cli.reports.sheet import Audience


def test_thresholds_of_this_notebook_are_named(run: Runner, notebook: Path) -> None:
    own = "[rules.promise_overdue]\nnotice = 5\n[people.anna.rules.contact_gap]\nnotice = 9\n"
    (notebook / "rules.toml").write_text(own, encoding="utf-8")
    shown = run("privacy", "sheet", "--for", "works-council", "--json")
    data = json.loads(shown.out)["data"]
    rule = next(rule for rule in data["rules"] if rule["id"] == "R04")
    assert rule["numbers"] == ["notice after 5 days", "warning after 14 days"]
    assert [each["id"] for each in data["rules"] if each["is_changed"]] == ["R04"]
    assert "1 person has rules with numbers of their own (rules.toml)" in data["off"]
    assert "Anna" not in shown.out


def test_what_is_kept_and_switched_off_here(run: Runner, notebook: Path) -> None:
    (next(notebook.glob("people/anna*")) / "salary.toml").write_text(
        "format = 1\ngross_eur = 61987\n", encoding="utf-8"
    )
    run("config", "signals", "off")
    shown = run("privacy", "sheet")
    assert "Reasons to talk: off on all pages" in shown.out
    assert "Gross pay is kept for 1 person" in shown.out
    assert "61987" not in shown.out


@pytest.mark.parametrize(("mode", "said"), [(0o700, "only the account"), (0o755, "chmod 700")])
def test_who_can_read_the_folder_is_looked_up(
    run: Runner, notebook: Path, mode: int, said: str
) -> None:
    notebook.chmod(mode)
    (notebook / ".git").mkdir()
    shown = run("privacy", "sheet", "--for", "data-protection").out
    assert said in shown
    assert "the folder is a git checkout" in shown


def test_without_a_notebook_it_tells_what_would_be_kept(run: Runner) -> None:
    shown = run("privacy", "sheet", "--for", "data-protection")
    assert (shown.code, shown.err) == (0, "")
    assert "not known: there is no folder yet" in shown.out


@pytest.mark.parametrize("typed", ["betriebsrat", "Betriebsrat", "works_council"])
def test_readers_are_understood_in_both_languages(run: Runner, typed: str) -> None:
    shown = run("privacy", "sheet", "--for", typed, "--format", "plain")
    assert "DATA SHEET FOR THE WORKS COUNCIL" in shown.out.upper()


def test_a_reader_that_is_none_is_refused(run: Runner) -> None:
    shown = run("privacy", "sheet", "--for", "boss")
    assert shown.code == 2
    assert "works-council, data-protection, team" in shown.err


def test_readers_are_the_same_everywhere() -> None:
    assert tuple(AUDIENCES) == get_args(Audience)
