"""Whatever a crash may leave of what was not waited for: nothing acknowledged is lost.

`FUEHRUNG_TEST_LONG=1` looks at a hundred times as many states.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from builders.commands import CALLS, Call
from builders.notebooks import home_in, plant
from builders.running import Runner
from crash.full_disk import fill_up, unreadable
from crash.simulated import Recorder, Simulation, Synced, View, Written
from crash.simulated_crashes import Crashing, crash_through

PARTS = 10
STATES = 1_000_000 if os.environ.get("FUEHRUNG_TEST_LONG") else 10_000
"""Crash states of each part: 100,000 in all, or 10,000,000."""
ACTS = 25
READ_EACH = 25
"""Every so many-th state is also read by the program itself."""


@pytest.mark.parametrize("part", range(PARTS))
def test_no_crash_in_any_history_loses_or_tears_anything(tmp_path: Path, part: int) -> None:
    states, seed = 0, part * STATES
    while states < STATES:
        root = tmp_path / str(seed)
        with pytest.MonkeyPatch.context() as patch:
            outcome = crash_through(root, patch, seed, ACTS)
        assert outcome.violations == [], f"history {seed}"
        for number, view in enumerate(sorted(outcome.views, key=len)[::READ_EACH]):
            assert _read_back(tmp_path / f"{seed}-{number}", dict(view)) == []
        shutil.rmtree(root)
        states, seed = states + outcome.states, seed + 1


def _read_back(root: Path, view: View) -> list[str]:
    for path, data in view.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    found = unreadable(root) if (root / "home/notebook.toml").exists() else []
    shutil.rmtree(root, ignore_errors=True)
    return found


WRITING = [call for call in CALLS if call.writes or call.needs == "undo"]


@pytest.mark.parametrize("call", WRITING, ids=lambda call: " ".join(call.argv[:3]))
def test_no_crash_in_a_command_loses_or_tears_anything(
    machine: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, call: Call
) -> None:
    plant(home_in(machine))
    for folder in (".local/share", ".local/state", ".config"):
        (machine / folder).mkdir(parents=True, exist_ok=True)
    run("checkin", "anna", "ich: Nachlass Reiter freigeben bis di")
    recorder = Recorder(machine)
    recorder.install(monkeypatch)
    crashing = Crashing(recorder)
    call = call.of("anna")
    assert run(*call.argv, stdin=call.stdin).code == 0
    crashing.judge()
    assert run("undo").code in (0, 1, 3)
    crashing.judge()
    run("checkin", "anna", "ich: Bericht bis irgendwann im Frühling")
    crashing.judge()
    assert crashing.outcome.violations == []
    assert crashing.outcome.states > 40


def test_a_full_disk_at_any_byte_damages_nothing(tmp_path: Path) -> None:
    for seed in range(6):
        with pytest.MonkeyPatch.context() as patch:
            assert fill_up(tmp_path / str(seed), patch, seed, ACTS) == [], f"history {seed}"


# The model itself


def _views(root: Path, *operations: object) -> list[View]:
    simulation = Simulation(Recorder(root))
    return [view for each in operations for view in simulation.take(each)]  # type: ignore[arg-type]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk/x").write_bytes(b"old")
    return tmp_path / "disk"


def test_what_was_not_waited_for_may_be_missing_cut_or_nul(file: Path) -> None:
    found = {view["x"] for view in _views(file, Written(2, 3, b"+new"))}
    assert found == {b"old+new", b"old", b"old\0\0\0\0"}


def test_what_was_waited_for_is_there(file: Path) -> None:
    simulation = Simulation(Recorder(file))
    for operation in (Written(2, 0, b"new"), Synced(2)):
        list(simulation.take(operation))
    assert list(simulation.crashed()) == [{"x": b"new"}]


def test_a_recorder_writes_down_what_happens(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from fuehrung_cli.store.fsops import Disk

    recorder = Recorder(file)
    recorder.install(monkeypatch)
    disk = Disk(file)
    disk.make_folder("a")
    disk.create_new("a/new", b"1")
    disk.replace_if_same("a/new", b"1", b"22")
    disk.append_line("a/lines", b"one")
    disk.append_line("a/lines", b"two")
    disk.move("a/new", "a/moved")
    disk.remove_file("x")
    wanted = {"a/moved": b"22", "a/lines": b"one\ntwo\n"}
    assert Simulation(recorder).asked(recorder.trace) == wanted
    simulation = Simulation(recorder)
    states = [view for each in recorder.trace for view in simulation.take(each)]
    assert len(states) > 30
    assert list(simulation.crashed()) == [wanted]
