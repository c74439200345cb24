"""Several people in one check-in, through the program."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from builders.notebooks import ANNA, CEM, snapshot
from builders.running import Runner
from fuehrung_cli.errors import ExitCode

LINES = ("25 min Hilfe", "Umbau besprochen", "ich: Plan bis fr", "Anna: Liste bis mo", "Cem: müde")


def _new(home: Path, before: dict[str, bytes], folder: str) -> list[str]:
    after = snapshot(home)
    return [after[path].decode() for path in after if path not in before and folder in path]


def _group(text: str) -> str:
    return next(line for line in text.splitlines() if line.startswith("group = "))


def test_each_book_gets_its_entry_and_undo_takes_all_back(run: Runner, notebook: Path) -> None:
    before = snapshot(notebook)
    result = run("checkin", "anna,cem", *LINES)
    assert (result.code, result.err) == (ExitCode.DONE, "")
    (anna,), (cem,) = _new(notebook, before, ANNA), _new(notebook, before, CEM)
    assert _group(anna) == _group(cem)
    assert 'notes = "Umbau besprochen"\n' in anna
    assert 'text = "Liste"' in anna
    assert 'notes = """\nUmbau besprochen\nCem: müde"""\n' in cem
    assert ('text = "Plan"' in anna, 'text = "Plan"' in cem) == (True, True)
    assert ("Cem" in anna, "Anna" in cem, "Liste" in cem) == (False, False, False)
    assert result.out.count("Take back: fuehrung undo") == 1
    assert [line for line in result.out.splitlines() if line.startswith("Saved")] == [
        f"Saved · {name} · Thu, 26 Nov 2026, 10:00 · one-on-one · 25 min · support"
        for name in ("Anna Berger", "Cem Demir")
    ]

    assert run("undo").code == ExitCode.DONE
    after = snapshot(notebook)
    assert {path: after[path] for path in before} == before
    assert (_new(notebook, before, ANNA + "/"), _new(notebook, before, CEM + "/")) == ([], [])


def test_it_is_a_contact_of_each_and_no_page_says_with_whom(run: Runner, notebook: Path) -> None:
    run("checkin", "anna,cem", *LINES)
    team = json.loads(run("report", "--json").out)["data"]
    days = {row["name"]: row["days_since_contact"] for row in team["rows"]}
    assert (days["Anna Berger"], days["Cem Demir"]) == (0, 0)
    log = json.loads(run("log", "anna", "-n", "1", "--json").out)["data"]
    assert [(entry["with_others"], entry["kind"]) for entry in log] == [(True, "one_on_one")]
    page = run("log", "anna", "-n", "1").out
    assert "Thu 26 Nov 2026, 10:00 · one-on-one · with others · 25 min · support" in page
    assert "Cem" not in page + run("report", "anna").out
    assert "with others" not in run("log", "cem", "--since", "1.11.").out.split("20 Nov 2026")[1]


def test_a_planned_talk_of_the_day_is_held_for_each(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("anna", "cem"):
        run("next", name, "2026-11-27")
    monkeypatch.setenv("FUEHRUNG_NOW", "2026-11-27T10:00")
    told = json.loads(run("checkin", "anna,cem", "20 min", "--json").out)["data"]
    assert [t["saved"] for t in told] == [True, True]
    assert [t["entry"]["person"] for t in told] == ["Anna Berger", "Cem Demir"]
    changes = [t["entry"]["changes"] for t in told]
    assert [[change["state"] for change in each] for each in changes] == [["held"], ["held"]]


def test_a_dry_run_saves_nothing(run: Runner, notebook: Path) -> None:
    before = snapshot(notebook)
    result = run("checkin", "anna,cem", *LINES, "--dry-run")
    assert result.code == ExitCode.DONE
    assert result.out.count("Not saved, only read") == 2
    assert snapshot(notebook) == before


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_line_that_is_nobodys_is_refused_and_the_text_kept(
    run: Runner, notebook: Path, machine: Path, language: str
) -> None:
    before = snapshot(notebook)
    result = run("checkin", "anna,cem", "Umbau", "sie: Liste bis fr", "--lang", language)
    assert (result.code, result.out) == (ExitCode.WRONG_USE, "")
    assert "sie:" in result.err.splitlines()[0]
    assert "Anna: …" in result.err.splitlines()[1]
    assert snapshot(notebook) == before
    (draft,) = machine.rglob("drafts/*")
    assert draft.read_text() == "person: Anna Berger,Cem Demir\n\nUmbau\nsie: Liste bis fr"


def test_a_note_that_is_for_one_makes_one_entry_and_says_so(run: Runner, notebook: Path) -> None:
    before = snapshot(notebook)
    result = run("note", "anna,cem", "Anna: gelungen: Messe")
    assert result.code == ExitCode.DONE
    assert result.err == "No line is for Cem Demir, so no entry was made\n"
    assert len(_new(notebook, before, ANNA)) == 1
    assert _new(notebook, before, CEM) == []


def test_nothing_for_anybody_is_nothing_to_save(run: Runner, notebook: Path) -> None:
    result = run("note", "anna,cem", "")
    assert (result.code, result.err.splitlines()[0]) == (2, "fuehrung: There is nothing to save")


def test_one_person_named_twice_is_one_person(run: Runner, notebook: Path) -> None:
    before = snapshot(notebook)
    assert run("checkin", "Berger, anna,", "20 min").code == ExitCode.DONE
    (text,) = _new(notebook, before, ANNA)
    assert "group" not in text


def test_nobody_is_added_beside_a_name_that_fails(run: Runner, notebook: Path) -> None:
    before = snapshot(notebook)
    assert run("checkin", "Nora Kern,petra", "20 min", "--new").code == ExitCode.NOT_FOUND
    assert snapshot(notebook) == before
    assert run("checkin", "Nora Kern,anna,Jo Ott", "20 min", "--new").code == ExitCode.DONE
    people = run("person", "list").out
    assert ("Kern, Nora" in people, "Ott, Jo" in people) == (True, True)


def test_standard_input_is_shared_the_same_way(run: Runner, notebook: Path) -> None:
    before = snapshot(notebook)
    assert run("checkin", "anna,cem", "-", stdin="\n".join(LINES)).code == ExitCode.DONE
    assert "Liste" in _new(notebook, before, ANNA)[0]
    assert "Liste" not in _new(notebook, before, CEM)[0]


def test_what_could_not_be_saved_is_named_and_kept(
    run: Runner, notebook: Path, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(notebook)
    _refuse_to_create_below(notebook / CEM, monkeypatch)
    result = run("checkin", "anna,cem", *LINES)
    monkeypatch.undo()
    assert result.code == ExitCode.UNREADABLE
    assert result.out.startswith("Saved · Anna Berger")
    assert "Cem Demir" not in result.out
    assert result.err.startswith("Not saved: Cem Demir. ")
    assert len(_new(notebook, before, ANNA)) == 1
    (draft,) = machine.rglob("drafts/*")
    assert draft.read_text() == (
        "person: Cem Demir\n\n25 min Hilfe\nUmbau besprochen\nich: Plan bis fr\nCem: müde"
    )
    assert str(draft) in result.err


def _refuse_to_create_below(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the system refuse new names below a folder; root obeys no mode bits."""
    link: Any = os.link

    def refuse(source: Any, target: Any, **named: Any) -> None:
        base = os.readlink(f"/proc/self/fd/{named['dst_dir_fd']}")  # noqa: PTH115
        if base.startswith(str(folder)):
            raise PermissionError(13, "denied", str(folder))
        link(source, target, **named)

    monkeypatch.setattr(os, "link", refuse)
