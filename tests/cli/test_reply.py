"""`privacy reply`: the person's own words, kept as they are, beside what they are about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders.notebooks import ANNA, CANARY
from builders.running import Runner
from fuehrung_cli.cli.run import Run

WORDS = "I remember it differently."
LONG = "Not twice.\n\nme: the train did not run by fri\n#vertrauen"


def _replied(run: Runner, *argv: str) -> str:
    """Returns the id of the reply that a call has saved."""
    saved = run("privacy", "reply", "anna", *argv, "--json")
    assert (saved.code, saved.err) == (0, "")
    (fact,) = json.loads(saved.out)["data"]["entry"]["facts"]
    assert fact["kind"] == "reply"
    return str(fact["id"])


def test_it_stands_beside_what_it_is_about(run: Runner, notebook: Path) -> None:
    _replied(run, "--about", "k7f3.1", WORDS)
    _replied(run, "--about", "k7f3", "All of it.")
    shown = run("show", "k7f3").out
    assert f"reply of 26 Nov 2026: “{WORDS}”" in shown
    assert "Reply of 26 Nov to what was noted on 5 Nov" in shown
    assert shown.count("All of it.") == 1
    fact = run("show", "k7f3.1").out
    assert WORDS in fact
    assert "All of it." in fact
    assert WORDS not in run("show", "k7f3.2").out


def test_every_word_is_on_the_card_in_access_and_in_exports(run: Runner, notebook: Path) -> None:
    (notebook.parent / "reply.txt").write_text(LONG, encoding="utf-8")
    _replied(run, "--file", str(notebook.parent / "reply.txt"))
    for call in (("card", "anna"), ("privacy", "access", "anna"), ("log", "anna")):
        shown = run(*call).out
        assert all(line in shown for line in LONG.splitlines()), call
    rows = json.loads(run("export", "facts", "--format", "json", "--with-notes").out)["data"]
    assert LONG in json.dumps(rows, ensure_ascii=False).replace("\\n", "\n")


def test_its_words_open_nothing_else(run: Runner, notebook: Path) -> None:
    before = run("promises", "anna", "--json").out
    saved = run("privacy", "reply", "anna", "-", "--json", stdin=LONG)
    (fact,) = json.loads(saved.out)["data"]["entry"]["facts"]
    assert (fact["kind"], fact["text"]) == ("reply", LONG)
    assert run("promises", "anna", "--json").out == before


def test_it_calms_and_raises_no_reason(run: Runner, notebook: Path) -> None:
    before = json.loads(run("signals", "anna", "--json").out)["data"]
    _replied(run, "--about", "k7f3", WORDS)
    assert json.loads(run("signals", "anna", "--json").out)["data"] == before


def test_without_words_the_editor_takes_them(
    run: Runner, notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text(f"#!/bin/sh\necho '{WORDS}' > \"$1\"\n")
    editor.chmod(0o700)
    monkeypatch.setenv("FUEHRUNG_EDITOR", str(editor))
    monkeypatch.setattr(Run, "can_ask", True)
    assert run("privacy", "reply", "anna").code == 0
    assert WORDS in run("card", "anna").out


def test_no_edit_changes_it_and_undo_takes_back_only_the_last_write(
    run: Runner, notebook: Path
) -> None:
    reply = _replied(run, WORDS)
    printed = run("edit", reply, "--print").out
    assert WORDS in printed
    changed = run("edit", reply, "-", stdin=printed.replace(WORDS, "Fine."))
    assert changed.code == 5
    assert "stays as it was written" in changed.err
    assert run("edit", reply, "-", stdin=printed + "\na note beside it\n").code == 0
    assert WORDS in run("show", reply).out
    assert run("undo").code == 0
    assert run("undo").code == 0
    assert WORDS not in run("log", "anna").out


def test_what_a_reply_is_about_is_not_removed_without_asking(run: Runner, notebook: Path) -> None:
    _replied(run, "--about", "k7f3.1", WORDS)
    removed = run("edit", "k7f3", "-", stdin="2026-11-05 9:00 20 min\n")
    assert removed.code == 5
    assert "Later entries refer to k7f3.1" in removed.err


def test_erasing_the_person_takes_it(run: Runner, notebook: Path) -> None:
    _replied(run, WORDS)
    assert run("privacy", "erase", "anna", "--confirm", "Anna Berger").code == 0
    assert not any(WORDS in file.read_text("utf-8") for file in notebook.rglob("*.toml"))


def test_what_it_is_about_must_be_in_the_same_book(run: Runner, notebook: Path) -> None:
    theirs = run("note", "cem", "gelungen: Messe", "--json").out
    other = json.loads(theirs)["data"]["entry"]["facts"][0]["id"]
    before = len(list((notebook / ANNA / "sessions").iterdir()))
    refused = run("privacy", "reply", "anna", "--about", other, CANARY)
    assert refused.code == 3
    assert CANARY not in refused.err
    assert len(list((notebook / ANNA / "sessions").iterdir())) == before
