"""`privacy erase` leaves nothing of a person behind, wherever it is interrupted."""

from __future__ import annotations

import base64
import errno
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.notebooks import ANNA, CEM, FILES, NOTEBOOK_ID, TALK, plant, snapshot
from builders.running import Runner
from fuehrung_cli.store import fscalls
from fuehrung_cli.store.paths import find_paths

WORD = "Zugvogel0815"
"""Stands wherever Anna does, and nowhere else."""
NAME = ("--confirm", "Anna Berger")
HERS = (WORD, "Anna Berger", "anna-berger", "7k3q")


def _state() -> Path:
    return find_paths(os.environ).state_of(NOTEBOOK_ID)


@pytest.fixture
def filled(run: Runner, notebook: Path) -> Path:
    """Puts Anna into every place there is, by commands where one does it."""
    text = FILES[TALK].replace("Modul 2", f"Modul 2 {WORD}")
    copy = TALK.replace(".toml", ".sync-conflict-20261124-101530-ABCDEFG.toml")
    plant(
        notebook, {TALK: text, copy: text, f"{ANNA}/salary.toml": "format = 1\ngross_eur = 1.0\n"}
    )
    plant(notebook, {f"quarantine/2026-11-20/{TALK}": WORD, f"{ANNA} (1)/person.toml": WORD})
    plant(notebook, {f"{ANNA}/sessions/.tmp-1": WORD, f"{ANNA}/mine/letter.txt": WORD})
    run("note", "anna", f"gelungen: {WORD}")
    run("undo")
    run("note", "anna", f"gelungen: noch einmal {WORD}")
    run("person", "set", "anna", "rhythm_days=21")
    run("report")
    run("_complete", "zsh", "checkin", "")
    state = _state()
    for box in ("drafts", "journal", "put-away"):
        plant(state, {f"{box}/000001-0a0b0c0d": f"person: Anna Berger\n\n{WORD}"})
    plant(state, {"seen.json": '{"7k3q": {"R01::warn": "2026-11-20"}, "9c2d": {}}'})
    return notebook


def _traces(machine: Path) -> Iterator[str]:
    """Yields each path that holds one of her words, in its name or its bytes, also packed ones."""
    for path in machine.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        packed = re.findall(rb"[A-Za-z0-9+/]{16,}={0,2}", data)
        inner = [base64.b64decode(each) for each in packed if len(each) % 4 == 0]
        for word in HERS:
            if word in str(path.relative_to(machine)) or any(
                word.encode() in each for each in (data, *inner)
            ):
                yield f"{word}: {path}"


def test_nothing_is_left_in_notebook_state_and_cache(
    run: Runner, filled: Path, machine: Path
) -> None:
    assert len(set(_traces(machine))) > 20
    assert "Anna Berger" in (find_paths(os.environ).cache / "names").read_text()
    result = run("privacy", "erase", "anna", *NAME)
    assert (result.code, result.err) == (0, "")
    assert "0 hits" in result.out
    assert list(_traces(machine)) == []


def test_the_others_are_untouched(run: Runner, filled: Path) -> None:
    before = {path: data for path, data in snapshot(filled).items() if "anna" not in path}
    run("privacy", "erase", "anna", *NAME)
    after = {p: d for p, d in snapshot(filled).items() if not p.startswith("access/")}
    assert after == {p: d for p, d in before.items() if not p.startswith("trash")}
    state = _state()
    assert json.loads((state / "seen.json").read_text()) == {"9c2d": {}}
    assert run("check").code == 0


def test_the_receipt_names_nobody(run: Runner, filled: Path) -> None:
    receipt = run("privacy", "erase", "anna", *NAME, "--json").out
    assert not [word for word in HERS if word in receipt]
    data = json.loads(receipt)["data"]
    assert data["hits"] == 0
    assert data["removed"]["draft"] == 3
    assert data["removed"]["book"] == 8
    assert data["removed"]["quarantine"] == data["removed"]["copy"] == 1


def test_what_others_have_of_her_stays_and_is_named(run: Runner, notebook: Path) -> None:
    run("note", "anna,cem", "gelungen: Messe lief gut")
    plant(notebook, {f"{CEM}/sessions/2026-11-21T0900_h8e2pq7w.toml": _of_cem()})
    result = run("privacy", "erase", "anna", *NAME)
    assert result.code == 0
    assert "2 entries or files of others" in result.out
    assert len([line for line in result.err.splitlines() if "cem-demir" in line]) == 2
    assert len(list((notebook / CEM / "sessions").iterdir())) == 3


def _of_cem() -> str:
    text = FILES[f"{CEM}/sessions/2026-11-20T0900_h8e2pq7v.toml"]
    return text.replace("h8e2pq7v", "h8e2pq7w").replace("Kommt gut", "Anna  Berger half; kommt")


@pytest.mark.parametrize("argv", [(), ("--confirm", "anna"), ("--confirm", "Cem Demir")])
def test_without_the_whole_name_nothing_goes(
    run: Runner, notebook: Path, argv: tuple[str, ...]
) -> None:
    before = snapshot(notebook)
    assert run("privacy", "erase", "anna", *argv).code in (1, 2)
    assert snapshot(notebook) == before


def test_somebody_of_the_same_name_keeps_everything(
    run: Runner, notebook: Path, machine: Path
) -> None:
    other = "people/anna-berger_8m4r"
    plant(notebook, {f"{other}/person.toml": 'format = 1\nid = "8m4r"\nname = "Anna Berger"\n'})
    plant(notebook, {f"{other}/sessions/{TALK.rpartition('/')[2]}": FILES[TALK]})
    kept = {path: data for path, data in snapshot(notebook).items() if path.startswith(other)}
    assert run("privacy", "erase", "7k3q", *NAME).code == 0
    assert {p: d for p, d in snapshot(notebook).items() if "anna" in p} == kept


def test_wherever_it_stops_the_same_command_finishes(
    run: Runner, filled: Path, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove, left = fscalls.remove, [0]

    def failing(spot: fscalls.Spot, name: str) -> None:
        if left[0] == 0:
            raise OSError(errno.EIO, "broken")
        left[0] -= 1
        remove(spot, name)

    monkeypatch.setattr(fscalls, "remove", failing)
    stops = 0
    while run("privacy", "erase", "anna", *NAME).code:
        left[0], stops = 1, stops + 1
    assert stops > 10
    assert list(_traces(machine)) == []


def test_a_folder_that_a_crash_has_left_goes_too(run: Runner, notebook: Path) -> None:
    (notebook / "people/nora-kern_2b3c").mkdir(parents=True)
    assert run("privacy", "erase", "Nora Kern", "--confirm", "Nora Kern").code == 0
    assert not (notebook / "people/nora-kern_2b3c").exists()
