"""Several processes at once, and somebody else's program in between: no update is lost.

`FUEHRUNG_TEST_LONG=1` counts to 16,000 instead of 800.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from builders.notebooks import ANNA, TALK, home_in, plant
from builders.running import Piped, Runner
from builders.strategies import plain_session
from crash.crowd import crowd, start
from crash.histories import paths_in
from crash.updates import surviving
from fuehrung_cli.domain.ids import new_session_id
from fuehrung_cli.domain.person import Person
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.notebook import Notebook, draw_number
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.undo import Undo

PROCESSES, TIMES = (16, 1000) if os.environ.get("FUEHRUNG_TEST_LONG") else (8, 100)


def test_every_update_of_many_processes_survives(tmp_path: Path) -> None:
    assert surviving(paths_in(tmp_path), PROCESSES, TIMES) == PROCESSES * TIMES


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return paths_in(tmp_path)


@pytest.fixture
def anna(paths: Paths) -> PersonFile:
    notebook = Notebook.open(paths, create=True, draw=random.Random(1).randrange)
    return notebook.add_person(Person("7k3q", "Anna Berger"))[0]


def _save(paths: Paths, anna: PersonFile, times: int) -> None:
    notebook = Notebook.open(paths, create=False)
    for _ in range(times):
        session = plain_session(new_session_id(draw_number))
        Undo(notebook).record("checkin anna", [notebook.save_session(anna, session)])


def test_entries_saved_at_once_are_all_there(paths: Paths, anna: PersonFile) -> None:
    assert crowd([partial(_save, paths, anna, 12)] * 6) == [0] * 6
    sessions, problems = Notebook.open(paths, create=False).sessions(anna)
    assert (len(sessions), problems) == (72, ())


def test_a_new_notebook_made_by_several_at_once_is_one(paths: Paths) -> None:
    def begin() -> None:
        made = Notebook.open(paths, create=True)
        assert made.id == Notebook.open(paths, create=False).id

    assert crowd([begin] * 8) == [0] * 8
    assert Notebook.open(paths, create=False).about.problems == ()


def test_commands_taken_back_at_once_are_taken_back_once_each(
    paths: Paths, anna: PersonFile
) -> None:
    _save(paths, anna, 20)

    def undo() -> None:
        notebook = Notebook.open(paths, create=False)
        for _ in range(5):
            Undo(notebook).undo_last()

    assert crowd([undo] * 4) == [0] * 4
    notebook = Notebook.open(paths, create=False)
    assert notebook.sessions(anna) == ((), ())
    assert len(notebook.disk.list_folder("trash")) == 20


# The lock


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Lets another process hold the lock of a folder, and kills it at the end."""
    ready, tell = os.pipe()

    def hold() -> None:
        with Disk(folder).alone():
            os.write(tell, b".")
            signal.pause()

    owner = start(hold)
    os.read(ready, 1)
    try:
        yield
    finally:
        os.kill(owner, signal.SIGKILL)
        os.waitpid(owner, 0)
        for fd in (ready, tell):
            os.close(fd)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "fuehrung: Another fuehrung is writing to {home}\n  Wait until it is done"),
        (
            "de",
            "fuehrung: Ein anderes fuehrung schreibt gerade in {home}\n  Warten, bis es fertig ist",
        ),
    ],
)
def test_a_held_lock_is_told_after_a_bounded_wait_and_free_when_its_owner_is_killed(
    machine: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    home = home_in(machine)
    plant(home)
    monkeypatch.setattr("fuehrung_cli.store.fslock._LOCK_SECONDS", 0.2)
    call = ("--lang", language, "person", "set", "anna", "rhythm_days=21")
    with _held(home):
        began = time.monotonic()
        refused = run(*call)
        waited = time.monotonic() - began
        assert refused.err.startswith(said.format(home=home))
        assert refused.code == 6
        assert 0.2 <= waited < 5
        assert run("checkin", "anna", "ich: Rückruf bis fr").code == 0  # a new file needs no lock
    assert run(*call).code == 0


# A cloud service, or another machine, in between


class _Meanwhile(Piped):
    """Standard input that lets something happen before it is read."""

    def __init__(self, text: str, happen: Callable[[], object]) -> None:
        super().__init__(text)
        self.happen = happen

    @property
    def buffer(self):  # type: ignore[no-untyped-def]  # as typeshed has it
        self.happen()
        return super().buffer


def _edited(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, new: bytes
) -> tuple[int, str]:
    from fuehrung_cli.__main__ import main

    def arrive() -> None:
        (home / "arriving").write_bytes(new)
        (home / "arriving").replace(home / TALK)

    monkeypatch.setattr(sys, "stdin", _Meanwhile("Von mir neu geschrieben.\n", arrive))
    code = main(["--lang", "de", "edit", "k7f3", "-"])
    return code, capsys.readouterr().err


def test_a_file_replaced_while_it_is_edited_is_left_and_the_text_is_kept(
    machine: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = home_in(machine)
    plant(home)
    theirs = (home / TALK).read_bytes().replace(b"Modul 2", b"Modul 3")
    code, said = _edited(home, capsys, monkeypatch, theirs)
    assert code == 5
    assert "inzwischen" in said
    assert (home / TALK).read_bytes() == theirs
    [draft] = (machine / ".local/state/fuehrung").rglob("drafts/0*")
    assert draft.read_text("utf-8").endswith("Von mir neu geschrieben.\n")
    assert str(draft) in said


def test_the_same_bytes_in_another_file_are_no_change(
    machine: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = home_in(machine)
    plant(home)
    code, _ = _edited(home, capsys, monkeypatch, (home / TALK).read_bytes())
    assert code == 0
    [file] = (home / ANNA / "sessions").glob("*_k7f3qdx2.toml")
    assert "Von mir neu geschrieben." in file.read_text("utf-8")


def test_a_file_that_arrives_between_reading_and_writing_wins(
    paths: Paths, anna: PersonFile
) -> None:
    from fuehrung_cli.store.failures import ChangedError

    notebook = Notebook.open(paths, create=False)
    path = notebook.save_session(anna, plain_session()).path
    read = notebook.read_session(path)
    (paths.home / path).write_bytes(read.data + b"# from another machine\n")
    with pytest.raises(ChangedError):
        notebook.replace_session(read, plain_session(notes="mine"))
    assert (paths.home / path).read_bytes().endswith(b"# from another machine\n")
