"""`privacy retention` as the shell calls it: what is due goes for good, and nothing else."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from builders.notebooks import ANNA, FILES, TALK, plant, snapshot
from builders.running import Runner

OLD = "2025-06-01T10:00"
SETTLED = "2025-06-03T10:00"
NOTE = "Hat von der Fortbildung in Kassel erzählt"
PROMISE = "Vertretung bei der Bereichsleitung klären"
APPLY = ("privacy", "retention", "--apply", "--yes")


@pytest.fixture
def filled(run: Runner, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A notebook with a talk that is past its period and one that is not."""
    with monkeypatch.context() as then:
        then.setenv("FUEHRUNG_NOW", OLD)
        run("person", "add", "Anna Berger", "Cem Demir")
        run("checkin", "anna", NOTE, f"ich: {PROMISE} bis fr", "ziel: Modul 2 abschließen")
        then.setenv("FUEHRUNG_NOW", SETTLED)
        run("done", "anna", "vertretung")
    run("checkin", "anna", "Heute war wenig Zeit", "gelungen: Messe lief gut")
    return home


def _holding(words: str, machine: Path) -> list[Path]:
    """Returns the files in which words stand, also behind base64."""
    inner = base64.b64encode(words.encode())[:20]
    found = (path for path in machine.rglob("*") if path.is_file())
    return [p for p in found if words.encode() in p.read_bytes() or inner in p.read_bytes()]


def test_the_page_says_what_is_due_since_when_and_what_is_not(run: Runner, filled: Path) -> None:
    shown = run("privacy", "retention")
    assert (shown.code, shown.err) == (0, "")
    assert "Anna Berger: Notes of a talk: 1 · Promise: 1" in shown.out
    assert "since 1 Jun 2026" in shown.out
    assert "1 record is open, stands, or belongs to one that does: no day yet" in shown.out


def test_every_kind_is_on_the_page(run: Runner, filled: Path) -> None:
    from fuehrung_cli.domain.kinds import kinds

    data = json.loads(run("privacy", "retention", "--json").out)["data"]
    listed = [kind["kind"] for kind in data["kinds"]]
    assert listed == ["session", *(kind.name for kind in kinds()), "profile", "salary"]


def test_what_is_due_is_gone_in_every_byte_and_the_rest_stays(
    run: Runner, filled: Path, machine: Path
) -> None:
    before = run("log", "anna").out
    assert _holding(NOTE, machine)
    done = run(*APPLY)
    assert (done.code, done.err) == (0, "")
    assert "2 steps of undo" in done.out
    assert "0 hits" in done.out
    assert _holding(NOTE, machine) == _holding(PROMISE, machine) == []
    after = run("log", "anna").out
    assert "Heute war wenig Zeit" in after
    assert "Modul 2 abschließen" in after
    assert "Sun 1 Jun 2025" in after
    assert len(after) < len(before)
    assert run("check").code == 0
    assert "in order" in run("check").out


def test_twice_is_once(run: Runner, filled: Path) -> None:
    run(*APPLY)
    before = snapshot(filled)
    assert run(*APPLY).out == "Nothing is past its period.\n"
    assert snapshot(filled) == before


def test_without_a_yes_nothing_goes(run: Runner, filled: Path) -> None:
    before = snapshot(filled)
    refused = run("privacy", "retention", "--apply")
    assert refused.code == 2
    assert "In scripts say --yes" in refused.err
    assert run("privacy", "retention", "--apply", "--dry-run", "--yes").code == 0
    assert snapshot(filled) == before


def test_trash_and_drafts_are_looked_through(run: Runner, filled: Path, machine: Path) -> None:
    trash = filled / "trash" / "anna-berger_7k3q_2025-01-02T0900_a0bcdefg.toml.2"
    trash.parent.mkdir()
    trash.write_text(f"notes = '{NOTE} oder so'\n")
    fresh = trash.with_name("anna-berger_7k3q_2026-11-02T0900_a1bcdefg.toml")
    fresh.write_text("notes = 'vor kurzem'\n")
    state = next((machine / ".local/state/fuehrung").iterdir())
    draft = state / "drafts" / "000001-0badc0de"
    draft.parent.mkdir(exist_ok=True)
    draft.write_text(f"person: Anna Berger\n\n{NOTE}\n")
    done = run(*APPLY)
    assert "1 draft" in done.out
    assert "1 file in the trash" in done.out
    assert _holding(NOTE, machine) == []
    assert fresh.exists()


