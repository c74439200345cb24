"""`fuehrung conflicts`: what is shown, merged, decided, and taken back."""

from __future__ import annotations

import errno
import json
import os
from itertools import count
from pathlib import Path

import pytest

from builders.notebooks import ANNA, CEM, FILES, PRAISE, TALK, snapshot
from builders.running import Runner
from builders.terminal import Terminal
from fuehrung_cli.errors import ExitCode

COPY = TALK.replace(".toml", ".sync-conflict-20261123-101530-ABCDEFG.toml")
MORE = '\n[facts.5]\nkind = "topic"\ntext = "Homeoffice freitags"\n'
PRAISE_COPY = PRAISE.replace(".toml", " (1).toml")


@pytest.fixture
def two(notebook: Path) -> Path:
    """Adds a copy with other notes and one more fact, and one whose fact says something else."""
    changed = FILES[TALK].replace("Modul 2 läuft.", "Modul 3 steht an.") + MORE
    (notebook / COPY).write_text(changed)
    praise = FILES[PRAISE].replace("Firma Reiter", "Firma Reiter und Söhne")
    (notebook / PRAISE_COPY).write_text(praise)
    return notebook


def test_both_versions_are_shown_in_the_words_of_the_leader(two: Path, run: Runner) -> None:
    shown = run("conflicts", "--lang", "de")
    assert (shown.code, shown.err) == (4, "")
    for words in ("Anna Berger", "k7f3qdx2", "Modul 2 läuft.", "Modul 3 steht an.", "(Syncthing)"):
        assert words in shown.out
    assert "Homeoffice freitags" in shown.out
    assert "2  Lob der Firma Reiter und Söhne" in shown.out
    assert two.joinpath(COPY).exists()


def test_nothing_in_two_versions_is_said(notebook: Path, run: Runner) -> None:
    before = snapshot(notebook)
    shown = run("conflicts", "--lang", "en")
    assert (shown.code, shown.err) == (0, "")
    assert "No file stands here in two versions." in shown.out
    assert run("conflicts", "--merge", "--yes").code == 0
    assert snapshot(notebook) == before


def test_what_is_safe_is_merged_and_undo_takes_it_back(two: Path, run: Runner) -> None:
    before = snapshot(two)
    done = run("conflicts", "--merge", "--yes", "--lang", "en")
    assert done.code == 4
    assert done.out.endswith("1 merged or decided, 1 left\n")
    merged = (two / TALK).read_text()
    for words in ("Modul 2 läuft.", "[other version]", "Modul 3 steht an.", "Homeoffice freitags"):
        assert words in merged
    assert (two / "trash" / COPY.replace("people/", "").replace("/sessions/", "_")).exists()
    assert run("undo").code == 0
    after = snapshot(two)
    assert {path: after[path] for path in before} == before


def test_a_decision_can_be_given_by_an_option(two: Path, run: Runner) -> None:
    assert run("conflicts", "2", "--keep", "both").code == 4
    entries = sorted((two / ANNA / "sessions").glob("2026-11-12*.toml"))
    assert len(entries) == 2
    texts = "".join(path.read_text() for path in entries)
    assert '"Lob der Firma Reiter"' in texts
    assert "Lob der Firma Reiter und Söhne" in texts
    assert run("conflicts", "1", "--keep", "merged").code == 0
    assert run("check").code == 0


def test_the_loser_lies_in_the_trash(two: Path, run: Runner) -> None:
    original = (two / PRAISE).read_bytes()
    run("conflicts", "2", "--keep", "copy")
    assert b"und S" in (two / PRAISE).read_bytes()
    assert original in [path.read_bytes() for path in (two / "trash").iterdir()]


@pytest.mark.parametrize("language", ["de", "en"])
def test_at_a_terminal_each_is_asked(two: Path, language: str) -> None:
    wanted = {"de": "Welche Nummer?", "en": "Which number?"}[language]
    terminal = Terminal("--lang", language, "conflicts", "--merge", lines=40)
    terminal.wait_for(wanted)
    terminal.write("1\n")
    terminal.wait_for("m2xae9rt", wanted)
    terminal.write("\n")
    assert terminal.end() == 4
    assert not (two / COPY).exists()
    assert (two / PRAISE_COPY).exists()


def test_marks_of_a_merge_are_taken_apart(notebook: Path, run: Runner) -> None:
    path = notebook / CEM / "sessions" / "2026-11-20T0900_h8e2pq7v.toml"
    text = path.read_text()
    line = next(each for each in text.splitlines() if each.startswith("notes"))
    other = 'notes = "Will mehr Zeit."'
    marked = f"<<<<<<< HEAD\n{line}\n=======\n{other}\n>>>>>>> theirs"
    path.write_text(text.replace(line, marked))
    checked = run("check", "--lang", "en")
    assert "two versions were merged into one file" in checked.out
    assert run("conflicts", "--merge", "--yes").code == 0
    assert "Will mehr Zeit." in path.read_text()
    assert "Kommt gut an." in path.read_text()


