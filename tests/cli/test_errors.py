"""Every kind of failure, played on a machine of its own; docs/errors.md is made from what is said.

`pytest tests/cli/test_errors.py --accept -p no:xdist` writes what comes out now, in
`tests/cli/errors`; then write the page: `.venv/bin/python tools/errors.py`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from builders.errors import LANGUAGES, Case, cases, file_of, text_of, with_result
from builders.mishaps import hide, prepare, refuse_on_disk
from builders.running import Runner
from builders.transcripts import Shell
from conftest import ROOT

SOURCE = ROOT / "src" / "fuehrung_cli"
PLAYED = [(language, case) for language in LANGUAGES for case in cases(language)]
TERMINAL = "needs somebody who sits at a terminal"
RACE = "needs a second program at the same moment, see tests/store"
BYTES = "needs bytes that no transcript can hold"
UNSEEN = {
    "A {name} file is no text, and a terminal cannot show it": TERMINAL,
    "Nothing was answered, so nothing was done": TERMINAL,
    "No number of the list was typed, so nothing was done": TERMINAL,
    "Nothing was typed, so nothing was saved": TERMINAL,
    "Nothing was changed": TERMINAL,
    "Nothing was moved": TERMINAL,
    "Nothing was removed": TERMINAL,
    "Nothing was imported": TERMINAL,
    "Nothing was taken in": TERMINAL,
    "Nothing was written: {name} sees the page first": TERMINAL,
    "The editor ended with {code}, so nothing was saved": TERMINAL,
    "The editor “{editor}” cannot be started": TERMINAL,
    "The editor was interrupted, so nothing was saved": TERMINAL,
    "What the editor has left is not UTF-8 text": TERMINAL,
    "There is no editor": TERMINAL,
    "No browser could be opened": "needs a machine without a browser, see test_browser.py",
    "There is no folder to put the editor’s file in": TERMINAL,
    "The entry has changed in the meantime; nothing was saved": TERMINAL,
    "{path} exists already": RACE,
    "{path} was changed in the meantime": RACE,
    "Another fuehrung is writing to {path}": RACE,
    "There is an entry {id} already": "needs two draws of the same id",
    "{path} is written, but the disk did not confirm it": "needs a failing disk",
    "{path} belongs to somebody else": "needs a second user",
    "The output cannot be written: {why}": "needs a full or closed stream, see test_streams.py",
    "The backup is of format {number}, newer than {known}": "needs a newer program",
    "The notebook is being changed while the backup is made": RACE,
    "What was written to the backup is not what is read from it": "needs a failing disk",
    "There is too little room on the disk of {folder}": "needs a full disk, see tests/store",
    "{path} holds more than {n} files": "needs hundreds of thousands of files, see tests/store",
    "This user has no home folder": "needs a user that the system does not know",
    "Standard input is longer than one entry may be (1 MiB)": BYTES,
    "Standard input is not UTF-8 text (byte {position})": BYTES,
    "{path} is not UTF-8 text (byte {position})": BYTES,
    "A text holds characters that are not UTF-8": BYTES,
    "This cannot be saved: {why}": "guards against a fault of our own",
    "What this machine remembers of its log is damaged": "a sentence; no command fails for it",
    "The id of an entry never changes": "guards against a fault of our own",
    "The history of git cannot be rewritten: git is not installed": "needs a machine without git",
    "git could not rewrite the history, which still stands as it was": "needs a damaged history",
    "The journey of the ten steps cannot be read": "needs a damaged installation",
}
"""Message → why no case can show it."""


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, Path], None]]:
    """Makes the system refuse to create anything below a folder."""
    yield lambda name, folder: refuse_on_disk(monkeypatch, name, folder)
    monkeypatch.undo()


@pytest.mark.usefixtures("same_ids")
@pytest.mark.parametrize(
    ("language", "case"), PLAYED, ids=[f"{lang}: {case.title}" for lang, case in PLAYED]
)
def test_failure(
    language: str,
    case: Case,
    run: Runner,
    machine: Path,
    disk: Any,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.setenv("FUEHRUNG_LANG", language)
    for need in case.needs:
        prepare(need, machine, disk, lambda library: hide(monkeypatch, library))
    now = Shell(run, machine, monkeypatch.setenv).play(case.transcript)
    if request.config.getoption("--accept"):
        whole = [with_result(c, now) if c.title == case.title else c for c in cases(language)]
        file_of(language).write_text(text_of(tuple(whole)), encoding="utf-8")
    else:
        assert now.text.splitlines() == case.transcript.text.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_fails_and_says_what_to_do(language: str) -> None:
    assert [case.title for case in cases(language) if case.code == "0"] == []
    assert [case.title for case in cases(language) if len(case.told) < 2] == []


def test_both_languages_have_the_same_cases() -> None:
    german, english = ([(case.needs, case.code) for case in cases(lang)] for lang in LANGUAGES)
    assert german == english


def test_every_code_of_a_failure_has_a_case() -> None:
    assert {case.code for case in cases("en")} == {"2", "3", "4", "5", "6"}


def test_every_failure_that_the_program_can_tell_has_a_case() -> None:
    told = [" ".join(" ".join(case.told).split()) for case in cases("en")]
    unseen = {text for text in _texts() if not any(_pattern(text).search(t) for t in told)}
    assert unseen == UNSEEN.keys(), "a new failure needs a case in tests/cli/errors"


def _texts() -> Iterator[str]:
    """Yields the message of every failure of ours that is made in the source."""
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    ast.Name(name), [ast.Call(ast.Name("say"), [ast.Constant(str(text)), *_]), *_]
                ) if name.endswith("Error"):
                    yield text


def _pattern(text: str) -> re.Pattern[str]:
    parts = re.split(r"\{\w+(?::\w+)?\}", text)
    return re.compile(".+".join(re.escape(part) for part in parts))
