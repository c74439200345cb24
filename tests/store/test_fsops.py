from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from fuehrung_cli.errors import ForbiddenError, FuehrungError, NotebookError
from fuehrung_cli.store import fscalls
from fuehrung_cli.store.failures import (
    ChangedError,
    ExistsError,
    IrregularError,
    MissingError,
)
from fuehrung_cli.store.fsops import LOCK, Disk, Entry, folder_at


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    made = Disk(tmp_path / "root")
    made.make_folder("a/b")
    return made


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
@pytest.mark.usefixtures("umask")
def test_folders_are_0700_and_files_0600_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    os.umask(mask)
    disk = Disk(tmp_path / "one" / "two")
    disk.make_folder("a/b")
    disk.create_new("a/b/new", b"1")
    disk.replace_if_same("a/b/new", b"1", b"2")
    disk.append_line("a/b/lines", b"x")
    folders = [disk.root.parent, disk.root, disk.root / "a", disk.root / "a" / "b"]
    files = [disk.root / "a/b/new", disk.root / "a/b/lines", disk.root / LOCK]
    assert [_mode(folder) for folder in folders] == [0o700] * 4
    assert [_mode(file) for file in files] == [0o600] * 3


def test_a_new_file_never_overwrites(disk: Disk) -> None:
    disk.create_new("a/x", b"first")
    with pytest.raises(ExistsError):
        disk.create_new("a/x", b"second")
    assert disk.read_file("a/x") == b"first"
    assert disk.list_folder("a") == (Entry("b", "folder"), Entry("x", "file"))


def test_a_file_is_replaced_only_while_it_is_the_one_that_was_read(disk: Disk) -> None:
    disk.create_new("x", b"1")
    disk.replace_if_same("x", b"1", b"2")
    with pytest.raises(ChangedError):
        disk.replace_if_same("x", b"1", b"3")
    with pytest.raises(ChangedError):
        disk.replace_if_same("missing", b"1", b"3")
    assert disk.read_file("x") == b"2"
    assert [entry.name for entry in disk.list_folder()] == [LOCK, "a", "x"]


