"""`card` through the program: in both languages, narrow, plain, and for nobody yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders.running import Runner
from fuehrung_cli.errors import ExitCode

LINES = (
    "leistungsversprechen: ich sage früh, was sich ändert",
    "spielregel: Rückruf am selben Tag",
    "befugnis: Nachlass\n  bis euro: 500",
)


@pytest.fixture
def anna(run: Runner, home: Path) -> Runner:
    """Returns a runner for a notebook with one card."""
    run("person", "add", "Anna Berger", "Cem Aydin")
    assert run("checkin", "anna", *LINES).code == ExitCode.DONE
    return run


def test_the_card_in_german(anna: Runner) -> None:
    result = anna("karte", "anna", "--lang", "de", "--plain")
    assert (result.code, result.err) == (ExitCode.DONE, "")
    for words in (
        "WAS ANNA VON MIR BEKOMMT",
        "ich sage früh",
        "unklar",
        "Sinn, Nutzen",
        "bis 500\u00a0€",
    ):
        assert words in result.out
    assert "WAS ICH VON ANNA BRAUCHE" not in result.out


@pytest.mark.parametrize("form", ["terminal", "plain", "markdown", "html", "json"])
def test_every_form_holds_every_text(anna: Runner, form: str) -> None:
    result = anna("card", "anna", "--format", form, "--lang", "en", "--width", "48")
    assert (result.code, result.err) == (ExitCode.DONE, "")
    for words in ("Rückruf am selben Tag", "Nachlass", "500"):
        assert words in result.out
    if form == "terminal":
        assert max(map(len, result.out.splitlines())) <= 48


def test_an_empty_card_says_what_to_type(anna: Runner) -> None:
    result = anna("card", "cem", "--lang", "en")
    assert 'fuehrung checkin cem "service statement: ' in result.out
    line = result.out.split('cem "')[1].split('"')[0]
    assert anna("checkin", "cem", line).code == ExitCode.DONE
    assert "what you may expect of me" in anna("card", "cem").out


def test_without_a_name_only_those_whose_card_says_something(anna: Runner) -> None:
    out = anna("card", "--lang", "en").out
    assert ("ANNA BERGER" in out, "CEM AYDIN" in out) == (True, False)


def test_nobody_with_a_card_is_told_how_to_begin(run: Runner, home: Path) -> None:
    run("person", "add", "Cem Aydin")
    result = run("card", "--lang", "en")
    assert (result.code, result.out) == (ExitCode.DONE, "")
    assert "fuehrung card NAME" in result.err
