"""`backup` and `restore` as they are called: what is said in both languages, and which code."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest

from builders.notebooks import ANNA, CANARY, TALK, home_in, snapshot
from builders.running import Runner
from fuehrung_cli.errors import ExitCode

HEAD = {
    "en": ("Backed up: {file} (", "4 people · 3 entries", "Not encrypted:", "Put back: fuehrung"),
    "de": (
        "Gesichert: {file} (",
        "4 Personen · 3 Einträge",
        "Nicht verschlüsselt:",
        "Zurückspielen:",
    ),
}
BACK = {
    "en": ("Restored: ", "4 people, 3 entries read: everything in order"),
    "de": ("Wiederhergestellt: ", "4 Personen, 3 Einträge gelesen: alles in Ordnung"),
}


@pytest.fixture(params=["en", "de"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("FUEHRUNG_LANG", request.param)
    return str(request.param)


def test_a_backup_says_where_it_is_and_what_is_in_it(
    run: Runner, notebook: Path, tmp_path: Path, language: str
) -> None:
    (notebook / ANNA / "salary.toml").write_text("format = 1\ngross_eur = 62000\n")
    result = run("backup" if language == "en" else "sichern", str(tmp_path))
    file = tmp_path / "fuehrung-2026-11-26.zip"
    assert (result.code, result.err) == (ExitCode.DONE, "")
    for part in HEAD[language]:
        assert part.format(file=file) in result.out
    assert ("gross pay of 1 person" if language == "en" else "Gehalt von 1 Person") in result.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_was_lost_comes_back_with_the_drafts_and_what_undo_knows(
    run: Runner, notebook: Path, tmp_path: Path, language: str
) -> None:
    run("note", "anna", "gelungen: Messe")
    before = snapshot(notebook)
    assert run("backup", str(tmp_path / "b.zip")).code == ExitCode.DONE
    for top in (notebook, home_in(notebook.parents[2]).parents[1] / "state" / "fuehrung"):
        top.rename(tmp_path / f"lost-{top.parent.name}")
    result = run("restore" if language == "en" else "wiederherstellen", str(tmp_path / "b.zip"))
    first, last = BACK[language]
    assert (result.code, result.err) == (ExitCode.DONE, "")
    assert result.out.startswith(f"{first}{notebook}\n")
    assert last.replace("3 en", "4 en").replace("3 Ei", "4 Ei") in result.out
    assert snapshot(notebook) == before
    assert run("undo").code == ExitCode.DONE


def test_one_looks_at_a_backup_elsewhere_without_touching_anything(
    run: Runner, notebook: Path, tmp_path: Path, language: str
) -> None:
    run("backup", str(tmp_path / "b.zip"))
    home = snapshot(notebook.parents[2])
    option = "--to" if language == "en" else "--in"
    result = run("restore", str(tmp_path / "b.zip"), option, str(tmp_path / "look here"))
    assert (result.code, result.err) == (ExitCode.DONE, "")
    assert f"fuehrung --home '{tmp_path}/look here' report" in result.out
    assert snapshot(notebook.parents[2]) == home
    assert "Anna" in run("--home", str(tmp_path / "look here"), "report").out


def test_damaged_files_are_kept_and_named_on_both_ways(
    run: Runner, notebook: Path, tmp_path: Path
) -> None:
    (notebook / TALK).write_text(f'notes = "{CANARY}\n')
    made = run("backup", str(tmp_path / "b.zip"))
    assert made.code == ExitCode.DAMAGED
    assert "1 damaged file is in it as it is" in made.out
    assert made.err.startswith(f"{TALK}:1")
    back = run("restore", str(tmp_path / "b.zip"), "--to", str(tmp_path / "look"))
    assert back.code == ExitCode.DAMAGED
    assert f"{TALK}:1" in back.out
    assert (tmp_path / "look" / TALK).read_bytes() == (notebook / TALK).read_bytes()
    assert CANARY not in made.out + made.err + back.out + back.err


def test_a_file_that_cannot_be_read_is_named_and_the_code_says_so(
    run: Runner, notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refusing(path: str, *rest: object, **named: object) -> int:
        if path == "2026-11-05T0900_k7f3qdx2.toml":
            raise PermissionError(13, "refused")
        return real(path, *rest, **named)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(os, "open", refusing)
    result = run("backup", str(tmp_path / "b.zip"))
    assert result.code == ExitCode.DAMAGED
    assert f"{TALK}: it cannot be read, so it is not in the backup" in result.err


def test_a_notebook_of_a_newer_program_can_still_be_backed_up(
    run: Runner, notebook: Path, tmp_path: Path
) -> None:
    (notebook / "notebook.toml").write_text('format = 99\nid = "n0teb00k"\n')
    assert run("backup", str(tmp_path / "b.zip")).code == ExitCode.DONE
    back = run("restore", str(tmp_path / "b.zip"), "--to", str(tmp_path / "look"))
    assert back.code == ExitCode.DAMAGED
    assert "Update fuehrung" in back.out
    assert snapshot(tmp_path / "look") == snapshot(notebook)


def test_nothing_to_back_up_is_said(run: Runner, home: Path, tmp_path: Path) -> None:
    result = run("backup", str(tmp_path))
    assert result.code == ExitCode.NOT_FOUND
    assert list(tmp_path.iterdir()) == []
    home.parent.mkdir(parents=True)
    home.write_text("no notebook")
    assert run("backup", str(tmp_path)).code == ExitCode.UNREADABLE


def test_a_folder_of_a_sync_service_is_pointed_out(
    run: Runner, notebook: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "OneDrive - Firma" / "Dokumente"
    folder.mkdir(parents=True)
    assert "“OneDrive - Firma” looks like a folder that is synced" in run("backup", str(folder)).out
    assert "looks like" not in run("backup", str(tmp_path)).out


def test_what_is_left_out_is_named(run: Runner, notebook: Path, tmp_path: Path) -> None:
    (notebook / "old").symlink_to(tmp_path)
    (notebook / ".git").mkdir()
    told = json.loads(run("backup", str(tmp_path), "--json").out)["data"]["left_out"]
    assert told == [{"path": ".git", "why": "hidden"}, {"path": "old", "why": "link"}]
    words = run("backup", str(tmp_path)).out
    assert "left out: .git (a folder of another program)" in words
    assert "left out: old (a link, which is not followed)" in words


def test_an_interrupted_restore_is_told_by_every_command_until_it_is_finished(
    run: Runner, notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup", str(tmp_path / "b.zip"))
    half = tmp_path / "half"
    monkeypatch.setenv("FUEHRUNG_HOME", str(half))
    run("restore", str(tmp_path / "b.zip"))
    (half / "notebook.toml").unlink()
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        digest = hashlib.sha256(archive.read("SHA256SUMS")).hexdigest()
    (half / ".restoring").write_text(f"{digest}\n")
    for command in (("report",), ("note", "anna", "gelungen: Messe"), ("person", "add", "Nora")):
        result = run(*command)
        assert result.code == ExitCode.UNREADABLE, command
        assert "fuehrung restore FILE" in result.err
    assert run("restore", str(tmp_path / "b.zip")).code == ExitCode.DONE
    assert snapshot(half) == snapshot(notebook)
