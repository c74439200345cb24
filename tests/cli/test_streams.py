"""The edges of the program that only a real process shows: pipes, encodings, signals, traces."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from builders.notebooks import ANNA, CANARY
from builders.running import Runner
from builders.terminal import Terminal
from fuehrung_cli.errors import ExitCode

SOURCE = Path(__file__).resolve().parents[2] / "src"


def _process(
    *argv: str, more: Mapping[str, str] | None = None, **given: object
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "fuehrung_cli", *argv]
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), **(more or {})}
    return subprocess.Popen(command, env=environment, **{**streams, **given})  # type: ignore[call-overload,no-any-return]


def _finished(process: subprocess.Popen[bytes]) -> tuple[int, bytes, bytes]:
    out, err = process.communicate(timeout=30)
    return process.returncode, out, err


def test_a_reader_that_leaves_early_is_no_error(notebook: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = _process("export", "all", "--format", "jsonl", stdout=writing)
    os.close(writing)
    code, _, err = _finished(process)
    assert (code, err) == (ExitCode.DONE, b"")


STREAM_IS_FULL = b"fuehrung: The output cannot be written: the disk is full"
STREAM_IS_CLOSED = b"fuehrung: The output cannot be written: it is closed"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
@pytest.mark.parametrize("argv", [["report", "anna"], ["--version"], ["help", "grammar"]])
def test_a_full_output_is_told_and_no_bug(notebook: Path, argv: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        code, _, err = _finished(_process(*argv, stdout=full))
    assert (code, err.splitlines()[0]) == (ExitCode.UNREADABLE, STREAM_IS_FULL)
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize(
    ("closed", "told"), [(">&-", STREAM_IS_CLOSED), (">&- 2>&-", b""), ("2>&- >/dev/full", b"")]
)
def test_closed_streams_are_no_bug_and_what_is_saved_stays_saved(
    notebook: Path, closed: str, told: bytes
) -> None:
    before = len(list((notebook / ANNA / "sessions").iterdir()))
    program = f"exec {sys.executable} -m fuehrung_cli note anna 'a line' {closed}"
    done = subprocess.run(
        ["/bin/sh", "-c", program],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == ExitCode.UNREADABLE
    assert done.stderr.startswith(told)
    assert len(done.stderr.splitlines()) == (2 if told else 0)
    assert len(list((notebook / ANNA / "sessions").iterdir())) == before + 1


def test_a_closed_input_is_an_empty_one(notebook: Path) -> None:
    program = f"exec {sys.executable} -m fuehrung_cli checkin anna - <&-"
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    done = subprocess.run(
        ["/bin/sh", "-c", program], env=environment, capture_output=True, check=False
    )
    assert done.returncode == ExitCode.WRONG_USE
    assert b"unexpected" not in done.stderr


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_poor_encoding_gets_plain_signs_and_never_an_error(notebook: Path, encoding: str) -> None:
    more = {"LANG": "C", "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for argv in (["report", "anna"], ["progress"], ["log"], ["report"]):
        code, out, err = _finished(_process(*argv, more=more))
        assert (code, err) == (ExitCode.DONE, b"")
        text = out.decode(encoding)
        assert not set(text) & set("─■▪→·")
        assert max(len(line) for line in text.splitlines()) <= 80


def test_an_error_in_a_poor_encoding_is_still_told(notebook: Path) -> None:
    more = {"LANG": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    code, out, err = _finished(_process("report", "Zoë", more=more))
    assert (code, out) == (ExitCode.NOT_FOUND, b"")
    assert err.isascii()
    assert err.startswith(b"fuehrung: ")


def test_ctrl_c_ends_with_130_and_says_nothing(notebook: Path) -> None:
    reading, writing = os.pipe()
    process = _process("checkin", "anna", "-", stdin=reading, start_new_session=True)
    os.close(reading)
    try:
        # It waits for standard input by then; too early it would be Python's own start.
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1.5)
        process.send_signal(signal.SIGINT)
        assert _finished(process) == (ExitCode.INTERRUPTED, b"", b"")
    finally:
        os.close(writing)


def test_nothing_waits_without_a_terminal(notebook: Path) -> None:
    reading, writing = os.pipe()
    try:
        for argv in (["checkin", "anna"], ["edit", "k7f3"], ["checkin", "Zoe", "hallo du"]):
            code, out, err = _finished(_process(*argv, stdin=reading))
            assert code in (ExitCode.WRONG_USE, ExitCode.NOT_FOUND)
            assert out == b""
            assert err.startswith(b"fuehrung: ")
    finally:
        os.close(reading)
        os.close(writing)


def test_a_bug_shows_no_note_even_with_debug(
    run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError(CANARY)

    monkeypatch.setattr("fuehrung_cli.reports.brief.brief", broken)
    short = run("report", "anna")
    assert (short.code, short.out) == (ExitCode.UNEXPECTED, "")
    assert "(ValueError)" in short.err
    assert "Traceback" not in short.err
    long = run("report", "anna", "--debug")
    assert "pages.py:" in long.err
    assert CANARY not in short.err + long.err


def test_note_text_stands_in_no_debug_output_of_any_failure(run: Runner, notebook: Path) -> None:
    talk = next((notebook / ANNA / "sessions").iterdir())
    talk.write_text(talk.read_text().replace("kind", "kin d", 1))
    for argv in (["report", "anna"], ["show", "k7f3"], ["edit", "k7f3", "--print"], ["check"]):
        result = run(*argv, "--debug")
        assert CANARY not in result.err
        assert "Traceback" not in result.err


def test_the_installed_entry_points_are_one(notebook: Path) -> None:
    code, out, err = _finished(_process("--version"))
    assert (code, err) == (ExitCode.DONE, b"")
    assert out.startswith(b"fuehrung ")


def test_a_terminal_obeys_the_colors_of_a_page_and_nothing_that_was_typed(
    run: Runner, notebook: Path
) -> None:
    assert run("checkin", "anna", "ich: \x1b[31mrot\x1b[0m bis morgen").code == ExitCode.DONE
    terminal = Terminal("--lang", "en", "promises", variables={"TERM": "xterm-256color"})
    terminal.wait_for("rot")
    assert terminal.end() == ExitCode.DONE
    heading = terminal.screen.buffer[0]
    assert heading[0].bold and heading[0].data == "P"
    assert "␛[31mrot␛[0m" in terminal.text and terminal.text.count("␛") == 2


def test_a_file_has_no_colors(run: Runner, notebook: Path, tmp_path: Path) -> None:
    path = tmp_path / "team"
    terminal = Terminal("team", "--to", str(path), variables={"TERM": "xterm-256color"})
    assert terminal.end() == ExitCode.DONE
    assert "\x1b" not in path.read_text(encoding="utf-8")
