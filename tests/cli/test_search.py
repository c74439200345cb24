"""Search as a leader meets it: right after an edit by hand, too, and patient with large books."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from builders.notebooks import PRAISE, TALK
from builders.running import Runner
from fuehrung_cli.cli.arguments import Given
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.waiting import Bar
from fuehrung_cli.errors import say


def test_what_was_edited_by_hand_is_found_and_what_it_was_is_not(
    run: Runner, notebook: Path
) -> None:
    assert "k7f3" in run("search", "modul").out
    path = notebook / TALK
    path.write_text(path.read_text().replace("Modul 2", "Seminar 2"))
    assert "k7f3" in run("search", "seminar").out
    assert "k7f3" not in run("search", "modul").out


def test_a_damaged_file_is_named_by_every_search_and_the_rest_is_found(
    run: Runner, notebook: Path
) -> None:
    (notebook / PRAISE).write_bytes(b"= =")
    for _ in range(2):
        result = run("search", "modul")
        assert (result.code, "k7f3" in result.out, PRAISE in result.err) == (4, True, True)


def test_on_a_past_day_only_what_was_known_then_is_found(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "k7f3" in run("search", "modul").out
    monkeypatch.setenv("FUEHRUNG_NOW", "2026-11-01T10:00")
    assert "k7f3" not in run("search", "modul").out


def test_a_bar_shows_after_a_second_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    moments = iter((0.0, 0.9, 1.1, 1.15, 1.3))
    monkeypatch.setattr("time.monotonic", lambda: next(moments))
    run = Run.start(Given(options={"lang": "en"}), {})
    with Bar(run, say("Reading your notes")) as bar:
        for done in (1, 2, 3, 4):
            bar(done, 8)
    first = "Reading your notes [#####...............] 25 %"
    second = "Reading your notes [##########..........] 50 %"
    assert capsys.readouterr().err == f"\r{first}\r{second}\r{' ' * len(first)}\r"


def test_without_a_terminal_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    moments = iter((0.0, 5.0))
    monkeypatch.setattr("time.monotonic", lambda: next(moments))
    with Bar(Run.start(Given(), {}), say("Reading your notes")) as bar:
        bar(1, 2)
    assert capsys.readouterr().err == ""
