"""The table of other names: complete, of one meaning, and equal to the English call."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from builders.commands import CALLS, Call
from builders.running import Runner
from fuehrung_cli.cli.aliases import COMMANDS, FLAGS, SHORT_CUTS, VALUES, VALUES_OF
from fuehrung_cli.cli.app import build
from fuehrung_cli.cli.arguments import FLAGS as GLOBAL_FLAGS
from fuehrung_cli.cli.arguments import WITH_VALUE, sort_arguments
from fuehrung_cli.cli.naming import command_names, option_names, spellings
from fuehrung_cli.errors import UsageError

MAPPED = {**FLAGS, **VALUES}
GLOBAL = {
    *("--home", "--lang", "--color", "--width", "--plain", "--fresh"),
    *("--debug", "--version", "--help"),
}


def _commands(group: Any = None, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yields every command of the program with its path, groups too."""
    group = group or typer.main.get_command(build(("--help",)))
    for name, command in group.commands.items():
        whole = f"{path} {name}".strip()
        yield whole, command
        if hasattr(command, "commands"):
            yield from _commands(command, whole)


ALL = dict(_commands())


def _options(command: Any) -> Iterator[tuple[str, bool]]:
    """Yields each option that a command knows by name, and whether it is a flag."""
    for param in command.params:
        if param.param_type_name == "option":
            yield from ((name, bool(param.is_flag)) for name in param.opts if name != "-y")


def _typed(name: str) -> set[str]:
    """Every way to type a name: with umlauts, composed or apart, without, in capitals."""
    apart = unicodedata.normalize("NFD", name)
    return {name, name.upper(), apart, name.capitalize(), *spellings(name)}


def test_every_command_has_a_german_name_and_no_name_is_left_over() -> None:
    assert set(COMMANDS) == set(ALL)
    assert all(COMMANDS.values())


def test_every_option_has_a_german_name_and_no_name_is_left_over() -> None:
    known = {name: flag for command in ALL.values() for name, flag in _options(command)}
    assert set(MAPPED) == set(known) | GLOBAL
    assert {name for name in known if known[name]} == set(FLAGS) - GLOBAL
    assert {*GLOBAL_FLAGS} <= {*FLAGS}
    assert {*WITH_VALUE} <= {*VALUES}
    assert FLAGS.keys().isdisjoint(VALUES)
    for path, named in VALUES_OF.items():
        assert set(named) <= {name for name, _ in _options(ALL[path])}


def test_no_two_names_of_commands_mean_different_things() -> None:
    groups = {path.rpartition(" ")[0] for path in COMMANDS}
    for group in groups:
        taken: dict[str, str] = {}
        for path in (path for path in COMMANDS if path.rpartition(" ")[0] == group):
            for name in command_names(path, "de"):
                for spelled in spellings(name):
                    assert taken.setdefault(spelled, path) == path
        if not group:
            assert not {s for word in SHORT_CUTS for s in spellings(word)} & set(taken)


@pytest.mark.parametrize("path", ALL)
def test_no_two_names_of_options_mean_different_things_within_a_command(path: str) -> None:
    taken: dict[str, str] = {}
    for option in {*(name for name, _ in _options(ALL[path])), *GLOBAL}:
        for name in option_names(path, option, "de"):
            for spelled in spellings(name):
                assert taken.setdefault(spelled, option) == option


@pytest.mark.parametrize("path", COMMANDS)
def test_every_name_of_a_command_equals_the_english_one(path: str) -> None:
    *group, _ = path.split()
    for name in command_names(path, "de"):
        for typed in _typed(name) if name in COMMANDS[path] else {name}:
            given = sort_arguments([*group, typed, "--json"])
            assert given.rest == (*path.split(), "--json")
            assert given.command == path


@pytest.mark.parametrize("path", [path for path in ALL if not hasattr(ALL[path], "commands")])
def test_every_name_of_an_option_equals_the_english_one(path: str) -> None:
    for option, is_flag in _options(ALL[path]):
        for name in option_names(path, option, "de")[:-1]:
            for typed in _typed(name):
                given = sort_arguments([*path.split(), typed, "x"])
                assert given.rest == (*path.split(), option, "x")
                if not is_flag:
                    given = sort_arguments([*path.split(), f"{typed}=Für Uns"])
                    assert given.rest == (*path.split(), f"{option}=Für Uns")


def test_names_of_global_options_are_taken_out_wherever_they_stand() -> None:
    given = sort_arguments(["--sprache", "de", "bericht", "--breite=60", "anna", "--schlicht"])
    assert given.options == {"lang": "de", "width": "60", "plain": "1"}
    assert given.rest == ("report", "anna")


@pytest.mark.parametrize(("word", "words"), SHORT_CUTS.items())
def test_short_cuts_stand_for_their_words(word: str, words: tuple[str, ...]) -> None:
    assert sort_arguments([word, "--json"]).rest == (*words, "--json")


