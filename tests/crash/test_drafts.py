"""What was typed survives every end of the program, and the next start offers it.

100 ends in the suite, 1,000 with `FUEHRUNG_TEST_LONG=1`.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from builders.notebooks import ANNA, home_in, plant
from builders.terminal import END, ENTER, INTERRUPT, Terminal
from crash.forked_terminal import ForkedTerminal, load_everything

ENDS = {
    "INT": signal.SIGINT,
    "TERM": signal.SIGTERM,
    "HUP": signal.SIGHUP,
    "KILL": signal.SIGKILL,
}
TIMES = 250 if os.environ.get("FUEHRUNG_TEST_LONG") else 25
"""How often each signal ends a check-in at a place that chance draws: 100 in all, or 1,000."""
PARTS = 5
BOX, PROMISE, QUESTIONS = "Tab: ergänzen", "[Eingabe] offen lassen", "[Eingabe] keine"
NEXT, SAVE, OFFER = "Eingabe: fertig ·", "[Eingabe] speichern", "[w]eiter damit"
LINES = (
    "Modul 2 bestanden. #vertrauen",
    "ich: Nachlass Reiter freigeben bis di",
    "sie: Liste der Betriebe bis 11.12.",
    "ß, ñ und 😀 im Text",
    "gelungen: Messe lief gut",
)


@pytest.fixture(autouse=True)
def _a_notebook(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUEHRUNG_NOW", "2026-12-03T10:00")
    monkeypatch.setenv("FUEHRUNG_LANG", "de")
    plant(home_in(machine))
    load_everything()


def _state(machine: Path) -> list[Path]:
    """Returns the files with what was typed, wherever the program may keep it."""
    places = (machine / ".local/state/fuehrung", machine.parent / "run", machine.parent / "tmp")
    found = [path for place in places for path in place.rglob("*") if path.is_file()]
    return [path for path in found if path.parent.name != "undo" and path.name != ".lock"]


def _typed(terminal: Terminal, chance: Random) -> list[str]:
    """Goes to a place that chance draws; returns the lines that were finished there."""
    lines = [chance.choice(LINES) for _ in range(chance.randint(1, 4))]
    terminal.write("\n".join([*lines, ""]))
    terminal.wait_for(lines[-1])
    place = chance.choice(["box", "half", "promise", "questions", "answer", "next", "save"])
    if place == "half":
        terminal.write("Ein halber Satz ohne")
        terminal.wait_for("Satz ohne")
        return [*lines, "Ein halber Satz"]
    if place == "box":
        return lines
    terminal.press(ENTER)
    terminal.wait_for(PROMISE)
    if place == "promise":
        return lines
    terminal.press("g")
    terminal.wait_for(QUESTIONS)
    lines.append("gehalten k7f3.1")
    if place == "questions":
        return lines
    if place == "answer":
        terminal.press("1")
        terminal.wait_for("Antwort")
        terminal.wait_for(BOX)
        terminal.write("Alles gut.\n")
        terminal.wait_for("Alles gut.")
        return [*lines, "Alles gut."]
    terminal.press(ENTER)
    terminal.wait_for(NEXT)
    if place == "save":
        terminal.press(ENTER)
        terminal.wait_for(SAVE)
        lines.append("nächstes: 2026-12-17 10:00")
    return lines


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("name", ENDS)
def test_every_line_survives_every_end_and_is_offered(machine: Path, name: str, part: int) -> None:
    chance = Random(f"{name}{part}")
    for _ in range(TIMES // PARTS):
        terminal = ForkedTerminal("--lang", "de", "checkin", "anna")
        terminal.wait_for(BOX)
        lines = _typed(terminal, chance)
        _wait_until_kept(machine, lines)
        terminal.send(ENDS[name])
        assert terminal.end() in (130, -ENDS[name])
        [kept] = _state(machine)
        text = kept.read_text("utf-8")
        assert [line for line in lines if line not in text] == []
        again = ForkedTerminal("--lang", "de", "checkin", "anna")
        again.wait_for(OFFER)
        taken = chance.choice("wl")
        again.press(taken)
        again.wait_for(BOX)
        if taken == "w":
            assert [line for line in lines if not again.shows(line)] == []
        again.kill()
        assert len(_state(machine)) == (taken == "w")
        for path in _state(machine):
            path.unlink()
    assert not list((home_in(machine) / ANNA / "sessions").glob("2026-12-*"))


def _wait_until_kept(machine: Path, lines: list[str]) -> None:
    """Waits until the last line is on the disk: the screen shows a key before it is handled."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if any(lines[-1] in path.read_text("utf-8", "replace") for path in _state(machine)):
            return
        time.sleep(0.005)


def test_nothing_is_left_when_the_talk_is_saved(machine: Path) -> None:
    terminal = ForkedTerminal("--lang", "de", "checkin", "anna")
    terminal.wait_for(BOX)
    terminal.write("Ein Satz.\n")
    terminal.press(ENTER)
    for place in (PROMISE, QUESTIONS, NEXT, SAVE):
        terminal.wait_for(place)
        terminal.press(ENTER)
    assert terminal.end() == 0
    assert _state(machine) == []


# The editor

_EDITOR = """\
import os, signal, sys, time
with open(sys.argv[1], "a+", encoding="utf-8") as file:
    file.seek(0)
    text = file.read()
    file.truncate(0)
    file.write("Im Editor getippt.\\n" + text)
os.kill(os.getppid(), {number})
time.sleep({seconds})
"""


