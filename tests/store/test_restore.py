"""A backup goes back where nothing is, whole, and a crash in the middle can be finished."""

from __future__ import annotations

import os
import random
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.archives import backed_up, full_machine, machine
from builders.faults import CODES, EVERY_POINT, Saboteur
from builders.notebooks import NOTEBOOK_ID, TALK, snapshot
from fuehrung_cli.errors import ForbiddenError, FuehrungError, NotebookError
from fuehrung_cli.store import restore as restoring
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.restore import restore


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return full_machine(tmp_path / "machine")


@pytest.fixture
def backup(paths: Paths, tmp_path: Path) -> Path:
    return Path(backed_up(paths, tmp_path / "b.zip").file)


@pytest.fixture
def fresh(tmp_path: Path) -> Paths:
    """Returns a machine on which there is nothing."""
    return machine(tmp_path / "fresh")


def _expected(folder: Path) -> dict[str, bytes]:
    """Returns what a new machine holds: drafts of the short-lived folder lie with the others."""
    there = snapshot(folder)
    runtime = {path: data for path, data in there.items() if path.startswith("runtime/")}
    moved = {p.replace("runtime", f"state/{NOTEBOOK_ID}"): d for p, d in runtime.items()}
    other = "state/h8e2pq7v/"
    kept = {p: d for p, d in there.items() if p not in runtime and not p.startswith(other)}
    return kept | moved


def test_what_comes_back_is_what_was_there(backup: Path, fresh: Paths, tmp_path: Path) -> None:
    restored = restore(fresh, backup)
    assert snapshot(tmp_path / "fresh") == _expected(tmp_path / "machine")
    assert (restored.folder, restored.kept, restored.renamed) == (str(fresh.home), (), ())
    assert (restored.holds.people, restored.holds.entries) == (4, 3)


def test_all_of_it_is_readable_to_the_owner_only(backup: Path, fresh: Paths, umask: None) -> None:
    os.umask(0)
    restore(fresh, backup)
    found = [path for path in fresh.home.parent.rglob("*") if path != fresh.home.parent]
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in found}
    assert modes == {(True, 0o700), (False, 0o600)}


def test_only_the_notebook_goes_to_another_folder(
    backup: Path, paths: Paths, tmp_path: Path
) -> None:
    before = snapshot(tmp_path / "machine")
    elsewhere = replace(paths, home=tmp_path / "look")
    assert restore(elsewhere, backup, notebook_only=True).notebook_only
    assert snapshot(tmp_path / "machine") == before
    assert snapshot(tmp_path / "look") == snapshot(paths.home)


@pytest.mark.parametrize("there", ["notebook.toml", "people/x", "anything", ".git/config"])
def test_nothing_goes_where_something_is(backup: Path, fresh: Paths, there: str) -> None:
    (fresh.home / there).parent.mkdir(parents=True)
    (fresh.home / there).write_bytes(b"mine")
    with pytest.raises(ForbiddenError, match="There is something in"):
        restore(fresh, backup)
    assert snapshot(fresh.home) == {there: b"mine"}


def test_an_empty_folder_and_what_the_system_leaves_in_it_are_no_hindrance(
    backup: Path, fresh: Paths
) -> None:
    fresh.home.mkdir(parents=True)
    (fresh.home / ".DS_Store").write_bytes(b"")
    assert restore(fresh, backup).holds.people == 4


def test_a_file_in_the_place_of_the_folder_is_refused(backup: Path, fresh: Paths) -> None:
    fresh.home.parent.mkdir(parents=True)
    fresh.home.write_bytes(b"mine")
    with pytest.raises(FuehrungError):
        restore(fresh, backup)
    assert fresh.home.read_bytes() == b"mine"


def test_settings_and_drafts_that_are_there_stay_and_are_told(backup: Path, fresh: Paths) -> None:
    fresh.config_file.parent.mkdir(parents=True)
    fresh.config_file.write_bytes(b'language = "en"\n')
    draft = fresh.state / NOTEBOOK_ID / "drafts" / "000001-0a1b2c3d"
    draft.parent.mkdir(parents=True)
    draft.write_bytes(b"typed since")
    restored = restore(fresh, backup)
    assert set(restored.kept) == {str(fresh.config_file), str(draft)}
    assert fresh.config_file.read_bytes() == b'language = "en"\n'
    assert draft.read_bytes() == b"typed since"


