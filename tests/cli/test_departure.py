"""`departure` through the program: the list at once, the look-back only on request."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders.running import Runner
from fuehrung_cli.errors import ExitCode

LEAVE = ("person", "leave", "anna", "--last-day", "31.3.")


@pytest.fixture
def anna(run: Runner, home: Path) -> Runner:
    """Returns a runner for a notebook with one person and one note of last week."""
    run("person", "add", "Anna Berger", "Cem Aydin")
    run("note", "anna", "Frust über die neuen Gebiete", "--at", "2026-11-18")
    return run


def test_what_came_before_is_shown_only_on_request(anna: Runner) -> None:
    anna(*LEAVE)
    plain = anna("weggang", "anna", "--lang", "de").out
    assert "Danken und zuhören" in plain
    assert "0 von 2 gegangen" in plain
    assert "Frust" not in plain
    back = anna("weggang", "anna", "--rückschau", "--lang", "de").out
    assert "Frust über die neuen Gebiete" in back
    assert json.loads(anna("departure", "anna", "--json").out)["data"]["before"] is None


def test_surprise_and_destination_are_told_when_somebody_leaves(anna: Runner) -> None:
    asks = "Did you see it coming"
    anna(*LEAVE)
    assert asks in anna("departure", "anna", "--lang", "en").out
    told = anna("person", "leave", "anna", "--expected", "nein", "--destination", "wettbewerb")
    assert told.code == ExitCode.DONE
    page = anna("departure", "anna", "--lang", "en").out
    assert "surprising · competitor" in page
    assert asks not in page
    anna("person", "leave", "anna", "--gone", "--last-day", "2026-11-20")
    assert "1 of 2 left · 1 of 1 as a surprise" in anna("departure", "anna", "--lang", "en").out


@pytest.mark.parametrize("option", ["--expected", "--destination"])
def test_a_value_that_is_none_names_those_there_are(anna: Runner, option: str) -> None:
    result = anna(*LEAVE, option, "vielleicht", "--lang", "en")
    assert (result.code, result.out) == (ExitCode.WRONG_USE, "")
    assert "Possible: " in result.err


def test_without_a_departure_it_says_how_to_record_one(anna: Runner) -> None:
    result = anna("departure", "cem", "--lang", "en")
    assert (result.code, result.out) == (ExitCode.NOT_FOUND, "")
    assert "fuehrung person leave cem" in result.err


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_is_whole_at_48_columns(anna: Runner, language: str) -> None:
    anna(*LEAVE)
    out = anna("departure", "anna", "--lookback", "--lang", language, "--width", "48").out
    assert max(map(len, out.splitlines())) <= 48
