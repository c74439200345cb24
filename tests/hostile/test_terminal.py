"""No control or bidi character of data reaches a terminal: not from any place, not by any command.

20,000 texts, FUEHRUNG_TEST_LONG=1 takes a million.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from builders.commands import CALLS, Call
from builders.notebooks import home_in
from builders.running import Runner
from builders.terminal import INTERRUPT, Terminal
from fuehrung_cli.cli.arguments import Given
from fuehrung_cli.cli.failure import failure_text, problem_line
from fuehrung_cli.errors import UsageError, say
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.render.backend import Format, Options, render
from fuehrung_cli.store.problems import Problem
from hostile.notebooks import plant_hostile, settings_text, signs_of_obeying
from hostile.pages import document
from hostile.texts import hostile, obeyed

TEXTS = 1_000_000 if os.environ.get("FUEHRUNG_TEST_LONG") == "1" else 20_000
PER_DOCUMENT = 25
FORMATS: tuple[Format, ...] = ("terminal", "plain", "markdown", "html")


@pytest.mark.parametrize("seed", [1, 2])
def test_no_text_is_obeyed_wherever_it_stands_on_a_page(seed: int) -> None:
    chance = Random(seed)
    for number in range(TEXTS // 2 // PER_DOCUMENT):
        page = document(chance)
        color = number % 2 == 0
        options = Options(chance.choice((40, 80, 120)), color=color)
        for form in FORMATS:
            written = render(page, form, options)
            assert obeyed(written, color=color and form == "terminal") == set()


def test_no_text_is_obeyed_in_an_error_or_a_problem() -> None:
    chance, t = Random(3), Translator("de")
    for number in range(TEXTS):
        text = hostile(chance)
        if number % 2:
            error = UsageError(say("There is no option {option}", option=text), say("{x}", x=text))
            written = failure_text(error, None, Given(options={"json": ""} if number % 4 else {}))
        else:
            problem = Problem(text, text, say("{path} is missing", path=text), say("{x}", x=text))
            written = problem_line(problem, t)
        assert obeyed(written) == set()


WORD_FOR_WORD = ("csv", "--print")
"""What goes into a pipe as it is, so that it can be read back; at a terminal it does not."""
LOOKS = (("--lang", "en"), ("--lang", "de", "--plain"), ("--color", "always"))


@pytest.fixture
def nasty(machine: Path) -> Path:
    """A notebook that is hostile everywhere."""
    home = home_in(machine)
    plant_hostile(home, Random(4))
    config = machine / ".config/fuehrung"
    config.mkdir(parents=True)
    (config / "config.toml").write_text(settings_text(Random(5)))
    return home


@pytest.mark.parametrize("call", CALLS, ids=lambda call: " ".join(call.argv))
def test_no_command_lets_anything_through(run: Runner, nasty: Path, call: Call) -> None:
    for look in LOOKS:
        argv = [argument.replace("NAME", "7k3q") for argument in call.argv]
        result = run(*argv, *look, stdin=call.stdin)
        assert "unexpected error" not in result.err
        if any(word in call.argv for word in WORD_FOR_WORD):
            assert obeyed(result.err) == set()
            continue
        color = "always" in look
        # A calendar ends its lines so, whatever the system.
        out = result.out.replace("\r\n", "\n") if "ics" in argv else result.out
        assert obeyed(out, color=color) | obeyed(result.err, color=color) == set(), look


@pytest.mark.parametrize(
    "argv",
    [
        *(
            ["report", "7k3q", "--json"],
            ["log", "--json"],
            ["check", "--json"],
            ["config", "--json"],
        ),
        *(["export", "all", "--format", form] for form in ("json", "jsonl", "markdown")),
        ["report", "7k3q", "--format", "html"],
        *(
            ["report", "7k3q", "--format", "markdown"],
            ["check", "--repair", "--yes"],
            ["show", "h8e2"],
        ),
    ],
    ids=" ".join,
)
def test_what_goes_to_other_programs_is_harmless_when_it_is_shown(
    run: Runner, nasty: Path, argv: list[str]
) -> None:
    result = run(*argv)
    assert "unexpected error" not in result.err
    assert obeyed(result.err) == set()
    assert obeyed(result.out.replace("\r\n", "\n")) == set()


def test_what_is_typed_wrongly_comes_back_harmless(run: Runner, nasty: Path) -> None:
    chance = Random(6)
    for _ in range(6):
        text = hostile(chance).replace("\0", "")
        for argv in (
            *([text], ["report", text], ["report", f"--{text}"], ["show", text], ["done", text]),
            *(["move", "k7f3.1", text], ["set", "k7f3.3", text], ["set", "k7f3.3", f"{text}=1"]),
            *(["checkin", text, "x"], ["next", "7k3q", text], ["export", text], ["help", text]),
            *(["config", text], ["config", "editor", text], ["journey", "show", text]),
            *(
                ["report", "--at", text],
                ["report", "--lang", text],
                ["report", "--home", f"/{text}"],
            ),
            *(["person", "add", text], ["person", "set", "7k3q", text], ["journey", "check", text]),
            *(["checkin", "7k3q", text], ["note", "7k3q", f"gelungen: {text}"], ["undo"]),
        ):
            result = run(*argv)
            assert "unexpected error" not in result.err, (argv, result.err)
            assert obeyed(result.out) | obeyed(result.err) == set(), argv


@pytest.mark.parametrize(
    "name", ["FUEHRUNG_NOW", "FUEHRUNG_LANG", "FUEHRUNG_HOME", "LANG", "EDITOR"]
)
def test_what_the_environment_says_comes_back_harmless(
    run: Runner, nasty: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    chance = Random(7)
    for _ in range(5):
        monkeypatch.setenv(name, "/" + hostile(chance).replace("\0", ""))
        for argv in (["report"], ["config"], ["check"], ["undo"]):
            result = run(*argv)
            assert "unexpected error" not in result.err
            assert obeyed(result.out) | obeyed(result.err) == set(), argv


def _recorded(*argv: str) -> tuple[Terminal, bytearray]:
    terminal, shown = Terminal(*argv), bytearray()
    feed = terminal.stream.feed

    def recording(data: bytes) -> None:
        shown.extend(data)
        feed(data)

    terminal.stream.feed = recording  # type: ignore[method-assign]
    return terminal, shown


@pytest.mark.parametrize(
    "argv",
    [["export", "facts", "--format", "csv"], ["edit", "k7f3", "--print"], ["report", "7k3q"]],
    ids=" ".join,
)
def test_at_a_terminal_nothing_comes_word_for_word(nasty: Path, argv: list[str]) -> None:
    terminal, shown = _recorded("--lang", "en", *argv)
    terminal.end()
    assert shown.count(b"\n") > 5
    assert list(signs_of_obeying(bytes(shown))) == []


def test_the_guided_flow_shows_hostile_data_and_obeys_none(nasty: Path) -> None:
    terminal, shown = _recorded("--lang", "en", "checkin", "7k3q")
    terminal.wait_for("What was said?")
    terminal.write("note of today")
    terminal.wait_for("note of today")
    terminal.press(INTERRUPT)
    terminal.end()
    assert len(shown) > 500
    assert list(signs_of_obeying(bytes(shown))) == []