def test_too_small_a_disk_is_said_before_the_first_file(
    backup: Path, fresh: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage("/")._replace(free=100)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(NotebookError, match="too little room"):
        restore(fresh, backup)
    assert not fresh.home.exists()


def test_settings_and_state_inside_of_the_notebook_come_back_there(tmp_path: Path) -> None:
    """As on macOS and Windows, where the platform has one folder for all of it."""

    def one_folder(name: str) -> Paths:
        home = tmp_path / name
        return Paths(home, home / "config.toml", home / "Cache", home, tmp_path / "none")

    made = Notebook.open(one_folder("a"), create=True, draw=random.Random(1).randrange)
    Disk(made.disk.root).create_new("config.toml", b'language = "de"\n')
    made.state.make_folder("drafts")
    made.state.create_new("drafts/000001-0a1b2c3d", b"person: Anna\n\nEntwurf\n")
    backup = Path(backed_up(one_folder("a"), tmp_path / "b.zip").file)
    restore(one_folder("b"), backup)
    assert snapshot(tmp_path / "b") == snapshot(tmp_path / "a")
    assert restore(replace(one_folder("b"), home=tmp_path / "c"), backup).kept == ()


class _StopError(Exception):
    """The machine stops here."""


@pytest.fixture
def stop_after(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Returns what stops a restore after so many files, as a crash would."""

    def stop(files: int) -> None:
        left = iter(range(files))
        real = restoring._Restoring.put

        def put(self: object, name: str) -> None:
            if next(left, None) is None:
                raise _StopError
            real(self, name)  # type: ignore[arg-type]  # passed on

        monkeypatch.setattr(restoring._Restoring, "put", put)

    yield stop
    monkeypatch.undo()


@pytest.mark.parametrize("files", [0, 1, 9, 17])
def test_after_a_crash_it_is_no_notebook_and_the_same_command_finishes(
    backup: Path,
    fresh: Paths,
    tmp_path: Path,
    stop_after: object,
    files: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stop_after(files)  # type: ignore[operator]  # the fixture
    with pytest.raises(_StopError):
        restore(fresh, backup)
    monkeypatch.undo()
    for create in (False, True):
        with pytest.raises(NotebookError, match="was interrupted"):
            Notebook.open(fresh, create=create)
    restore(fresh, backup)
    assert snapshot(tmp_path / "fresh") == _expected(tmp_path / "machine")


def test_another_backup_does_not_finish_what_was_begun(
    backup: Path, paths: Paths, fresh: Paths, tmp_path: Path, stop_after: object
) -> None:
    stop_after(3)  # type: ignore[operator]  # the fixture
    with pytest.raises(_StopError):
        restore(fresh, backup)
    (paths.home / "trash" / "new").write_bytes(b"new")
    other = Path(backed_up(paths, tmp_path / "other.zip").file)
    with pytest.raises(ForbiddenError, match="Another backup"):
        restore(fresh, other)


def test_what_was_put_into_a_half_restored_folder_is_not_overwritten(
    backup: Path, fresh: Paths, stop_after: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_after(1)  # type: ignore[operator]  # the fixture
    with pytest.raises(_StopError):
        restore(fresh, backup)
    monkeypatch.undo()
    (fresh.home / TALK).parent.mkdir(parents=True, exist_ok=True)
    (fresh.home / TALK).write_bytes(b"mine")
    with pytest.raises(ForbiddenError, match="exists already"):
        restore(fresh, backup)
    assert (fresh.home / TALK).read_bytes() == b"mine"


@pytest.mark.parametrize("forever", [False, True])
def test_a_failing_system_leaves_what_the_same_command_finishes(
    backup: Path, tmp_path: Path, forever: bool
) -> None:
    wanted = _expected(tmp_path / "machine")
    at, is_over, failures = 0, False, 0
    while not is_over:
        at += 1 if at < 10 or EVERY_POINT else 401
        there = tmp_path / str(at)
        saboteur = Saboteur(at, CODES[at % len(CODES)], forever=forever)
        with pytest.MonkeyPatch.context() as patch:
            saboteur.install(patch)
            try:
                restore(machine(there), backup)
            except FuehrungError:
                failures += 1
        is_over = saboteur.was_idle
        half = _without_leftovers(there)
        assert {path: data for path, data in half.items() if path != "home/.restoring"}.items() <= (
            wanted.items()
        )
        if "home/.restoring" in half or not half:
            restore(machine(there), backup)
        assert _without_leftovers(there) == wanted
    assert failures > 10


def _without_leftovers(folder: Path) -> dict[str, bytes]:
    return {path: data for path, data in snapshot(folder).items() if "/.tmp-" not in path}


def test_names_that_this_system_cannot_hold_lie_under_their_numbers(
    paths: Paths, fresh: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a backup from Linux does on Windows."""
    (paths.home / "a:b").write_bytes(b"odd")
    backup = Path(backed_up(paths, tmp_path / "b.zip").file)
    monkeypatch.setattr(restoring, "_IS_STRICT", True)
    restored = restore(fresh, backup)
    assert restored.renamed == ("odd-names/0001",)
    assert (fresh.home / "odd-names" / "0001").read_bytes() == b"odd"
    assert not (fresh.home / "a:b").exists()


# Round trip


def _is_name(part: str) -> bool:
    passing = (".tmp-", ".lock", ".restoring")
    return part not in (".", "..") and not part.startswith(passing)


_part = st.one_of(
    st.sampled_from(["people", "trash", "journeys", "anna-berger_7k3q", "sessions", "x.toml"]),
    st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=6).filter(_is_name),
)
_paths = st.lists(_part, min_size=1, max_size=4).map("/".join)
_files = st.dictionaries(_paths, st.binary(max_size=60), min_size=1, max_size=8)


def _planted(home: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    """Writes what a file system can hold of these; folders of other programs are no part of it."""
    home.mkdir(parents=True)
    for path, data in files.items():
        try:
            (home / path).parent.mkdir(parents=True, exist_ok=True)
            (home / path).write_bytes(data)
        except (OSError, UnicodeError):
            continue
    return {path: data for path, data in snapshot(home).items() if not _is_hidden(path)}


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/")[:-1])


@settings(max_examples=200 if EVERY_POINT else 12, deadline=None)
@given(_files)
def test_round_trip_is_identity_whatever_the_files_are_called(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    try:
        kept = _planted(folder / "a" / "home", {"notebook.toml": b"odd, too", **files})
        backup = Path(backed_up(machine(folder / "a"), folder / "b.zip").file)
        restored = restore(machine(folder / "c"), backup)
        assert snapshot(folder / "c" / "home") == kept
        assert restored.renamed == ()
    finally:
        shutil.rmtree(folder)


# By hand, as README.txt in the backup says


@pytest.mark.parametrize("tool", ["unzip", "python"])
def test_without_our_program_it_comes_back_by_copying_three_folders(
    backup: Path, paths: Paths, fresh: Paths, tmp_path: Path, tool: str
) -> None:
    out = tmp_path / "out"
    unpack = {
        "unzip": ["unzip", "-q", str(backup), "-d", str(out)],
        "python": [sys.executable, "-m", "zipfile", "-e", str(backup), str(out)],
    }
    subprocess.run(unpack[tool], check=True)
    shutil.copytree(out / "notebook", fresh.home)
    shutil.copytree(out / "settings", fresh.config_file.parent)
    shutil.copytree(out / "state", fresh.state)
    wanted = _expected(tmp_path / "machine")
    runtime = f"state/{NOTEBOOK_ID}/drafts/000002-0a1b2c3d"
    assert snapshot(tmp_path / "fresh") == {p: d for p, d in wanted.items() if p != runtime}
    assert (out / "runtime/drafts/000002-0a1b2c3d").read_bytes() == wanted[runtime]
    if tool == "unzip":
        assert all(
            stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
            for path in (out / "notebook").rglob("*")
        )
