"""`signals`, what rests, and pages that stay calm, as the shell calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders.running import Runner
from builders.terminal import Terminal

LATE = "2026-12-20T10:00"
"""Twenty days after Anna's promise was due."""


@pytest.fixture
def late(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FUEHRUNG_NOW", LATE)
    monkeypatch.setenv("FUEHRUNG_LANG", "de")
    return notebook


def test_one_person_with_the_level_and_everybody_without(run: Runner, late: Path) -> None:
    of_one = run("signals", "anna", "--why").out
    assert "Stufe: " in of_one
    assert "R04, Achtung: " in of_one
    assert "fuehrung done anna k7f3.1" in of_one
    of_all = run("anlässe").out
    assert "Anna Berger: " in of_all
    assert "Stufe" not in of_all
    assert "level" not in run("signals", "--json").out
    assert json.loads(run("signals", "anna", "--json").out)["data"]["level"] == "address"


def test_a_rule_rests_until_the_day_with_its_reason(
    run: Runner, late: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    because = "wartet bis Freitag | #vertrauen"
    saved = run("signals", "anna", "--snooze", "r4", "--until", "31.12.", "--because", because)
    assert (saved.code, saved.err) == (0, "")
    told = json.loads(run("signals", "anna", "--json").out)["data"]
    assert [(r["rule"], r["until"], r["because"]) for r in told["resting"]] == [
        ("R04", "2026-12-31", because)
    ]
    assert "R04" not in {each["signal"]["rule"] for each in told["reasons"]}
    assert "Vertretung" not in run("report", "anna").out.partition("ANLÄSSE")[2]
    monkeypatch.setenv("FUEHRUNG_NOW", "2027-01-01T10:00")
    told = json.loads(run("signals", "anna", "--json").out)["data"]
    assert "R04" in {each["signal"]["rule"] for each in told["reasons"]}


def test_switched_off_pages_are_silent_but_who_asks_gets_an_answer(run: Runner, late: Path) -> None:
    assert "ANLÄSSE" in run("report", "anna").out
    assert run("config", "signals", "aus").code == 0
    assert "ANLÄSSE" not in run("report", "anna").out
    assert "ANLÄSSE ZUM GESPRÄCH (" in run("signals", "anna").out
    assert json.loads(run("config", "signals", "on", "--json").out)["schema"] == "fuehrung.config"
    assert "ANLÄSSE" in run("report", "anna").out


def _shown(day: str, *more: str) -> str:
    terminal = Terminal("report", "anna", *more, variables={"FUEHRUNG_NOW": f"{day}T10:00"})
    terminal.end()
    return terminal.text


def test_at_a_terminal_a_reason_is_silent_for_14_days(run: Runner, late: Path) -> None:
    assert "Vertretung klären“ seit 20 Tagen" in _shown("2026-12-20")
    assert "Vertretung klären“ seit 20 Tagen" in _shown("2026-12-20")
    assert "Vertretung klären“ seit 21 Tagen" not in _shown("2026-12-21")
    assert "Vertretung klären“ seit 34 Tagen" in _shown("2027-01-03")


def test_pipes_neither_ask_nor_fill_the_memory(run: Runner, late: Path) -> None:
    assert run("report", "anna").out == run("report", "anna").out
    _shown("2026-12-19")
    assert "Vertretung klären“ seit 20 Tagen" in run("report", "anna").out


def test_nine_people_and_no_talk_give_no_reason_ever(
    run: Runner, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        assert run("person", "add", f"Person{number} Neu", "--led-since", "2020-01-01").code == 0
    for now in ("2026-11-26T10:00", "2027-11-26T10:00"):
        monkeypatch.setenv("FUEHRUNG_NOW", now)
        assert json.loads(run("signals", "--json").out)["data"]["people"] == []
        told = json.loads(run("signals", "person0", "--json").out)["data"]
        assert (told["reasons"], told["level"]) == ([], "unclear")


def test_back_from_a_year_of_leave_nobody_is_late_for_thirty_days(
    run: Runner, late: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("person", "pause", "anna", "--until", "19.12.2027").code == 0
    reasons = []
    for now in ("2027-12-20T10:00", "2028-01-18T10:00", "2028-01-19T10:00"):
        monkeypatch.setenv("FUEHRUNG_NOW", now)
        reasons.append(json.loads(run("signals", "anna", "--json").out)["data"]["reasons"])
    assert reasons[:2] == [[], []]
    assert reasons[2] != []