@pytest.mark.parametrize(
    ("argv", "rest"),
    {
        ("checkin", "anna", "--", "--dauer"): ("checkin", "anna", "--", "--dauer"),
        ("checkin", "anna", "--dauer 20 min"): ("checkin", "anna", " --dauer 20 min"),
        ("checkin", "anna", "bericht", "team"): ("checkin", "anna", "bericht", "team"),
        ("checkin", "zurück"): ("checkin", "zurück"),
        ("done", "k7f3", "--grund", "--neu"): ("done", "k7f3", "--because", "--neu"),
        ("done", "k7f3", "--grund", "--plain"): ("done", "k7f3", "--because", "--plain"),
        ("done", "k7f3", "--grund", "- zu spät"): ("done", "k7f3", "--because", "- zu spät"),
        ("done", "k7f3", "--grund=--neu"): ("done", "k7f3", "--because=--neu"),
        ("note", "anna", "-"): ("note", "anna", "-"),
        ("person", "zurück", "zurück"): ("person", "resume", "zurück"),
        ("skip", "anna", "--von", "mir"): ("skip", "anna", "--by", "mir"),
        ("person", "pause", "anna", "--von", "fr"): ("person", "pause", "anna", "--from", "fr"),
        ("nix", "--dauer"): ("nix", "--minutes"),
    }.items(),
)
def test_text_and_values_are_never_touched(argv: tuple[str, ...], rest: tuple[str, ...]) -> None:
    assert sort_arguments(argv).rest == rest


def test_a_global_option_without_its_value_is_told() -> None:
    with pytest.raises(UsageError):
        sort_arguments(["bericht", "--ordner"])


def _german(call: Call) -> list[str]:
    # Today and its lines are no commands: the program alone, or a number.
    path, argv = call.name if call.is_named else "", list(call.argv)
    given = argv[len(path.split()) :]
    words = [
        command_names(" ".join(path.split()[: n + 1]), "de")[0] for n in range(len(path.split()))
    ]
    return [*words, *(option_names(path, w, "de")[0] if w in MAPPED else w for w in given)]


@pytest.mark.parametrize(
    "call", [call for call in CALLS if not call.writes], ids=lambda call: " ".join(call.argv)
)
def test_a_whole_run_in_german_words_is_the_same(run: Runner, notebook: Path, call: Call) -> None:
    if call.name == "undo":
        run("note", "anna", "gelungen: Messe")
        run("note", "anna", "gelungen: Messe")
    german = _german(call.of("anna"))
    if call.name == "undo":
        assert run(*german).code == run("undo").code == 0
    else:
        assert run(*german) == run(*call.of("anna").argv)


def test_a_talk_in_german_words_is_saved_with_its_values(run: Runner, notebook: Path) -> None:
    talk = ("--dauer", "25", "--anlass=persönlich", "--am", "24.11.", "--schritt", "vertrauen")
    assert run("gespraech", "anna", "hallo du", *talk).code == 0
    assert run("abgesagt", "anna", "--von", "mir", "--auf", "11.12.").code == 0
    shown = run("verlauf", "anna", "--seit", "24.11.", "--sprache", "de").out
    assert "25 Min." in shown
    assert "#vertrauen" in shown


def test_german_help_names_german_words_first(run: Runner) -> None:
    top = run("--lang", "de", "--help").out
    for path, names in COMMANDS.items():
        if " " not in path:
            shown = ", ".join(dict.fromkeys((names[0], path)))
            assert re.search(rf"^ +{shown}  ", top, re.MULTILINE), path
    page = run("--lang", "de", "gespräch", "--hilfe").out
    assert page.startswith("Aufruf: fuehrung gespräch NAME [LINE...]\n")
    assert "--dauer, --minutes N" in page
    assert "-h, --hilfe, --help" in top
    assert 'fuehrung gespräch anna "25 min persönlich"' in page
    assert "Aufruf: fuehrung abgesagt NAME --von me|them\n" in run("--lang", "de", "skip", "-h").out


def test_english_help_names_english_words_only(run: Runner) -> None:
    for argv in (["--lang", "en", "--help"], ["--lang", "en", "gespräch", "--help"]):
        out = run(*argv).out
        assert "gespräch" not in out
        assert "--dauer" not in out
        assert "--hilfe" not in out


@pytest.mark.parametrize(
    ("argv", "told"),
    {
        ("gesprech", "anna"): "Vielleicht gemeint: gespräch\n",
        ("person", "zeign", "anna"): "Vielleicht gemeint: zeigen",
        ("gespräch", "anna", "--daur", "5"): "Vielleicht gemeint: --dauer",
        ("checkin", "anna", "--minuts", "5"): "Vielleicht gemeint: --dauer",
        ("gespräch", "anna", "--dauer", "x"): "--dauer: Der Wert ist nicht zu verstehen",
        ("gespräch", "anna", "--dauer", "0"): "Hilfe: fuehrung gespräch --help",
        ("gespräch", "anna", "--anlass", "x"): "--anlass: „x“ ist nicht zu verstehen",
        ("gespräch", "anna", "--schritt", "x"): "--schritt: Es gibt keinen Schritt „x“",
        ("abgesagt", "anna", "--von", "x"): "--von: „x“ ist nicht zu verstehen",
        ("abgesagt", "anna"): "--von fehlt",
        ("team", "--breite", "x"): "--breite: „x“ ist keine Anzahl von Spalten ab 20",
    }.items(),
)
def test_german_errors_name_german_words(
    run: Runner, notebook: Path, argv: tuple[str, ...], told: str
) -> None:
    result = run("--lang", "de", *argv)
    assert result.code == 2
    assert told in result.err


@pytest.mark.parametrize("called", ["/usr/bin/fue", "fuehrung", "C:/fue.exe", "pytest"])
def test_help_shows_the_name_it_was_called_by(
    run: Runner, monkeypatch: pytest.MonkeyPatch, called: str
) -> None:
    monkeypatch.setattr("sys.argv", [called])
    name = "fue" if "fue." in called or called.endswith("/fue") else "fuehrung"
    assert run("--help").out.startswith(f"Usage: {name} COMMAND …\n")
    assert f"\n {name} log anna --since 1.10.\n" in run("log", "--help").out
    assert f"Help: {name} log --help\n" in run("log", "-n", "0").err
