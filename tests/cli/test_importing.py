"""`import` as it is called: shown first, saved as one action, and never twice."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from builders.golden import GOLDEN, planted
from builders.notebooks import snapshot
from builders.running import Runner
from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.kinds import kind_named
from fuehrung_cli.domain.labels import LABELS
from fuehrung_cli.errors import ExitCode
from fuehrung_cli.imports.registry import READERS

PEOPLE = "name;role\nNora Kern;Beraterin\nAnna Berger;\n;x\n"


def _export(run: Runner, home: Path, form: str) -> str:
    argv = ("--home", str(home), "export", "all", "--with-notes", "--format", form)
    return run(*argv).out


def _data(text: str) -> Any:
    return json.loads(text)["data"]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_is_exported_and_imported_exports_the_same(
    run: Runner, notebook: Path, tmp_path: Path, form: str
) -> None:
    run("move", "k7f3.1", "11.12.")
    run("move", "k7f3.1", "18.12.")
    run("done", "k7f3.1")
    file = tmp_path / "export"
    file.write_text(_export(run, notebook, form))
    new = tmp_path / "new"
    assert run("--home", str(new), "import", str(file), "--yes").code == ExitCode.DONE
    assert _data(_export(run, new, "json")) == _data(_export(run, notebook, "json"))


def test_importing_an_export_where_it_comes_from_adds_nothing(
    run: Runner, notebook: Path, tmp_path: Path
) -> None:
    file = tmp_path / "export.json"
    file.write_text(_export(run, notebook, "json"))
    before = {path: path.read_bytes() for path in notebook.rglob("*.toml")}
    told = run("import", str(file), "--yes")
    assert "There is nothing new in it" in told.out
    assert {path: path.read_bytes() for path in notebook.rglob("*.toml")} == before


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.name)
def test_every_kind_of_fact_comes_back(run: Runner, tmp_path: Path, golden: Path) -> None:
    old, new, file = planted(golden, tmp_path / "old"), tmp_path / "new", tmp_path / "export"
    file.write_text(_export(run, old, "jsonl"))
    assert run("--home", str(new), "import", str(file), "--yes").code == ExitCode.DONE
    assert _carried(_export(run, new, "json")) == _carried(_export(run, old, "json"))


def _carried(text: str) -> Any:
    """What an export carries: of kinds that this program does not know, only that there are any."""
    data = _data(text)
    known = [row for row in data["facts"] if kind_named(row["kind"])]
    entries = [{k: v for k, v in row.items() if k != "facts"} for row in data["sessions"]]
    return {**data, "facts": known, "sessions": entries}


@pytest.fixture
def people(tmp_path: Path) -> str:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE)
    return str(file)


def test_an_import_says_what_it_takes_and_what_it_leaves(
    run: Runner, notebook: Path, people: str
) -> None:
    told = run("import", people, "--yes")
    assert (told.code, told.err) == (ExitCode.DONE, "")
    assert "Nora Kern  new" in told.out
    assert "line 4  there is no name" in told.out
    assert "1 of the people and entries is there already. Saved: 1 new person" in told.out
    assert "Kern, Nora" in run("person", "list").out


def test_german_names_and_words(run: Runner, notebook: Path, people: str) -> None:
    told = run("--sprache", "de", "übernehmen", people, "--als", "people", "--probe")
    assert "Zeile 4" in told.out
    assert "Zu speichern: 1 neue Person" in told.out


def test_a_dry_run_writes_nothing(run: Runner, notebook: Path, people: str) -> None:
    before = snapshot(notebook)
    assert run("import", people, "--dry-run").code == ExitCode.DONE
    assert snapshot(notebook) == before


def test_a_dry_run_makes_no_notebook(run: Runner, home: Path, people: str) -> None:
    run("import", people, "--dry-run")
    assert not home.exists() or list(home.iterdir()) == []


def test_undo_takes_the_whole_import_back(run: Runner, notebook: Path, people: str) -> None:
    before = snapshot(notebook)
    run("import", people, "--yes")
    assert run("undo").code == ExitCode.DONE
    after = snapshot(notebook)
    assert {path: data for path, data in after.items() if not path.startswith("trash/")} == before


def test_what_a_file_is_can_be_said(run: Runner, notebook: Path, tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_text("BEGIN:VCARD\nFN:Nora Kern\nEND:VCARD\n")
    assert (
        "it has no column with names" in run("import", str(file), "--as", "people", "--dry-run").out
    )
    assert run("import", str(file), "--as", "nothing").code == ExitCode.WRONG_USE


def test_every_kind_of_file_can_be_said_in_german(run: Runner, notebook: Path, people: str) -> None:
    assert LABELS["arrival"].keys() == READERS.keys()
    argv = ("--sprache", "de", "übernehmen", people, "--probe", "--als")
    assert "people.csv (personen)" in run(*argv, "Personen").out
    assert "gespräche" in run(*argv, "nichts").err


def test_nobody_is_asked_without_a_terminal(run: Runner, notebook: Path, people: str) -> None:
    before = snapshot(notebook)
    told = run("import", people)
    assert (told.code, told.out) == (ExitCode.WRONG_USE, "")
    assert snapshot(notebook) == before


def test_a_failure_in_the_middle_says_what_is_saved_and_undo_knows_it(
    run: Runner, notebook: Path, people: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(notebook)
    file = tmp_path / "two.csv"
    file.write_text("name\nNora Kern\nUwe Lenz\n")
    real = os.mkdir

    def full(path: Any, *rest: Any, **named: Any) -> None:
        if "uwe-lenz" in str(path):
            raise OSError(errno.ENOSPC, "refused", str(path))
        real(path, *rest, **named)

    monkeypatch.setattr(os, "mkdir", full)
    told = run("import", str(file), "--yes")
    assert told.code == ExitCode.UNREADABLE
    assert "1 of 2 was saved" in told.err
    monkeypatch.setattr(os, "mkdir", real)
    assert "Kern, Nora" in run("person", "list").out
    assert run("undo").code == ExitCode.DONE
    after = snapshot(notebook)
    assert {path: data for path, data in after.items() if not path.startswith("trash/")} == before


@pytest.mark.parametrize(
    "data",
    [b"\x00" * 99, b"[" * 10**5, b'{"a":' * 10**5, b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n", b""],
    ids=["nulls", "deep list", "deep object", "half a letter", "a picture", "nothing"],
)
def test_what_is_no_text_is_refused_in_words(
    run: Runner, notebook: Path, tmp_path: Path, data: bytes
) -> None:
    file = tmp_path / "x"
    file.write_bytes(data)
    for kind in (None, *READERS):
        told = run("import", str(file), "--dry-run", *(("--as", kind) if kind else ()))
        assert told.code == (ExitCode.DONE if kind else ExitCode.WRONG_USE)
        assert "Traceback" not in told.err


def test_at_a_terminal_it_is_shown_and_asked(
    run: Runner, notebook: Path, people: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Run, "can_ask", True)
    before = snapshot(notebook)
    told = run("import", people, stdin="\n")
    assert (told.code, told.out) == (ExitCode.UNEXPECTED, "")
    assert "Nora Kern  new" in told.err
    assert "Nothing was imported" in told.err
    assert snapshot(notebook) == before
    told = run("import", people, stdin="y\n")
    assert (told.code, told.out.split(".")[0]) == (ExitCode.DONE, "Saved: 1 new person, 0 entries")


def test_a_folder_of_pages_with_talks_and_a_journal_come_together(
    run: Runner, notebook: Path, tmp_path: Path
) -> None:
    vault = tmp_path / "vault"
    (vault / ".obsidian").mkdir(parents=True)
    (vault / ".obsidian" / "Uwe Lenz.md").write_text("## 2026-11-03\nverborgen\n")
    (vault / "Team").mkdir()
    (vault / "Team" / "Nora Kern.md").write_text("## 2026-11-03 1:1\nich: Vertretung bis fr\n")
    (vault / "Rezepte.md").write_text("Mehl\n")
    journal = tmp_path / "journal.txt"
    journal.write_text("[2026-11-04 09:00] Lob. @nora\n[2026-11-05 09:00] Ruhe.\n")
    argv = ("import", str(vault), str(journal), "--person", "anna", "--yes")
    told = json.loads(run(*argv, "--json").out)["data"]
    assert [(each["person"], each["is_new"], each["entries"]) for each in told["people"]] == [
        ("Nora Kern", True, 2),
        ("Anna Berger", False, 1),
    ]
    assert [each["file"].rpartition("/")[2] for each in told["left"]] == ["Rezepte.md"]
    shown = run("log", "nora").out
    assert " ich: Vertretung bis fr\n" in shown
    assert "1:1" not in shown
    assert run("promises", "nora").code == ExitCode.DONE
    assert "Vertretung" not in run("promises", "nora").out
    again = json.loads(run(*argv, "--json").out)["data"]
    assert (again["new_people"], again["entries"], again["there"]) == (0, 0, 4)


def test_an_imported_note_is_still_words_after_an_edit(
    run: Runner, notebook: Path, tmp_path: Path
) -> None:
    file = tmp_path / "talks.csv"
    file.write_text('date,person,notes,id\n2026-11-02,Nora Kern,"ich: Vertretung\nziel: x",\n')
    run("import", str(file), "--yes")
    entry = json.loads(run("log", "nora", "--json").out)["data"][0]["id"]
    printed = run("edit", entry, "--print").out
    assert run("edit", entry, "-", stdin=printed).code == ExitCode.DONE
    assert json.loads(run("log", "nora", "--json").out)["data"][0]["facts"] == []
