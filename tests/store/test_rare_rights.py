"""What an erasure, an import or a list of names meets now and then: real files, real git."""

from __future__ import annotations

import dataclasses
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.notebooks import ANNA, CEM, NOTEBOOK_ID, TALK, plant, snapshot
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import ForbiddenError, NotebookError
from fuehrung_cli.store.arrivals import files_at, unwritable
from fuehrung_cli.store.erasing import erase, find, scan
from fuehrung_cli.store.every_file import empty_cache
from fuehrung_cli.store.git_history import History, forget_in_history, remotes
from fuehrung_cli.store.names_file import keep_names
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.whereabouts import Marks, marks_of, places

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
HERS = Marks("Anna Berger", "7k3q")
COMMIT = "5ca1ab1e" * 5
NAMED = "Anna Berger half"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def notebook(paths: Paths) -> Notebook:
    plant(paths.home)
    return Notebook.open(paths, create=False, lasting=False)


@pytest.fixture
def anna(notebook: Notebook) -> PersonFile:
    return next(file for file in notebook.people()[0] if file.folder == ANNA)


# Imports


def test_an_import_takes_the_pages_of_a_folder_and_leaves_what_is_none(tmp_path: Path) -> None:
    plant(tmp_path, {"A.md": "a", "more/B.MD": "b", "scan.pdf": "x", ".obsidian/c.md": "x"})
    found = dict(files_at(str(tmp_path)))
    assert found == {f"{tmp_path}/A.md": b"a", f"{tmp_path}/more/B.MD": b"b"}


def test_half_a_character_is_told_before_anything_is_saved() -> None:
    half = "Kern\udcfc"
    session = Session("k7f3qdx2", NOW, NOW, notes=half)
    for record in (Person("2b3c", half), session):
        why = unwritable(record)
        assert why is not None
        assert "not UTF-8" in why.text
    assert unwritable(dataclasses.replace(session, notes="Kern")) is None


# Names for the shells


def test_no_list_of_names_is_kept_for_a_home_that_fits_on_no_line(paths: Paths) -> None:
    keep_names(dataclasses.replace(paths, home=paths.home / "two\nlines"), [("Anna",)], 9.0)
    assert not paths.cache.exists()
    keep_names(paths, [("Anna",)], 9.0)
    assert (paths.cache / "names").read_text().endswith(f"\t{paths.home}\nAnna\n")


# Where a person stands


def test_every_rare_place_is_told_for_what_it_is(
    notebook: Notebook, anna: PersonFile, paths: Paths
) -> None:
    other = TALK.replace(ANNA, CEM)
    planted = {
        paths.home / f"{ANNA}.zip": "copy",
        paths.home / f"trash/{other}": "mention",
        paths.home / f"trash/{CEM}/.tmp-1": "trash",
        paths.state / NOTEBOOK_ID / f"quarantine/{other}": "mention",
        paths.state / NOTEBOOK_ID / "drafts/000001-0a0b0c0d": "mention",
        paths.state / NOTEBOOK_ID / "drafts/.tmp-2": "draft",
        paths.state / NOTEBOOK_ID / "undo/000001": "undo",
        paths.runtime / "journal/000002-0a0b0c0d": "mention",
    }
    for path in planted:
        plant(path.parent, {path.name: f"person: Cem Demir\n\n{NAMED}"})
    plant(paths.home, {f"trash/{CEM}/silent.toml": "x", "people/letter.txt": "x"})
    plant(paths.state / NOTEBOOK_ID, {"undo/000002": "x", "drafts/000003-0a0b0c0d": "x"})
    paths.runtime.chmod(0o700)
    found = {place.shown: place.kept for place in places(notebook, anna, HERS)}
    assert found == {str(path): kept for path, kept in planted.items()}


def test_drafts_in_a_folder_open_to_others_are_not_read(
    notebook: Notebook, anna: PersonFile, paths: Paths
) -> None:
    plant(paths.runtime, {"drafts/000001-0a0b0c0d": NAMED})
    paths.runtime.chmod(0o755)
    assert list(places(notebook, anna, HERS)) == []


