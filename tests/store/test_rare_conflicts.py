"""Second versions where something rare is in the way: nothing is guessed, nothing overwritten."""

from __future__ import annotations

import pytest

from builders.notebooks import CEM, FILES, PRAISE, TALK, plant, snapshot
from fuehrung_cli.errors import ForbiddenError, say
from fuehrung_cli.store import weighing
from fuehrung_cli.store.conflicts import find_conflicts, reread
from fuehrung_cli.store.failures import ChangedError, changed
from fuehrung_cli.store.merge_marks import sides_of
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.resolving import Resolved, resolve
from fuehrung_cli.store.undo import Undo
from fuehrung_cli.store.versions import Conflict
from fuehrung_cli.store.weighing import Choice, Weighed, weigh

COPY = TALK.replace(".toml", ".sync-conflict-20261123-101530-ABCDEFG.toml")
OTHER = FILES[TALK].replace("Modul 2 läuft.", "Modul 3 steht an.")
SHARP = FILES[TALK].replace("minutes = 25", "minutes = 30")
JOURNEY = 'format = 1\nid = "erste-kunden"\ntitle = {{ de = "{0}", en = "{0}" }}\n'


@pytest.fixture
def notebook(paths: Paths) -> Notebook:
    plant(paths.home)
    return Notebook.open(paths, create=False, lasting=False)


def _plant(notebook: Notebook, files: dict[str, str]) -> tuple[Conflict, ...]:
    plant(notebook.disk.root, files)
    return find_conflicts(notebook)


def _weighed(notebook: Notebook, files: dict[str, str]) -> Weighed:
    (found,) = _plant(notebook, files)
    return weigh(found, Undo(notebook))


def _keep(notebook: Notebook, weighed: Weighed, choice: Choice) -> Resolved:
    return resolve(notebook, weighed, choice)


# Finding


def test_what_was_found_is_looked_at_once_more_before_it_is_decided(notebook: Notebook) -> None:
    (found,) = _plant(notebook, {COPY: OTHER})
    assert reread(notebook, found) == found
    plant(notebook.disk.root, {COPY: SHARP})
    again = reread(notebook, found)
    assert again
    assert (again.second.data, again.first) == (SHARP.encode(), found.first)
    (notebook.disk.root / COPY).unlink()
    assert reread(notebook, found) is None


def test_without_people_there_is_no_conflict(notebook: Notebook) -> None:
    (notebook.disk.root / "people").rename(notebook.disk.root / "elsewhere")
    assert find_conflicts(notebook) == ()


def test_a_folder_that_somebody_has_kept_is_no_second_version(notebook: Notebook) -> None:
    plant(notebook.disk.root, {f"people-ALT/{CEM.partition('/')[2]}/person.toml": "old"})
    (notebook.disk.root / "people (1)").symlink_to("people")
    assert find_conflicts(notebook) == ()
    other = f"people.sync-conflict-20261123-101530-ABCDEFG/{CEM.partition('/')[2]}/person.toml"
    (found,) = _plant(notebook, {other: FILES[f"{CEM}/person.toml"]})
    assert (found.first.path, found.second.path) == (f"{CEM}/person.toml", other)


def test_in_a_second_folder_only_files_of_ours_count(notebook: Notebook) -> None:
    twin = f"{CEM} (1)"
    (notebook.disk.root / twin).mkdir()
    (notebook.disk.root / twin / "link.toml").symlink_to("/dev/null")
    assert _plant(notebook, {f"{twin}/remarks.txt": "mine"}) == ()


def test_the_id_in_a_copy_leads_to_its_file_under_whatever_name(notebook: Notebook) -> None:
    folder = TALK.rpartition("/")[0]
    strange = f"{folder}/2026-11-05T0900_h2cdefgh (1).toml"
    (found,) = _plant(notebook, {strange: OTHER})
    assert (found.first.path, found.second.path) == (TALK, strange)
    (notebook.disk.root / TALK).unlink()
    (found,) = find_conflicts(notebook)
    assert (found.first.path, found.first.data) == (TALK, None)


def test_a_file_of_a_folder_that_is_gone_belongs_where_the_folder_was(notebook: Notebook) -> None:
    twin = "people/tom-krause_6t6t (1)"
    entry = OTHER.replace("k7f3qdx2", "t7f3qdx2")
    found = _plant(notebook, {f"{twin}/sessions/2026-11-05T0900_h2cdefgh.toml": entry})
    wanted = "people/tom-krause_6t6t/sessions/2026-11-05T0900_t7f3qdx2.toml"
    assert [conflict.first.path for conflict in found] == [wanted]
    assert found[0].first.data is None


