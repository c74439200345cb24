from __future__ import annotations

import stat
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from builders.strategies import plain_session
from fuehrung_cli.domain.kinds import Commitment
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Change, Opened
from fuehrung_cli.errors import DataError, ForbiddenError, NotebookError, NotFoundError
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.salary import Salary, forget_salary, save_salary
from fuehrung_cli.store.undo import KEPT, Undo

PROMISE = (Opened(1, Commitment("leader", "x"), "agreed"),)


@pytest.fixture
def undo(notebook: Notebook) -> Undo:
    return Undo(notebook)


def _files(notebook: Notebook) -> dict[str, bytes]:
    root = notebook.disk.root
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def test_a_new_entry_goes_to_the_trash(notebook: Notebook, anna: PersonFile, undo: Undo) -> None:
    write = notebook.save_session(anna, plain_session())
    undo.record("checkin", [write])
    undone = undo.undo_last()
    assert (undone.action, undone.paths) == ("checkin", (write.path,))
    assert notebook.sessions(anna) == ((), ())
    name = "trash/anna-berger_7k3q_2026-11-23T0930_k7f3qdx2.toml"
    assert _files(notebook)[name] == write.after
    with pytest.raises(NotFoundError):
        undo.undo_last()


def test_a_group_is_taken_back_as_a_whole(notebook: Notebook, anna: PersonFile, undo: Undo) -> None:
    cem, _ = notebook.add_person(Person("9zzz", "Cem Demir"))
    saved = notebook.save_group([(anna, plain_session()), (cem, plain_session("a2cdefgh"))])
    undo.record("checkin", saved.writes)
    assert len(undo.undo_last().paths) == 2
    assert (notebook.sessions(anna), notebook.sessions(cem)) == (((), ()), ((), ()))


def test_edits_of_person_and_entry_get_their_bytes_back(
    notebook: Notebook, anna: PersonFile, undo: Undo
) -> None:
    path = notebook.save_session(anna, plain_session()).path
    before = _files(notebook)
    undo.record("person set", [notebook.change_person(anna, Person("7k3q", "Anna Müller"))])
    edited = plain_session(notes="neu", at=datetime(2026, 11, 20, 8, tzinfo=UTC))
    undo.record("edit", notebook.replace_session(notebook.read_session(path), edited))
    assert undo.undo_last().action == "edit"
    assert undo.undo_last().action == "person set"
    after = _files(notebook)
    assert {name: after[name] for name in before} == before
    assert [name for name in after if name not in before] == [
        "trash/anna-berger_7k3q_2026-11-20T0800_k7f3qdx2.toml"
    ]


def test_a_new_person_is_taken_back_with_the_folder(notebook: Notebook, undo: Undo) -> None:
    file, write = notebook.add_person(Person("9zzz", "Cem Demir"))
    undo.record("person add", [write])
    session = notebook.save_session(file, plain_session())
    with pytest.raises(ForbiddenError, match="has entries"):
        undo.undo_last()
    undo.record("checkin", [session])
    undo.undo_last()
    undo.undo_last()
    assert not (notebook.disk.root / file.folder).exists()
    assert "trash/cem-demir_9zzz_person.toml" in _files(notebook)


def test_a_person_whose_pay_is_kept_is_not_taken_back(notebook: Notebook, undo: Undo) -> None:
    cem, write = notebook.add_person(Person("9zzz", "Cem Demir"))
    undo.record("person add", [write])
    save_salary(notebook.disk, cem, Salary(62_000))
    with pytest.raises(ForbiddenError, match="pay"):
        undo.undo_last()
    forget_salary(notebook.disk, cem)
    assert undo.undo_last().paths == (cem.path,)
    assert notebook.people() == ((), ())


def test_a_person_without_entries_is_taken_back(notebook: Notebook, undo: Undo) -> None:
    file, write = notebook.add_person(Person("9zzz", "Cem Demir"))
    undo.record("person add", [write])
    undo.undo_last()
    assert not (notebook.disk.root / file.folder).exists()


def test_nothing_is_taken_back_over_a_later_change(
    notebook: Notebook, anna: PersonFile, undo: Undo
) -> None:
    write = notebook.save_session(anna, plain_session())
    undo.record("checkin", [write])
    (notebook.disk.root / write.path).write_bytes(b"mine")
    with pytest.raises(ForbiddenError, match="changed since"):
        undo.undo_last()
    (notebook.disk.root / write.path).write_bytes(write.after or b"")
    undo.undo_last()


def test_nothing_is_taken_back_that_later_entries_refer_to(
    notebook: Notebook, anna: PersonFile, undo: Undo
) -> None:
    first = notebook.save_session(anna, plain_session(facts=PROMISE))
    undo.record("checkin", [first])
    second = plain_session("a2cdefgh", changes=(Change("k7f3qdx2.1", "kept"),))
    later = notebook.save_session(anna, second)
    with pytest.raises(ForbiddenError) as told:
        undo.undo_last()
    assert told.value.what.params == {"id": "a2cdefgh", "fact": "k7f3qdx2.1"}
    notebook.trash(later.path)
    undo.undo_last()


def test_an_edit_whose_facts_stay_may_be_taken_back(
    notebook: Notebook, anna: PersonFile, undo: Undo
) -> None:
    path = notebook.save_session(anna, plain_session(facts=PROMISE)).path
    second = plain_session("a2cdefgh", changes=(Change("k7f3qdx2.1", "kept"),))
    notebook.save_session(anna, second)
    file = notebook.read_session(path)
    moved = replace(file.session, at=datetime(2026, 11, 20, 8, tzinfo=UTC))
    undo.record("edit", notebook.replace_session(file, moved))
    undo.undo_last()
    assert notebook.read_session(path).session == file.session


def test_an_undo_that_was_interrupted_is_finished(
    notebook: Notebook, anna: PersonFile, undo: Undo
) -> None:
    saved = notebook.save_group([(anna, plain_session()), (anna, plain_session("a2cdefgh"))])
    undo.record("checkin", saved.writes)
    notebook.trash(saved.writes[1].path)
    undo.undo_last()
    assert notebook.sessions(anna) == ((), ())


def test_the_journal_keeps_the_last_fifty_privately(
    notebook: Notebook, anna: PersonFile, undo: Undo
) -> None:
    write = notebook.save_session(anna, plain_session())
    for number in range(KEPT + 5):
        undo.record(f"note {number}", [write])
    undo.record("nothing", [])
    folder = notebook.state.root / "undo"
    names = sorted(path.name for path in folder.iterdir())
    assert (len(names), names[0][:6]) == (KEPT, "000006")
    assert {stat.S_IMODE((folder / name).stat().st_mode) for name in names} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert undo.undo_last().action == f"note {KEPT + 4}"


def test_a_damaged_journal_is_told(notebook: Notebook, anna: PersonFile, undo: Undo) -> None:
    undo.record("checkin", [notebook.save_session(anna, plain_session())])
    folder = notebook.state.root / "undo"
    for text in ("", "[]", '{"action": 1}', '{"action": "x", "steps": [{"path": "p"}]}'):
        next(folder.iterdir()).write_text(text)
        with pytest.raises(DataError):
            undo.undo_last()


def test_a_state_folder_that_cannot_be_written_is_told(
    notebook: Notebook, anna: PersonFile, undo: Undo
) -> None:
    write = notebook.save_session(anna, plain_session())
    notebook.paths.state.write_text("in the way")
    with pytest.raises((NotebookError, DataError)):
        undo.record("checkin", [write])
    assert len(notebook.sessions(anna)[0]) == 1
