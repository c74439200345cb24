"""Files that somebody names to be imported: told of as they were typed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fuehrung_cli.errors import NotebookError
from fuehrung_cli.store.arrivals import LIMIT_BYTES, files_at
from fuehrung_cli.store.failures import IrregularError, MissingError


def test_a_folder_is_read_for_its_pages(tmp_path: Path) -> None:
    for name in ("Anna.md", "notes.txt", "Team/Cem.MD", ".obsidian/Uwe.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert list(files_at(str(tmp_path))) == [
        (str(tmp_path / "Anna.md"), b"Anna.md"),
        (str(tmp_path / "Team/Cem.MD"), b"Team/Cem.MD"),
    ]


def test_what_is_missing_is_named_with_its_folder_and_what_helps(tmp_path: Path) -> None:
    typed = str(tmp_path / "there" / "none.vcf")
    with pytest.raises(MissingError) as told:
        list(files_at(typed))
    assert (told.value.what.params, len(told.value.hints)) == ({"path": typed}, 1)


def test_a_pipe_and_a_large_file_get_advice_of_their_own(tmp_path: Path) -> None:
    pipe, large = tmp_path / "pipe", tmp_path / "large"
    os.mkfifo(pipe)
    with large.open("wb") as file:
        file.truncate(LIMIT_BYTES + 1)
    hints = []
    for path in (pipe, large):
        with pytest.raises(IrregularError) as told:
            list(files_at(str(path)))
        assert told.value.what.params["path"] == str(path)
        hints.append(told.value.hints[0].text)
    assert hints == [
        "What comes out of a pipe must be saved in a file first",
        "Divide it, and name the parts one after the other",
    ]


def test_a_name_that_no_disk_takes_is_told_as_it_was_typed(tmp_path: Path) -> None:
    typed = str(tmp_path / ("x" * 300))
    with pytest.raises(NotebookError, match="cannot be read") as told:
        list(files_at(typed))
    assert told.value.what.params["path"] == typed