def test_a_copy_whose_own_name_is_free_is_no_second_version_of_itself(notebook: Notebook) -> None:
    here = "people/link_6t6t"
    (notebook.disk.root / here).mkdir()
    text = FILES[f"{CEM}/person.toml"]
    (found,) = _plant(notebook, {f"{here}/person.toml": text})
    assert (found.first.path, found.second.path) == (f"{CEM}/person.toml", f"{here}/person.toml")


def test_two_journeys_of_one_id_are_told_and_those_of_two_are_not(notebook: Notebook) -> None:
    files = {"journeys/a.toml": JOURNEY.format("Eins"), "journeys/bb.toml": JOURNEY.format("Zwei")}
    (found,) = _plant(notebook, {**files, "journeys/c.toml": "id = 3\n", "journeys/d.toml": "= ="})
    assert (found.role, found.cause) == ("journey", "twice")
    assert (found.first.path, found.second.path) == ("journeys/a.toml", "journeys/bb.toml")


def test_the_copy_of_a_journey_belongs_to_the_file_that_is_there(notebook: Notebook) -> None:
    copy = "journeys/kunden (Annas Laptop's conflicted copy 2026-11-24).toml"
    files = {"journeys/kunden.toml": JOURNEY.format("Eins"), copy: JOURNEY.format("Zwei")}
    (found,) = _plant(notebook, files)
    assert (found.first.path, found.second.path) == ("journeys/kunden.toml", copy)
    (notebook.disk.root / "journeys/kunden.toml").unlink()
    (found,) = find_conflicts(notebook)
    assert (found.first.path, found.first.data) == ("journeys/kunden.toml", None)


def test_what_cannot_be_read_as_a_file_is_told_with_its_reason(notebook: Notebook) -> None:
    profile = f"{CEM}/person.toml"
    plant(notebook.disk.root, {f"{CEM}/person (1).toml": FILES[profile]})
    (notebook.disk.root / profile).unlink()
    (notebook.disk.root / profile).mkdir()
    (found,) = find_conflicts(notebook)
    assert (found.first.data, found.first.record) == (None, None)
    assert found.first.problem
    weighed = weigh(found, Undo(notebook))
    assert weighed.state == "damaged"
    before = snapshot(notebook.disk.root)
    assert isinstance(_keep(notebook, weighed, "copy").failure, ChangedError)
    assert snapshot(notebook.disk.root) == before


# Marks


def test_marks_out_of_order_are_text(notebook: Notebook) -> None:
    marked = b"a\n=======\nb\n<<<<<<< HEAD\nc\n=======\nd\n>>>>>>> theirs\n"
    sides = sides_of(marked)
    assert sides == (b"a\n=======\nb\nc\n", b"a\n=======\nb\nd\n", None)
    assert sides_of(b"<<<<<<< HEAD\nc\n=======\nd\n") is None
    assert sides_of(b"<<<<<<< HEAD\nc\n") is None


def test_a_side_that_is_empty_is_no_version_to_choose(notebook: Notebook) -> None:
    plant(notebook.disk.root, {TALK: f"<<<<<<< HEAD\n=======\n{OTHER}>>>>>>> theirs\n"})
    (found,) = find_conflicts(notebook)
    assert reread(notebook, found) == found
    weighed = weigh(found, Undo(notebook))
    assert (weighed.state, weighed.wanted) == ("empty", OTHER.encode())
    assert _keep(notebook, weighed, "merged").failure is None
    assert (notebook.disk.root / TALK).read_text() == OTHER


def test_what_was_there_before_the_merge_tells_which_side_has_changed(notebook: Notebook) -> None:
    base = FILES[TALK]
    marked = f"<<<<<<< HEAD\n{SHARP}||||||| base\n{base}=======\n{base}>>>>>>> theirs\n"
    plant(notebook.disk.root, {TALK: marked})
    weighed = weigh(find_conflicts(notebook)[0], Undo(notebook))
    assert (weighed.state, weighed.merged) == ("merges", SHARP.encode())


def test_marks_in_a_note_are_noticed_although_the_entry_can_be_read(notebook: Notebook) -> None:
    notes = '"""\nEins\n<<<<<<< HEAD\nZwei\n=======\nDrei\n>>>>>>> theirs\n"""'
    text = "\n".join(
        f"notes = {notes}" if line.startswith("notes") else line for line in OTHER.split("\n")
    )
    plant(notebook.disk.root, {TALK: text})
    assert [(p.path, p.where, p.severity) for p in notebook.check()] == [(TALK, "notes", "notice")]


