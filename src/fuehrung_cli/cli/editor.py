"""The editor: FUEHRUNG_EDITOR, the settings, VISUAL, EDITOR, then what is there."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from fuehrung_cli.cli.interruption import ending_gently
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.writing import keep_draft
from fuehrung_cli.errors import DeclinedError, FuehrungError, UsageError, say
from fuehrung_cli.layout.editor import open_matters
from fuehrung_cli.store.drafts import is_safe
from fuehrung_cli.store.failures import told
from fuehrung_cli.store.records import PersonFile

SCISSORS = "# --- >8 ---"
_EDITED, _FILE, _BEFORE = "edit-", "fuehrung.txt", "before.txt"
_USUAL = ("nano", "vi", "notepad")


def edit_talk(run: Run, files: Sequence[PersonFile], lines: str) -> str:
    """Opens the lines of a talk with what is open below the scissors; returns what was typed.

    Raises:
        UsageError: there is no terminal, so nothing can be asked and no editor opened.
        DeclinedError: nothing was typed.
    """
    if not run.can_ask:
        raise UsageError(
            say("No line was given, and there is no terminal to ask"),
            say("Lines as arguments, or - to read standard input"),
        )
    below = open_matters([run.book(file) for file in files], run.today, run.t)
    typed = edit(run, lines, below)
    if not typed.strip():
        raise DeclinedError(say("Nothing was typed, so nothing was saved"))
    return typed


def edit(run: Run, text: str, below: str = "") -> str:
    """Opens a text in the editor and returns it without what stands below the scissors.

    The file lies in a private folder, never in a shared one, and is gone when the run ends: until
    what was typed is saved, a killed process leaves it there for the next start to offer.

    Raises:
        UsageError: the editor cannot be started.
        DeclinedError: the editor has failed or was interrupted; what was typed is kept as a draft.
    """
    path = Path(run.after.enter_context(_folder(_private(run)))) / _FILE
    run.is_in_editor = True
    with told("write", str(path)):
        path.touch(mode=0o600)
        for each in (path, path.with_name(_BEFORE)):
            each.write_text(_page(text, below), encoding="utf-8", newline="\n")
    failure: FuehrungError | None
    with ending_gently():
        try:
            failure = _ended(open_in_editor(run, path))
        except KeyboardInterrupt:
            failure = DeclinedError(say("The editor was interrupted, so nothing was saved"))
        words, is_text = _typed(path)
        if not is_text:
            failure = failure or UsageError(say("What the editor has left is not UTF-8 text"))
        if failure is not None:
            failure = keep_draft(run, "", words if words.strip() != text.strip() else "", failure)
            run.after.close()  # before the program may die of a signal: the draft is there instead
            raise failure
    return words


def rescue_edited(run: Run) -> None:
    """Makes drafts of what killed processes have left in the editor, and removes it."""
    roots = [root for root in (run.paths.runtime, run.paths.state) if is_safe(root)]
    for folder in (found for root in roots for found in sorted(root.glob(f"{_EDITED}*-*"))):
        if not _is_running(folder.name.removeprefix(_EDITED).partition("-")[0]):
            words = _typed(folder / _FILE)[0]
            with suppress(FuehrungError):
                if words.strip() and words != _typed(folder / _BEFORE)[0]:
                    run.drafts.keep(words, "")
                shutil.rmtree(folder, ignore_errors=True)


def _is_running(process: str) -> bool:
    """Says whether the process that has made a folder still waits for its editor."""
    if os.name != "posix":
        return True  # there asking ends the process
    try:
        os.kill(int(process), 0)
    except (ValueError, OSError) as error:
        return isinstance(error, PermissionError)
    return True


def _folder(private: Path) -> tempfile.TemporaryDirectory[str]:
    """Makes the folder of one edit; if it cannot be removed, that must not cost the text."""
    with told("write", str(private)):
        return tempfile.TemporaryDirectory(
            dir=private, prefix=f"{_EDITED}{os.getpid()}-", ignore_cleanup_errors=True
        )


def _ended(code: int) -> FuehrungError | None:
    if not code:
        return None
    return DeclinedError(say("The editor ended with {code}, so nothing was saved", code=code))


def _typed(path: Path) -> tuple[str, bool]:
    """Returns what was typed, and whether it is text; a file that is gone holds nothing."""
    with told("read", str(path)):
        data = path.read_bytes() if path.exists() else b""
    typed = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    words = typed.partition(SCISSORS)[0].rstrip("\n")
    return words, "\ufffd" not in words or "\ufffd".encode() in data


def _page(text: str, below: str) -> str:
    page = f"{text}\n" if text else "\n"
    return f"{page}{SCISSORS}\n{below}" if below else page


def _private(run: Run) -> Path:
    for folder in (run.paths.runtime, run.paths.state):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    raise UsageError(say("There is no folder to put the editor’s file in"))


def open_in_editor(run: Run, path: Path) -> int:
    """Opens a file where it lies and returns the exit code of the editor.

    Raises:
        UsageError: there is no editor, or it cannot be started.
    """
    named = _named(run)
    sys.stdout.flush()
    try:
        words = shlex.split(named, posix=os.name == "posix")
        return subprocess.run([*words, str(path)], check=False).returncode
    except (OSError, ValueError):  # no such program, or quotes that do not close
        raise UsageError(
            say("The editor “{editor}” cannot be started", editor=named),
            say("Name another: FUEHRUNG_EDITOR, VISUAL or EDITOR"),
        ) from None


def _named(run: Run) -> str:
    environment = run.environment
    named = environment.get("FUEHRUNG_EDITOR") or run.settings.editor
    named = named or environment.get("VISUAL") or environment.get("EDITOR") or ""
    found = named.strip() or next((name for name in _USUAL if shutil.which(name)), "")
    if not found:
        raise UsageError(
            say("There is no editor"), say("Name one: FUEHRUNG_EDITOR, VISUAL or EDITOR")
        )
    return found
