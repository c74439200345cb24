"""Promises that a run of planted mistakes (`tools/mutants.py`) has found without a test."""

from __future__ import annotations

import errno
import fcntl
import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from builders.archives import by_hand, full_machine, machine
from builders.notebooks import CEM, FILES, NOTEBOOK_ID, TALK, plant, snapshot
from builders.strategies import plain_session
from fuehrung_cli.domain.kinds import Goal
from fuehrung_cli.domain.session import Change, Opened
from fuehrung_cli.errors import DataError, ForbiddenError
from fuehrung_cli.store.archive_sources import contents
from fuehrung_cli.store.conflicts import find_conflicts
from fuehrung_cli.store.decode import decode_session
from fuehrung_cli.store.deliver import refuse_taken
from fuehrung_cli.store.drafts import drafts_of, is_safe
from fuehrung_cli.store.fserrors import patiently
from fuehrung_cli.store.fslock import locked
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.library import check_journey, own_ids
from fuehrung_cli.store.merge_marks import has_marks
from fuehrung_cli.store.new_journey import journey_id, new_journey
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.numbered import Numbered
from fuehrung_cli.store.paths import Paths, find_paths
from fuehrung_cli.store.repair import unreadable
from fuehrung_cli.store.resolving import resolve
from fuehrung_cli.store.restore import restore
from fuehrung_cli.store.seen import keep_seen, load_seen
from fuehrung_cli.store.settle import settled
from fuehrung_cli.store.toml_quick import read_plain
from fuehrung_cli.store.traces import TRACES, Traces
from fuehrung_cli.store.undo import Undo
from fuehrung_cli.store.weighing import weigh


@pytest.fixture
def notebook(paths: Paths) -> Notebook:
    plant(paths.home)
    return Notebook.open(paths, create=False, lasting=False)


# Backups


def test_an_id_in_a_backup_that_is_none_leads_nowhere(tmp_path: Path) -> None:
    draft = b"person: Anna\n\ntext\n"
    files = {"notebook/notebook.toml": b"", "runtime/drafts/000001-0a1b2c3d": draft}
    file = by_hand(tmp_path / "b.zip", files, notebook="../../out")
    fresh = machine(tmp_path / "deep" / "down")
    restore(fresh, file)
    assert (fresh.state / "new/drafts/000001-0a1b2c3d").read_bytes() == draft
    assert not (tmp_path / "deep" / "out").exists()


def test_what_others_keep_beside_the_folders_of_state_is_left(tmp_path: Path) -> None:
    paths = full_machine(tmp_path)
    (paths.home / "notebook.toml").write_bytes(b"")
    plant(paths.state, {"other-program/x": "theirs", "a1cdefgh": "a file"})
    names = {source.name for source in contents(paths).files}
    assert not [name for name in names if "other-program" in name or "a1cdefgh" in name]
    assert "state/h8e2pq7v/drafts/000001-0a1b2c3d" in names


def test_drafts_that_lie_in_the_folder_of_the_notebook_do_not_hinder_a_restore(
    tmp_path: Path,
) -> None:
    file = by_hand(tmp_path / "b.zip", {"notebook/notebook.toml": b""})
    fresh = replace(machine(tmp_path), home=tmp_path / "one", state=tmp_path / "one")
    plant(fresh.home, {f"{NOTEBOOK_ID}/drafts/000001-0a1b2c3d": "person: Anna\n\nmine\n"})
    restore(fresh, file)
    assert (fresh.home / "notebook.toml").exists()
    assert [draft.text for draft in drafts_of(fresh, NOTEBOOK_ID).listed()] == ["mine\n"]


# Drafts and folders


def test_what_was_seen_earlier_on_the_day_stays_seen(tmp_path: Path) -> None:
    disk, day = Disk(tmp_path), date(2026, 11, 26)
    keep_seen(disk, load_seen(disk), {"7k3q": ["R01"]}, day)
    keep_seen(disk, load_seen(disk), {"7k3q": ["R02"]}, day)
    assert load_seen(disk).of("7k3q") == {"R01": day, "R02": day}


def test_drafts_in_a_folder_that_others_can_write_to_are_not_offered(paths: Paths) -> None:
    plant(paths.runtime, {"drafts/000001-0a1b2c3d": "person: Anna\n\nplanted\n"})
    paths.runtime.chmod(0o777)
    assert drafts_of(paths, "k7f3qdx2").listed() == ()
    paths.runtime.chmod(0o700)
    assert [draft.text for draft in drafts_of(paths, "k7f3qdx2").listed()] == ["planted\n"]
    assert not is_safe(paths.runtime / "none")