def test_somebody_who_has_left_goes_with_everything(
    run: Runner, filled: Path, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as then:
        then.setenv("FUEHRUNG_NOW", "2025-12-01T10:00")
        run("note", "cem", "gelungen: Übergabe ohne offene Punkte")
        run("person", "leave", "cem", "--last-day", "2025-12-31")
    shown = run("privacy", "retention")
    assert "Cem Demir: everything, the person has left" in shown.out
    done = run(*APPLY, "--json")
    data = json.loads(done.out)["data"]
    assert (data["people"], data["hits"]) == (1, 0)
    assert run("person", "show", "cem").code == 3
    assert run("person", "show", "anna").code == 0
    assert _holding("Cem Demir", machine) == []


def test_of_a_book_that_cannot_be_read_whole_nothing_goes(run: Runner, filled: Path) -> None:
    (folder,) = (filled / "people").glob("anna-*")
    (folder / "sessions/2026-11-24T0900_w1w1w1w1.toml").write_text("notes = '")
    before = snapshot(filled)
    shown = run("privacy", "retention")
    assert shown.code == 4
    assert "Not all of Anna Berger could be read" in shown.out
    assert run(*APPLY).code == 4
    assert snapshot(filled) == before


def test_a_period_is_set_kept_and_taken_back(run: Runner, notebook: Path) -> None:
    text = (notebook / "notebook.toml").read_text() + "# mine\n"
    (notebook / "notebook.toml").write_text(text)
    done = run("privacy", "retention", "--set", "zusage=18 Monate", "--set", "notes=2y", "--json")
    kinds = {kind["kind"]: kind for kind in json.loads(done.out)["data"]["kinds"]}
    assert kinds["commitment"]["kept"] == "18 months after its end"
    assert kinds["commitment"]["is_own"]
    assert kinds["session"]["kept"] == "24 months"
    written = (notebook / "notebook.toml").read_text()
    assert 'commitment = "18 months"' in written
    assert "# mine" in written
    run("privacy", "retention", "--set", "commitment=default")
    assert "commitment" not in (notebook / "notebook.toml").read_text()
    assert run("undo").code == run("undo").code == 0
    assert (notebook / "notebook.toml").read_text() == text


@pytest.mark.parametrize("option", ["--apply", "--dry-run"])
def test_a_period_is_not_set_while_something_else_is_asked(
    run: Runner, notebook: Path, option: str
) -> None:
    before = snapshot(notebook)
    result = run("privacy", "retention", "--set", "observation=60d", option, "--yes")
    assert result.code == 2
    assert "Set the period first" in result.err
    assert snapshot(notebook) == before


def test_a_period_in_the_file_that_is_none_is_named_and_the_default_holds(
    run: Runner, notebook: Path
) -> None:
    plant(notebook, {"notebook.toml": FILES["notebook.toml"] + "[retention.kinds]\ngoal = 3\n"})
    checked = run("check")
    assert "notebook.toml:retention.kinds.goal: goal must be a period such as" in checked.out
    assert TALK.startswith(ANNA)


def test_a_sync_copy_that_still_holds_a_text_is_named(
    run: Runner, filled: Path, machine: Path
) -> None:
    (talk,) = (filled / "people").glob("anna-*/sessions/2025-06-01*")
    copy = talk.with_name(f"{talk.stem} (1).toml")
    copy.write_bytes(talk.read_bytes())
    done = run(*APPLY)
    assert done.code == 4
    assert f"it still stands there: {copy}" in done.err
    assert _holding(NOTE, machine) == [copy]
