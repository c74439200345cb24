"""The guided check-in at a real pseudo-terminal."""

from __future__ import annotations

import os
import signal
import stat
import tomllib
from pathlib import Path
from typing import Any

import pytest

from builders.notebooks import ANNA, NOTEBOOK_ID, plant
from builders.running import Runner
from builders.terminal import BACKSPACE, END, ENTER, INTERRUPT, TAB, Terminal

NOW = "2026-12-03T10:00"
MOST_KEYS = 12
RECORDINGS = Path(__file__).parents[1] / "transcripts" / "guided"
TEXT = {
    "de": ("Modul 2 bestanden. #vertrauen", "ich: Nachlass Reiter freigeben bis di"),
    "en": ("Passed module 2. #vertrauen", "me: settle the discount for Reiter by tue"),
}
BOX = {"de": "Tab: ergänzen", "en": "Tab: complete"}
PROMISE = {"de": "[Eingabe] offen lassen", "en": "[Enter] leave open"}
QUESTIONS = {"de": "[Eingabe] keine", "en": "[Enter] none"}
QUESTION = {"de": "[Eingabe] nicht gestellt"}
NEXT = {"de": "Eingabe: fertig ·", "en": "Enter: done"}
SAVE = {"de": "[Eingabe] speichern", "en": "[Enter] save"}
"""What stands on the screen while a question waits, and no longer."""
SAVED = {"de": "Zurücknehmen: fuehrung undo", "en": "Take back: fuehrung undo"}
LINES = {
    "de": ("gehalten k7f3.1", "? Welche Zusage von mir ist aus Ihrer Sicht offen?"),
    "en": ("kept k7f3.1", "? Which of my promises do you see as still open?"),
}
TAIL = {
    "de": ("nächstes: 2026-12-17 10:00", "dauer: 25"),
    "en": ("next: 2026-12-17 10:00", "duration: 25"),
}
OFFER = "[w]eiter damit"