# Erasing


def test_pages_index_and_names_go_with_a_person(notebook: Notebook, paths: Paths) -> None:
    plant(paths.cache, {"names": NAMED, f"{NOTEBOOK_ID}/books": NAMED, "pages/1": NAMED})
    plant(paths.cache, {"elsewhere/books": "x"})
    told = [place for place in scan(notebook, HERS, ()) if place.startswith(str(paths.cache))]
    assert sorted(told) == sorted(
        f"{paths.cache}/{name}" for name in ("names", f"{NOTEBOOK_ID}/books", "pages/1")
    )
    assert empty_cache(notebook) == 3
    assert snapshot(paths.cache) == {"elsewhere/books": b"x"}
    assert empty_cache(notebook) == 0


def test_a_damaged_list_of_what_she_has_seen_goes_as_a_whole(
    notebook: Notebook, anna: PersonFile, paths: Paths
) -> None:
    state = paths.state / NOTEBOOK_ID
    plant(state, {"seen.json": '{"9c2d": {}, "7k3q": {"R01'})
    marks = marks_of(notebook, anna)
    assert erase(notebook, anna, marks, find(notebook, anna, marks))["seen"] == 1
    assert not (state / "seen.json").exists()


def test_a_link_is_looked_at_by_its_name_alone(notebook: Notebook, tmp_path: Path) -> None:
    plant(tmp_path, {"outside.txt": NAMED})
    shutil.rmtree(notebook.disk.root / ANNA)
    (notebook.disk.root / "link").symlink_to(tmp_path / "outside.txt")
    assert scan(notebook, HERS, ()) == ()
    (notebook.disk.root / "anna-berger_7k3q.lnk").symlink_to("nowhere")
    assert scan(notebook, HERS, ()) == (str(notebook.disk.root / "anna-berger_7k3q.lnk"),)


# The history of git


def _git(home: Path, *words: str, stdin: bytes = b"") -> str:
    alone = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "HOME": str(home)}
    who = ("-c", "user.name=L", "-c", "user.email=l@x")
    done = subprocess.run(
        ["git", *who, *words], cwd=home, input=stdin, env=alone, capture_output=True, check=True
    )
    return done.stdout.decode()


