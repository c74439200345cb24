"""The story of a new user, in both languages: the page fits, and every page says the same."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from builders.figures import (
    disagreements,
    of_brief,
    of_export,
    of_progress,
    of_promises,
    of_team,
    with_year,
)
from builders.running import Runner
from builders.transcripts import Shell, Transcript, read

FOLDER = Path(__file__).resolve().parents[1] / "transcripts"
SAID = {
    "de": ("Lob der Firma Reiter", "Modul 2 läuft gut", "Parkplatz", "Schulung anmelden", "Zwölf"),
    "en": ("praise from the Reiter", "Module 2 runs well", "parking", "the training", "Twelve"),
}


@pytest.fixture(params=["de", "en"])
def language(
    request: pytest.FixtureRequest, run: Runner, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    """Plays the story up to the talk that was skipped, and returns its language."""
    text = (FOLDER / f"story-{request.param}.txt").read_text(encoding="utf-8")
    told = read(text).steps
    last = next(n for n, step in enumerate(told) if step.command.startswith("fuehrung skip"))
    Shell(run, machine, monkeypatch.setenv).play(Transcript(told[: last + 1]))
    return str(request.param)


def _data(run: Runner, *argv: str) -> Any:
    result = run(*argv, "--json")
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)["data"]


def test_the_page_before_the_talk_shows_all_of_it_on_one_sheet(run: Runner, language: str) -> None:
    page = run("report", "anna").out
    lines = page.splitlines()
    assert len(lines) <= 45
    assert max(map(len, lines)) <= 80
    assert [word for word in SAID[language] if word not in page] == []


def test_every_page_says_the_same_about_everybody(run: Runner, language: str) -> None:
    rows = {row["name"]: row for row in _data(run, "report")["rows"]}
    lines = [
        json.loads(line) for line in run("export", "all", "--format", "jsonl").out.splitlines()
    ]
    assert len(rows) == 9
    for name, row in rows.items():
        hers = [line for line in lines if name in (line.get("person"), line.get("name"))]
        figures = {
            "team": with_year(of_team(row)),
            "brief": with_year(of_brief(_data(run, "report", name))),
            "promises": with_year(of_promises(_data(run, "promises", name))),
            "progress": of_progress(_data(run, "progress", name)),
            "export": of_export(hers, date(2026, 12, 10)),
        }
        assert disagreements(figures) == []


def test_what_every_page_says_about_anna(run: Runner, language: str) -> None:
    figures = of_team(_data(run, "report")["rows"][0])
    assert figures == {
        "open": 1,
        "overdue": 0,
        "kept": {"kept": 1, "due": 1, "late": 0},
        "current": 4,
        "applicable": 10,
        "next_talk": "2026-12-14",
        "state": "active",
    }
