"""Exports for other programs: what is no text, into a file or a pipe; calendars without names."""

from __future__ import annotations

import io
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from builders.calendars import events_of
from builders.notebooks import CANARY
from builders.running import Runner
from builders.spreadsheets import opened, workbook
from fuehrung_cli.errors import ExitCode

FORMS = ("sqlite", "xlsx", "parquet")
NAMES = ["people", "sessions", "facts", "changes", "commitments", "progress", "dates", "talks"]


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
    path = tmp_path / f"facts.{form}"
    argv = ("export", "facts", "--format", form)
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


def test_a_calendar_names_nobody_unless_it_is_asked_to(run: Runner, notebook: Path) -> None:
    neutral = run("export", "dates", "--format", "ics")
    named = run("export", "dates", "--format", "ics", "--with-names", "--person", "anna")
    assert (neutral.code, neutral.err, named.code, named.err) == (ExitCode.DONE, "", 0, "")
    titles = {str(event["SUMMARY"]) for event in events_of(neutral.out.encode())}
    assert titles == {"Talk", "Keep a promise", "A promise to me is due"}
    assert not [word for word in ("Anna", "Cem", CANARY) if word in neutral.out]
    assert "SUMMARY:Talk: Anna Berger" in named.out.splitlines()
    assert (CANARY in named.out, "Cem" in named.out) == (False, False)
    assert run("--lang", "de", "ausgeben", "dates", "--format", "ics", "--mit-namen").code == 0


def test_what_an_assistant_gets_holds_nothing_that_was_written(run: Runner, notebook: Path) -> None:
    shown = run("export", "talks", "--since", "2026-12-03", "--until", "2026-12-03")
    assert shown.out.splitlines() == [
        "person,day,time,minutes",
        "Anna Berger,2026-12-03,10:00,25",
    ]
