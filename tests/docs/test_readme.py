"""The examples of the documents are run: exit code 0, and what is shown is what comes out."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest

from builders.commands import PENDING
from builders.documents import blocks, commands, documents, read_document
from builders.running import Runner
from fuehrung_cli.cli.commands import COMMANDS
from fuehrung_cli.store.library import load_library

LANGUAGES = {"README.md": "en", "README.de.md": "de"} | {
    "docs/grammar.md": "en",
    "docs/grammatik.md": "de",
    "docs/guide.md": "en",
    "docs/anleitung.md": "de",
    "docs/accidents.md": "en",
    "docs/unfaelle.md": "de",
    "docs/privacy.md": "en",
    "docs/datenschutz.md": "de",
}
COMING: set[str] = set()
"""Commands that are named and being built; a test fails when one is there."""
_ID = re.compile(r"\b[a-hjkmnp-tv-z][0-9][0-9a-hjkmnp-tv-z]{2}\b")
"""A short id: chance makes them, so any stands for any."""


@pytest.fixture
def notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gives the examples a folder of their own, for the notebook and for what they write."""
    monkeypatch.setenv("FUEHRUNG_HOME", str(tmp_path / "notebook"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("notebook")
@pytest.mark.parametrize("page", LANGUAGES)
def test_examples_do_what_they_show(
    page: str, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FUEHRUNG_LANG", LANGUAGES[page])
    shown = map(commands, blocks(read_document(page), "console"))
    for minute, command in enumerate(chain.from_iterable(shown)):
        # Nobody types two commands in one second, and what happened first has to stay first.
        monkeypatch.setenv("FUEHRUNG_NOW", f"2026-11-26T10:{minute:02}")
        program, *words = command.words
        result = run(*words)

        assert program == "fuehrung"
        assert result.code == 0, (words, result.err)
        if command.output not in ((), ("…",)):
            out = (result.out + result.err).splitlines()
            assert [_ID.sub("k7f3", line) for line in out] == [
                _ID.sub("k7f3", line) for line in command.output
            ], words


def test_every_page_with_examples_is_run() -> None:
    assert {page for page in documents() if blocks(read_document(page), "console")} == {*LANGUAGES}


@pytest.mark.parametrize("page", documents())
def test_commands_in_the_text_exist(page: str) -> None:
    named = re.findall(r"`fuehrung ([a-zäöü]+)", read_document(page))
    pending = COMING | PENDING if page == "docs/article.md" else COMING
    assert not COMING & {*COMMANDS}
    assert {word for word in named if word not in COMMANDS} - pending == set()


@pytest.mark.parametrize("page", ["docs/guide.md", "docs/anleitung.md"])
def test_the_guide_names_each_step_by_a_word_that_counts(page: str) -> None:
    journey = load_library()[0].main
    assert journey is not None
    named = [
        journey.step(word) for word in re.findall(r"^\| `#([\w-]+)`", read_document(page), re.M)
    ]
    assert named == list(journey.steps)
