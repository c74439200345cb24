"""What a repair, a check or a reader meets now and then: named, judged and left where in doubt."""

from __future__ import annotations

import dataclasses
import errno
import io
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.notebooks import ANNA, CEM, FILES, TALK, plant, snapshot
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import ForbiddenError, FuehrungError, Message, UsageError, say
from fuehrung_cli.store.deliver import write_file
from fuehrung_cli.store.drafts import drafts_of
from fuehrung_cli.store.fscalls import write_by
from fuehrung_cli.store.fsops import Disk, Stream
from fuehrung_cli.store.gaps import load_gaps
from fuehrung_cli.store.library import check_journey, load_library
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import Paths, find_paths
from fuehrung_cli.store.problems import Problem
from fuehrung_cli.store.repair import Moved, put_aside, unreadable
from fuehrung_cli.store.thresholds import load_rules, shipped_rules
from fuehrung_cli.store.throwaway import throwaway
from fuehrung_cli.store.toml_quick import read_plain
from fuehrung_cli.store.undo import Undo
from fuehrung_cli.store.versions import version_at

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
PROFILE = f"{CEM}/person.toml"


@pytest.fixture
def notebook(paths: Paths) -> Notebook:
    plant(paths.home)
    return Notebook.open(paths, create=False, lasting=False)


def _repair(notebook: Notebook) -> list[Moved]:
    return list(put_aside(notebook, tuple(unreadable(notebook)), NOW))


