"""`cost` as the shell calls it: what is kept, what is not, and what never leaves the page."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from builders.notebooks import ANNA, CEM, plant, snapshot
from builders.running import Runner

PAY = f"{ANNA}/salary.toml"
OWN = ("--own", "vacancy=4", "--own", "ramp=6/7.5/9")
MEASURE = ("--measure", "Schulung", "--hours", "8", "--eur", "1900")


def _data(run: Runner, *argv: str) -> Any:
    result = run("cost", "anna", *argv, "--json")
    assert result.code == 0, result.err
    return json.loads(result.out)["data"]


def test_pay_is_used_once_and_not_kept(run: Runner, notebook: Path, machine: Path) -> None:
    before = snapshot(notebook)
    result = run("cost", "anna", "--gross", "61.987")
    assert result.code == 0
    assert "€11,000 to €91,000, middle assumption €32,000" in result.out
    assert snapshot(notebook) == before
    assert not any(b"61987" in data for data in snapshot(machine).values())
    assert run("cost", "anna").code == 2


def test_own_values_are_facts_and_narrow_the_range(run: Runner, notebook: Path) -> None:
    result = run("--lang", "de", "kosten", "anna", "--brutto", "62000", *OWN, *MEASURE)
    assert "17.000 bis 75.000\u00a0€, mittlere Annahme 37.000\u00a0€" in result.out
    assert "2 von 6 eigene Angaben" in result.out
    assert "trägt sich, wenn das Risiko um 3 bis 15 Prozentpunkte sinkt" in result.out
    data = _data(run, "--gross", "62000")
    assert data["total"] == {"low": 17_000, "mid": 37_000, "high": 75_000}
    assert data["measures"] == []
    assert "Own value" in run("log", "anna").out
    assert run("undo").code == 0
    assert _data(run, "--gross", "62000")["own"] == 0


def test_a_measure_is_kept_as_planned_only_when_asked(run: Runner, notebook: Path) -> None:
    (typed,) = _data(run, "--gross", "62000", *MEASURE)["measures"]
    assert typed["id"] == ""
    (kept,) = _data(run, "--gross", "62000", *MEASURE, "--save")["measures"]
    assert kept["id"]
    assert (kept["text"], kept["effort"]) == ("Schulung", typed["effort"])
    assert "planned" in run("show", kept["id"]).out or "idea" in run("show", kept["id"]).out


@pytest.mark.parametrize("text", ["Schulung bis fr", "#vertrauen: 4 Tage", "ich: Ruhe", "fr"])
def test_the_words_of_a_measure_are_kept_as_they_are(
    run: Runner, notebook: Path, text: str
) -> None:
    given = ("--measure", text, "--eur", "10", "--save")
    (kept,) = _data(run, "--gross", "62000", *given)["measures"]
    assert kept["text"] == text


def test_kept_pay_stays_private_and_goes_for_good(
    run: Runner, notebook: Path, machine: Path
) -> None:
    assert run("cost", "anna", "--gross", "61987", "--save-gross").code == 0
    assert stat.S_IMODE((notebook / PAY).stat().st_mode) == 0o600
    assert _data(run)["total"]["mid"] == 32_000
    for argv in (
        *(("report", "anna"), ("report",), ("person", "show", "anna"), ("show", "k7f3")),
        *(("export", "all", "--format", "jsonl"), ("export", "people", "--format", "csv")),
        *(("log", "anna"), ("cost", "anna"), ("cost", "anna", "--json")),
    ):
        assert "61987" not in run(*argv).out.replace(",", "").replace(".", "")
    assert run("check").code == 0
    assert run("cost", "anna", "--forget-gross").code == 0
    assert not any(b"61987" in data for data in snapshot(machine).values())
    assert run("cost", "anna").code == 2


def test_without_pay_own_values_are_kept_and_the_pay_is_asked_for(
    run: Runner, notebook: Path
) -> None:
    result = run("cost", "anna", "--own", "vakanz=4")
    assert result.code == 0
    assert "Own value: vacancy" in result.out
    assert "--gross 62000" in result.err
    assert _data(run, "--gross", "62000")["own"] == 1


def test_a_script_gets_a_page_or_a_failure_and_nothing_is_kept(run: Runner, notebook: Path) -> None:
    before = snapshot(notebook)
    result = run("cost", "anna", "--own", "vacancy=4", "--json")
    assert (result.code, result.out) == (2, "")
    assert snapshot(notebook) == before


@pytest.mark.parametrize(
    "wrong", [("--own", "tea=4"), ("--measure", "x"), ("--rate", "0"), ("--own", "ramp=9/6/3")]
)
def test_a_slip_keeps_nothing(run: Runner, notebook: Path, wrong: tuple[str, ...]) -> None:
    before = snapshot(notebook)
    given = ("--own", "vacancy=4", "--gross", "62000", "--save-gross", *wrong)
    assert run("cost", "anna", *given).code == 2
    assert snapshot(notebook) == before


def test_a_damaged_pay_is_named(run: Runner, notebook: Path) -> None:
    (notebook / PAY).write_text("gross_eur = ")
    result = run("cost", "anna")
    assert (result.code, result.out) == (4, "")
    assert PAY in result.err


def test_an_own_rate_of_the_leader_counts(run: Runner, notebook: Path) -> None:
    (made,) = _data(run, "--gross", "62000", *MEASURE, "--rate", "100")["measures"]
    assert made["effort"]["total_eur"] == 2_700


def test_real_costs_are_averaged_from_three_departures_on(run: Runner, notebook: Path) -> None:
    people = ("anna", "cem", "petra schulz")
    for number, name in enumerate(people, start=1):
        assert "Real costs so far" not in run("cost", "anna", "--gross", "62000").out
        lines = f"departure: Umzug\n  actual_eur: {number}0000\n  bond: leader"
        assert run("note", name, lines).code == 0
    shown = run("cost", "anna", "--gross", "62000").out
    assert "€20,000 on average, from 3 departures" in shown
    assert "leader" in shown


def test_which_bond_broke_stands_on_no_other_page_in_words(run: Runner, notebook: Path) -> None:
    plant(notebook, {f"{CEM}/sessions/2026-11-21T0900_h9e2pq7v.toml": LEAVING})
    assert "bond that broke" in run("cost", "cem", "--gross", "50000").out
    assert run("set", "h9e2", "bond=both").code == 0
    for argv in (
        *(("report", "cem"), ("report",), ("person", "show", "cem"), (), ("departure", "cem")),
        *(("show", "h9e2"), ("show", "h9e2", "--json"), ("log", "cem"), ("log", "cem", "--json")),
        *(("export", "facts"), ("export", "changes"), ("export", "facts", "--format", "json")),
    ):
        result = run(*argv)
        assert result.code in (0, 10), argv
        assert "bond" not in result.out, argv


LEAVING = """\
format = 1
id = "h9e2pq7v"
at = 2026-11-21T09:00:00+01:00
recorded = 2026-11-21T09:30:00+01:00
kind = "one_on_one"

[facts.1]
kind = "departure"
last_day = 2027-03-31
bond = "both"
"""


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_holds_no_likelihood_and_fits_48_columns(
    run: Runner, notebook: Path, language: str
) -> None:
    out = run("--lang", language, "--width", "48", "cost", "anna", "--gross", "62000").out
    assert max(len(line) for line in out.splitlines()) <= 48
    assert "%" not in out