@pytest.fixture(scope="module")
def bare_of_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Makes a checkout with one commit of hers, and neither index nor files: made once, copied."""
    home = tmp_path_factory.mktemp("history")
    noise = random.Random(1).randbytes(9000).hex().encode()
    files = {TALK: NAMED.encode(), f"{CEM}/noise.txt": noise}
    parts = (
        b"M 100644 inline %b\ndata %d\n%b\n" % (path.encode(), len(data), data)
        for path, data in files.items()
    )
    head = b"commit refs/heads/main\ncommitter L <l@x> 1700000000 +0000\ndata 5\nfirst\n"
    _git(home, "init", "-q", "-b", "main", "--template=")
    _git(home, "fast-import", "--quiet", stdin=head + b"".join(parts))
    return home


@pytest.fixture
def checkout(bare_of_files: Path, tmp_path: Path) -> Path:
    shutil.copytree(bare_of_files, tmp_path / "home")
    return tmp_path / "home"


def _loose(home: Path, spoken: str) -> Path:
    name = _git(home, "rev-parse", spoken).strip()
    return home / ".git/objects" / name[:2] / name[2:]


@needs_git
def test_packed_tags_and_the_head_of_a_remote_need_no_index(checkout: Path) -> None:
    _git(checkout, "tag", "-a", "-m", "the first", "v1")
    _git(checkout, "update-ref", "refs/remotes/origin/main", "main")
    _git(checkout, "pack-refs", "--all")
    _git(checkout, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    assert "\n^" in (checkout / ".git/packed-refs").read_text()
    assert forget_in_history(checkout, HERS) == History(1, 0)
    kept = _git(checkout, "for-each-ref", "--format=%(refname)").split()
    assert kept == ["refs/heads/main", "refs/remotes/origin/main", "refs/tags/v1"]
    assert _git(checkout, "ls-tree", "-r", "--name-only", "v1").split() == [f"{CEM}/noise.txt"]
    assert not (checkout / ".git/index").exists()


def _refused(home: Path) -> str:
    """Returns what stands in the way, after a look that nothing was changed."""
    before = snapshot(home)
    with pytest.raises(ForbiddenError) as caught:
        forget_in_history(home, HERS)
    assert snapshot(home) == before
    return str(caught.value.what.params.get("what", caught.value.what.text))


def _states(home: Path) -> Iterator[str]:
    """Brings a checkout into one state after the other that is left alone."""
    linked = home / ".git/refs/heads/linked"
    linked.symlink_to(home / ".git/refs/heads/main")
    yield "refs"
    linked.unlink()
    _git(home, "update-ref", "refs/notes/commits", "main")
    yield "refs"
    _git(home, "update-ref", "-d", "refs/notes/commits")
    _git(home, "update-ref", "refs/stash", "main")
    yield "refs/stash"
    _git(home, "pack-refs", "--all")
    yield "refs"
    _git(home, "update-ref", "-d", "refs/stash")
    _git(home, "worktree", "add", "-q", "--no-checkout", "--detach", str(home.parent / "second"))
    yield "worktrees"
    _git(home, "worktree", "remove", "--force", str(home.parent / "second"))
    _git(home, "update-ref", "--no-deref", "HEAD", "main")
    yield "HEAD"


@needs_git
def test_what_git_keeps_beside_branches_and_tags_is_left_alone(checkout: Path) -> None:
    for odd in _states(checkout):
        assert _refused(checkout) == odd


@needs_git
def test_a_second_worktree_is_no_place_to_do_it(checkout: Path) -> None:
    second = checkout.parent / "second"
    _git(checkout, "worktree", "add", "-q", "--no-checkout", "--detach", str(second))
    assert "a link or a file" in _refused(second)


def test_a_folder_without_git_has_no_history(tmp_path: Path) -> None:
    assert "no git checkout" in _refused(tmp_path)
    assert remotes(tmp_path) == ()


def test_a_history_without_a_commit_stays_as_it_is(tmp_path: Path) -> None:
    plant(tmp_path / ".git", {"HEAD": "ref: refs/heads/main\n"})
    before = snapshot(tmp_path)
    assert forget_in_history(tmp_path, HERS) == History(0, 0)
    assert snapshot(tmp_path) == before


def _failed(home: Path) -> str:
    """Returns why it failed, after a look that the old history stands."""
    before = snapshot(home)
    with pytest.raises(NotebookError) as caught:
        forget_in_history(home, HERS)
    assert snapshot(home) == before
    return caught.value.what.text


def test_without_git_its_history_cannot_be_rewritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path / ".git", {"HEAD": "ref: refs/heads/main\n", "refs/heads/main": COMMIT})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not installed" in _failed(tmp_path)


@needs_git
def test_a_text_that_is_damaged_in_the_history_stops_it(checkout: Path) -> None:
    text = _loose(checkout, f"main:{CEM}/noise.txt")
    text.chmod(0o600)
    text.write_bytes(text.read_bytes()[:5000])
    assert "still stands" in _failed(checkout)


@needs_git
def test_a_history_that_cannot_be_read_through_takes_no_place(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here git itself breaks off while the new history is read, as it does without memory."""
    broken = tmp_path / "bin/git"
    real = shutil.which("git")
    plant(tmp_path, {"bin/git": f'#!/bin/sh\n[ "$1" = cat-file ] && exit 1\nexec {real} "$@"\n'})
    broken.chmod(0o700)
    monkeypatch.setenv("PATH", f"{broken.parent}:{os.environ['PATH']}")
    assert "still stands" in _failed(checkout)
