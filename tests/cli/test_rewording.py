"""Matters that belong into no note: at a terminal the leader chooses between two wordings."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from builders.notebooks import ANNA
from builders.running import Runner
from builders.terminal import ENTER, Terminal

LINE = {"de": "Hat Burnout. #vertrauen", "en": "Has burnout. #vertrauen"}
BETTER = {
    "de": "Kann zurzeit weniger übernehmen. #vertrauen",
    "en": "Can take on less at the moment. #vertrauen",
}
ASKED = {"de": "[a]ndere Worte", "en": "[b]etter wording"}


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUEHRUNG_NOW", "2026-12-03T10:00")


def _saved(home: Path) -> dict[str, Any]:
    [file] = (home / ANNA / "sessions").glob("2026-12-*.toml")
    return tomllib.loads(file.read_text("utf-8"))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("chosen", ["better", "mine"])
def test_the_leader_decides(notebook: Path, language: str, chosen: str) -> None:
    terminal = Terminal("--lang", language, "checkin", "anna", "Ruhig.", LINE[language], "Ende.")
    terminal.wait_for(ASKED[language])
    terminal.press(ASKED[language][1] if chosen == "better" else ENTER)
    assert terminal.end() == 0
    line = BETTER[language] if chosen == "better" else LINE[language]
    assert _saved(notebook)["notes"] == f"Ruhig.\n{line}\nEnde."


def test_plain_text_asks_by_a_line(notebook: Path) -> None:
    terminal = Terminal("--plain", "--lang", "en", "note", "anna", LINE["en"])
    terminal.wait_for("[Enter] keep it as it is:")
    terminal.write("b\n")
    assert terminal.end() == 0
    assert _saved(notebook)["notes"] == BETTER["en"]


@pytest.mark.parametrize(
    ("line", "wording"),
    [
        ("lässt sich scheiden, Scheidung läuft", "Braucht zurzeit andere Arbeitszeiten."),
        ("fastet im Ramadan", "Braucht bestimmte Tage frei."),
        ("ist in der Gewerkschaft aktiv", "Hat Termine außerhalb des Teams."),
        ("lebt offen lesbisch", "Hat mir etwas Persönliches erzählt."),
        ("ich: Termin beim Betriebsarzt anbieten bis fr", None),
        ("ich: Reha-Antrag ansehen bis fr", "Kann zurzeit weniger übernehmen."),
    ],
)
def test_without_a_terminal_the_wording_is_named_and_nothing_changed(
    notebook: Path, run: Runner, line: str, wording: str | None
) -> None:
    result = run("--lang", "de", "note", "anna", line)
    said = " ".join(result.out.split())
    assert result.code == 0
    assert said.count("besser, was für die Arbeit folgt") == (wording is not None)
    assert wording is None or f"„{wording}“" in said
    saved = _saved(notebook)
    facts = saved.get("facts", {"1": {"text": saved.get("notes")}})
    assert facts["1"]["text"] in line
