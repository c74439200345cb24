"""Exports that are no text: into a file, byte for byte into a pipe, never at a terminal."""

from __future__ import annotations

import io
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from builders.running import Runner
from builders.spreadsheets import opened, workbook
from fuehrung_cli.errors import ExitCode

FORMS = ("sqlite", "xlsx")
NAMES = ["people", "sessions", "facts", "changes", "commitments", "progress"]


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("form", FORMS)
def test_a_terminal_gets_a_word_instead_of_bytes(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    for where in ((), ("--to", "-")):
        monkeypatch.setattr(sys, "stdout", _Terminal(io.BytesIO(), encoding="utf-8"))
        result = run("export", "people", "--format", form, *where)
        assert (result.code, sys.stdout.buffer.tell()) == (ExitCode.WRONG_USE, 0)
        assert result.err == (
            f"fuehrung: A {form} file is no text, and a terminal cannot show it\n"
            f"  Write it into a file: --to people.{form}\n"
        )


def _piped(run: Runner, monkeypatch: pytest.MonkeyPatch, *argv: str) -> bytes:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8"))
    assert run(*argv).code == ExitCode.DONE
    sys.stdout.flush()
    return out.getvalue()


@pytest.mark.parametrize("form", FORMS)
def test_a_pipe_gets_the_bytes_that_a_file_gets(
    run: Runner, notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    path = tmp_path / f"all.{form}"
    argv = ("export", "all", "--format", form)
    written = run(*argv, "--to", str(path))
    assert (written.code, written.err) == (ExitCode.DONE, f"Written: {path}\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert _piped(run, monkeypatch, *argv) == path.read_bytes()
    assert run(*argv, "--to", str(path)).code == ExitCode.FORBIDDEN


def test_databases_and_workbooks_hold_every_table_and_notes_only_when_asked_for(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for more, columns in ((), 0), (("--with-notes",), 1):
        argv = ("export", "all", *more, "--format")
        with closing(opened(_piped(run, monkeypatch, *argv, "sqlite"))) as database:
            tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master")]
            found = [name for _, name, *_ in database.execute("PRAGMA table_info(sessions)")]
        book = workbook(_piped(run, monkeypatch, *argv, "xlsx"))
        assert tables == book.sheetnames == NAMES
        assert [cell.value for cell in book["sessions"][1]] == found
        assert found.count("notes") == columns
