"""Completion: the pure function over the real commands, and the hidden call with a notebook."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import typer

from builders.notebooks import ANNA, CANARY, FILES, plant
from builders.running import Runner
from fuehrung_cli.cli.app import build
from fuehrung_cli.cli.completing import Candidate, Place, complete
from fuehrung_cli.cli.describing import FREE, WANTS, describe, wanted
from fuehrung_cli.cli.shells import Question, from_bash, from_fish, from_zsh, in_bash, split
from fuehrung_cli.cli.spelling import goes_on
from fuehrung_cli.messages.translator import Translator

PROGRAMS = {
    language: describe(typer.main.get_command(build(("--help",))), Translator(language))
    for language in ("de", "en")
}
SOURCE = Path(__file__).resolve().parents[2] / "src"


def _echo(wants: str, place: Place, word: str) -> Iterable[Candidate]:
    """Answers every question with the question itself."""
    return (Candidate(f"<{wants} {place.path} {' '.join(place.before)}>"),)


def _values(line: str, language: str = "de") -> list[str]:
    *words, word = line.split(" ")
    found = complete(words, word, PROGRAMS[language], language, _echo)
    return [candidate.value for candidate in found]


@pytest.mark.parametrize(
    ("line", "language", "values"),
    [
        ("gesp", "de", ["gespräch"]),
        ("gesp", "en", ["gespräch"]),
        ("che", "de", ["checkin", "check"]),
        ("pr", "en", ["progress", "promises", "prüfen", "privacy"]),
        ("pr", "de", ["progress", "promises", "prüfen", "privacy"]),
        ("pruef", "en", ["pruefen"]),
        ("xyz", "de", []),
        ("weg ", "de", ["liste", "zeigen", "neu", "prüfen", "starten", "stand", "beenden"]),
        ("journey ", "en", ["list", "show", "new", "check", "start", "status", "end"]),
        ("person z", "de", ["zeigen", "zurück"]),
        ("person sh", "de", ["show"]),
        ("xyz ", "de", []),
        ("weg xyz ", "de", []),
        ("checkin ", "de", ["<people checkin >"]),
        ("checkin anna ", "de", ["<lines checkin anna>"]),
        ("checkin anna a b ", "de", ["<lines checkin anna a b>"]),
        ("checkin --neu ", "de", ["<people checkin >"]),
        ("checkin --dauer 20 ", "de", ["<people checkin >"]),
        ("checkin --dauer=20 ", "de", ["<people checkin >"]),
        ("checkin --anlass ", "de", ["<purposes checkin >"]),
        ("checkin anna --purpose=x", "de", ["--purpose=<purposes checkin anna>"]),
        ("checkin anna --neu=x", "de", []),
        ("checkin -- --an", "de", ["<people checkin >"]),
        ("checkin anna -- x ", "de", ["<lines checkin anna x>"]),
        ("checkin anna --da", "de", ["--dauer"]),
        ("checkin anna --da", "en", ["--dauer"]),
        ("checkin anna --mi", "de", ["--minutes"]),
        ("checkin anna --dauer 5 --da", "de", []),
        ("checkin anna --schritt ja --sch", "de", ["--schritt"]),
        ("checkin anna --nae", "de", ["--naechstes"]),
        ("undo ", "de", ["--json", "--hilfe"]),
        ("undo ", "en", ["--json", "--help"]),
        ("zurück --json ", "de", ["--hilfe"]),
        (
            "log anna ",
            "en",
            [
                "--since",
                "-n",
                "--format",
                "--html",
                "--open",
                "--to",
                "--overwrite",
                "--json",
                "--help",
            ],
        ),
        ("show ", "de", ["<ids show >"]),
        ("done anna ", "de", ["<facts done anna>"]),
        ("--lang ", "de", ["<languages  >"]),
        ("bericht --sprache ", "de", ["<languages  >"]),
        ("--ordner /x bericht ", "de", ["<people report >"]),
        ("--far", "de", ["--farbe"]),
        ("--hom", "de", ["--home"]),
        ("report --to ", "de", ["<files report >"]),
        ("skip anna --auf ", "de", ["< skip anna>"]),
        ("person neu ", "de", ["< person add >"]),
        ("journey new ", "en", ["< journey new >"]),
        (
            "leute ",
            "de",
            [
                "--alles",
                "--format",
                "--html",
                "--öffnen",
                "--nach",
                "--ersetzen",
                "--json",
                "--hilfe",
            ],
        ),
    ],
)
def test_candidates_of_a_line(line: str, language: str, values: list[str]) -> None:
    assert _values(line, language) == values


def test_every_command_and_option_is_offered_in_both_languages() -> None:
    for language in ("de", "en"):
        program = PROGRAMS[language]
        assert len(_values("", language)) == len(program.commands)
        for name, command in program.commands.items():
            inner = {f"{name} {each}": held for each, held in command.commands.items()}
            for path, held in (inner or {name: command}).items():
                assert len(_values(f"{path} -", language)) == len(held.options)


def test_commands_are_described_in_the_language() -> None:
    found = complete((), "checki", PROGRAMS["de"], "de", _echo)
    assert found == (Candidate("checkin", "Gespräch festhalten"),)
    assert PROGRAMS["en"].commands["checkin"].description == "Record a talk"


def test_it_is_decided_for_every_value_whether_something_can_be_offered() -> None:
    def undecided(path: str, command: Any) -> Iterable[str]:
        for name, inner in getattr(command, "commands", {}).items():
            yield from undecided(f"{path} {name}".strip(), inner)
        for param in command.params:
            if not getattr(param, "is_flag", False) and not wanted(path, param):
                new = (path, param.name) in (("person add", "name"), ("journey new", "name"))
                yield from () if new or param.name in FREE else (f"{path}: {param.name}",)

    assert list(undecided("", typer.main.get_command(build(("--help",))))) == []
    assert FREE.isdisjoint(WANTS)


@pytest.mark.parametrize(
    ("typed", "name", "value"),
    [
        ("", "Müller", "Müller"),
        ("Mül", "Müller", "Müller"),
        ("mül", "Müller", "müller"),
        ("muel", "Müller", "mueller"),
        ("mul", "Müller", "muller"),
        ("MU", "Müller", "MUeller"),
        ("mu\u0308", "Müller", "mu\u0308ller"),
        ("stras", "Straße", "strasse"),
        ("b", "Müller", ""),
        ("Müllers", "Müller", ""),
    ],
)
def test_a_name_goes_on_in_the_spelling_it_was_begun_in(typed: str, name: str, value: str) -> None:
    assert goes_on(typed, (name,)) == value


@pytest.mark.parametrize(
    ("line", "words", "quote"),
    [
        ("fue a", ("fue", "a"), ""),
        ("fue ", ("fue", ""), ""),
        ("fue  a  b ", ("fue", "a", "b", ""), ""),
        ('fue "a b', ("fue", "a b"), '"'),
        ("fue 'a \\ b", ("fue", "a \\ b"), "'"),
        ("fue a\\ b", ("fue", "a b"), ""),
        ('fue "a \\" \\x', ("fue", 'a " \\x'), '"'),
        ("fue 'a'b\"c\"", ("fue", "abc"), ""),
        ("fue '' ", ("fue", "", ""), ""),
        ("fue a\\", ("fue", "a"), ""),
        ("", ("",), ""),
    ],
)
def test_an_unfinished_line_is_split_as_the_shell_does(
    line: str, words: tuple[str, ...], quote: str
) -> None:
    assert split(line) == (words, quote)


def test_each_shell_asks_in_its_own_way() -> None:
    expected = Question(("checkin",), "petra s")
    assert from_zsh(["checkin", "petra s"]) == expected
    assert from_fish(["checkin", "'petra s"]) == expected
    assert from_bash(["fue checkin petra\\ s", "petra\\ s"]) == expected
    assert from_bash(["fue report --format=m", "m"]).cut == len("--format=")
    assert from_bash(["fue report --format=", "="]).cut == len("--format=")
    assert from_bash(["fue report ", ""]) == Question(("report",), "")
    quoted = from_bash(['fue note anna "ich: x #v', '"ich: x #v'])
    assert quoted == Question(("note", "anna"), "ich: x #v", '"')


@pytest.mark.parametrize("value", ["petra o'neill", "#ja", 'a"b', "$HOME `x`", "a\\b", "ä&b;c|d*"])
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_bash_reads_back_what_is_put_into_its_line(value: str, quote: str) -> None:
    line = f"printf %s {quote}{in_bash(value, quote)}{quote}"
    told = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
    assert told.stdout == value


@pytest.fixture
def german(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FUEHRUNG_LANG", "de")
    return notebook


def _asked(run: Runner, *words: str) -> list[str]:
    result = run("_complete", "zsh", *words)
    assert (result.code, result.err) == (0, "")
    return result.out.splitlines()


@pytest.mark.parametrize(
    ("words", "lines"),
    {
        ("gespräch", ""): [
            "anna\tAnna Berger",
            "cem\tCem Demir",
            "schulz\tPetra Schulz",
            "sommer\tPetra Sommer",
        ],
        ("gespräch", "BER"): ["BERger\tAnna Berger"],
        ("bericht", "pet"): ["petra schulz\tPetra Schulz", "petra sommer\tPetra Sommer"],
        ("bericht", "anna,c"): ["anna,cem\tCem Demir"],
        ("export", "all", "--person", "c"): ["cem\tCem Demir"],
        ("erledigt", "anna", "k7f3.1"): ["k7f3.1\tMeine Zusage: Vertretung klären"],
        ("verschieben", "k7f3.3"): ["k7f3.3\tZiel: Zwölf neue Betriebe"],
        ("zeigen", ""): [
            "h8e2pq7v\tCem Demir, 20.11.2026",
            "m2xae9rt\tAnna Berger, 12.11.2026",
            "k7f3qdx2\tAnna Berger, 05.11.2026",
        ],
        ("zeigen", "m2"): ["m2xa\tGelungen: Lob der Firma Reiter"],
        ("gespräch", "anna", "Modul 2 #vertr"): ["Modul 2 #vertrauen\tVerlässlich sein"],
        ("gespräch", "anna", "Modul 2"): [],
        ("gespräch", "anna", "--schritt", "#ja"): ["#ja\tDas JA einholen"],
        ("gespräch", "anna", "--anlass", "Za"): ["Zahlen und Abschlüsse\t"],
        ("gespräch", "anna", "--art", "tel"): ["telefonat\t"],
        ("abgesagt", "anna", "--von", ""): ["mir\t", "ihr\t"],
        ("abgesagt", "anna", "--by", "m"): ["mir\t"],
        ("bericht", "--format", "mark"): ["markdown\t"],
        ("export", "people", "--format", "json"): ["json\t", "jsonl\t"],
        ("export", "f"): ["facts\t"],
        ("export", "x", "--für", ""): ["excel-de\t"],
        ("weg", "zeigen", "fueh"): ["fuehrung-als-dienstleistung\tFührung als Dienstleistung"],
        ("weg", "zeigen", "--anrede", "d"): ["du\t"],
        ("vervollständigung", "z"): ["zsh\t"],
        ("--sprache", ""): ["de\t", "en\t"],
        ("--farbe", "a"): ["auto\t", "always\t"],
        ("bericht", "--nach", "x"): ["\tfiles"],
        ("--ordner", "x"): ["\tfolders"],
        ("weg", "prüfen", ""): ["\tfiles"],
    }.items(),
)
def test_the_hidden_call_answers(
    run: Runner, german: Path, words: tuple[str, ...], lines: list[str]
) -> None:
    found = _asked(run, *words)
    assert found[: len(lines)] == lines
    assert bool(found) == bool(lines)


def test_ids_are_those_that_the_command_can_change(run: Runner, german: Path) -> None:
    run("erledigt", "k7f3.1")
    ids = [line.split("\t")[0] for line in _asked(run, "erledigt", "anna", "k7f3")]
    assert ids == ["k7f3.2", "k7f3.3", "k7f3.4"]
    movable = [line.split("\t")[0] for line in _asked(run, "verschieben", "anna", "")]
    assert movable == ["k7f3.2", "k7f3.3", "k7f3.4"]


def test_descriptions_are_harmless_and_short(run: Runner, german: Path) -> None:
    talk = FILES[f"{ANNA}/sessions/2026-11-05T0900_k7f3qdx2.toml"]
    evil = talk.replace("Vertretung klären", "\\u001b[31mrot\\tund " + "lang " * 40)
    plant(german, {f"{ANNA}/sessions/2026-11-05T0900_k7f3qdx2.toml": evil})
    first = _asked(run, "erledigt", "anna", "")[0]
    value, told = first.split("\t")
    assert value == "k7f3.1"
    assert told.startswith("Meine Zusage: ␛[31mrot und lang")
    assert told.endswith("lang …")
    assert len(told) <= 62


def test_the_line_says_where_the_notebook_is_and_which_language_speaks(
    run: Runner, german: Path, tmp_path: Path
) -> None:
    assert _asked(run, "--home", str(tmp_path), "gespräch", "") == []
    assert _asked(run, "--lang", "en", "chec")[0] == "checkin\tRecord a talk"


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("nosuchshell", ""),
        ("zsh",),
        ("bash", "x"),
        ("zsh", "--lang", "xx", "checkin", ""),
        ("zsh", "done", "nobody", ""),
    ],
)
def test_whatever_goes_wrong_the_line_stays_clean(
    run: Runner, german: Path, words: tuple[str, ...]
) -> None:
    result = run("_complete", *words)
    assert (result.out, result.err) == ("", "")


def test_no_note_comes_out_and_nothing_is_written(run: Runner, german: Path) -> None:
    before = sorted(german.rglob("*"))
    for words in ((), ("show", ""), ("show", "k7"), ("done", "anna", "")):
        assert CANARY not in "\n".join(_asked(run, *words, ""))
    assert sorted(german.rglob("*")) == before


PROBE = """
import json, os, sys
opened = []
def hear(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        opened.append(os.fsdecode(arguments[0]))
sys.addaudithook(hear)
from fuehrung_cli.__main__ import main
code = main(sys.argv[1:])
sys.stdout.flush()
with open(os.environ["PROBE"], "w") as told:
    json.dump({"modules": sorted(sys.modules), "opened": opened}, told)
"""


@pytest.mark.parametrize(
    ("words", "sessions"),
    {
        (): 0,
        ("checkin",): 0,
        ("checkin", "anna", "#"): 0,
        ("show",): 0,
        ("journey", "show"): 0,
        ("done", "anna"): 2,
    }.items(),
)
def test_an_answer_loads_nothing_heavy_and_reads_what_it_needs(
    notebook: Path, tmp_path: Path, words: tuple[str, ...], sessions: int
) -> None:
    told = tmp_path / "told.json"
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PROBE": str(told)}
    asked = [sys.executable, "-c", PROBE, "_complete", "zsh", *words, ""]
    subprocess.run(asked, env=environment, check=True, capture_output=True)
    result = json.loads(told.read_text())
    tops = {name.partition(".")[0] for name in result["modules"]}
    assert tops & {"pydantic", "rich", "babel", "tomllib", "prompt_toolkit", "filelock"} == set()
    read = [path for path in result["opened"] if path.endswith(".toml") and "2026-" in path]
    assert len(read) == sessions


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_begins_with_how_to_install_it(run: Runner, shell: str) -> None:
    result = run("completion", shell)
    assert result.code == 0
    first = result.out.splitlines()[0]
    assert first.startswith("# For every new shell, put into ~/")
    assert f"fuehrung completion {shell}" in first
    assert "_complete" in result.out
    assert "fuehrung fue" in result.out


def test_another_shell_is_refused_with_those_there_are(run: Runner) -> None:
    result = run("completion", "tcsh")
    assert result.code == 2
    assert "Possible: bash, zsh, fish" in result.err
