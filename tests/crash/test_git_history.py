"""A kill at every step that puts the new history of git in the place of the old one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builders.notebooks import ANNA, CEM, FILES, plant
from fuehrung_cli.store.git_history import forget_in_history
from fuehrung_cli.store.whereabouts import Marks

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork"),
]

MARKS = Marks("Anna Berger", "7k3q")
HERS = (b"Zugvogel0815", b"Anna Berger", b"anna-berger_7k3q")
STEPS = ("os.rename", "os.remove", "os.rmdir")
FINISHED_EACH = 1 if os.environ.get("FUEHRUNG_TEST_LONG") else 4
"""After every so many-th kill the same command is also run to its end."""
OTHERS = f"{CEM}/sessions/one.txt"


def _git(home: Path, *words: str) -> bytes:
    person = ("-c", "user.name=L", "-c", "user.email=l@x", "-c", "gc.auto=0")
    alone = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "HOME": str(home)}
    done = subprocess.run(
        ["git", *person, *words], cwd=home, env=alone, capture_output=True, check=True
    )
    return done.stdout


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Makes a history of loose objects and of packed ones, with two branches and a tag."""
    home = tmp_path / "home"
    home.mkdir()
    _git(home, "init", "-q", "-b", "main")
    for number, files in enumerate((FILES, {OTHERS: "one"}, {OTHERS: "two"})):
        plant(home, files)
        _git(home, "add", "-A")
        _git(home, "commit", "-q", "-m", f"note {number}: Anna Berger")
        if number == 1:
            _git(home, "gc", "-q")  # which writes a commit graph, too
            _git(home, "multi-pack-index", "write")
            (home / ".git/objects/pack/multi-pack-index.d").mkdir()
    _git(home, "branch", "side", "HEAD~1")
    _git(home, "tag", "v1", "HEAD~2")
    shutil.rmtree(home / ANNA)
    return home


def _ended_at(step: int, home: Path) -> bool:
    """Writes a history anew in a process that ends before one of its steps; says whether it did."""
    child = os.fork()
    if not child:
        taken = 0

        def count(event: str, _: tuple[object, ...]) -> None:
            nonlocal taken
            taken += event in STEPS
            if taken == step:
                os._exit(9)

        sys.addaudithook(count)
        try:
            forget_in_history(home, MARKS)
            os._exit(0)
        finally:
            os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9)
    return code == 9


def _assert_whole(home: Path) -> None:
    assert _git(home, "fsck", "--no-dangling") == b""
    for name, commits in (("main", 3), ("side", 2), ("v1", 1)):
        assert len(_git(home, "log", "--format=%H", name).splitlines()) == commits
    assert _git(home, "show", f"main:{OTHERS}") == b"two"


def _assert_finished(home: Path) -> None:
    assert forget_in_history(home, MARKS).naming == 0
    _assert_whole(home)
    objects = _git(home, "cat-file", "--batch-all-objects", "--batch")
    assert not [word for word in HERS if word in objects]
    assert b"two" in objects
    assert not (home / ".git/fuehrung-erase").exists()


def test_a_kill_leaves_one_whole_history_and_the_next_run_finishes(
    checkout: Path, tmp_path: Path
) -> None:
    step = 0
    while True:
        step += 1
        home = tmp_path / f"killed-{step}"
        shutil.copytree(checkout, home)
        killed = _ended_at(step, home)
        _assert_whole(home)
        if not killed:
            break
        if step % FINISHED_EACH == 0:
            _assert_finished(home)
        shutil.rmtree(home)
    assert step > 20
