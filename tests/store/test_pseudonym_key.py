"""The secret behind pseudonyms: made once, private, never changed, and looked at by `check`."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fuehrung_cli.errors import DataError
from fuehrung_cli.store.backup import back_up
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.pseudonym_key import key_bytes, pseudonym_key
from fuehrung_cli.store.restore import restore


def test_the_secret_is_made_once_and_nobody_else_can_read_it(notebook: Notebook) -> None:
    file = notebook.paths.home / "pseudonym.key"
    assert not file.exists()
    key = pseudonym_key(notebook.disk)
    assert (len(key), stat.S_IMODE(file.stat().st_mode)) == (32, 0o600)
    assert file.read_bytes() == key_bytes(key)
    assert pseudonym_key(notebook.disk) == key
    assert list(notebook.check()) == []


class _Slower(Disk):
    def create_new(self, path: str, data: bytes) -> None:
        super().create_new(path, key_bytes(b"q" * 32))
        super().create_new(path, data)


def test_whoever_is_later_takes_the_secret_of_the_quicker(notebook: Notebook) -> None:
    assert pseudonym_key(_Slower(notebook.disk.root)) == b"q" * 32


@pytest.mark.parametrize("data", [b"", b"fuehrung pseudonyms 2\n" + b"0" * 64, b"\x00" * 2000])
def test_a_damaged_secret_is_told_and_never_replaced(notebook: Notebook, data: bytes) -> None:
    file = notebook.paths.home / "pseudonym.key"
    file.write_bytes(data)
    with pytest.raises(DataError):
        pseudonym_key(notebook.disk)
    assert file.read_bytes() == data
    assert [problem.path for problem in notebook.check()] == ["pseudonym.key"]


@pytest.mark.parametrize(
    "name", ["pseudonym (1).key", "pseudonym.sync-conflict-20261124-101530-ABCDEFG.key"]
)
def test_a_second_secret_that_a_sync_has_left_is_told(notebook: Notebook, name: str) -> None:
    pseudonym_key(notebook.disk)
    (notebook.paths.home / name).write_bytes(key_bytes(b"x" * 32))
    assert [problem.path for problem in notebook.check()] == [name]


def test_what_stands_in_its_place_and_is_no_file_is_told(notebook: Notebook) -> None:
    (notebook.paths.home / "pseudonym.key").symlink_to("/dev/null")
    with pytest.raises(DataError):
        pseudonym_key(notebook.disk)
    assert "pseudonym.key" in [problem.path for problem in notebook.check()]


def test_a_backup_holds_the_secret_and_a_restore_brings_it_back(
    notebook: Notebook, tmp_path: Path
) -> None:
    key = pseudonym_key(notebook.disk)
    back_up(notebook.paths, str(tmp_path / "kept.zip"), datetime(2026, 11, 26, tzinfo=UTC), "1")
    there = replace(notebook.paths, home=tmp_path / "there", state=tmp_path / "state-there")
    restore(there, tmp_path / "kept.zip")
    assert pseudonym_key(Disk(there.home)) == key
