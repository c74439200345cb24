"""A correction leaves a trace without content, in the entry and in the profile (Art. 16 GDPR)."""

from __future__ import annotations

import json
from pathlib import Path

from builders.notebooks import ANNA, CANARY, TALK
from builders.running import Runner


def _edited(run: Runner, was: str, becomes: str, *argv: str) -> None:
    printed = run("edit", "k7f3", "--print").out
    assert was in printed
    saved = run("edit", "k7f3", "-", *argv, stdin=printed.replace(was, becomes))
    assert (saved.code, saved.err) == (0, "")


def test_the_trace_says_when_and_where_and_never_what_stood_there(
    run: Runner, notebook: Path
) -> None:
    _edited(run, CANARY, "anders", "--asked-by", "person")
    file = (notebook / TALK).read_text(encoding="utf-8")
    assert file.endswith(
        '[corrections.1]\non = 2026-11-26\nfields = ["notes"]\nasked_by = "person"\n'
    )
    assert CANARY not in file
    said = "corrected on 26 Nov 2026 at the person’s wish: notes"
    for call in (("show", "k7f3"), ("log", "anna"), ("privacy", "access", "anna")):
        assert said in run(*call).out, call
    entry = json.loads(run("show", "k7f3", "--json").out)["data"]
    assert entry["corrections"] == [{"on": "2026-11-26", "fields": ["notes"], "asked_by": "person"}]


def test_it_cannot_be_edited_away_and_undo_takes_it_back(run: Runner, notebook: Path) -> None:
    before = (notebook / TALK).read_bytes()
    _edited(run, CANARY, "anders")
    once = (notebook / TALK).read_bytes()
    assert "corrected" not in run("edit", "k7f3", "--print").out
    _edited(run, "anders", CANARY)
    assert b'fields = ["notes"]' in (notebook / TALK).read_bytes()
    assert run("undo").code == 0
    assert (notebook / TALK).read_bytes() == once
    assert run("undo").code == 0
    assert (notebook / TALK).read_bytes() == before


def test_a_profile_keeps_it_too(run: Runner, notebook: Path) -> None:
    run("person", "set", "anna", "role=Leiterin")
    run("person", "set", "anna", "name=Anna Bergner", "role=Beraterin", "--asked-by", "person")
    file = (notebook / ANNA / "person.toml").read_text(encoding="utf-8")
    assert "Leiterin" not in file
    shown = run("person", "show", "bergner").out
    assert "corrected on 26 Nov 2026: role" in shown
    assert "corrected on 26 Nov 2026 at the person’s wish: name, role" in shown


def test_setting_what_stands_there_already_is_no_correction(run: Runner, notebook: Path) -> None:
    run("person", "set", "anna", "team=Süd")
    once = (notebook / ANNA / "person.toml").read_bytes()
    run("person", "set", "anna", "team=Süd", "--asked-by", "person")
    assert (notebook / ANNA / "person.toml").read_bytes() == once


def test_an_export_carries_it_to_another_notebook(
    run: Runner, notebook: Path, tmp_path: Path
) -> None:
    _edited(run, CANARY, "anders", "--asked-by", "person")
    run("person", "set", "anna", "team=Süd")
    whole = tmp_path / "all.json"
    run("export", "all", "--format", "json", "--with-notes", "--to", str(whole))
    before = {path.name: path.read_bytes() for path in (notebook / ANNA).rglob("*.toml")}
    other = tmp_path / "other"
    assert run("--home", str(other), "import", str(whole), "--yes").code == 0
    (folder,) = (path for path in (other / "people").iterdir() if "anna" in path.name)
    for name in ("person.toml", Path(TALK).name):
        (file,) = folder.rglob(name)
        assert file.read_bytes() == before[name]


def test_who_asked_is_one_of_two(run: Runner, notebook: Path) -> None:
    refused = run("person", "set", "anna", "team=Süd", "--asked-by", "boss")
    assert refused.code == 2
    assert "Possible: leader, person" in refused.err