@pytest.mark.parametrize("name", ENDS)
@pytest.mark.parametrize("call", [("checkin", "anna", "--edit"), ("edit", "k7f3")])
def test_what_was_typed_in_the_editor_survives_every_end_and_is_offered(
    machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, call: tuple[str, ...]
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(_EDITOR.format(number=int(ENDS[name]), seconds=0.1))
    monkeypatch.setenv("FUEHRUNG_EDITOR", f"{sys.executable} {editor}")
    terminal = ForkedTerminal("--lang", "de", *call)
    assert terminal.end() != 0
    again = ForkedTerminal("--lang", "de", "checkin", "anna")
    again.wait_for(OFFER)
    assert again.shows("Im Editor getippt.")
    again.press("l")
    again.wait_for(BOX)
    again.press(INTERRUPT)
    again.end()
    assert _state(machine) == []


def test_a_text_that_could_not_be_saved_is_offered(machine: Path) -> None:
    failed = ForkedTerminal("--lang", "de", "checkin", "anna", "ich: Bericht bis frühling")
    failed.wait_for("Welcher Tag?")
    failed.press(INTERRUPT)
    assert failed.end() == 130
    assert failed.shows("Die Eingabe ist aufgehoben in")
    again = ForkedTerminal("--lang", "de", "checkin", "anna")
    again.wait_for("Ein Text wurde nicht gespeichert: 1 Zeile")
    again.press("w")
    again.wait_for(BOX)
    assert again.shows("ich: Bericht bis frühling")
    again.press(END)
    again.wait_for(PROMISE)
    again.press(INTERRUPT)
    again.end()
    [kept] = _state(machine)
    assert "ich: Bericht bis frühling" in kept.read_text("utf-8")


# A line that asks

_NO_DAY = "ich: Bericht bis frühling"
_HEALTH = "Sie ist krank und braucht Ruhe."
ASKING = {
    "Welcher Tag?": ("checkin", "anna", _NO_DAY),
    "kein Tag": ("note", "anna,cem", _NO_DAY),
    "Wer ist gemeint?": ("checkin", "petra", "gelungen: Messe lief gut"),
    "aufnehmen?": ("note", "Nora Kern", "gelungen: Messe lief gut"),
    "[a]ndere Worte": ("checkin", "anna", _HEALTH),
}
"""What is asked → the call that asks it."""


@pytest.mark.parametrize(
    ("question", "name"),
    [*((question, "KILL") for question in ASKING), *(("Welcher Tag?", name) for name in ENDS)][:-1],
)
def test_a_line_is_on_the_disk_before_anything_is_asked_about_it(
    machine: Path, question: str, name: str
) -> None:
    call = ASKING[question]
    terminal = ForkedTerminal("--lang", "de", *call)
    terminal.wait_for(question)
    terminal.send(ENDS[name])
    assert terminal.end() in (130, -ENDS[name])
    [kept] = _state(machine)
    assert call[-1] in kept.read_text("utf-8")
    if "anna" in call[1]:
        again = ForkedTerminal("--lang", "de", "checkin", "anna")
        again.wait_for(OFFER)
        again.press("l")
        again.wait_for(BOX)
        again.kill()
        assert _state(machine) == []


@pytest.mark.parametrize(
    ("question", "answer", "code"),
    [
        ("Welcher Tag?", "4.12.", 0),
        ("Welcher Tag?", "", 0),
        ("Wer ist gemeint?", "2", 0),
        ("aufnehmen?", "j", 0),
        ("Wer ist gemeint?", "9", 1),
        ("aufnehmen?", "n", 3),
    ],
)
def test_an_answered_line_is_kept_once_where_it_belongs(
    machine: Path, question: str, answer: str, code: int
) -> None:
    terminal = ForkedTerminal("--lang", "de", *ASKING[question])
    terminal.wait_for(question)
    terminal.press(f"{answer}{ENTER}")
    assert terminal.end() == code
    assert [path.parent.name for path in _state(machine)] == ["drafts"] * (code != 0)


# Nowhere to write


def _no_state(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (machine / ".local/state").write_text("in the way")


def _no_state_and_no_runtime(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _no_state(machine, monkeypatch)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/proc/1")  # is there, and nobody can write to it


@pytest.mark.parametrize(
    ("block", "place"), [(_no_state, "run"), (_no_state_and_no_runtime, "tmp")]
)
def test_without_a_state_folder_the_text_lies_where_it_can(
    machine: Path,
    monkeypatch: pytest.MonkeyPatch,
    block: Callable[[Path, pytest.MonkeyPatch], None],
    place: str,
) -> None:
    block(machine, monkeypatch)
    terminal = ForkedTerminal("--lang", "de", "checkin", "anna")
    terminal.wait_for(BOX)
    terminal.write("Erste Zeile.\nZweite")
    terminal.wait_for("Zweite")
    terminal.send(signal.SIGTERM)
    assert terminal.end() == -signal.SIGTERM
    [kept] = _state(machine)
    assert kept.is_relative_to(machine.parent / place)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parents[1].stat().st_mode & 0o777 == 0o700
    again = ForkedTerminal("--lang", "de", "checkin", "anna")
    again.wait_for(OFFER)
    again.press("l")
    again.wait_for(BOX)
    again.kill()
    assert _state(machine) == []