def _refuse(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Makes the disk refuse to open files of these names for now."""
    real = os.open

    def call(path: str, *rest: object, **named: object) -> int:
        if str(path).rpartition("/")[2] in names:
            raise OSError(errno.EACCES, "refused")
        return real(path, *rest, **named)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(os, "open", call)


# Repair


def test_what_the_disk_refuses_for_now_is_not_moved(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(notebook.disk.root)
    with monkeypatch.context() as patched:
        _refuse(patched, "person.toml", TALK.rpartition("/")[2])
        assert list(unreadable(notebook)) == []
        assert _repair(notebook) == []
    assert snapshot(notebook.disk.root) == before


def test_a_folder_in_the_place_of_a_profile_is_put_aside_whole(notebook: Notebook) -> None:
    root = notebook.disk.root
    (root / PROFILE).unlink()
    plant(root, {f"{PROFILE}/inside.txt": "hers"})
    (moved,) = _repair(notebook)
    assert (moved.source, moved.is_replaced) == (PROFILE, True)
    assert (root / moved.target / "inside.txt").read_text() == "hers"
    people = {file.person.id: file.person.name for file in notebook.people()[0]}
    assert people["9c2d"] == "Cem Demir"
    assert list(unreadable(notebook)) == []


def test_without_people_and_with_a_folder_as_a_journey(notebook: Notebook) -> None:
    root = notebook.disk.root
    (root / "people").rename(root / "elsewhere")
    plant(root, {"journeys/mine.toml/inside.txt": "hers"})
    (moved,) = _repair(notebook)
    assert moved.source == "journeys/mine.toml"
    assert (root / moved.target / "inside.txt").read_text() == "hers"


def test_a_notebook_whose_id_is_gone_gets_another(paths: Paths) -> None:
    plant(paths.home)
    (paths.home / "notebook.toml").write_bytes(b"format = 1\nid = \xff\n[retention]\n")
    notebook = Notebook.open(paths, create=False, lasting=False)
    (moved,) = _repair(notebook)
    assert (paths.home / moved.target).read_bytes() == b"format = 1\nid = \xff\n[retention]\n"
    again = Notebook.open(paths, create=False, lasting=False)
    assert again.id not in ("", notebook.id)
    assert list(unreadable(again)) == []


def test_a_rescued_line_that_cannot_be_written_again_costs_itself(notebook: Notebook) -> None:
    text = 'id = "9c2d"\nname = "Cem Demir"\nteam = =\nlater = nan\n'
    (notebook.disk.root / PROFILE).write_text(text)
    _repair(notebook)
    people = {file.person.id: file.person.name for file in notebook.people()[0]}
    assert people["9c2d"] == "Cem Demir"


# Check


def test_files_of_an_open_editor_and_of_a_sync_under_way_are_told(notebook: Notebook) -> None:
    folder, _, name = TALK.rpartition("/")
    plant(notebook.disk.root, {f"{folder}/.{name}.swp": "x", f"{TALK}.!sync": "x"})
    found = {problem.path: problem for problem in notebook.check()}
    assert set(found) == {f"{folder}/.{name}.swp", f"{TALK}.!sync"}
    assert found[f"{folder}/.{name}.swp"].what.text.startswith("an editor has this file open")
    assert found[f"{TALK}.!sync"].what.params["program"] == "Resilio Sync"


def test_a_second_version_is_told_with_the_name_of_the_person(notebook: Notebook) -> None:
    plant(notebook.disk.root, {f"{CEM}/person (1).toml": FILES[PROFILE]})
    (problem,) = notebook.check()
    assert problem.what.params["about"] == "person.toml, Cem Demir"


# Reading and writing


def _wanted(problem: Problem) -> str:
    wanted = problem.what.params["wanted"]
    assert isinstance(wanted, Message)
    return wanted.text


def test_an_entry_with_no_more_than_a_notice_can_be_rewritten(notebook: Notebook) -> None:
    path = notebook.disk.root / TALK
    path.write_text(FILES[TALK].replace("[facts.4]", '[facts.4]\nlater_key = "kept"'))
    file = notebook.read_session(TALK)
    assert isinstance(file.session, Session)
    notice = Problem(TALK, "facts.4.later_key", say("unknown"), None, "notice")
    told = dataclasses.replace(file, problems=(*file.problems, notice))
    (write,) = notebook.replace_session(told, file.session)
    assert write.path == TALK
    assert 'later_key = "kept"' in path.read_text()


def test_a_file_in_a_folder_that_is_gone_is_no_version(notebook: Notebook) -> None:
    version = version_at(notebook.disk, f"{ANNA}/elsewhere/{TALK.rpartition('/')[2]}", "entry")
    assert (version.data, version.problem, version.is_empty) == (None, None, True)
    missing = version_at(notebook.disk, f"{ANNA}/salary.toml", "salary")
    assert (missing.data, missing.problem) == (None, None)


def test_what_stood_in_a_file_before_is_known_through_other_commands(notebook: Notebook) -> None:
    undo = Undo(notebook)
    first = (notebook.disk.root / PROFILE).read_bytes()
    owner = next(file for file in notebook.people()[0] if file.folder == CEM)
    renamed = dataclasses.replace(owner.person, name="Cem Demirel")
    undo.record("rename", [notebook.change_person(owner, renamed)])
    now = (notebook.disk.root / PROFILE).read_bytes()
    undo.record("throw away", [notebook.trash(TALK)])
    assert undo.before(PROFILE, now) == first
    assert undo.before(PROFILE, first) is None
    assert undo.before("people/nobody", now) is None


def test_a_journey_that_cannot_be_read_or_says_no_format_is_told(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    assert check_journey(file).problems[0].is_unread
    file.write_text("= =")
    assert [problem.where for problem in check_journey(file).problems] == ["1:1"]
    file.write_text('id = "mine"\n')
    assert [problem.where for problem in check_journey(file).problems] == ["format"]
    plant(tmp_path, {"journeys/mine.toml": 'id = "mine"\n'})
    assert [problem.where for problem in load_library(Disk(tmp_path))[1]] == ["format"]


def test_a_list_of_steps_that_is_none_says_what_belongs_there(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    title = 'title = { de = "a", en = "a" }\n'
    file.write_text(f'format = 1\nid = "mine"\n{title}steps = 3\n')
    (problem,) = check_journey(file).problems
    assert _wanted(problem) == "a list of tables with {keys}"
    file.write_text(f'format = 1\nid = "mine"\n{title}steps = [3]\n')
    (problem,) = check_journey(file).problems
    assert _wanted(problem) == "a table with {keys}"


def test_a_list_that_is_too_short_says_how_long_it_may_be(notebook: Notebook) -> None:
    ways = '\n[facts.5]\nkind = "advice"\noptions = ["so"]\nabout = "x"\n'
    plant(notebook.disk.root, {TALK: FILES[TALK] + ways})
    found = {problem.where: _wanted(problem) for problem in notebook.check()}
    assert found == {
        "facts.5.options": "a list of {low} to {high} texts",
        "facts.5.about": "the whole id of a fact such as k7f3qdx2.1",
    }


def test_a_file_of_thresholds_without_rules_changes_none(tmp_path: Path) -> None:
    plant(tmp_path, {"rules.toml": "format = 1\n"})
    rules, problems = load_rules(Disk(tmp_path))
    assert (problems, rules.everybody) == ((), shipped_rules())


def test_thresholds_that_cannot_be_opened_leave_the_shipped_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, {"rules.toml": "rules = 3\n"})
    rules, problems = load_rules(Disk(tmp_path))
    assert ([p.where for p in problems], rules.everybody) == (["rules"], shipped_rules())
    _refuse(monkeypatch, "rules.toml")
    rules, problems = load_rules(Disk(tmp_path))
    assert ([p.path for p in problems], rules.everybody) == (["rules.toml"], shipped_rules())


@pytest.mark.parametrize("text", ["a = [1] x\n", "a = {b = 1} # c\n", "a = [1]\n[a]\n"])
def test_what_is_not_in_the_plain_form_is_left_to_the_other_reader(text: str) -> None:
    assert read_plain(text) is None


def test_a_folder_that_cannot_get_its_name_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> Path:
        raise OSError(errno.EIO, "refused")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(FuehrungError):
        throwaway(tmp_path / "demo", "today", lambda folder: (folder / "one").touch())
    assert list((tmp_path / "demo").iterdir()) == []


def test_texts_put_away_are_not_offered_again(paths: Paths) -> None:
    drafts = drafts_of(paths, "k7f3qdx2")
    kept = drafts.away.keep("text", "Anna")
    assert (drafts.listed(), drafts.journal.listed()) == ((), ())
    assert drafts.away.listed() == (kept,)


def test_a_user_that_the_system_does_not_know_needs_a_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os, "getuid", lambda: 4_000_000_000)
        with pytest.raises(FuehrungError):
            find_paths({}).known_home()
    monkeypatch.setattr(sys, "platform", "win32")
    assert find_paths({}, "~/team").home.parts[-2:] == ("~", "team")


def test_a_stream_writes_all_and_says_how_much(tmp_path: Path) -> None:
    from fuehrung_cli.store.fscalls import opened

    sizes: list[int] = []
    with opened(str(tmp_path)) as spot:
        name = write_by(spot, lambda fd: sizes.append(Stream(fd).write(memoryview(b"one two"))))
    assert (sizes, (tmp_path / name).read_bytes()) == ([7], b"one two")
    with Disk(tmp_path).reading(name) as stream:
        assert (stream.seekable(), stream.seek(-3, io.SEEK_END), stream.read()) == (True, 4, b"two")


def test_an_entry_that_cannot_be_written_is_refused_before_the_disk(notebook: Notebook) -> None:
    before = snapshot(notebook.disk.root)
    owner = notebook.people()[0][0]
    with pytest.raises(UsageError):
        notebook.save_session(owner, Session("n0teb00k", NOW, NOW, minutes=10**6))
    assert snapshot(notebook.disk.root) == before


def test_a_page_replaces_another_only_when_that_was_asked_for(tmp_path: Path) -> None:
    place = tmp_path / "pages" / "anna.html"
    write_file(place, b"one", overwrite=False)
    assert place.stat().st_mode & 0o777 == 0o600
    with pytest.raises(ForbiddenError, match="there already"):
        write_file(place, b"two", overwrite=False)
    assert place.read_bytes() == b"one"
    write_file(place, b"two", overwrite=True)
    assert (place.read_bytes(), place.stat().st_mode & 0o777) == (b"two", 0o600)


def test_for_all_that_can_be_missing_there_is_a_question_in_every_voice() -> None:
    gaps = load_gaps()
    assert gaps
    assert [name for name, gap in gaps.items() if not dataclasses.asdict(gap)] == []