@pytest.fixture(autouse=True)
def _the_day_of_a_planned_talk(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUEHRUNG_NOW", NOW)


def _begin(*argv: str, language: str = "de", **size: Any) -> Terminal:
    terminal = Terminal("--lang", language, "checkin", "anna", *argv, **size)
    terminal.wait_for(BOX[language])
    return terminal


def _lead(terminal: Terminal, language: str) -> None:
    """Goes through the whole check-in with the fewest keys."""
    terminal.write("\n".join([*TEXT[language], ""]))
    terminal.press(ENTER)
    terminal.wait_for(PROMISE[language])
    terminal.press("g" if language == "de" else "k")
    terminal.wait_for(QUESTIONS[language])
    terminal.press("1")
    terminal.wait_for(BOX[language])
    terminal.write("Alles gut.\n")
    terminal.press(ENTER)
    terminal.wait_for(NEXT[language])
    terminal.press(ENTER)
    terminal.wait_for(SAVE[language])
    terminal.press(ENTER)
    terminal.wait_for(SAVED[language])


def _saved(home: Path) -> dict[str, Any]:
    """Returns what stands in the one new session, without what differs by chance."""
    [file] = (home / ANNA / "sessions").glob("2026-12-*.toml")
    session = tomllib.loads(file.read_text("utf-8"))
    return {key: value for key, value in session.items() if key not in ("id", "recorded")}


def _state(machine: Path) -> list[str]:
    """Returns the names of the folders below the state folder that hold any draft."""
    folder = machine / ".local/state/fuehrung" / NOTEBOOK_ID
    return [path.parent.name for path in sorted(folder.rglob("0*")) if path.parent.name != "undo"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_same_lines_make_the_same_session(
    notebook: Path, run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    terminal = _begin(language=language)
    _lead(terminal, language)
    assert terminal.end() == 0
    typed = [*TEXT[language], *LINES[language], "Alles gut.", *TAIL[language]]
    monkeypatch.setenv("FUEHRUNG_HOME", str(tmp_path / "other"))
    plant(tmp_path / "other")
    assert run("checkin", "anna", "-", stdin="\n".join(typed)).code == 0
    assert _saved(notebook) == _saved(tmp_path / "other")


@pytest.mark.parametrize("language", ["de", "en"])
def test_twelve_keys_beyond_the_text_are_enough(
    pytestconfig: pytest.Config, machine: Path, language: str
) -> None:
    terminal = _begin(language=language)
    _lead(terminal, language)
    assert terminal.end() == 0
    assert terminal.keys <= MOST_KEYS
    assert _state(machine) == []
    shown = _without_ids(terminal.text)
    file = RECORDINGS / f"{language}.txt"
    if pytestconfig.getoption("--accept"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(shown, encoding="utf-8")
    assert shown == file.read_text(encoding="utf-8")


def _without_ids(screen: str) -> str:
    """Replaces ids of the new session, which are drawn, by dots."""
    import re

    new = re.compile(r"(?<=  )(?!k7f3)[a-z][0-9][0-9a-z]{2}(?:\.\d)?(?=$|  )", re.MULTILINE)
    return new.sub(lambda found: "·" * len(found[0]), screen) + "\n"


SIGNALS = {
    "INT": (signal.SIGINT, 130),
    "HUP": (signal.SIGHUP, -signal.SIGHUP),
    "TERM": (signal.SIGTERM, -signal.SIGTERM),
    "KILL": (signal.SIGKILL, -signal.SIGKILL),
}


@pytest.mark.parametrize("name", SIGNALS)
@pytest.mark.parametrize("place", ["box", "promise", "answer", "last"])
def test_what_was_typed_survives_every_end_and_is_taken_up_again(
    notebook: Path, machine: Path, name: str, place: str
) -> None:
    number, code = SIGNALS[name]
    terminal = _begin()
    kept = _go_to(terminal, place)
    terminal.send(number)
    assert terminal.end() == code
    assert list((notebook / ANNA / "sessions").glob("2026-12-*")) == []
    assert _state(machine) == ["journal"]
    again = Terminal("--lang", "de", "checkin", "anna")
    again.wait_for(OFFER)
    again.press("w")
    again.wait_for(BOX["de"])
    for line in kept:
        assert again.shows(line)
    again.press(END)
    again.wait_until_gone(BOX["de"])
    _go_on(again)
    assert again.end() == 0
    assert _state(machine) == []
    saved = _saved(notebook)
    assert TEXT["de"][0] in saved["notes"]
    if place != "box":
        assert "Nachlass Reiter freigeben" in str(saved["facts"])
    if place == "last":
        assert {"fact": "k7f3qdx2.1", "state": "kept"} in saved["changes"].values()


def _go_to(terminal: Terminal, place: str) -> tuple[str, ...]:
    """Goes to a place of the flow; returns the lines that are on the disk then."""
    first, second = TEXT["de"]
    if place == "box":
        terminal.write(f"{first}\n{second[:9]}")
        terminal.wait_for(second[:9])
        return (first,)
    terminal.write(f"{first}\n{second}\n\n")
    terminal.wait_for(PROMISE["de"])
    if place == "promise":
        return (first, second)
    terminal.write("g")
    terminal.wait_for(QUESTIONS["de"])
    if place == "answer":
        terminal.write("1")
        terminal.wait_for(BOX["de"])
        return (first, second, LINES["de"][0])
    terminal.write("\n")
    terminal.wait_for(NEXT["de"])
    terminal.write("\n")
    terminal.wait_for(SAVE["de"])
    return (first, second, LINES["de"][0], TAIL["de"][0])


def _go_on(terminal: Terminal) -> None:
    """Answers everything that is still asked with Enter, up to the end."""
    waiting = ""
    while waiting != SAVE["de"]:
        waiting = terminal.wait_for(
            PROMISE["de"], QUESTIONS["de"], QUESTION["de"], NEXT["de"], SAVE["de"]
        )
        terminal.press(ENTER)
        terminal.wait_until_gone(waiting)
    terminal.wait_for(SAVED["de"])
