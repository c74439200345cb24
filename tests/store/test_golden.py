"""Notebooks of earlier versions: read whole, folded the same, written back byte for byte."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders.golden import GOLDEN, books, digest, held, opened, planted, possible, told
from builders.notebooks import snapshot
from fuehrung_cli.domain.kinds import Foreign
from fuehrung_cli.domain.session import Session
from fuehrung_cli.store.encode import encode_session
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.library import load_library
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.person_file import encode_person

DIGESTS = {
    "golden-1": "dc813e9e4ab4091ddca4232e1b771c79f9e284fed0277bf09a821f6533c3e5f9",
    "golden-2": "008b1651bc3f51cbdb41de90517447b579bc21a97e606803f49b8cb4e8dad7a7",
    "golden-3": "6cde5b4d90d49350da9a6eae9c7c97695bad56ee443aeca385dc81aaf5c89ae1",
    "golden-4": "40718c5cac01c8e9912b41cd48b6e3ddeaed46f653627f9eeef79aa22c462ed6",
}
"""Never changes for a notebook that is here: its files stand for those on people's disks."""

LOCK = ".lock"
"""Made by whoever rewrites a file; it says nothing."""

each_golden = pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.name)


@pytest.fixture
def notebook(golden: Path, tmp_path: Path) -> Notebook:
    return opened(planted(golden, tmp_path / "home"))


def test_no_golden_notebook_was_changed() -> None:
    assert {golden.name: digest(golden) for golden in GOLDEN} == DIGESTS


@each_golden
def test_it_is_read_whole_and_folds_to_the_same_books(
    golden: Path, notebook: Notebook, request: pytest.FixtureRequest
) -> None:
    now = json.dumps(
        {book.person.id: told(book) for book in books(notebook)}, indent=1, ensure_ascii=False
    )
    file = golden / "books.json"
    if request.config.getoption("--accept"):
        file.write_text(now + "\n", encoding="utf-8", newline="\n")
    assert json.loads(now) == json.loads(file.read_text(encoding="utf-8"))


@each_golden
def test_its_files_are_the_bytes_that_are_written_today(golden: Path, notebook: Notebook) -> None:
    for file in notebook.people()[0]:
        assert encode_person(file.person) == file.data
        for found in notebook.shelves.listed(file.folder):
            read = notebook.read_session(found.path)
            assert encode_session(read.session) == read.data


@each_golden
def test_what_is_unknown_outlives_an_edit_of_everything(golden: Path, notebook: Notebook) -> None:
    before = snapshot(notebook.disk.root)
    for file in notebook.people()[0]:
        notebook.change_person(file, replace(file.person, extra={}))
        for found in notebook.shelves.listed(file.folder):
            read = notebook.read_session(found.path)
            notebook.replace_session(read, _without_unknown(read.session))
    after = snapshot(notebook.disk.root)
    assert {path: data for path, data in after.items() if path != LOCK} == before


def _without_unknown(session: Session) -> Session:
    """Returns what an editor that knows only this version would give back."""
    known = [o for o in session.facts if not isinstance(o.content, Foreign)]
    return replace(
        session,
        facts=tuple(replace(opening, extra={}) for opening in known),
        changes=tuple(replace(change, extra={}) for change in session.changes),
        extra={},
    )


@each_golden
def test_its_own_journeys_are_read(golden: Path, notebook: Notebook) -> None:
    library, problems = load_library(Disk(notebook.disk.root))
    assert problems == ()
    shipped = load_library()[0]
    assert len(library.journeys) == len(shipped.journeys) + len(
        list((golden / "notebook" / "journeys").glob("*.toml"))
    )


@each_golden
def test_check_finds_only_what_is_there_on_purpose(golden: Path, notebook: Notebook) -> None:
    assert [p for p in notebook.check() if p.severity != "notice"] == []


def test_they_hold_everything_that_an_entry_can_hold(tmp_path: Path) -> None:
    found = {
        word
        for golden in GOLDEN
        for book in books(opened(planted(golden, tmp_path / golden.name)))
        for word in held(book)
    }
    missing = sorted(possible() - found)
    assert missing == [], (
        "add a golden notebook beside the others, see tests/data/golden-1/README.md"
    )


def test_they_hold_what_other_versions_leave_behind(tmp_path: Path) -> None:
    notebook = opened(planted(GOLDEN[0], tmp_path / "home"))
    whole = books(notebook)
    sessions = [session for book in whole for session in book.sessions]
    facts = [opening for session in sessions for opening in session.facts]
    changes = [change for session in sessions for change in session.changes]
    assert any(book.person.extra for book in whole)
    assert all(any(each.extra for each in kind) for kind in (sessions, facts, changes))
    assert any(isinstance(opening.content, Foreign) for opening in facts)
    assert any(session.group for session in sessions)
    assert any(type(session.at) is date for session in sessions)
    assert any(value is None for change in changes for value in change.set.values())
    assert len({session.recorded.utcoffset() for session in sessions}) > 3
    assert any(book.disputed for book in whole)
