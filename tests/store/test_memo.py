"""Pages that are kept: shown again while nothing has changed, and never when in doubt."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fuehrung_cli.store import memo

KEY = b"a call"


@pytest.fixture
def looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a file from which a page was made, long after it was written."""
    monkeypatch.setattr(memo, "_RACY_NS", 0)
    file = tmp_path / "entry.toml"
    file.write_text("one")
    return file


def _paths(*paths: object) -> dict[str, str]:
    return dict.fromkeys(map(str, paths), "")


def _keep(file: Path, text: str = "Seite für heute\n", key: bytes = KEY) -> Path:
    memo.keep(key, 4, text, _paths(file, file.parent / "none"), time.time_ns())
    return Path(memo._path(key))


def test_a_page_is_shown_again_with_its_code(looked_at: Path) -> None:
    kept = _keep(looked_at)
    assert memo.recall(KEY) == (4, "Seite für heute\n")
    assert kept.stat().st_mode & 0o777 == 0o600
    assert memo.recall(b"another call") is None
    assert memo.recall(b"") is None


def _damage(kept: Path, looked_at: Path) -> None:
    kept.write_bytes(kept.read_bytes().replace(b"Seite", b"Seife"))


CHANGES: dict[str, Callable[[Path, Path], object]] = {
    "a file": lambda _, looked_at: looked_at.write_text("two"),
    "a file that comes": lambda _, looked_at: (looked_at.parent / "none").touch(),
    "a damaged page": _damage,
    "a cut page": lambda kept, _: kept.write_bytes(kept.read_bytes()[:-9]),
    "an empty page": lambda kept, _: kept.write_bytes(b""),
    "a page of another call": lambda kept, _: kept.rename(memo._path(b"another call")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_it_is_not(looked_at: Path, change: str) -> None:
    kept = _keep(looked_at)
    CHANGES[change](kept, looked_at)
    assert memo.recall(KEY) is None
    assert memo.recall(b"another call") is None


def test_what_changed_while_the_page_was_made_or_just_before_is_not_kept(
    looked_at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memo.keep(KEY, 0, "text", _paths(looked_at), looked_at.stat().st_mtime_ns - 1)
    assert memo.recall(KEY) is None
    monkeypatch.setattr(memo, "_RACY_NS", 60_000_000_000)
    _keep(looked_at)
    assert memo.recall(KEY) is None


def test_a_name_of_two_lines_and_a_page_too_large_are_not_kept(
    looked_at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memo.keep(KEY, 0, "text", _paths(f"{looked_at}\n"), time.time_ns())
    assert memo.recall(KEY) is None
    monkeypatch.setattr(memo, "_MOST_BYTES", 100)
    assert not _keep(looked_at).exists()


def test_of_many_files_a_sample_is_checked_and_the_newest_always(
    looked_at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memo, "_MOST_CHECKED", 3)
    files = [looked_at.parent / f"{number:02}.toml" for number in range(20)]
    for file in files:
        file.write_text("one")
    memo.keep(KEY, 0, "text", _paths(looked_at.parent, *files), time.time_ns())
    kept = Path(memo._path(KEY))
    others = kept.with_name(kept.name + ".others")
    old = others.read_bytes().split(b"\n")
    assert [line for line in old if line.endswith(bytes(files[11]))]
    assert not [line for line in old if line.endswith(bytes(files[12]))]
    assert memo.recall(KEY) == (0, "text")
    files[3].write_text("two")  # the sample is small enough to hold them all
    assert memo.recall(KEY) is None
    memo.keep(KEY, 0, "text", _paths(looked_at.parent, *files), time.time_ns())
    assert memo.recall(KEY) == (0, "text")
    others.write_bytes(others.read_bytes() + b"x")
    assert memo.recall(KEY) is None


def test_a_large_sample_is_read_from_anywhere_in_whole_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memo, "_SAMPLE_BYTES", 30)
    lines = [b"line %04d" % number for number in range(100)]
    file = tmp_path / "x.others"
    file.write_bytes(b"\n".join(lines))
    size = file.stat().st_size
    for start_us in (0, 1, 9, 10, 500, size - 31, size - 30):
        monkeypatch.setattr(time, "time_ns", lambda us=start_us: us * 1000)
        sample = memo._sample(str(file), size)
        assert sample
        assert set(sample) <= set(lines)


def test_old_pages_go_when_there_are_many(looked_at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_MOST_PAGES", 2)
    for number in range(4):
        kept = _keep(looked_at, key=b"call %d" % number)
    assert list(kept.parent.iterdir()) == [kept]


def test_a_cache_that_cannot_be_written_is_no_failure(looked_at: Path) -> None:
    folder = Path(memo.cache_folder(os.environ))
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file")
    _keep(looked_at)
    assert memo.recall(KEY) is None


def test_without_a_folder_for_pages_or_with_a_closed_stream_there_is_no_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert memo.key_of(["report"])
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdin", None)
        assert memo.key_of(["report"]) == b""
    monkeypatch.delenv("HOME")
    assert memo.key_of(["report"]) == b""


class _Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


def test_a_terminal_a_pipe_and_another_size_each_have_a_page_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = {memo.key_of(["report"])}
    monkeypatch.setattr(sys, "stdout", _Terminal())
    for columns in (80, 48):
        size = os.terminal_size((columns, 24))
        monkeypatch.setattr(os, "get_terminal_size", lambda _fd, size=size: size)
        keys.add(memo.key_of(["report"]))
    assert len(keys - {b""}) == 3


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("win32", {"LOCALAPPDATA": "C:\\L"}, "C:\\L\\fuehrung\\Cache"),
        ("win32", {}, ""),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches/fuehrung"),
        ("darwin", {}, ""),
        ("linux", {"XDG_CACHE_HOME": "/c", "HOME": "/h"}, "/c/fuehrung"),
        ("linux", {"XDG_CACHE_HOME": "c", "HOME": "/h"}, "/h/.cache/fuehrung"),
        ("linux", {"HOME": "h"}, ""),
    ],
)
def test_the_folder_is_the_one_for_what_can_be_made_again(
    monkeypatch: pytest.MonkeyPatch, platform: str, environ: dict[str, str], folder: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert memo.cache_folder(environ) == folder