def test_a_held_lock_is_waited_for_and_then_told(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from filelock import FileLock

    monkeypatch.setattr("fuehrung_cli.store.fslock._LOCK_SECONDS", 0.05)
    disk.create_new("x", b"1")
    with (
        FileLock(disk.root / LOCK),
        pytest.raises(NotebookError, match="Another fuehrung is writing"),
    ):
        disk.replace_if_same("x", b"1", b"2")
    disk.replace_if_same("x", b"1", b"2")


def test_moving_refuses_to_overwrite_and_leaves_one_copy(disk: Disk) -> None:
    disk.create_new("a/x", b"1")
    disk.create_new("a/b/y", b"2")
    with pytest.raises(ExistsError):
        disk.move("a/x", "a/b/y")
    disk.move("a/x", "a/b/x")
    assert (disk.kind("a/x"), disk.read_file("a/b/x")) == (None, b"1")


def test_renaming_refuses_to_overwrite_and_leaves_one_name(disk: Disk) -> None:
    disk.create_new("a/x", b"1")
    disk.create_new("a/y", b"2")
    with pytest.raises(ExistsError):
        disk.rename("a/x", "y")
    disk.rename("a/x", "z")
    names = [entry.name for entry in disk.list_folder("a") if entry.kind == "file"]
    assert (names, disk.read_file("a/z")) == (["y", "z"], b"1")


def test_what_is_put_takes_the_place_of_a_file_but_never_of_a_folder(disk: Disk) -> None:
    disk.put("a/x", b"1")
    disk.put("a/x", b"2")
    assert disk.read_file("a/x") == b"2"
    with pytest.raises(IrregularError):
        disk.put("a/b", b"3")
    assert [entry.name for entry in disk.list_folder("a")] == ["b", "x"]


def test_a_folder_is_found_where_one_is(disk: Disk, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert folder_at(disk.root) == disk
    assert [folder_at(tmp_path / name) for name in ("file", "none", "file/none")] == [None] * 3


def test_folders_are_removed_only_when_empty(disk: Disk) -> None:
    disk.create_new("a/b/x", b"1")
    assert not disk.remove_folder("a/b")
    disk.remove_file("a/b/x")
    assert disk.remove_folder("a/b")
    assert disk.kind("a/b") is None


def test_a_line_that_a_crash_has_cut_does_not_swallow_the_next(disk: Disk) -> None:
    disk.append_line("log", b"one\n")
    (disk.root / "log").write_bytes(b"one\ntw")
    disk.append_line("log", b"three")
    assert disk.read_file("log") == b"one\ntw\nthree\n"


def test_what_is_not_an_ordinary_file_is_never_opened_as_one(disk: Disk, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "f").write_bytes(b"secret")
    (disk.root / "link").symlink_to(tmp_path / "secret" / "f")
    (disk.root / "linked").symlink_to(tmp_path / "secret")
    os.mkfifo(disk.root / "pipe")
    for path in ("link", "linked/f", "pipe", "a"):
        with pytest.raises(IrregularError):
            disk.read_file(path)
    with pytest.raises(IrregularError):
        disk.create_new("linked/new", b"x")
    with pytest.raises(IrregularError):
        disk.make_folder("linked/deeper")
    with pytest.raises(FuehrungError):
        disk.append_line("link", b"x")
    kinds = {entry.name: entry.kind for entry in disk.list_folder()}
    assert kinds == {"a": "folder", "link": "link", "linked": "link", "pipe": "other"}
    assert [disk.kind(name) for name in kinds] == list(kinds.values())
    assert [path.name for path in (tmp_path / "secret").iterdir()] == ["f"]


def test_the_root_itself_may_be_a_link(disk: Disk, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(disk.root)
    linked = Disk(tmp_path / "link")
    linked.create_new("a/x", b"1")
    linked.replace_if_same("a/x", b"1", b"2")
    assert disk.read_file("a/x") == b"2"


def test_a_file_beyond_the_limit_is_refused(disk: Disk) -> None:
    disk.create_new("big", b"x" * (fscalls.MAX_BYTES + 1))
    with pytest.raises(IrregularError, match="larger"):
        disk.read_file("big")
    assert len(disk.read_file("big", limit=1 << 24)) == fscalls.MAX_BYTES + 1


def test_reading_several_files_names_the_one_that_fails(disk: Disk) -> None:
    disk.create_new("a/x", b"1")
    (disk.root / "a" / "y").symlink_to("x")
    found = dict(disk.read_files("a", ["missing", "x", "y"]))
    assert found["x"] == b"1"
    assert isinstance(found["y"], IrregularError)
    assert isinstance(found["missing"], MissingError)


def test_a_file_in_the_place_of_a_folder_is_told(disk: Disk) -> None:
    disk.create_new("x", b"1")
    for attempt in (
        lambda: disk.make_folder("x/y"),
        lambda: disk.read_file("x/y"),
        lambda: Disk(disk.root / "x").make_folder(),
    ):
        with pytest.raises(IrregularError):
            attempt()


def test_a_missing_root_is_read_as_empty_and_told_on_writing(tmp_path: Path) -> None:
    disk = Disk(tmp_path / "none")
    assert (disk.list_folder(), disk.kind("x")) == ((), None)
    with pytest.raises(MissingError):
        disk.read_file("x")
    with pytest.raises(NotebookError, match="cannot be written"):
        disk.create_new("x", b"")


def _failing(code: int) -> Any:
    def fail(*args: Any, **kwargs: Any) -> Any:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS])
def test_without_links_a_new_file_is_still_whole_and_never_overwrites(
    disk: Disk, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(os, "link", _failing(code))
    disk.create_new("a/x", b"first")
    with pytest.raises(ExistsError):
        disk.create_new("a/x", b"second")
    disk.move("a/x", "a/b/x")
    with pytest.raises(ExistsError):
        disk.create_new("a/b/x", b"second")
    assert disk.read_file("a/b/x") == b"first"
    assert disk.list_folder("a") == (Entry("b", "folder"),)


def test_without_links_a_failed_rename_gives_the_name_back(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "link", _failing(errno.EPERM))
        patch.setattr(os, "replace", _failing(errno.EIO))
        with pytest.raises(NotebookError):
            disk.create_new("a/x", b"first")
    assert disk.list_folder("a") == (Entry("b", "folder"),)


@pytest.mark.parametrize("name", ["fchmod", "chmod"])
def test_file_systems_without_modes_are_no_obstacle(
    disk: Disk, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(os, name, _failing(errno.EPERM))
    disk.make_folder("c")
    disk.create_new("c/x", b"1")
    assert disk.read_file("c/x") == b"1"


def test_folders_that_cannot_be_synced_are_no_obstacle(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(fd: int) -> None:
        if stat.S_ISDIR(os.fstat(fd).st_mode):
            raise OSError(errno.EINVAL, "folder")
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    disk.create_new("x", b"1")
    assert disk.read_file("x") == b"1"


@pytest.mark.parametrize(
    ("name", "code", "act"),
    [
        ("fsync", errno.EIO, lambda disk: disk.make_folder("c")),
        ("rmdir", errno.EIO, lambda disk: disk.remove_folder("a/b")),
        ("write", errno.EDQUOT, lambda disk: disk.create_new("x", b"1")),
        ("open", errno.ENAMETOOLONG, lambda disk: disk.create_new("x", b"1")),
        ("link", errno.EMFILE, lambda disk: disk.create_new("x", b"1")),
    ],
)
def test_any_other_refusal_of_the_system_is_told(
    disk: Disk, monkeypatch: pytest.MonkeyPatch, name: str, code: int, act: Any
) -> None:
    monkeypatch.setattr(os, name, _failing(code))
    with pytest.raises(NotebookError):
        act(disk)


def test_a_folder_that_is_not_confirmed_is_told_while_the_file_stays(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(fd: int) -> None:
        if stat.S_ISDIR(os.fstat(fd).st_mode):
            raise OSError(errno.EIO, "folder")
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(NotebookError, match="did not confirm"):
        disk.create_new("x", b"1")
    assert disk.read_file("x") == b"1"


def test_a_pipe_in_the_place_of_a_log_is_left_alone(disk: Disk) -> None:
    os.mkfifo(disk.root / "log")
    with pytest.raises(IrregularError):
        disk.append_line("log", b"x")


def test_without_links_bytes_that_did_arrive_are_never_removed(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace

    def replace(*args: Any, **kwargs: Any) -> None:
        real(*args, **kwargs)
        raise OSError(errno.EIO, "as network folders do")

    monkeypatch.setattr(os, "link", _failing(errno.EPERM))
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(NotebookError):
        disk.create_new("x", b"1")
    assert disk.read_file("x") == b"1"


def test_systems_without_fchmod_save_too(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fchmod")
    disk.create_new("x", b"1")
    assert disk.read_file("x") == b"1"


def test_folders_without_locks_still_compare_and_swap(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    monkeypatch.setattr(fcntl, "flock", _failing(errno.ENOLCK))
    disk.create_new("x", b"1")
    disk.replace_if_same("x", b"1", b"2")
    with pytest.raises(ChangedError):
        disk.replace_if_same("x", b"1", b"3")


def test_a_scanner_that_holds_a_file_for_a_moment_is_waited_for(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    real, left = os.link, [3]

    def link(*args: Any, **kwargs: Any) -> None:
        if left[0]:
            left[0] -= 1
            error = PermissionError(errno.EACCES, "held")
            error.winerror = 32  # type: ignore[attr-defined]  # as on Windows
            raise error
        real(*args, **kwargs)

    monkeypatch.setattr(os, "link", link)
    disk.create_new("x", b"1")
    assert (disk.read_file("x"), len(waits)) == (b"1", 3)
    left[0] = 99
    with pytest.raises(NotebookError, match="cannot be written"):
        disk.create_new("y", b"1")
    assert sum(waits[3:]) == 2.5
    assert isinstance(disk.kind("y"), type(None))


def test_windows_paths_work_without_open_folders(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fscalls, "_HAS_DIR_FD", False)
    disk.make_folder("c/d")
    disk.create_new("c/d/x", b"1")
    disk.replace_if_same("c/d/x", b"1", b"2")
    disk.append_line("c/log", b"line")
    disk.move("c/d/x", "c/x")
    assert dict(disk.read_files("c", ["log", "x"])) == {"log": b"line\n", "x": b"2"}
    assert [entry.name for entry in disk.list_folder("c")] == ["d", "log", "x"]
    assert disk.remove_folder("c/d")
    disk.remove_file("c/x")
    assert disk.kind("c/x") is None


def test_only_a_private_folder_of_this_user_counts_as_ours(tmp_path: Path) -> None:
    Disk(tmp_path / "mine").make_folder()
    (tmp_path / "open").mkdir(mode=0o755)
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    answers = [Disk(tmp_path / name).is_ours() for name in ("mine", "open", "link")]
    assert answers == [True, False, False]


def test_a_failure_names_path_and_cause_and_keeps_the_text_out(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", _failing(errno.ENOSPC))
    with pytest.raises(NotebookError) as told:
        disk.create_new("a/x", b"canary")
    assert told.value.what.params["path"] == "a/x"
    assert "the disk is full" in str(told.value.what.params["why"])
    assert "canary" not in repr(told.value.what) + repr(told.value.hints)
    assert not isinstance(told.value, ForbiddenError)


def test_only_a_folder_that_need_not_last_does_not_wait_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[int] = []
    real = os.fsync

    def fsync(fd: int) -> None:
        waited.append(fd)
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    for lasting in (False, True):
        root = tmp_path / str(lasting)
        root.mkdir()
        disk = Disk(root, lasting)
        disk.make_folder("a")
        disk.create_new("a/x", b"1")
        assert bool(waited) is lasting
        assert stat.S_IMODE((root / "a/x").stat().st_mode) == 0o600
        assert stat.S_IMODE((root / "a").stat().st_mode) == 0o700
    assert len(waited) == 3
