"""`privacy erase --git-history`: no object of git holds her, and no setting there runs."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.notebooks import ANNA, CEM, FILES, TALK, plant, snapshot
from builders.running import Runner

ERASE = ("privacy", "erase", "anna", "--confirm", "Anna Berger", "--git-history")
HERS = (b"Zugvogel0815", b"Anna Berger", b"anna-berger", b"7k3q")
MANY, FEW = 300, 40

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def _git(home: Path, *words: str, stdin: bytes = b"") -> bytes:
    alone = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "HOME": str(home)}
    done = subprocess.run(
        ["git", "-c", "core.fsmonitor=", *words],
        cwd=home,
        input=stdin,
        env=alone,
        capture_output=True,
        check=True,
    )
    return done.stdout


def _stream(commits: int) -> Iterator[bytes]:
    """Yields a history in which two books change by turns and messages name her."""
    for path, text in FILES.items():
        data = text.encode()
        yield b"M 100644 inline %b\ndata %d\n%b\n" % (path.encode(), len(data), data)
    for number in range(commits - 1):
        path = TALK if number % 2 else f"{CEM}/sessions/{number}.txt"
        data = b"Zugvogel0815 %d" % number if number % 2 else b"x%d" % number
        message = b"note anna: Anna Berger" if number % 9 == 1 else b"a note"
        yield b"commit refs/heads/main\ncommitter L <l@x> %d +0000\n" % (1_700_000_001 + number)
        yield b"data %d\n%b\n" % (len(message), message)
        yield b"M 100644 inline %b\ndata %d\n%b\n" % (path.encode(), len(data), data)


@pytest.fixture
def checkout(home: Path) -> Path:
    """Makes a checkout of the notebook with a short history, a branch and a tag."""
    return _checkout(home, FEW)


def _checkout(home: Path, commits: int) -> Path:
    home.mkdir(parents=True)
    _git(home, "init", "-q", "-b", "main")
    first = b"commit refs/heads/main\ncommitter L <l@x> 1700000000 +0000\ndata 5\nfirst\n"
    _git(home, "fast-import", "--quiet", stdin=first + b"".join(_stream(commits)))
    _git(home, "reset", "-q", "--hard")
    _git(home, "branch", "side", "HEAD~7")
    _git(home, "tag", "v1", "HEAD~20")
    plant(home, {TALK: FILES[TALK]})
    (home / ".git/objects/pack/multi-pack-index.d").mkdir()
    return home


def _objects(home: Path) -> bytes:
    return _git(home, "cat-file", "--batch-all-objects", "--batch")


def test_no_object_of_300_commits_holds_anything_of_hers(run: Runner, home: Path) -> None:
    checkout = _checkout(home, MANY)
    assert all(word in _objects(checkout) for word in HERS)
    result = run(*ERASE)
    assert (result.code, result.err) == (0, "")
    assert f"written anew: {MANY} commits" in result.out
    assert not [word for word in HERS if word in _objects(checkout)]
    left = {path: data for path, data in snapshot(checkout).items() if path.startswith(".git/")}
    assert not [path for path, data in left.items() for word in HERS if word in data]


def test_the_rest_of_the_history_is_as_it_was(run: Runner, checkout: Path) -> None:
    others = _git(checkout, "log", "--format=%ct", "-p", "main", "--", CEM)
    assert run(*ERASE).code == 0
    now = _git(checkout, "log", "--format=%ct", "-p", "main", "--", CEM)
    assert (len(now), hash(now)) == (len(others), hash(others))
    assert len(_git(checkout, "log", "--oneline", "main").splitlines()) == FEW
    assert len(_git(checkout, "log", "--oneline", "side").splitlines()) == FEW - 7
    assert len(_git(checkout, "log", "--oneline", "v1").splitlines()) == FEW - 20
    assert _git(checkout, "status", "--short") == b"?? access/\n"
    assert _git(checkout, "fsck") == b""
    assert not (checkout / ".git/fuehrung-erase").exists()


def test_nothing_that_is_planted_in_the_checkout_runs(
    run: Runner, checkout: Path, tmp_path: Path
) -> None:
    trap = tmp_path / "trap"
    hook = tmp_path / "hook.sh"
    hook.write_text(f"#!/bin/sh\ntouch {trap}\n")
    hook.chmod(0o700)
    hooks = ("reference-transaction", "post-rewrite", "pre-auto-gc", "post-index-change")
    for name in hooks:
        shutil.copy(hook, checkout / ".git/hooks" / name)
    with (checkout / ".git/config").open("a") as config:
        config.write(f'[core]\n fsmonitor = "{hook}"\n[remote "origin"]\n url = ext::{hook}\n')
        config.write(f'[filter "x"]\n clean = "{hook}"\n smudge = "{hook}"\n[gc]\n auto = 1\n')
    plant(checkout, {".gitattributes": "* filter=x\n"})
    result = run(*ERASE)
    assert result.code == 0
    assert "history at origin" in result.out, result.out.splitlines()
    assert not trap.exists()


@pytest.mark.parametrize("odd", ["MERGE_HEAD", "shallow", "objects/info/alternates", "index.lock"])
def test_a_state_it_cannot_deal_with_is_left_alone(run: Runner, checkout: Path, odd: str) -> None:
    plant(checkout / ".git", {odd: "x"})
    before = snapshot(checkout)
    result = run(*ERASE)
    assert result.code == 5
    assert odd in result.err
    assert snapshot(checkout) == before


def test_a_damaged_history_stands_as_it_was(run: Runner, checkout: Path) -> None:
    (pack,) = (checkout / ".git/objects/pack").glob("*.pack")
    pack.chmod(0o600)
    pack.write_bytes(pack.read_bytes()[:2000])
    before = snapshot(checkout)
    assert run(*ERASE).code == 6
    assert snapshot(checkout) == before


def test_without_the_option_the_history_is_named(run: Runner, checkout: Path) -> None:
    plant(checkout, FILES)
    result = run(*ERASE[:-1])
    assert result.code == 0
    assert "The history that git keeps: --git-history rewrites it" in result.out
    assert b"Zugvogel0815" in _objects(checkout)
    assert not (checkout / ANNA).exists()
