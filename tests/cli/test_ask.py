"""`ask` through the program: the question, the guess before the talk, both after it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders.running import Runner
from fuehrung_cli.errors import ExitCode


@pytest.fixture
def anna(run: Runner, home: Path) -> Runner:
    """Returns a runner for a notebook with one person."""
    run("person", "add", "Anna Berger")
    return run


def test_the_voice_of_the_person_and_the_reason(anna: Runner) -> None:
    sie = anna("frage", "anna", "--lang", "de").out
    anna("person", "set", "anna", "voice=du")
    du = anna("frage", "anna", "--lang", "de").out
    assert "gefreut" in sie
    assert sie != du
    assert "noch nicht besprochen" in sie


def test_guess_and_answer_stand_side_by_side_after_the_talk(anna: Runner) -> None:
    told = json.loads(anna("ask", "anna", "--guess", "das Lob", "--json").out)["data"]
    assert told["guess"] == "das Lob"
    assert "das Lob" not in anna("report", "anna").out
    assert "das Lob" in anna("ask", "anna").out
    assert anna("checkin", "anna", f"? {told['text']}", "der freie Tag").code == ExitCode.DONE
    page = anna("log", "anna", "--lang", "en").out
    assert "der freie Tag" in page
    assert "you expected: “das Lob”" in page
    entries = json.loads(anna("log", "anna", "--json").out)["data"]
    guesses = [fact["id"] for e in entries for fact in e["facts"] if fact["kind"] == "guess"]
    assert "My guess" in anna("show", guesses[0], "--lang", "en").out


def test_an_empty_guess_is_refused(anna: Runner) -> None:
    result = anna("ask", "anna", "--guess", " ", "--lang", "en")
    assert (result.code, result.out) == (ExitCode.WRONG_USE, "")
    assert "--guess" in result.err


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_is_whole_at_48_columns(anna: Runner, language: str) -> None:
    out = anna("ask", "anna", "--lang", language, "--width", "48").out
    assert max(map(len, out.splitlines())) <= 48
