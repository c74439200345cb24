"""`fuehrung help`: topics, documents in the language of the user, and every command."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_group

from builders.documents import ROOT
from builders.running import Runner
from fuehrung_cli.cli.app import build, build_for_call
from fuehrung_cli.cli.commands import COMMANDS
from fuehrung_cli.cli.topics import TOPICS, Topic, topic_named
from fuehrung_cli.errors import ExitCode
from fuehrung_cli.store.manual import read_document

SHOWN = [topic for topic in TOPICS if read_document(topic.document) is not None]
both_languages = pytest.mark.parametrize("language", ["de", "en"])


@both_languages
def test_help_alone_lists_every_topic_there_is(run: Runner, language: str) -> None:
    result = run("--lang", language, "help")
    assert (result.code, result.err) == (ExitCode.DONE, "")
    listed = [line.split()[0] for line in result.out.splitlines()[1 : len(SHOWN) + 1]]
    assert listed == [topic.called(language) for topic in SHOWN]
    foreign = sum(topic.document == topic.document_de for topic in SHOWN)
    assert result.out.count("(auf Englisch)") == (foreign if language == "de" else 0)


@both_languages
@pytest.mark.parametrize("topic", SHOWN, ids=lambda topic: topic.name)
def test_in_a_pipe_a_topic_is_its_text(run: Runner, topic: Topic, language: str) -> None:
    result = run("--lang", language, "help", topic.called(language))
    assert (result.code, result.err) == (ExitCode.DONE, "")
    written = (ROOT / "docs" / topic.document_in(language)).resolve()
    if topic.name == "journeys":
        written = ROOT / "journeys/README.md"
    title = next(x for x in written.read_text(encoding="utf-8").splitlines() if x.startswith("# "))
    assert result.out.startswith(f"{title}\n")
    assert "](" not in result.out
    assert "<!--" not in result.out
    assert run("--lang", language, "--plain", "help", topic.name).out == result.out


def test_a_link_to_a_document_becomes_what_to_type(run: Runner) -> None:
    german = run("--lang", "de", "help", "anleitung").out
    assert "(fuehrung help grammatik)" in german
    assert "guide.md (fuehrung --lang en help guide)" in german
    assert "(fuehrung --lang de help anleitung)" in run("--lang", "en", "help", "guide").out


def test_every_document_has_a_topic() -> None:
    told = {topic.document_in(language) for topic in TOPICS for language in ("de", "en")}
    assert {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"} <= told


def test_names_of_topics_are_no_commands_and_mean_one_thing() -> None:
    names = [name for topic in TOPICS for name in {topic.name, topic.german}]
    assert len(names) == len(set(names))
    assert set(names).isdisjoint(COMMANDS)
    assert topic_named("Grammatik") == topic_named("grammar")
    assert topic_named("rueckgabewerte") == topic_named("exit-codes")


@both_languages
@pytest.mark.parametrize(
    "words", [*([name] for name in COMMANDS), ["person", "add"], ["journey", "show"]], ids=" ".join
)
def test_help_on_a_command_is_its_help(run: Runner, words: list[str], language: str) -> None:
    result = run("--lang", language, "help", *words)
    assert result == run("--lang", language, *words, "--help")
    assert result.code == ExitCode.DONE


@pytest.mark.parametrize(
    ("words", "near"), [(["guid"], "guide"), (["chekin"], "checkin"), (["person", "ad"], ""),
                        (["guide", "grammar"], "")]
)  # fmt: skip
def test_what_there_is_no_help_on_is_said(run: Runner, words: list[str], near: str) -> None:
    result = run("help", *words)
    assert (result.code, result.out) == (ExitCode.NOT_FOUND, "")
    assert " ".join(words) in result.err
    assert near in result.err
    assert "fuehrung help" in result.err


@pytest.mark.parametrize("width", [48, 80, 200])
@pytest.mark.parametrize("topic", ["guide", "anleitung", "grammar", "commands"])
def test_at_a_terminal_a_topic_is_laid_out(home: Path, width: int, topic: str) -> None:
    shown = _at_a_terminal("help", topic, "--width", str(width))
    lines = shown.splitlines()
    # A command to type is never broken: it is the one thing that may be wider.
    assert max(len(line) for line in lines if "fuehrung" not in line and " \\" not in line) <= 80
    assert "```" not in shown
    assert "| --" not in shown
    assert "\x1b" not in shown
    assert lines[1].startswith("══")


def _at_a_terminal(*argv: str) -> str:
    source = Path(__file__).resolve().parents[2] / "src"
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(source), "NO_COLOR": "1", "TERM": "xterm"}
    process = subprocess.Popen(
        [sys.executable, "-m", "fuehrung_cli", *argv],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=environment,
    )
    os.close(theirs)
    shown = b""
    while chunk := _read(ours):
        shown += chunk
    os.close(ours)
    assert process.communicate(timeout=30)[1] == b""
    assert process.returncode == 0
    return shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""  # the other end is closed: that is how Linux says so


def test_the_list_of_commands_asks_for_no_parameters_but_tells_the_same() -> None:
    listed = get_group(build_for_call(["--help"])).commands
    whole = get_group(build([])).commands
    assert [(name, each.help) for name, each in listed.items()] == [
        (name, each.help) for name, each in whole.items()
    ]
    assert {len(each.params) for each in listed.values()} == {0}
