"""`trend` through the program: in both languages, narrow, in every form, and for nobody yet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders.running import Runner
from fuehrung_cli.errors import ExitCode


@pytest.fixture
def anna(run: Runner, home: Path) -> Runner:
    """Returns a runner for a notebook with two talks in which energy was named."""
    run("person", "add", "Anna Berger", "Cem Aydin")
    for day, energy in (("2026-09-03", 3), ("2026-11-12", 4)):
        lines = (f"{day} 9:00 20 min persönlich", f"Energie: {energy}")
        assert run("checkin", "anna", *lines).code == ExitCode.DONE
    return run


def test_the_trend_in_german_has_its_numbers(anna: Runner) -> None:
    result = anna("entwicklung", "anna", "--lang", "de")
    assert (result.code, result.err) == (ExitCode.DONE, "")
    assert "2 Kontakte · 2 von 2 persönlich" in result.out
    assert "von 1 bis 5, wie Anna sie genannt hat" in result.out
    assert "▅" in result.out


@pytest.mark.parametrize("form", ["terminal", "plain", "markdown", "html", "json"])
def test_every_form_holds_every_value(anna: Runner, form: str) -> None:
    result = anna("trend", "anna", "--format", form, "--lang", "en", "--width", "40")
    assert (result.code, result.err) == (ExitCode.DONE, "")
    days = ("2026-09-03", "2026-11-12") if form == "json" else ("3 Sep", "12 Nov")
    assert all(day in result.out for day in days)
    if form == "terminal":
        assert max(map(len, result.out.splitlines())) <= 40


def test_fewer_months_show_less(anna: Runner) -> None:
    data = json.loads(anna("trend", "anna", "--months", "1", "--json").out)["data"]
    assert [month["first"] for month in data["months"]] == ["2026-11-01"]
    assert [each["value"] for each in data["energy"]] == [4]
    assert anna("trend", "anna", "--months", "0").code == ExitCode.WRONG_USE


def test_nothing_yet_is_calm_and_says_what_to_type(anna: Runner) -> None:
    result = anna("trend", "cem", "--lang", "en")
    assert (result.code, result.err) == (ExitCode.DONE, "")
    typed = [part for part in result.out.split('"')[1::2]]
    assert anna("checkin", "cem", *typed, "--lang", "en").code == ExitCode.DONE
    assert "1 contact · 1 of 1 about more than business" in anna("trend", "cem", "--lang", "en").out
