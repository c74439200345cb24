from __future__ import annotations

import multiprocessing
import random
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from builders.strategies import plain_session
from fuehrung_cli.domain.kinds import Commitment, Foreign, Success
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Change, Opened
from fuehrung_cli.domain.settings import Retention, RetentionNumbers
from fuehrung_cli.errors import DataError, ForbiddenError, NotebookError, UsageError, say
from fuehrung_cli.store.failures import ChangedError, ExistsError
from fuehrung_cli.store.notebook import Notebook, draw_number
from fuehrung_cli.store.notebook_file import UNKNOWN_ID
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.records import PersonFile


def _text(notebook: Notebook, path: str) -> str:
    return (notebook.disk.root / path).read_text(encoding="utf-8")


def test_a_new_notebook_has_an_id_and_its_periods(notebook: Notebook, paths: Paths) -> None:
    assert _text(notebook, "notebook.toml") == (
        f'format = 1\nid = "{notebook.id}"\n\n[retention]\n'
        "notes_months = 12\nobservations_days = 90\nleavers_months = 6\n"
    )
    again = Notebook.open(paths, create=True)
    assert (again.id, again.retention) == (notebook.id, Retention())
    assert again.state.root == paths.state / notebook.id


def test_without_a_notebook_nothing_is_made(paths: Paths) -> None:
    with pytest.raises(NotebookError, match="There is no notebook"):
        Notebook.open(paths, create=False)
    assert not paths.home.exists()


def test_a_notebook_of_a_newer_format_is_not_opened(notebook: Notebook, paths: Paths) -> None:
    (paths.home / "notebook.toml").write_text("format = 2\n")
    with pytest.raises(NotebookError) as told:
        Notebook.open(paths, create=True)
    params = told.value.what.params
    assert params["where"] == "notebook.toml"
    assert "newer" in str(params["what"])


@pytest.mark.parametrize("text", ["", "format = 1\n", 'format = 1\nid = "x"\n', "\0", "format = 0"])
def test_a_damaged_notebook_file_leaves_the_people_readable(
    notebook: Notebook, anna: PersonFile, paths: Paths, text: str
) -> None:
    (paths.home / "notebook.toml").write_text(text)
    damaged = Notebook.open(paths, create=True)
    assert damaged.id == UNKNOWN_ID
    assert damaged.people()[0] == (anna,)
    assert {problem.path for problem in damaged.check()} == {"notebook.toml"}


def test_a_bad_period_counts_as_the_usual_one(notebook: Notebook, paths: Paths) -> None:
    file = paths.home / "notebook.toml"
    file.write_text(file.read_text().replace("= 12", "= 0").replace("= 90", "= 30"))
    opened = Notebook.open(paths, create=False)
    assert opened.retention == Retention(RetentionNumbers(observations_days=30))
    assert [problem.where for problem in opened.about.problems] == ["retention.notes_months"]


def test_a_person_is_found_again_by_folder_and_id(notebook: Notebook, anna: PersonFile) -> None:
    cem = Person("9zzz", "  Cem\tDemir", Profile(role="Vertrieb"))
    added, write = notebook.add_person(cem)
    assert added.person.name == "Cem Demir"
    assert write.path == "people/cem-demir_9zzz/person.toml"
    assert notebook.people() == ((anna, added), ())
    with pytest.raises(ExistsError):
        notebook.add_person(cem)
    with pytest.raises(UsageError):
        notebook.add_person(Person("8888", " "))


def test_a_person_is_changed_only_if_nobody_else_has(
    notebook: Notebook, anna: PersonFile, paths: Paths
) -> None:
    file = paths.home / anna.path
    file.write_text(file.read_text() + 'shoe = 39\nteam = "Süd"\n')
    with pytest.raises(ChangedError):
        notebook.change_person(anna, replace(anna.person, name="Anna Müller"))
    (read,), _ = notebook.people()
    write = notebook.change_person(read, Person("7k3q", "Anna Müller"))
    assert (
        _text(notebook, anna.path) == 'format = 1\nid = "7k3q"\nname = "Anna Müller"\nshoe = 39\n'
    )
    assert (write.before, write.after) == (read.data, file.read_bytes())


def test_a_person_that_was_not_read_completely_is_never_rewritten(
    notebook: Notebook, anna: PersonFile, paths: Paths
) -> None:
    file = paths.home / anna.path
    file.write_text(file.read_text() + "rhythm_days = 0\n")
    (read,), (problem,) = notebook.people()
    assert problem.where == "rhythm_days"
    with pytest.raises(DataError):
        notebook.change_person(read, replace(read.person, name="Anna Müller"))


def test_a_person_without_a_file_is_told_unless_nothing_else_is_there(
    notebook: Notebook, anna: PersonFile
) -> None:
    (notebook.disk.root / "people" / "empty_4444").mkdir()
    (notebook.disk.root / "people" / "lost_5555" / "sessions").mkdir(parents=True)
    people, (problem,) = notebook.people()
    assert (people, problem.path) == ((anna,), "people/lost_5555/person.toml")


