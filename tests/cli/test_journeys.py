"""`fuehrung journey`: showing, in whose voice, and starting one of one's own."""

from __future__ import annotations

import os
import pty
import select
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from builders.running import Runner
from fuehrung_cli.errors import ExitCode
from fuehrung_cli.store.library import check_journey

GERMAN_FORMAL = "Was hat Sie in letzter Zeit gefreut?"
GERMAN_INFORMAL = "Was hat dich in letzter Zeit gefreut?"
ENGLISH = "What have you enjoyed lately?"


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


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_new_journey_is_sound_and_at_once_in_use(
    run: Runner, notebook: Path, language: str
) -> None:
    path = notebook / "journeys/erste-kunden-co.toml"
    made = run("--lang", language, "journey", "new", "Erste „Kunden“ & \\ Co")
    assert (made.code, made.err) == (ExitCode.DONE, "")
    assert str(path) in made.out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert check_journey(path).problems == ()
    assert "ERSTE „KUNDEN“ & \\ CO" in run("journey", "show", "erste-kunden-co").out
    comments = {"de": "Hier beginnt ein Schritt", "en": "A step begins here"}
    assert comments[language] in path.read_text(encoding="utf-8")
    assert run("checkin", "anna", "Darüber gesprochen #erster-schritt").code == ExitCode.DONE


def test_a_new_journey_can_be_a_file_anywhere(
    run: Runner, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("journey", "new", "my-way.toml").code == ExitCode.DONE
    assert run("journey", "new", "Other", "--to", "sub/file.toml").code == ExitCode.DONE
    assert 'id = "my-way"' in (tmp_path / "my-way.toml").read_text()
    assert 'id = "other"' in (tmp_path / "sub/file.toml").read_text()
    assert run("journey", "check", "my-way.toml", "sub/file.toml").code == ExitCode.DONE
    assert not home.exists()


def test_nothing_is_overwritten(run: Runner, notebook: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("mine")
    in_use = run("journey", "new", "leadership-as-a-service")
    there = run("journey", "new", "mine", "--to", str(tmp_path / "mine.toml"))
    assert (in_use.code, there.code) == (ExitCode.FORBIDDEN, ExitCode.FORBIDDEN)
    assert (tmp_path / "mine.toml").read_text() == "mine"
    assert run("journey", "new", "???").code == ExitCode.WRONG_USE
    assert not (notebook / "journeys").exists()


EDITOR = """\
import pathlib, sys
path = pathlib.Path(sys.argv[1])
text = path.read_text()
broken = "cadence_days = 0"
path.write_text(text.replace(broken, "cadence_days = 30") if broken in text
                else text.replace("cadence_days = 90", broken))
"""


@pytest.mark.parametrize(
    ("answer", "code", "left"), [("y", 0, "cadence_days = 30"), ("n", 4, "cadence_days = 0")]
)
def test_at_a_terminal_the_editor_opens_until_nothing_is_wrong(
    notebook: Path, tmp_path: Path, answer: str, code: int, left: str
) -> None:
    (tmp_path / "editor.py").write_text(EDITOR)
    more = {
        "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src"),
        "FUEHRUNG_EDITOR": f"{sys.executable} {tmp_path / 'editor.py'}",
    }
    ours, theirs = pty.openpty()
    os.write(ours, f"{answer}\n".encode())
    done = subprocess.run(
        [sys.executable, "-m", "fuehrung_cli", "journey", "new", "mine"],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, **more},
        timeout=30,
        check=False,
    )
    shown = ""
    while select.select([ours], [], [], 0.05)[0]:  # what is shown comes in pieces
        shown += os.read(ours, 10_000).decode()
    os.close(ours)
    os.close(theirs)
    assert done.returncode == code
    assert "mine.toml:steps[1].cadence_days" in shown
    assert "␊" not in shown
    assert "Open it again? [y/N]" in shown
    assert left in (notebook / "journeys/mine.toml").read_text()
    assert (b"In order" in done.stdout) == (code == 0)