# Weighing and deciding


def test_an_empty_copy_waits_and_one_of_the_same_bytes_is_tidied_up(notebook: Notebook) -> None:
    weighed = _weighed(notebook, {COPY: ""})
    assert (weighed.state, weighed.choices) == ("waiting", ("original",))
    weighed = _weighed(notebook, {COPY: FILES[TALK]})
    assert weighed.choices == ("original",)
    assert (weighed.state, weighed.is_safe) == ("same", True)
    assert _keep(notebook, weighed, "merged").failure is None
    assert find_conflicts(notebook) == ()
    assert (notebook.disk.root / TALK).read_text() == FILES[TALK]


def test_a_copy_of_rules_differs_by_its_keys_and_is_told_by_check(notebook: Notebook) -> None:
    copy = "journeys/a.sync-conflict-20261123-101530-ABCDEFG.toml"
    files = {"journeys/a.toml": JOURNEY.format("Eins"), copy: JOURNEY.format("Zwei")}
    weighed = _weighed(notebook, files)
    assert (weighed.state, [each.where for each in weighed.differences]) == ("differs", ["title"])
    assert [problem.path for problem in notebook.check()] == [copy]


def test_both_are_kept_as_two_entries_where_they_clash(notebook: Notebook) -> None:
    other = FILES[PRAISE].replace("Firma Reiter", "Firma Reiter und Söhne")
    weighed = _weighed(notebook, {PRAISE.replace(".toml", " (1).toml"): other})
    assert _keep(notebook, weighed, "both").failure is None
    owner = next(file for file in notebook.people()[0] if file.person.id == "7k3q")
    texts = {f.content.text for s in notebook.sessions(owner)[0] for f in s.facts}
    assert {"Lob der Firma Reiter", "Lob der Firma Reiter und Söhne"} <= texts


def test_a_copied_folder_goes_when_its_last_file_has_been_brought_back(notebook: Notebook) -> None:
    entry = OTHER.replace("k7f3qdx2", "t7f3qdx2")
    twin = f"{CEM} (1)"
    name = "sessions/2026-11-05T0900_t7f3qdx2.toml"
    weighed = _weighed(notebook, {f"{twin}/{name}": entry})
    assert weighed.state == "missing"
    assert _keep(notebook, weighed, "merged").failure is None
    assert (notebook.disk.root / CEM / name).read_text() == entry
    assert not (notebook.disk.root / twin).exists()


def test_what_a_backup_file_of_an_editor_adds_is_asked(notebook: Notebook) -> None:
    weighed = _weighed(notebook, {f"{TALK}.orig": OTHER})
    assert (weighed.state, weighed.is_safe) == ("differs", False)
    assert "copy" in weighed.choices


def test_one_id_in_the_books_of_two_people_is_left_to_somebody(notebook: Notebook) -> None:
    weighed = _weighed(notebook, {f"{CEM}/sessions/2026-11-05T0900_k7f3qdx2.toml": OTHER})
    assert (weighed.state, weighed.is_safe) == ("two_people", False)


def test_what_cannot_be_written_is_not_merged(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> bytes:
        raise ForbiddenError(say("no"))

    monkeypatch.setattr(weighing, "encode_session", refuse)
    weighed = _weighed(notebook, {COPY: OTHER})
    assert (weighed.state, weighed.merged, weighed.kept) == ("differs", None, None)


def test_a_choice_that_is_not_there_is_refused(notebook: Notebook) -> None:
    weighed = _weighed(notebook, {COPY: OTHER})
    before = snapshot(notebook.disk.root)
    with pytest.raises(ForbiddenError):
        _keep(notebook, weighed, "both")
    assert snapshot(notebook.disk.root) == before


def test_a_version_that_has_changed_since_is_not_thrown_away(notebook: Notebook) -> None:
    weighed = _weighed(notebook, {COPY: OTHER})
    plant(notebook.disk.root, {COPY: SHARP})
    before = snapshot(notebook.disk.root)
    done = _keep(notebook, weighed, "merged")
    assert (done.writes, isinstance(done.failure, ChangedError)) == ((), True)
    assert snapshot(notebook.disk.root) == before


def test_what_was_written_before_a_failure_can_be_taken_back(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    weighed = _weighed(notebook, {COPY: OTHER})

    def refuse(*_: object) -> None:
        raise changed(COPY)

    monkeypatch.setattr(Notebook, "trash", refuse)
    done = _keep(notebook, weighed, "merged")
    assert [write.path for write in done.writes] == [TALK]
    assert done.failure is not None
    assert (notebook.disk.root / COPY).read_text() == OTHER
