"""`fuehrung journey`: showing, in whose voice, and starting one of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders.running import Runner
from fuehrung_cli.errors import ExitCode

GERMAN_FORMAL = "Was hat Sie seit unserem letzten Gespräch gefreut?"
GERMAN_INFORMAL = "Was hat dich seit unserem letzten Gespräch gefreut?"
ENGLISH = "What have you enjoyed since we last spoke?"


@pytest.mark.parametrize(
    ("options", "question"),
    [
        ((), ENGLISH),
        (("--lang", "de"), GERMAN_FORMAL),
        (("--voice", "du"), GERMAN_INFORMAL),
        (("--for", "anna"), GERMAN_INFORMAL),
        (("--for", "anna", "--voice", "sie"), GERMAN_FORMAL),
        (("--for", "cem"), ENGLISH),
    ],
)
@pytest.mark.parametrize("one_step", [(), ("--step", "kontakt"), ("--step", "1")])
def test_questions_are_put_in_the_voice_that_is_meant(
    run: Runner, notebook: Path, options: tuple[str, ...], question: str, one_step: tuple[str, ...]
) -> None:
    run("person", "set", "anna", "voice=du")
    result = run("journey", "show", *one_step, *options)
    assert result.code == ExitCode.DONE
    assert question in result.out


def test_a_step_says_what_to_type_for_the_person(run: Runner, notebook: Path) -> None:
    shown = run("journey", "show", "--step", "#contact", "--for", "cem")
    assert 'fuehrung checkin cem "… #contact"' in shown.out
    assert "Step 1 of 10" in shown.out
    assert "trust" not in shown.out.lower()


def test_what_is_not_there_is_said_with_what_there_is(run: Runner, notebook: Path) -> None:
    no_step = run("journey", "show", "--step", "kontact")
    assert (no_step.code, no_step.out) == (ExitCode.NOT_FOUND, "")
    assert "kontakt, nutzen" in no_step.err
    step_as_journey = run("journey", "show", "trust")
    assert step_as_journey.code == ExitCode.NOT_FOUND
    assert "fuehrung journey show --step vertrauen" in step_as_journey.err
    assert run("journey", "show", "--step", "11").code == ExitCode.NOT_FOUND
    assert run("journey", "show", "--for", "Zoe").code == ExitCode.NOT_FOUND
    assert run("journey", "show", "--voice", "ihr").code == ExitCode.WRONG_USE