def test_of_two_folders_with_one_person_the_one_with_her_id_counts(
    notebook: Notebook, anna: PersonFile, paths: Paths
) -> None:
    twin = paths.home / "people" / "aaa_2222"
    twin.mkdir()
    (twin / "person.toml").write_bytes(anna.data)
    people, problems = notebook.people()
    assert people == (anna,)
    assert [problem.path for problem in problems] == ["people/aaa_2222/person.toml"]


def test_one_broken_person_leaves_the_others(notebook: Notebook, anna: PersonFile) -> None:
    for folder, text in (
        ("cem_2222", ""),
        ("eva_3333", 'format = 1\nid = "x"\nname = "Eva"\n'),
        ("ida_4444", 'format = 2\nid = "4444"\nname = "Ida"\n'),
        ("ute_5555", 'format = 1\nid = "5555"\n'),
    ):
        made = notebook.disk.root / "people" / folder
        made.mkdir()
        (made / "person.toml").write_text(text)
    people, problems = notebook.people()
    assert people == (anna,)
    assert [(p.path, p.where) for p in problems] == [
        ("people/cem_2222/person.toml", ""),
        ("people/eva_3333/person.toml", "id"),
        ("people/ida_4444/person.toml", "format"),
        ("people/ute_5555/person.toml", "name"),
    ]


def test_sessions_come_in_the_order_of_their_names(notebook: Notebook, anna: PersonFile) -> None:
    late = plain_session("a2cdefgh", at=date(2026, 11, 24))
    early = plain_session("z2cdefgh")
    written = [notebook.save_session(anna, session).path for session in (late, early)]
    assert written == [
        "people/anna-berger_7k3q/sessions/2026-11-24_a2cdefgh.toml",
        "people/anna-berger_7k3q/sessions/2026-11-23T0930_z2cdefgh.toml",
    ]
    assert notebook.sessions(anna) == ((early, late), ())


def test_an_id_is_never_used_twice_for_a_person(notebook: Notebook, anna: PersonFile) -> None:
    notebook.save_session(anna, plain_session())
    with pytest.raises(ExistsError):
        notebook.save_session(anna, plain_session(at=date(2026, 1, 1)))
    assert len(notebook.sessions(anna)[0]) == 1


def test_ids_are_drawn_until_one_is_free(notebook: Notebook, anna: PersonFile) -> None:
    first = replace(notebook, draw=random.Random(7).randrange).new_session_id()
    notebook.save_session(anna, plain_session(first))
    again = replace(notebook, draw=random.Random(7).randrange).new_session_id()
    assert again != first
    digits = iter([7, 19, 3, 23, 1, 2, 3, 4])  # 7k3q is taken, 1234 is not
    assert replace(notebook, draw=lambda _: next(digits)).new_person_id() == "1234"


def test_ids_are_found_by_listing_alone(notebook: Notebook, anna: PersonFile) -> None:
    path = notebook.save_session(anna, plain_session()).path
    (notebook.disk.root / path).write_bytes(b"\0")
    (found,) = notebook.find_ids("k7f3")
    assert (found.folder, found.id, found.path) == (anna.folder, "k7f3qdx2", path)
    assert notebook.find_ids("k7f4") == ()


def test_a_group_is_saved_one_by_one_and_failures_are_named(
    notebook: Notebook, anna: PersonFile
) -> None:
    cem, _ = notebook.add_person(Person("9zzz", "Cem Demir"))
    eva, _ = notebook.add_person(Person("8zzz", "Eva Lenz"))
    (notebook.disk.root / cem.folder / "sessions").write_bytes(b"")
    entries = [
        (owner, plain_session(name, group="g2cdefgh"))
        for owner, name in ((anna, "a2cdefgh"), (cem, "b2cdefgh"), (eva, "c2cdefgh"))
    ]
    saved = notebook.save_group(entries)
    assert [write.path.split("/")[1] for write in saved.writes] == [
        "anna-berger_7k3q",
        "eva-lenz_8zzz",
    ]
    assert [owner for owner, _ in saved.failures] == [cem]


def test_an_edit_keeps_what_this_program_does_not_know(
    notebook: Notebook, anna: PersonFile
) -> None:
    old = plain_session(
        facts=(
            Opened(1, Commitment("leader", "x"), "agreed", {"mood": "good"}),
            Opened(2, Foreign("talent", {"level": 3})),
            Opened(3, Success("weg")),
        ),
        changes=(Change("a2cdefgh.1", "kept", extra={"why": 1}), Change("a2cdefgh.2", "kept")),
        extra={"weather": "sun"},
    )
    file = notebook.read_session(notebook.save_session(anna, old).path)
    edited = plain_session(
        notes="neu\r\n",
        facts=(Opened(1, Commitment("leader", "y"), "agreed"), Opened(4, Success("da"))),
        changes=(
            Change("a2cdefgh.2", "broken"),
            Change("a2cdefgh.1", "kept"),
            Change("a2cdefgh.3", "kept"),
        ),
    )
    (write,) = notebook.replace_session(file, edited)
    assert notebook.sessions(anna)[0] == (
        replace(
            edited,
            notes="neu\n",
            facts=(
                Opened(1, Commitment("leader", "y"), "agreed", {"mood": "good"}),
                Opened(2, Foreign("talent", {"level": 3})),
                Opened(4, Success("da")),
            ),
            changes=(
                Change("a2cdefgh.2", "broken"),
                Change("a2cdefgh.1", "kept", extra={"why": 1}),
                Change("a2cdefgh.3", "kept"),
            ),
            extra={"weather": "sun"},
        ),
    )
    with pytest.raises(ChangedError):
        notebook.replace_session(file, edited)
    assert write.before == file.data


