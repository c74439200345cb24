"""The editor and what can go wrong with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builders.running import Runner
from fuehrung_cli.cli.arguments import Given
from fuehrung_cli.cli.editor import edit
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import DeclinedError, ExitCode, FuehrungError, UsageError


def _edited(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str, text: str = "") -> str:
    editor = folder / "editor"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o700)
    monkeypatch.setenv("FUEHRUNG_EDITOR", str(editor))
    run = Run.start(Given(), os.environ)
    with run.after:
        return edit(run, text, "# below\n")


@pytest.mark.parametrize("script", ['rm "$1"', ': > "$1"', "true"])
def test_an_editor_that_leaves_nothing_gives_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str
) -> None:
    assert _edited(monkeypatch, tmp_path, script) == ""


@pytest.mark.parametrize(
    ("end", "failure"),
    [
        ("exit 3", DeclinedError),
        ("kill -INT $PPID", DeclinedError),
        ("printf '\\377' >> \"$1\"", UsageError),
    ],
)
def test_what_was_typed_into_an_editor_that_failed_is_kept(
    monkeypatch: pytest.MonkeyPatch,
    machine: Path,
    tmp_path: Path,
    end: str,
    failure: type[FuehrungError],
) -> None:
    with pytest.raises(failure):
        _edited(monkeypatch, tmp_path, f"echo 'ich: Plan bis fr' > \"$1\"\n{end}")
    (draft,) = machine.rglob("drafts/*")
    assert "ich: Plan bis fr" in draft.read_text(encoding="utf-8")


@pytest.mark.parametrize("named", ["/nowhere/editor", "vi 'open", "/"])
def test_an_editor_that_cannot_start_is_named(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv("FUEHRUNG_EDITOR", named)
    run = Run.start(Given(), os.environ)
    with pytest.raises(UsageError) as caught, run.after:
        edit(run, "")
    assert caught.value.what.params == {"editor": named}


def test_what_came_through_a_pipe_is_kept_when_its_entry_cannot_be_found(
    run: Runner, notebook: Path
) -> None:
    result = run("edit", "z9zz", "-", stdin="gelungen: Messe\n")
    assert result.code == ExitCode.NOT_FOUND
    kept = Path(result.err.rpartition(" ")[2].strip())
    assert "gelungen: Messe" in kept.read_text()
    assert kept.parent.name == "drafts"
