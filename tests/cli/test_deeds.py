"""The log as the shell calls it: who was concerned never stands in it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from builders.notebooks import CANARY, FILES, plant
from builders.running import Runner


def _log(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted((home / "access").iterdir()))


def test_access_export_and_erasure_are_noted_without_a_name(
    run: Runner, notebook: Path, tmp_path: Path
) -> None:
    run("privacy", "access", "anna", "--format", "html")
    run("export", "all", "--format", "jsonl", "--to", str(tmp_path / "anna-berger.jsonl"))
    run("privacy", "erase", "anna", "--confirm", "Anna Berger")
    data = json.loads(run("privacy", "log", "--json").out)["data"]
    assert [line["command"] for line in data["lines"]] == [
        "privacy erase",
        "export",
        "privacy access",
    ]
    assert data["lines"][2]["format"] == "html"
    assert data["broken"] == []
    log = _log(notebook).lower()
    for word in (CANARY, "anna", "berger", "7k3q", "k7f3", "people/", str(tmp_path)):
        assert word.lower().encode() not in log, word


def test_check_and_the_page_name_the_line_that_was_changed(run: Runner, notebook: Path) -> None:
    run("export", "facts")
    (file,) = (notebook / "access").iterdir()
    file.write_bytes(file.read_bytes().replace(b'"export"', b'"import"'))
    checked = run("check")
    assert checked.code == 4
    assert f"access/{file.name}:1: the line was changed" in checked.out + checked.err
    shown = run("privacy", "log")
    assert shown.code == 4
    assert f"access/{file.name}:1: the line was changed" in shown.out


def test_an_older_backup_that_was_put_back_is_no_damage(
    run: Runner, notebook: Path, tmp_path: Path
) -> None:
    kept = str(tmp_path / "old.zip")
    run("export", "facts")
    assert run("backup", kept).code == 0
    run("export", "facts")
    shutil.rmtree(notebook)
    restored = run("restore", kept)
    assert ":2: 1 line is missing before it" in restored.out + restored.err
    assert run("check").code == restored.code == 0
    assert len(_log(notebook).splitlines()) == 2


def test_what_was_handed_on_is_named_in_the_language_of_the_page(
    run: Runner, notebook: Path
) -> None:
    run("share", "anna")
    assert "Tagesordnung" in run("--lang", "de", "privacy", "log").out


def test_a_log_that_cannot_be_written_costs_one_sentence(run: Runner, notebook: Path) -> None:
    plant(notebook, {"access": "no folder"})
    shown = run("privacy", "access", "anna")
    assert shown.code == 0
    assert CANARY in shown.out
    assert shown.err.startswith("This was not noted in the log: ")


def test_nothing_is_made_where_there_is_no_notebook(run: Runner, machine: Path) -> None:
    assert run("export", "facts", "--format", "csv").code == 0
    assert run("privacy", "log").out.endswith("Nothing was shown, exported or erased yet.\n")
    assert not list(machine.rglob("access"))


def test_an_erasure_leaves_the_log_and_the_chain_whole(run: Runner, notebook: Path) -> None:
    assert FILES
    run("export", "facts")
    run("privacy", "erase", "anna", "--confirm", "Anna Berger")
    assert run("privacy", "log").code == 0
    assert len(_log(notebook).splitlines()) == 2