def test_marks_within_a_text_are_seen_although_the_file_can_be_read(
    notebook: Path, run: Runner
) -> None:
    path = notebook / CEM / "sessions" / "2026-11-20T0900_h8e2pq7v.toml"
    notes = '"""\nEins.\n<<<<<<< HEAD\nZwei.\n=======\nDrei.\n>>>>>>> theirs\n"""'
    text = path.read_text()
    line = next(each for each in text.splitlines() if each.startswith("notes"))
    path.write_text(text.replace(line, f"notes = {notes}"))
    assert "two versions were merged into one file" in run("check", "--lang", "en").out
    assert run("conflicts", "--merge", "--yes").code == 0
    assert "<<<<<<<" not in path.read_text()
    assert all(word in path.read_text() for word in ("Eins.", "Zwei.", "Drei."))


@pytest.mark.parametrize("empty", [True, False])
def test_a_missing_or_empty_file_waits_for_the_sync_and_is_brought_back_when_asked(
    notebook: Path, run: Runner, *, empty: bool
) -> None:
    data = (notebook / TALK).read_bytes()
    (notebook / COPY).write_bytes(data)
    (notebook / TALK).unlink()
    if empty:
        (notebook / TALK).write_bytes(b"")
    before = snapshot(notebook)
    assert run("conflicts", "--merge", "--yes").code == 4
    assert snapshot(notebook) == before
    assert run("conflicts", "1", "--keep", "copy").code == 0
    assert (notebook / TALK).read_bytes() == data


def test_an_empty_copy_waits_for_the_sync(notebook: Path, run: Runner) -> None:
    (notebook / COPY).write_bytes(b"")
    before = snapshot(notebook)
    assert run("conflicts", "--merge", "--yes").code == 4
    assert snapshot(notebook) == before


def test_profiles_merge_by_what_this_machine_remembers(notebook: Path, run: Runner) -> None:
    profile = notebook / ANNA / "person.toml"
    synced = profile.read_text()
    run("person", "set", "anna", "role=Teamleiterin")
    mine = profile.read_text()
    # The other machine was quicker: its version has the name, ours became the copy.
    profile.write_text(synced.replace("2024-09-01", "2024-10-01"))
    profile.with_name("person (Annas Laptop's conflicted copy 2026-11-23).toml").write_text(mine)
    assert run("conflicts", "--merge", "--yes").code == 0
    assert "Teamleiterin" in profile.read_text()
    assert "2024-10-01" in profile.read_text()


def test_a_folder_that_stands_twice_becomes_one(notebook: Path, run: Runner) -> None:
    twin = notebook / f"{CEM} (1)"
    twin.joinpath("sessions").mkdir(parents=True)
    twin.joinpath("person.toml").write_text(FILES[f"{CEM}/person.toml"])
    entry = 'format = 1\nid = "b2cdefgh"\nat = 2026-11-02\nrecorded = 2026-11-02T09:00:00+01:00\n'
    twin.joinpath("sessions/2026-11-02_b2cdefgh.toml").write_text(entry + 'notes = "Nur hier."\n')
    assert run("conflicts", "--merge", "--yes").code == 0
    assert not twin.exists()
    assert "Nur hier." in run("log", "cem").out


def test_own_journeys_of_a_sync_are_never_read(notebook: Path, run: Runner) -> None:
    run("journey", "new", "Erste Kunden")
    mine = notebook / "journeys" / "erste-kunden.toml"
    copy = mine.with_name("erste-kunden.sync-conflict-20261123-101530-ABCDEFG.toml")
    copy.write_text(mine.read_text().replace("Erste Kunden", "Zweite Kunden"))
    assert "Zweite Kunden" not in run("journey", "list").out
    told = run("check", "--lang", "en")
    assert told.code == 4
    assert "left by Syncthing" in told.out
    shown = json.loads(run("conflicts", "--json").out)["data"]["conflicts"]
    assert [(each["role"], each["state"]) for each in shown] == [("journey", "differs")]


def test_one_id_in_two_files_is_a_conflict(notebook: Path, run: Runner) -> None:
    other = notebook / TALK.replace("2026-11-05T0900", "2026-11-06T1000")
    other.write_text(FILES[TALK].replace("2026-11-05T09:00", "2026-11-06T10:00"))
    shown = json.loads(run("conflicts", "--json").out)["data"]
    assert [(c["cause"], c["state"]) for c in shown["conflicts"]] == [("twice", "differs")]
    assert run("conflicts", "1", "--keep", "original").code == 0


@pytest.mark.parametrize("number", range(10))
def test_a_profile_that_cannot_be_read_for_a_moment_is_nobodys_twin(
    notebook: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real, reads = os.open, count()

    def failing(path: str, *rest: object, **named: object) -> int:
        if path == "person.toml" and next(reads) == number:
            raise OSError(errno.EIO, "refused")
        return real(path, *rest, **named)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(os, "open", failing)
    assert run("conflicts").code in (ExitCode.DONE, ExitCode.DAMAGED)
