"""Two machines write into one notebook: no word that anybody has typed gets lost (R11).

Short: 500 histories. Long: `FUEHRUNG_TEST_LONG=1 pytest tests/sync`, 20,000 of them.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builders.machines import Machine, history, loaded, read, thrown_away
from fuehrung_cli.domain import merging
from fuehrung_cli.domain.person import Person
from fuehrung_cli.store import conflicts
from fuehrung_cli.store.conflicts import find_conflicts
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.records import Write

MANY = 20_000 if os.environ.get("FUEHRUNG_TEST_LONG") else 500
PARTS = 10


@pytest.fixture
def room() -> Iterator[Path]:
    """Returns a folder in memory, where there is one: nothing here waits for a disk."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    yield folder
    shutil.rmtree(folder)


def _lost(room: Path, seeds: range) -> list[str]:
    found = []
    for seed in seeds:
        found.append(history(room / str(seed), seed))
        shutil.rmtree(room / str(seed))
    return [told for told in found if told]


@pytest.mark.parametrize("part", range(PARTS))
def test_no_history_of_two_machines_loses_a_word(part: int, room: Path) -> None:
    each = MANY // PARTS
    assert _lost(room, range(part * each, (part + 1) * each)) == []


@pytest.mark.parametrize("seed", [1811, 2666])
def test_what_is_under_way_is_not_overtaken_by_a_merge(seed: int, room: Path) -> None:
    assert _lost(room, range(seed, seed + 1)) == []


def _remove(notebook: Notebook, path: str) -> Write:
    data = notebook.disk.read_file(path)
    notebook.disk.remove_file(path)
    return Write(path, data, None)


def _first_notes_win(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "merge_notes", lambda one, _two, _mark: one)


def _copies_are_not_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conflicts, "copied", lambda _: None)


def _clashes_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "_merge_fact", lambda one, two, _: one or two)


@pytest.mark.parametrize(
    "plant", [_first_notes_win, _copies_are_not_seen, _clashes_are_passed_over]
)
def test_the_histories_find_planted_mistakes(
    plant: Callable[[pytest.MonkeyPatch], None], room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)
    assert any(_lost(room, range(at, at + 10)) for at in range(0, 100, 10))


# git


@pytest.fixture
def clones(room: Path) -> tuple[Path, Path]:
    """Makes a notebook in a git checkout and a clone of it."""
    one = Machine("A", room, random.Random(1))
    one.notebook.add_person(Person("7k3q", "Anna Berger"))
    one.add()
    one.set_person()
    _git(one.folder, "init", "-q", "-b", "main")
    (one.folder / ".gitignore").write_text(".lock\ntrash/\n")
    return one.folder, room / "B" / "home"


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    fixed = ("user.name=x", "user.email=x@example.org", "commit.gpgsign=false", "pull.rebase=false")
    options = [part for each in fixed for part in ("-c", each)]
    return subprocess.run(
        ["git", *options, *words], cwd=folder, capture_output=True, text=True, check=False
    )


def _commit(folder: Path) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", "x")


@pytest.mark.parametrize("attributes", ["", "*.toml merge=binary\n"])
@pytest.mark.parametrize("seed", range(4))
def test_a_merge_in_git_loses_no_word(
    seed: int, attributes: str, clones: tuple[Path, Path], room: Path
) -> None:
    chance = random.Random(seed)
    one, two = Machine("A", room, chance), Machine("B", room, chance)
    (one.folder / ".gitattributes").write_text(attributes)
    _commit(one.folder)
    two.folder.parent.mkdir()
    _git(room, "clone", "-q", str(one.folder), str(two.folder))
    for _ in range(4):
        one.act()
        two.act()
    for machine in (one, two):
        _commit(machine.folder)
    _git(two.folder, "pull", "-q", str(one.folder), "main")
    two.merge()
    stages = _git(two.folder, "ls-files", "-u").stdout
    kept = "".join(
        _git(two.folder, "cat-file", "-p", line.split()[1]).stdout for line in stages.splitlines()
    )
    typed = (one.typed | two.typed) - one._gone - two._gone
    found = loaded(two) | thrown_away(two)
    # With merge=binary the other version waits in git itself: `git checkout --theirs`.
    assert {word for word in typed - found if word not in kept} == set()


def test_the_merged_file_is_the_same_on_both_machines(room: Path) -> None:
    for seed in range(20):
        root = room / str(seed)
        assert history(root, seed) == ""
        one, two = (Machine(name, root, random.Random(seed)) for name in "AB")
        assert read(one.folder) == read(two.folder)
        assert len(find_conflicts(one.notebook)) == len(find_conflicts(two.notebook))