def test_each_notebook_has_drafts_of_its_own(paths: Paths) -> None:
    assert drafts_of(paths, "k7f3qdx2").state == paths.state / "k7f3qdx2"
    assert drafts_of(paths, "").state == paths.state / "new"


def test_the_folder_of_the_session_serves_if_it_can_be_written(tmp_path: Path) -> None:
    environ = {"HOME": "/h", "XDG_RUNTIME_DIR": str(tmp_path), "TMPDIR": "/t"}
    assert find_paths(environ).runtime == tmp_path / "fuehrung"
    environ["XDG_RUNTIME_DIR"] = "relative"
    assert find_paths(environ).runtime.parent == Path("/t")


def test_after_a_million_texts_the_order_is_still_that_of_typing(tmp_path: Path) -> None:
    plant(tmp_path, {"box/999999-0a1b2c3d": "a", "box/1000000-0a1b2c3d": "b"})
    box = Numbered(Disk(tmp_path), "box")
    assert [name.partition("-")[0] for name in box.names()] == ["999999", "1000000"]
    assert box.add(b"c").startswith("1000001-")


# The disk


def test_lines_are_added_without_a_blank_one_between(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    for line in (b"one", b"two\n"):
        disk.append_line("lines", line)
    assert (tmp_path / "lines").read_bytes() == b"one\ntwo\n"
    (tmp_path / "lines").write_bytes(b"one\ntw")
    disk.append_line("lines", b"three")
    assert (tmp_path / "lines").read_bytes() == b"one\ntw\nthree\n"


def test_no_open_file_is_left_behind(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    disk.make_folder("a/b")
    disk.create_new("a/b/one", b"x")
    disk.replace_if_same("a/b/one", b"x", b"y")
    assert (disk.read_file("a/b/one"), disk.kind("a/b")) == (b"y", "folder")
    disk.move("a/b/one", "two")
    disk.list_folder("a")
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


@pytest.mark.parametrize(("code", "tries"), [(5, 2), (32, 2), (33, 2), (34, 1)])
def test_what_a_scanner_holds_for_a_moment_is_tried_again(code: int, tries: int) -> None:
    calls: list[int] = []

    def call() -> str:
        calls.append(code)
        if len(calls) == 1:
            error: Any = OSError(errno.EACCES, "held")
            error.winerror = code
            raise error
        return "done"

    if tries == 1:
        with pytest.raises(OSError, match="held"):
            patiently(call)
    else:
        assert patiently(call) == "done"
    assert len(calls) == tries


def test_where_there_are_no_locks_nobody_waits_for_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSYS, "no locks")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with locked(tmp_path), locked(tmp_path):
        pass


def test_a_look_at_a_folder_that_is_not_there_is_noted(tmp_path: Path) -> None:
    traces = Traces()
    assert (traces.paths, traces.is_once) == ({}, False)
    TRACES.begin()
    assert Disk(tmp_path / "none").at_root() is None
    assert list(TRACES.paths) == [str(tmp_path / "none")]


# What stands in files


@pytest.mark.parametrize("fact", ["3", '""', "true"])
def test_a_change_that_names_no_fact_is_told(fact: str) -> None:
    text = FILES[TALK] + f'\n[changes.1]\nfact = {fact}\nstate = "kept"\n'
    read = decode_session(text.encode(), TALK)
    assert [problem.where for problem in read.problems] == ["changes.1.fact"]
    assert read.session
    assert read.session.changes == ()


@pytest.mark.parametrize("value", ["nan", "inf", "-inf"])
def test_a_number_that_is_none_is_told(value: str) -> None:
    text = FILES[TALK].replace('text = "Zwölf neue Betriebe"', f'text = "x"\ntarget = {value}')
    read = decode_session(text.encode(), TALK)
    assert [problem.where for problem in read.problems] == ["facts.3.target"]


@pytest.mark.parametrize("text", ["a = [1 2]\n", 'a = ["x" "y"]\n', "a = [1 # c\n2]\n"])
def test_a_list_without_its_commas_is_left_to_the_reader_that_names_the_place(text: str) -> None:
    assert read_plain(text) is None


def test_a_list_is_read_whole_with_and_without_blanks() -> None:
    text = "a = [1,2, 3 ,4]\nb = []\nc = {d = [1,2]}\n"
    assert read_plain(text) == {"a": [1, 2, 3, 4], "b": [], "c": {"d": [1, 2]}}


def test_texts_in_changes_are_saved_like_any_other() -> None:
    session = plain_session(changes=(Change("k7f3qdx2.1", set={"text": "eins\r\nzwei  \n"}),))
    (change,) = settled(session).changes
    assert change.set == {"text": "eins\nzwei  \n"}


def test_one_mark_alone_is_no_merge() -> None:
    assert not has_marks(b"<<<<<<< HEAD\nc\n")
    assert has_marks(b"<<<<<<< HEAD\nc\n=======\nd\n>>>>>>> theirs\n")


def test_own_journeys_are_known_by_their_ids(tmp_path: Path) -> None:
    plant(tmp_path, {"journeys/a.toml": 'id = "eins"\n', "journeys/b.toml": "= ="})
    assert own_ids(Disk(tmp_path)) == {"eins"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_new_journey_is_valid_whatever_it_is_called(tmp_path: Path, language: str) -> None:
    file = tmp_path / "new.toml"
    file.write_bytes(new_journey('Weg „zum" Kunden\\', language))
    assert check_journey(file).problems == ()
    assert journey_id("Weg zum Kunden") == "weg-zum-kunden"
    assert own_ids(Disk(tmp_path)) == frozenset()


def test_hidden_journeys_are_nobodys_and_stay(notebook: Notebook) -> None:
    plant(notebook.disk.root, {"journeys/.mine.toml": "= ="})
    assert list(unreadable(notebook)) == []


def test_a_file_with_marks_lies_in_the_trash_once_it_is_decided(notebook: Notebook) -> None:
    other = FILES[TALK].replace("Modul 2", "Modul 3")
    marked = f"<<<<<<< HEAD\n{FILES[TALK]}=======\n{other}>>>>>>> theirs\n"
    plant(notebook.disk.root, {TALK: marked})
    (found,) = find_conflicts(notebook)
    assert resolve(notebook, weigh(found, Undo(notebook)), "copy").failure is None
    assert (notebook.disk.root / TALK).read_text() == other
    kept = snapshot(notebook.disk.root / "trash")
    assert marked.encode() in kept.values()


def test_a_person_without_entries_has_none(notebook: Notebook) -> None:
    assert notebook.shelves.listed("people/petra-schulz_4p8s") == ()
    assert len(notebook.shelves.listed(CEM)) == 1


def test_a_damaged_journal_puts_nothing_back(notebook: Notebook) -> None:
    undo = Undo(notebook)
    undo.record("throw away", [notebook.trash(TALK)])
    (record,) = (notebook.state.root / "undo").iterdir()
    head, _, rest = record.read_bytes().partition(b'"before": "')
    record.write_bytes(head + b'"before": "!' + rest)
    before = snapshot(notebook.disk.root)
    with pytest.raises(DataError, match="damaged"):
        undo.undo_last()
    assert snapshot(notebook.disk.root) == before
    record.write_bytes(head + b'"before": "' + rest)
    undo.undo_last()
    assert (notebook.disk.root / TALK).read_text() == FILES[TALK]


def test_what_a_later_entry_builds_on_is_not_taken_back_whatever_lies_between(
    notebook: Notebook,
) -> None:
    undo = Undo(notebook)
    owner = next(file for file in notebook.people()[0] if file.folder == CEM)
    made = Opened(1, Goal("Zwölf neue Betriebe"), "agreed")
    undo.record("checkin", [notebook.save_session(owner, plain_session("b2cdefgh", facts=(made,)))])
    plant(notebook.disk.root, {f"{CEM}/sessions/2026-11-23T1000_c2cdefgh.toml": "= ="})
    later = datetime(2026, 11, 24, 9, tzinfo=UTC)
    change = Change("b2cdefgh.1", text="läuft")
    session = plain_session("d2cdefgh", at=later, recorded=later, changes=(change,))
    notebook.save_session(owner, session)
    before = snapshot(notebook.disk.root)
    with pytest.raises(ForbiddenError, match="has changed"):
        undo.undo_last()
    assert snapshot(notebook.disk.root) == before


# Files for elsewhere


def test_a_file_that_is_there_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    refuse_taken(tmp_path / "nowhere/anna.md", overwrite=False)
    refuse_taken(tmp_path / "anna.md", overwrite=False)
    (tmp_path / "anna.md").touch()
    refuse_taken(tmp_path / "anna.md", overwrite=True)
    with pytest.raises(ForbiddenError):
        refuse_taken(tmp_path / "anna.md", overwrite=False)
