"""Removing what is past its period: every trace goes, whatever interrupts it can be finished."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders.books import change, entry, talk
from fuehrung_cli.domain.kinds import Commitment, Success
from fuehrung_cli.domain.session import Session
from fuehrung_cli.domain.settings import Retention
from fuehrung_cli.errors import FuehrungError, say
from fuehrung_cli.store.expiring import expired, remove, shelf_of, still_there, traces
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.undo import Undo

DAY = date(2026, 11, 26)
PROMISE = Commitment(by="leader", text="Vertretung bei der Leitung klären")
OLD = talk("k7f3qdx2", 500, PROMISE, notes="Hat von der Fortbildung erzählt")
SETTLED = entry("m2xae9rt", 490, change("k7f3qdx2", "kept", "ging ganz leicht von der Hand"))
PRAISE = entry("p4rs7tvw", 480, Success("Messe lief gut, alle waren da"))
FRESH = talk("q5st8vwx", 3, notes="Heute war wenig Zeit")


def _save(notebook: Notebook, anna: PersonFile, *sessions: Session) -> None:
    Undo(notebook).record("checkin", [notebook.save_session(anna, each) for each in sessions])


def _apply(notebook: Notebook, anna: PersonFile) -> dict[str, int]:
    found = expired([shelf_of(notebook, anna)], Retention(), DAY)
    gone = remove(notebook, found, tuple(traces(notebook, found)))
    assert still_there(notebook, found) == ()
    return gone


def test_what_is_due_goes_with_every_trace_and_the_rest_stays(
    notebook: Notebook, anna: PersonFile
) -> None:
    _save(notebook, anna, OLD, SETTLED, PRAISE)
    _save(notebook, anna, FRESH)
    assert _apply(notebook, anna) == {"notes": 1, "fact": 2, "entry": 2, "undo": 1}
    assert notebook.sessions(anna)[0] == (replace(OLD, notes="", facts=()), FRESH)
    assert list(notebook.check()) == []
    assert _apply(notebook, anna) == {}


def test_a_removal_that_is_cut_off_anywhere_is_finished_by_the_next(
    notebook: Notebook, anna: PersonFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    _save(notebook, anna, OLD, SETTLED, PRAISE, FRESH)
    steps = ("replace_if_same", "remove_file")
    real = {name: getattr(Disk, name) for name in steps}
    done: list[str] = []

    def one_step(name: str) -> object:
        def call(disk: Disk, *given: object) -> None:
            if disk.root == notebook.disk.root and done:
                raise FuehrungError(say("cut off"))
            done.append(name)
            real[name](disk, *given)

        return call

    with monkeypatch.context() as patched:
        for name in steps:
            patched.setattr(Disk, name, one_step(name))
        for _ in range(4):
            done.clear()
            with pytest.raises(FuehrungError):
                _apply(notebook, anna)
    _apply(notebook, anna)
    assert notebook.sessions(anna)[0] == (replace(OLD, notes="", facts=()), FRESH)
    assert list(notebook.check()) == []


def test_trash_put_aside_and_drafts_are_looked_through(
    notebook: Notebook, anna: PersonFile
) -> None:
    _save(notebook, anna, OLD, FRESH)
    home, state = notebook.disk.root, notebook.state.root
    gone = (
        home / "trash/anna-berger_7k3q_2026-11-01T0900_k7f3qdx2.toml",
        home / "trash/anna-berger_7k3q_2024-01-01_a0bcdefg.toml.2",
        home / "quarantine/2026-11-01T100000/people/anna/sessions/2024-01-01_b0cdefgh.toml",
        state / "quarantine/old-draft",
        state / "drafts/000001-0badc0de",
    )
    kept = (
        home / "trash/anna-berger_7k3q_2026-11-01T0900_c0defghj.toml",
        home / "trash/anna-berger_7k3q_2024-99-99_d0efghjk.toml",
        home / "trash/person.toml",
        state / "drafts/000002-0badc0de",
    )
    for path in (*gone, *kept):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("nichts")
    for path in gone[3:]:
        path.write_text("oben\n\nHat von der Fortbildung erzählt\n")
    counts = _apply(notebook, anna)
    assert [path for path in gone if path.exists()] == []
    assert [path for path in kept if not path.exists()] == []
    assert (counts["trash"], counts["quarantine"], counts["draft"]) == (2, 2, 1)


def test_a_text_that_also_stands_in_what_is_kept_is_no_trace(
    notebook: Notebook, anna: PersonFile
) -> None:
    again = replace(FRESH, notes="Hat von der Fortbildung erzählt, wieder")
    _save(notebook, anna, OLD, again)
    assert "undo" in _apply(notebook, anna)
    assert notebook.sessions(anna)[0][-1] == again


def test_of_a_book_that_cannot_be_read_whole_nothing_goes(
    notebook: Notebook, anna: PersonFile
) -> None:
    _save(notebook, anna, OLD)
    folder = Path(notebook.disk.root) / anna.sessions
    (folder / "2026-11-24T0900_w1w1w1w1.toml").write_text("notes = '")
    (folder / "2026-11-24T0901_w2w2w2w2.toml").mkdir()
    shelf = shelf_of(notebook, anna)
    assert len(shelf.problems) == 2
    assert not shelf.is_whole
    assert expired([shelf], Retention(), DAY).shelves == ()
