"""The log on the disk: a chain for each machine, kept whole by crashes and by strangers alike."""

from __future__ import annotations

import platform
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fuehrung_cli.domain.access_log import LOST, Deed, next_line
from fuehrung_cli.errors import DataError, NotebookError, say, say_n
from fuehrung_cli.store.access_log import STATE, add, check_logs, note_gap, read
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import Paths

AT = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
EXPORT = Deed(AT, "export", people=9, records=120, form="csv")
ACCESS = Deed(AT.replace(hour=10), "privacy access", people=1, records=4)


def _file(notebook: Notebook) -> Path:
    (found,) = (notebook.disk.root / "access").iterdir()
    return found


def test_lines_are_added_and_read_in_order(notebook: Notebook) -> None:
    add(notebook, EXPORT)
    add(notebook, ACCESS)
    assert [line.deed for _, line in read(notebook)] == [EXPORT, ACCESS]
    assert list(check_logs(notebook)) == []
    assert list(notebook.check()) == []
    assert _file(notebook).stat().st_mode & 0o777 == 0o600


def test_without_a_log_there_is_nothing_to_say(notebook: Notebook) -> None:
    assert (read(notebook), list(check_logs(notebook))) == ((), [])


def test_two_machines_write_two_files(notebook: Notebook, paths: Paths) -> None:
    other = replace(notebook, paths=replace(paths, state=paths.state / "other"))
    add(notebook, EXPORT)
    add(other, ACCESS)
    assert len(list((paths.home / "access").iterdir())) == 2
    assert [line.deed for _, line in read(notebook)] == [EXPORT, ACCESS]
    assert list(check_logs(notebook)) == list(check_logs(other)) == []


def test_a_state_folder_that_was_copied_elsewhere_begins_a_log_of_its_own(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(notebook, EXPORT)
    monkeypatch.setattr(platform, "node", lambda: "another")
    add(notebook, ACCESS)
    assert len({machine for machine, _ in read(notebook)}) == 2
    assert list(check_logs(notebook)) == []


def test_a_changed_line_is_named_with_its_number(notebook: Notebook) -> None:
    add(notebook, EXPORT)
    add(notebook, ACCESS)
    file = _file(notebook)
    file.write_bytes(file.read_bytes().replace(b":120", b":119"))
    (problem,) = notebook.check()
    assert problem.path == f"access/{file.name}"
    assert (problem.where, problem.what) == ("1", say("the line was changed"))
    assert problem.is_unread


def test_a_log_that_was_taken_away_says_so_and_goes_on(notebook: Notebook) -> None:
    add(notebook, EXPORT)
    add(notebook, EXPORT)
    _file(notebook).unlink()
    (problem,) = check_logs(notebook)
    missing = say_n("{n} line is missing here", "{n} lines are missing here", 2)
    assert (problem.where, problem.what) == ("1", missing)
    add(notebook, ACCESS)
    assert [line.deed for _, line in read(notebook)] == [
        ACCESS,
        Deed(ACCESS.at, LOST, records=2),
    ] or [line.deed.command for _, line in read(notebook)] == [LOST, "privacy access"]
    (notice,) = check_logs(notebook)
    assert notice.severity == "notice"


def test_an_older_log_that_was_put_back_is_noted_once(notebook: Notebook) -> None:
    note_gap(notebook, AT)
    assert read(notebook) == ()
    add(notebook, EXPORT)
    older = _file(notebook).read_bytes()
    add(notebook, EXPORT)
    _file(notebook).write_bytes(older)
    for _ in range(2):
        note_gap(notebook, ACCESS.at)
        assert [line.deed for _, line in read(notebook)] == [
            EXPORT,
            Deed(ACCESS.at, LOST, records=1),
        ]
    (notice,) = check_logs(notebook)
    assert notice.severity == "notice"


def test_a_torn_line_swallows_no_other(notebook: Notebook) -> None:
    add(notebook, EXPORT)
    file = _file(notebook)
    (_, line), *_ = read(notebook)
    torn, _ = next_line(ACCESS, line.head)
    file.write_bytes(file.read_bytes() + torn[:100])
    add(notebook, ACCESS)
    assert [line.deed for _, line in read(notebook)] == [EXPORT, ACCESS]
    (notice,) = check_logs(notebook)
    assert (notice.where, notice.severity) == ("2", "notice")


def test_a_crash_before_the_end_was_remembered_is_no_fraud(notebook: Notebook) -> None:
    add(notebook, EXPORT)
    remembered = notebook.state.read_file(STATE)
    add(notebook, ACCESS)
    notebook.state.put(STATE, remembered)
    assert list(check_logs(notebook)) == []
    add(notebook, EXPORT)
    assert len(read(notebook)) == 3
    assert list(check_logs(notebook)) == []


def test_what_the_machine_remembers_may_be_damaged(notebook: Notebook) -> None:
    add(notebook, EXPORT)
    notebook.state.put(STATE, b"{")
    with pytest.raises(DataError):
        add(notebook, ACCESS)
    (problem,) = check_logs(notebook)
    assert problem.path == str(notebook.state.root / STATE)
    notebook.state.remove_file(STATE)
    add(notebook, ACCESS)
    assert len(read(notebook)) == 2


def test_a_folder_of_that_name_is_told_and_names_that_are_not_ours_as_well(
    notebook: Notebook,
) -> None:
    add(notebook, EXPORT)
    file = _file(notebook)
    (file.parent / "0a1b2c3d (1).jsonl").write_bytes(b"")
    (file.parent / "0a1b2c3d.jsonl").mkdir()
    problems = {problem.path: problem for problem in notebook.check()}
    assert set(problems) == {"access/0a1b2c3d (1).jsonl", "access/0a1b2c3d.jsonl"}
    assert problems["access/0a1b2c3d (1).jsonl"].severity == "notice"


def test_a_notebook_that_cannot_be_written_is_said(notebook: Notebook) -> None:
    (notebook.disk.root / "access").write_text("no folder")
    with pytest.raises((NotebookError, DataError)):
        add(notebook, EXPORT)
    assert [problem.path for problem in notebook.check()] == ["access"]


def test_a_copy_of_the_notebook_is_not_missing_what_was_done_in_the_other(
    notebook: Notebook, paths: Paths, tmp_path: Path
) -> None:
    add(notebook, EXPORT)
    shutil.copytree(paths.home, tmp_path / "look")
    add(notebook, ACCESS)
    copy = Notebook.open(replace(paths, home=tmp_path / "look"), create=False)
    assert list(check_logs(copy)) == []
    add(copy, ACCESS)
    assert [line.deed for _, line in read(copy)] == [EXPORT, ACCESS]
    assert list(check_logs(copy)) == list(check_logs(notebook)) == []