def test_an_edit_of_the_moment_renames_the_file(notebook: Notebook, anna: PersonFile) -> None:
    file = notebook.read_session(notebook.save_session(anna, plain_session()).path)
    moved = plain_session(at=datetime(2026, 11, 20, 8, tzinfo=UTC))
    new, old = notebook.replace_session(file, moved)
    assert new.path.endswith("/2026-11-20T0800_k7f3qdx2.toml")
    assert (old.path, old.after, new.before) == (file.path, None, None)
    assert notebook.sessions(anna) == ((moved,), ())
    with pytest.raises(ForbiddenError):
        notebook.replace_session(file, plain_session("a2cdefgh"))


def test_a_name_that_lags_behind_is_no_failure(
    notebook: Notebook, anna: PersonFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = notebook.read_session(notebook.save_session(anna, plain_session()).path)

    def fail(*args: object) -> None:
        raise NotebookError(say("no"))

    monkeypatch.setattr("fuehrung_cli.store.fsops.Disk.rename", fail)
    moved = plain_session(at=date(2026, 11, 20))
    (write,) = notebook.replace_session(file, moved)
    assert write.path == file.path
    assert notebook.sessions(anna) == ((moved,), ())
    assert [problem.severity for problem in notebook.check()] == ["notice"]


def test_chance_draws_every_number() -> None:
    assert {draw_number(3) for _ in range(200)} == {0, 1, 2}


def test_a_notebook_file_that_is_linked_leaves_the_people_readable(
    notebook: Notebook, anna: PersonFile, paths: Paths, tmp_path: Path
) -> None:
    (paths.home / "notebook.toml").rename(tmp_path / "elsewhere")
    (paths.home / "notebook.toml").symlink_to(tmp_path / "elsewhere")
    opened = Notebook.open(paths, create=False)
    assert opened.people()[0] == (anna,)
    assert [problem.path for problem in opened.check()] == ["notebook.toml"]


def test_an_entry_that_was_not_read_completely_is_never_rewritten(
    notebook: Notebook, anna: PersonFile
) -> None:
    path = notebook.save_session(anna, plain_session()).path
    file = notebook.disk.root / path
    file.write_text(file.read_text() + '\n[facts.1]\nkind = "goal"\n')
    with pytest.raises(DataError) as told:
        notebook.replace_session(notebook.read_session(path), plain_session(notes="neu"))
    assert told.value.what.params["where"] == f"{path}:facts.1.text"
    file.write_bytes(b"\0")
    with pytest.raises(DataError):
        notebook.read_session(path)


def test_what_is_thrown_away_stands_in_the_trash(notebook: Notebook, anna: PersonFile) -> None:
    for _ in range(2):
        write = notebook.save_session(anna, plain_session())
        thrown = notebook.trash(write.path)
        assert (thrown.before, thrown.after) == (write.after, None)
    names = sorted(path.name for path in (notebook.disk.root / "trash").iterdir())
    stem = "anna-berger_7k3q_2026-11-23T0930_k7f3qdx2.toml"
    assert names == [stem, f"{stem}.2"]
    assert list(notebook.check()) == []


def test_no_entry_is_read_through_a_linked_folder(
    notebook: Notebook, anna: PersonFile, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (notebook.disk.root / anna.sessions).symlink_to(tmp_path / "elsewhere")
    sessions, problems = notebook.sessions(anna)
    assert (sessions, [problem.path for problem in problems]) == ((), [anna.sessions])
    with pytest.raises(DataError):
        notebook.save_session(anna, plain_session())
    assert list((tmp_path / "elsewhere").iterdir()) == []


def _count_up(home: Path, times: int) -> None:
    notebook = Notebook.open(Paths(home, home, home, home, home), create=False)
    for _ in range(times):
        while True:
            (file,), _ = notebook.people()
            days = (file.person.profile.rhythm_days or 0) + 1
            changed = replace(file.person, profile=Profile(rhythm_days=days))
            try:
                notebook.change_person(file, changed)
                break
            except ChangedError:
                continue


def test_many_writers_lose_no_change(notebook: Notebook, anna: PersonFile, paths: Paths) -> None:
    writers = [multiprocessing.Process(target=_count_up, args=(paths.home, 15)) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0] * 4
    assert notebook.people()[0][0].person.profile.rhythm_days == 60
