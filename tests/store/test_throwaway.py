"""A folder that may be thrown away is there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fuehrung_cli.errors import DataError
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.throwaway import throwaway


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _fill(text: str):  # type: ignore[no-untyped-def]
    def make(folder: Path) -> None:
        Disk(folder).create_new("one", text.encode())

    return make


def _never(_folder: Path) -> None:
    raise AssertionError("made again")


def test_it_is_made_once_and_private(tmp_path: Path) -> None:
    root = tmp_path / "demo"
    made = throwaway(root, "today", _fill("a"))
    assert throwaway(root, "today", _never) == made == root / "today"
    assert (made / "one").read_text() == "a"
    assert {oct(path.stat().st_mode & 0o777) for path in (root, made)} == {"0o700"}
    assert _names(root) == ["today"]


def test_made_anew_it_forgets_what_was_in_it(tmp_path: Path) -> None:
    (throwaway(tmp_path, "today", _fill("a")) / "two").touch()
    made = throwaway(tmp_path, "today", _fill("b"), anew=True)
    assert _names(made) == ["one"]
    assert (made / "one").read_text() == "b"
    assert _names(tmp_path) == ["today"]


def test_another_name_takes_the_place_of_the_last(tmp_path: Path) -> None:
    throwaway(tmp_path, "yesterday", _fill("a"))
    throwaway(tmp_path, "today", _fill("b"))
    assert _names(tmp_path) == ["today"]


def test_an_interrupted_making_leaves_nothing_and_harms_nothing(tmp_path: Path) -> None:
    def interrupted(folder: Path) -> None:
        _fill("half")(folder)
        raise KeyboardInterrupt

    throwaway(tmp_path, "today", _fill("a"))
    for anew in (False, True):
        with pytest.raises(KeyboardInterrupt):
            throwaway(tmp_path, "today" if anew else "tomorrow", interrupted, anew=anew)
        assert _names(tmp_path) == ["today"]
    assert (tmp_path / "today" / "one").read_text() == "a"


def test_what_a_kill_has_left_goes_the_next_time_but_not_what_others_are_making(
    tmp_path: Path,
) -> None:
    old, new = tmp_path / ".making-old", tmp_path / ".making-new"
    old.mkdir()
    os.utime(old, (0, 0))
    new.mkdir()
    throwaway(tmp_path, "today", _fill("a"))
    assert _names(tmp_path) == [".making-new", "today"]


def test_whoever_was_quicker_has_made_it(tmp_path: Path) -> None:
    def overtaken(folder: Path) -> None:
        _fill("late")(folder)
        throwaway(tmp_path, "today", _fill("quick"))

    made = throwaway(tmp_path, "today", overtaken)
    assert (made / "one").read_text() == "quick"
    assert _names(tmp_path) == ["today"]


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("no folder")
    with pytest.raises(DataError):
        throwaway(tmp_path / "demo", "today", _fill("a"))
