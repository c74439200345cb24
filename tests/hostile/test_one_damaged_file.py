"""One damaged file of a notebook: all others are usable, it is named and left as it is.

FUEHRUNG_TEST_LONG=1 does it 50,000 times.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from builders.golden import GOLDEN, opened, planted
from fuehrung_cli.domain.session import Session
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.problems import Problem
from hostile.mutating import mutated

DAMAGES = 50_000 if os.environ.get("FUEHRUNG_TEST_LONG") == "1" else 1_000
SEEDS = range(4)

State = dict[str, object]
"""Path of each file → what was read of it."""


def _read(notebook: Notebook) -> tuple[State, dict[str, Problem]]:
    state: State = {}
    people, problems = notebook.people()
    found = [*notebook.about.problems, *problems]
    for file in people:
        state[file.path] = file.person
    # Sessions are read by folder: they do not depend on the file of their person.
    for folder in notebook.shelves.folders():
        sessions, odd = _sessions(notebook, folder)
        state |= sessions
        found += odd
    return state, {problem.path: problem for problem in found}


def _sessions(notebook: Notebook, folder: str) -> tuple[dict[str, Session], list[Problem]]:
    from fuehrung_cli.errors import FuehrungError
    from fuehrung_cli.store.decode import decode_session
    from fuehrung_cli.store.problems import problem_of

    found: dict[str, Session] = {}
    problems: list[Problem] = []
    for path, data in notebook.shelves.bodies(folder):
        if isinstance(data, FuehrungError):
            problems.append(problem_of(data, path))
            continue
        read = decode_session(data, path)
        problems += read.problems
        if read.session:
            found[path] = read.session
    return found, problems


def _fingerprint(path: Path) -> object:
    """Returns what stands there, a link not followed and a pipe not opened."""
    about = path.lstat()
    if stat.S_ISLNK(about.st_mode):
        return str(path.readlink())
    return (about.st_ino, path.read_bytes() if stat.S_ISREG(about.st_mode) else about.st_mode)


def _link(path: Path, chance: Random) -> None:
    path.unlink()
    path.symlink_to(chance.choice(("/etc/passwd", "/dev/zero", "/nowhere", ".", path.name)))


def _pipe(path: Path, _: Random) -> None:
    path.unlink()
    os.mkfifo(path)


def _device(path: Path, _: Random) -> None:
    """A device needs root; a link to one is what others can make."""
    path.unlink()
    if os.geteuid() == 0:
        os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))
    else:
        path.symlink_to("/dev/zero")


def _second_name(path: Path, _: Random) -> None:
    os.link(path, path.parents[1] / "hard-link")


def _of_others(path: Path, _: Random) -> None:
    if os.geteuid() == 0:
        os.chown(path, 65534, 65534)
    path.chmod(0o444)


def _folder(path: Path, _: Random) -> None:
    path.unlink()
    path.mkdir()


def _empty(path: Path, _: Random) -> None:
    path.write_bytes(b"")


def _huge(path: Path, _: Random) -> None:
    os.truncate(path, 1 << 33)


def _changed(path: Path, chance: Random) -> None:
    path.write_bytes(mutated(path.read_bytes(), chance))


SWAPS: tuple[Callable[[Path, Random], None], ...] = (
    *(_link, _pipe, _device, _second_name, _of_others, _folder, _empty, _huge),
)


@pytest.mark.parametrize("seed", SEEDS)
def test_one_damaged_file_costs_only_itself(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    pristine = planted(chance.choice(GOLDEN), tmp_path / "pristine")
    home = tmp_path / "home"
    shutil.copytree(pristine, home)
    sound, problems = _read(opened(home))
    assert problems == {}
    files = sorted(sound)
    for number in range(DAMAGES // len(SEEDS)):
        victim = chance.choice(files)
        path = home / victim
        damage = chance.choice(SWAPS) if number % 4 == 0 else _changed
        damage(path, chance)
        before = None if damage is _huge else _fingerprint(path)
        state, problems = _read(opened(home))
        others = {name: value for name, value in state.items() if name != victim}
        assert others == {name: sound[name] for name in files if name != victim}
        assert set(problems) <= {victim}
        if victim not in state:
            assert victim in problems
            told = problems[victim]
            assert told.what.text
            assert told.hint
        assert before is None or _fingerprint(path) == before
        _put_back(pristine, home, victim)


def _put_back(pristine: Path, home: Path, victim: str) -> None:
    path = home / victim
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    else:
        path.unlink()
    (path.parents[1] / "hard-link").unlink(missing_ok=True)
    shutil.copy(pristine / victim, path)


def test_a_repair_of_random_damage_leaves_nothing_unreadable_and_keeps_every_byte(
    tmp_path: Path,
) -> None:
    from datetime import UTC, datetime

    from fuehrung_cli.store.repair import put_aside, unreadable

    chance = Random(7)
    for number in range(DAMAGES // 20):
        home = planted(chance.choice(GOLDEN), tmp_path / str(number))
        files = sorted(path for path in home.rglob("*.toml") if path.parent != home)
        for path in chance.sample(files, 3):
            damage = (
                chance.choice((*SWAPS[:3], _folder, _empty)) if chance.random() < 0.3 else _changed
            )
            damage(path, chance)
        notebook = opened(home)
        before = {bytes_of(path) for path in files}
        moved = list(put_aside(notebook, tuple(unreadable(notebook)), datetime.now(UTC)))
        again = opened(home)
        assert list(unreadable(again)) == []
        left = {problem.path for problem in again.check() if not problem.where}
        assert left & {each.source for each in moved} == set()
        assert before <= {bytes_of(path) for path in home.rglob("*")}
        shutil.rmtree(home)


def bytes_of(path: Path) -> bytes:
    found = _fingerprint(path) if path.is_symlink() or not path.is_dir() else b""
    return str(found).encode() if not path.is_file() or path.is_symlink() else path.read_bytes()
