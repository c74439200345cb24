"""Repair: what nobody can read is put aside, whole; a crash in between loses no byte."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from builders.notebooks import ANNA, CEM, TALK, plant, snapshot
from fuehrung_cli.domain.session import Session
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.repair import Moved, Unreadable, put_aside, unreadable

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
BELOW = "quarantine/2026-11-26T100000"


@pytest.fixture
def root(paths: Paths) -> Path:
    plant(paths.home)
    return paths.home


def _open(paths: Paths) -> Notebook:
    # What the disk confirms is for tests/crash; here it would only take time.
    return Notebook.open(paths, create=False, lasting=False)


def _repair(paths: Paths) -> list[Moved]:
    notebook = _open(paths)
    return list(put_aside(notebook, tuple(unreadable(notebook)), NOW))


def _sessions(paths: Paths) -> dict[str, Session]:
    notebook = _open(paths)
    people, _ = notebook.people()
    return {s.id: s for file in people for s in notebook.sessions(file)[0]}


def _damage_everything(root: Path, elsewhere: Path) -> None:
    sessions = root / ANNA / "sessions"
    (root / TALK).write_bytes(b"\0" * 300)
    (sessions / ".tmp-0011").write_bytes(b"half a se")
    (sessions / "2026-11-25_c2cdefgh.toml").write_bytes(b"")
    (sessions / "2026-11-25_e2cdefgh.toml").write_bytes(b"# " + b"x" * (1 << 20))
    (sessions / "2026-11-24_b2cdefgh.toml").symlink_to(elsewhere / "no.toml")
    (sessions / "2026-11-23_f2cdefgh.toml").mkdir()
    os.mkfifo(sessions / "2026-11-26_d2cdefgh.toml")
    (root / CEM / "person.toml").write_text(
        'format = 1\nid = "9c2d"\nname = "Cém Demir"\nteam = Süd\nrole = "Berater"\n'
    )
    (root / "people/petra-schulz_4p8s/person.toml").unlink()
    (root / "people/petra-sommer_5r9t/sessions").mkdir()
    (root / "people/petra-sommer_5r9t/sessions/2026-11-20T0900_h8e2pq7w.toml").write_bytes(
        (root / CEM / "sessions/2026-11-20T0900_h8e2pq7v.toml")
        .read_bytes()
        .replace(b"pq7v", b"pq7w")
    )
    (root / "people/petra-sommer_5r9t/person.toml").unlink()
    (root / "people/link_5555").symlink_to(elsewhere)
    (root / "people/.tmp-22").write_bytes(b"x")
    (root / ".tmp-33").write_bytes(b"x")
    (root / "journeys").mkdir()
    (root / "journeys/mine.toml").write_bytes(b"id = \n")
    (root / "journeys/.tmp-44").write_bytes(b"x")
    (root / "trash").symlink_to(elsewhere)
    (root / "rules.toml").write_bytes(b"<<<<<<< HEAD\n")
    (root / "notebook.toml").write_bytes(
        b'format = 1\nid = "n0teb00k"\n\xff\n[retention]\nnotes_months = 3\nobservations_days = 0\n'
    )


def test_a_repaired_notebook_checks_clean_and_nothing_is_gone(
    paths: Paths, root: Path, tmp_path: Path
) -> None:
    _damage_everything(root, tmp_path)
    before = set(snapshot_bytes(root))
    moved = _repair(paths)
    notebook = _open(paths)
    assert list(notebook.check()) == []
    assert list(unreadable(notebook)) == []
    assert before - set(snapshot_bytes(root)) == set()
    assert (notebook.id, notebook.retention.general.notes_months) == ("n0teb00k", 3)
    people = {file.person.id: file.person for file in notebook.people()[0]}
    assert {key: person.name for key, person in people.items()} == {
        "7k3q": "Anna Berger",
        "9c2d": "Cém Demir",
        "5r9t": "Petra Sommer",
    }
    assert people["9c2d"].profile.role == "Berater"
    assert set(_sessions(paths)) == {"m2xae9rt", "h8e2pq7v", "h8e2pq7w"}
    assert all(each.target in ("", f"{BELOW}/{each.source}") for each in moved)
    replaced = {each.source for each in moved if each.is_replaced}
    assert replaced == {
        "notebook.toml",
        f"{CEM}/person.toml",
        "people/petra-sommer_5r9t/person.toml",
    }
    made = [root / "quarantine", *(root / BELOW / each.source for each in moved)]
    modes = {path.parent.stat().st_mode & 0o777 for path in made[1:]}
    assert (modes, made[0].stat().st_mode & 0o777) == ({0o700}, 0o700)


def snapshot_bytes(root: Path) -> Iterator[bytes]:
    """Yields what stands in every file, links and pipes by what they are."""
    for path in root.rglob("*"):
        if path.is_symlink():
            yield str(path.readlink()).encode()
        elif path.is_file():
            yield path.read_bytes()
        elif not path.is_dir():
            yield str(path.lstat().st_ino).encode()


def test_taking_back_by_the_printed_moves_restores_every_byte(
    paths: Paths, root: Path, tmp_path: Path
) -> None:
    _damage_everything(root, tmp_path)
    before = _tree(root)
    for each in _repair(paths):
        if each.target:
            words = ["mv", each.target, each.source]
            subprocess.run(["sh", "-c", shlex.join(words)], cwd=root, check=True)
        else:
            (root / each.source).unlink()
    after = _tree(root)
    assert [path for path in before if after.get(path) != before[path]] == []
    more = {path for path in after if path not in before}
    assert {path for path in more if not path.startswith("quarantine")} <= {".lock"}


def _tree(root: Path) -> dict[str, str]:
    def what(path: Path) -> str:
        if path.is_symlink():
            return str(path.readlink())
        if path.is_dir():
            return "folder"
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else "pipe"

    return {path.relative_to(root).as_posix(): what(path) for path in root.rglob("*")}


def test_what_can_be_read_stays_where_it_is(paths: Paths, root: Path) -> None:
    sessions = root / ANNA / "sessions"
    (sessions / "2026-11-25_c2cdefgh.toml").write_text('format = 2\nid = "c2cdefgh"\n')
    (sessions / "2026-11-05T0900_k7f3qdx2 (1).toml").write_bytes((root / TALK).read_bytes())
    (sessions / "notes.txt").write_text("mine")
    talk = (root / TALK).read_text().replace("2026-11-30", '"soon"')
    (root / TALK).write_text(talk)
    (root / CEM / "person.toml").write_text(
        'format = 1\nid = "9c2d"\nname = "C"\nrhythm_days = "x"\n'
    )
    before = snapshot(root)
    assert _repair(paths) == []
    assert snapshot(root) == before
    assert not (root / "quarantine").exists()


def test_a_file_that_became_sound_meanwhile_is_not_touched(paths: Paths, root: Path) -> None:
    sound = (root / TALK).read_bytes()
    (root / TALK).write_bytes(b"")
    notebook = _open(paths)
    found = tuple(unreadable(notebook))
    assert found == (Unreadable(TALK),)
    (root / TALK).write_bytes(sound)  # the sync has come to it
    assert list(put_aside(notebook, found, NOW)) == []
    assert (root / TALK).read_bytes() == sound


def test_two_repairs_of_one_second_keep_apart(paths: Paths, root: Path) -> None:
    for number in (1, 2):
        (root / TALK).write_bytes(b"\0" * number)
        _repair(paths)
    assert (root / BELOW / TALK).read_bytes() == b"\0"
    assert (root / f"{BELOW}.2" / TALK).read_bytes() == b"\0\0"


def test_a_link_in_place_of_the_quarantine_leads_nothing_away(
    paths: Paths, root: Path, tmp_path: Path
) -> None:
    from fuehrung_cli.store.failures import IrregularError

    (tmp_path / "theirs").mkdir()
    (root / "quarantine").symlink_to(tmp_path / "theirs")
    (root / TALK).write_bytes(b"\0")
    with pytest.raises(IrregularError):
        _repair(paths)
    assert (root / TALK).read_bytes() == b"\0"
    assert list((tmp_path / "theirs").iterdir()) == []


def test_a_name_that_cannot_be_read_comes_from_the_folder(paths: Paths, root: Path) -> None:
    for text in ("", "name = \n", 'name = " "\n', 'name = "' + "\\u0000" * 3 + "\n", "\0\0"):
        (root / CEM / "person.toml").write_text(text)
        _repair(paths)
        assert {f.person.name for f in _open(paths).people()[0]} >= {"Cem Demir"}


class _CrashError(BaseException):
    """The machine stops."""


_CALLS = ("open", "mkdir", "link", "unlink", "replace", "write", "rename", "chmod")


def _stopping(call: Callable[..., Any], left: list[int]) -> Callable[..., Any]:
    def stop(*args: Any, **named: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            raise _CrashError
        return call(*args, **named)

    return stop


def test_a_repair_that_is_cut_off_anywhere_loses_nothing_and_is_finished_by_the_next(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A call that changes the disk is the last one; nothing after it happens."""
    for point in range(0, 1_000, 1 if os.environ.get("FUEHRUNG_TEST_LONG") else 5):
        home = tmp_path / f"home-{point}"
        here = Paths(home, paths.config_file, paths.cache, paths.state, paths.runtime)
        plant(home)
        _damage_everything(home, tmp_path)
        before = set(snapshot_bytes(home))
        left = [point]
        with monkeypatch.context() as patched:
            for name in _CALLS:
                patched.setattr(os, name, _stopping(getattr(os, name), left))
            with suppress(_CrashError):
                _repair(here)
        is_through = left[0] >= 0
        assert before - set(snapshot_bytes(home)) == set(), point
        _repair(here)
        assert list(_open(here).check()) == [], point
        assert before - set(snapshot_bytes(home)) == set(), point
        assert set(_sessions(here)) == {"m2xae9rt", "h8e2pq7v", "h8e2pq7w"}, point
        if is_through:
            break
    else:
        pytest.fail("the repair has no end")
    assert point > 100
