from __future__ import annotations

import os
from pathlib import Path

from builders.strategies import plain_session
from fuehrung_cli.domain.kinds import Foreign, Goal
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Change, Opened
from fuehrung_cli.store.copy_names import is_of_an_editor
from fuehrung_cli.store.names_on_disk import copied, person_id_in, session_id_in
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.records import PersonFile

COPIES = """
2026-11-23T0930_k7f3qdx2 (conflicted copy 2026-11-24 093000).toml
2026-11-23T0930_k7f3qdx2 (Annas Laptop's conflicted copy 2026-11-24).toml
2026-11-23T0930_k7f3qdx2 (In Konflikt stehende Kopie).toml
2026-11-23T0930_k7f3qdx2_conflict-20261124-093000.toml
2026-11-23T0930_k7f3qdx2.sync-conflict-20261124-093000-ABCDEFG.toml
2026-11-23T0930_k7f3qdx2 (SFConflict anna@example.org 2026-11-24).toml
2026-11-23T0930_k7f3qdx2-DESKTOP-4711.toml
2026-11-23T0930_k7f3qdx2 (1).toml
2026-11-23T0930_k7f3qdx2 2.toml
2026-11-23T0930_k7f3qdx2.LOCAL.toml
2026-11-23T0930_k7f3qdx2.toml.orig
2026-11-23T0930_k7f3qdx2.toml~
.2026-11-23T0930_k7f3qdx2.toml.swp
#2026-11-23T0930_k7f3qdx2.toml#
person (1).toml
person-DESKTOP.toml
anna-berger_7k3q (1)
anna-berger_7k3q.sync-conflict-20261124-093000-ABCDEFG
"""
OURS = [
    "2026-11-23T0930_k7f3qdx2.toml",
    "2026-11-23_k7f3qdx2.toml",
    "person.toml",
    "salary.toml",
    "notebook.toml",
    "anna-berger_7k3q",
    "p_7k3q",
]


def test_names_of_second_versions_are_recognised_and_ours_are_not() -> None:
    copies = [line for line in COPIES.splitlines() if line]
    assert [name for name in copies if not copied(name) and not is_of_an_editor(name)] == []
    assert [name for name in copies if session_id_in(name) or person_id_in(name)] == []
    assert [name for name in OURS if copied(name)] == []


def test_a_sound_notebook_has_nothing_to_tell(notebook: Notebook, anna: PersonFile) -> None:
    notebook.save_session(anna, plain_session())
    (notebook.disk.root / ".git").mkdir()
    (notebook.disk.root / "README.md").write_text("mine")
    (notebook.disk.root / anna.folder / ".DS_Store").write_bytes(b"")
    assert list(notebook.check()) == []


def _told(notebook: Notebook) -> list[tuple[str, str, str]]:
    return [(p.path, p.where, p.severity) for p in notebook.check()]


def test_everything_that_reading_passes_over_is_named(
    notebook: Notebook, anna: PersonFile, tmp_path: Path
) -> None:
    root = notebook.disk.root
    sessions = root / anna.sessions
    path = notebook.save_session(anna, plain_session()).path
    notebook.save_session(anna, plain_session("a2cdefgh"))
    (sessions / "2026-11-23T0930_a2cdefgh.toml").rename(sessions / "2026-11-20_b2cdefgh.toml")
    (sessions / "2026-11-23T0930_k7f3qdx2 (1).toml").write_bytes((root / path).read_bytes())
    (sessions / "notes.txt").write_text("x")
    (sessions / ".tmp-0011").write_text("x")
    (sessions / "2026-11-25_c2cdefgh.toml").write_bytes(b"")
    os.mkfifo(sessions / "2026-11-26_d2cdefgh.toml")
    (root / anna.folder / "person (1).toml").write_text("x")
    (root / "people" / "stray").mkdir()
    (root / "people" / "empty_4444").mkdir()
    (root / "people" / "link_5555").symlink_to(tmp_path)
    (root / "trash").symlink_to(tmp_path)
    (root / "notebook (1).toml").write_text("x")
    (root / "journeys").mkdir()
    (root / "journeys" / ".tmp-0022").write_text("x")
    assert _told(notebook) == [
        ("journeys/.tmp-0022", "", "notice"),
        ("notebook (1).toml", "", "damage"),
        ("people/anna-berger_7k3q/person (1).toml", "", "damage"),
        (f"{anna.sessions}/.tmp-0011", "", "notice"),
        (f"{anna.sessions}/2026-11-20_b2cdefgh.toml", "", "notice"),
        (f"{anna.sessions}/2026-11-23T0930_k7f3qdx2 (1).toml", "", "damage"),
        (f"{anna.sessions}/2026-11-25_c2cdefgh.toml", "", "damage"),
        (f"{anna.sessions}/2026-11-26_d2cdefgh.toml", "", "damage"),
        (f"{anna.sessions}/notes.txt", "", "notice"),
        ("people/empty_4444", "", "notice"),
        ("people/link_5555", "", "damage"),
        ("people/stray", "", "notice"),
        ("trash", "", "damage"),
    ]
    assert notebook.people() == ((anna,), ())


def test_ids_that_stand_twice_are_named(notebook: Notebook, anna: PersonFile) -> None:
    cem, _ = notebook.add_person(Person("9zzz", "Cem Demir"))
    for owner in (anna, cem):
        notebook.save_session(owner, plain_session())
    (notebook.disk.root / "people" / "anna-berger_7k3q").rename(
        notebook.disk.root / "people" / "anna-berger_8888"
    )
    assert _told(notebook) == [
        ("people/anna-berger_8888/person.toml", "id", "notice"),
        ("people/cem-demir_9zzz/sessions/2026-11-23T0930_k7f3qdx2.toml", "id", "damage"),
    ]


def test_slips_in_kept_keys_and_unknown_kinds_are_named(
    notebook: Notebook, anna: PersonFile
) -> None:
    session = plain_session(
        facts=(
            Opened(1, Goal("x"), "said", {"dew": 1, "zzzz": 2}),
            Opened(2, Foreign("commitmend", {"by": "leader"})),
        ),
        changes=(Change("a2cdefgh.1", extra={"stat": "kept"}),),
        extra={"note": "x", "weather": "sun"},
    )
    path = notebook.save_session(anna, session).path
    notebook.change_person(anna, Person("7k3q", "Anna Berger", extra={"rol": "x"}))
    found = [(p.path, p.where, dict(p.hint.params) if p.hint else {}) for p in notebook.check()]
    assert found == [
        (anna.path, "rol", {"word": "role"}),
        (path, "changes.1.stat", {"word": "state"}),
        (path, "facts.1.dew", {"word": "due"}),
        (path, "facts.2.kind", {"word": "commitment"}),
        (path, "note", {"word": "notes"}),
    ]


def test_a_linked_folder_of_people_is_named_and_not_followed(
    notebook: Notebook, anna: PersonFile, tmp_path: Path
) -> None:
    (notebook.disk.root / "people").rename(tmp_path / "elsewhere")
    (notebook.disk.root / "people").symlink_to(tmp_path / "elsewhere")
    assert _told(notebook) == [("people", "", "damage")]
