"""Names that shells complete without the program: the list that is kept, and who may use it."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import stat
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import typer

from builders.notebooks import plant
from builders.running import Runner
from fuehrung_cli.cli.app import build
from fuehrung_cli.cli.arguments import sort_arguments
from fuehrung_cli.cli.candidates import ask
from fuehrung_cli.cli.completing import Described, Place
from fuehrung_cli.cli.describing import describe
from fuehrung_cli.cli.known_names import PLACES, described, typed_places
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.shell_scripts import INSTALLING, script
from fuehrung_cli.cli.shells import Question, from_powershell
from fuehrung_cli.messages.translator import Translator

NAMES = (
    *("Jörg Müller", "Pat O'Neill $HOME", "Anna-Lena Weiß", "Łukasz Żak", "漢字", "Bernd"),
    *("Anna Berger", "José-Maria Ruiz", "Zoe\\u0308 B", 'Ute \\"*\\" Ä', "Petra Groß"),
    *("Petra Schulz", "\\u202eRtl Kern", "7Up Sieben", "G\\u00fcl  \\u00d6z", "Ann\\\\a Q"),
)
WORDS = (
    *(
        "",
        "a",
        "A",
        "an",
        "AN",
        "anna",
        "anna-",
        "b",
        "M",
        "Mül",
        "mül",
        "MUE",
        "mul",
        "muel",
        "MÜ",
    ),
    *("jo", "Jö", "joe", "p", "pet", "petra", "gro", "g", "gu", "gü", "u", "z", "l", "lu", "xyz"),
    *("we", "weiss", "ro", "q", "ö", "oez"),
)
LEFT = ("k7", "pat o", "weiß", "josé", "an*", "-a", "a,b", "$(x)", "漢")
"""Words that no shell looks for itself."""


@pytest.fixture
def kept(run: Runner, notebook: Path) -> Path:
    """A list of names in the cache, and a notebook in which nothing is newer."""
    files = {
        f"people/x_{at:02}zz/person.toml": f'format = 1\nid = "{at:02}zz"\nname = "{name}"\n'
        for at, name in enumerate(NAMES)
    }
    plant(notebook, files)
    old = time.time() - 60
    for path in (notebook / "people", *(notebook / "people").rglob("*")):
        os.utime(path, (old, old))
    assert run("_complete", "zsh", "checkin", "").code == 0
    return Path(os.environ["HOME"]) / ".cache/fuehrung/names"


def test_the_list_is_private_and_a_little_older_than_what_was_read(kept: Path) -> None:
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert time.time() - 60 < kept.stat().st_mtime < time.time() - 1.9


def test_the_list_holds_every_form_in_the_order_of_preference(kept: Path, notebook: Path) -> None:
    head, *lines = kept.read_text().splitlines()
    assert head == f"fuehrung names 1\t{notebook}"
    hers = next(line for line in lines if line.startswith("Jörg"))
    assert hers.split("\t") == [
        *("Jörg Müller", "joerg", "Jörg", "jörg", "jorg", "Müller", "müller", "mueller", "muller"),
        *("Jörg Müller", "jörg müller", "joerg mueller", "jorg muller", "00zz"),
    ]
    assert all(line.replace("\t", "").isprintable() for line in lines)


def test_another_notebook_on_the_line_leaves_the_list_alone(
    run: Runner, kept: Path, tmp_path: Path
) -> None:
    before = kept.read_bytes()
    run("_complete", "zsh", "--home", str(tmp_path), "checkin", "")
    assert kept.read_bytes() == before


def test_nobody_waits_for_a_list_that_cannot_be_kept(run: Runner, kept: Path) -> None:
    kept.unlink()
    kept.mkdir()
    assert "anna berger\tAnna Berger" in run("_complete", "zsh", "checkin", "anna b").out


_LOOK: Mapping[str, str] = {
    "bash": """
source "$1"; shift
COMP_TYPE=63
look() {
  COMPREPLY=()
  _fuehrung_names "$1" && printf '?%s\\n' "$1" && printf '%s\\n' "${COMPREPLY[@]}" ||
    printf '!%s\\n' "$1"
}
for word; do look "$word"; done
""",
    "zsh": """
compdef() { }
source "$1"; shift
look() {
  local -a values shown
  _fuehrung_names "$1" && print -rl -- "?$1" $shown || print -r -- "!$1"
}
for word; do look "$word"; done
""",
    "fish": """
source $argv[1]
function look
    set -l found (__fuehrung_names $argv[1])
    and printf '%s\\n' "?$argv[1]" $found
    or printf '%s\\n' "!$argv[1]"
end
for word in $argv[2..]
    look $word
end
""",
}
_CHANGE = """
cd "$HOME/.local/share/fuehrung"
printf '\\n' >> people/x_05zz/person.toml
look b
touch -d '1 hour ago' people/x_05zz/person.toml
look b
mkdir people/new_9z9z
look b
touch -d '1 hour ago' people people/new_9z9z
look b
export FUEHRUNG_HOME=/nowhere
look b
"""
"""Nothing is newer only at the second and the fourth look; these lines mean the same everywhere."""


@pytest.mark.parametrize("shell", _LOOK)
def test_a_shell_finds_what_the_program_would_and_leaves_the_rest_to_it(
    shell: str, kept: Path, tmp_path: Path
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    (tmp_path / "script").write_text(script(shell, "linux"))
    (tmp_path / "look").write_text(_LOOK[shell] + _CHANGE)
    told = subprocess.run(
        [shell, str(tmp_path / "look"), str(tmp_path / "script"), *WORDS, *LEFT],
        env={**os.environ, "LC_ALL": "C.UTF-8"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stderr == ""
    looks = list(_looks(shell, told.stdout))
    first, changed = looks[:-5], looks[-5:]
    found = {word: pairs for word, pairs in first if pairs is not None}
    program = _from_program(*WORDS)
    assert found == {word: program[word] for word in found}
    left = {word for word, pairs in program.items() if not pairs or _needs_quotes(shell, pairs)}
    assert set(WORDS) - found.keys() == left
    assert [pairs is not None for _, pairs in changed] == [False, True, False, True, False]


def _from_program(*words: str) -> dict[str, list[tuple[str, str]]]:
    run = Run.start(sort_arguments(()), os.environ)
    place = Place(Described())
    asked = {word: ask(run, "people", place, word) for word in words}
    return {
        word: [(f.value, described(f.description)) for f in found if f.value.isprintable()]
        for word, found in asked.items()
    }


def _needs_quotes(shell: str, pairs: list[tuple[str, str]]) -> bool:
    """Says whether bash leaves a word to the program, which knows how to quote."""
    return shell == "bash" and any(re.search(r"[^a-zäöüß .-]", v, re.IGNORECASE) for v, _ in pairs)


def _looks(shell: str, told: str) -> Iterator[tuple[str, list[tuple[str, str]] | None]]:
    """Yields each word with what was found, None where it was left to the program."""
    for part in re.split(r"^(?=[?!])", told, flags=re.MULTILINE)[1:]:
        word, *lines = part.splitlines()
        pairs = [re.split(r"\t|  (?=\()", line, maxsplit=1) for line in lines]
        values = [
            (value.replace("\\ ", " ") if shell == "bash" else value, about.removeprefix("("))
            for value, about in pairs
        ]
        cut = [(value, a.removesuffix(")") if shell != "fish" else a) for value, a in values]
        yield word[1:], cut if word[0] == "?" else None


def test_names_stand_behind_the_commands_that_want_a_person_first() -> None:
    program = describe(typer.main.get_command(build(("--help",))), Translator("en"))
    assert sorted(PLACES) == sorted(_places("", program))


def _places(path: str, command: Described) -> Iterator[str]:
    if command.arguments and command.arguments[0].wants in ("people", "facts"):
        yield path
    for name, inner in command.commands.items():
        yield from _places(f"{path} {name}".strip(), inner)


@pytest.mark.parametrize("system", ["linux", "darwin", "win32", "freebsd14"])
@pytest.mark.parametrize("shell", INSTALLING)
def test_every_script_is_whole_on_every_system(shell: str, system: str) -> None:
    written = script(shell, system)
    assert re.findall(r"@[A-Z]+@", written) == []
    assert {"'gespraech'", "'person show'", "'weg stand'"} <= set(re.findall(r"'[^'\n]*'", written))
    places = typed_places() if shell != "powershell" else filter(str.isascii, typed_places())
    assert all(f"'{place}'" in written for place in places)


# PowerShell cannot be installed from Debian or PyPI: what it says and hears is tested from here.


def _packed(*words: str) -> str:
    return base64.b64encode("\0".join(words).encode()).decode()


@pytest.mark.parametrize(
    "words", [("",), ("checkin", ""), ("checkin", "o'n \"ü$"), ("a b", "漢", "")]
)
def test_words_of_powershell_arrive_whatever_they_hold(words: tuple[str, ...]) -> None:
    assert from_powershell([_packed(*words)]) == Question(words[:-1], words[-1])


@pytest.mark.parametrize("word", ["", "mül", "petra"])
def test_powershell_is_told_the_same_in_ascii_on_one_line(
    run: Runner, kept: Path, word: str
) -> None:
    told = run("_complete", "powershell", _packed("checkin", word))
    assert (told.code, told.err, told.out.count("\n")) == (0, "", 1)
    assert told.out.isascii()
    pairs = [(each["value"], each["told"]) for each in json.loads(told.out)]
    assert pairs == _from_program(word)[word]


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_what_powershell_reads_is_ascii_and_closes_what_it_opens(system: str) -> None:
    written = script("powershell", system)
    assert written.isascii()
    code = re.sub(r"^#.*$", "", written, flags=re.MULTILINE)
    bare = re.sub(r"'(?:[^'\n]|'')*'|\"(?:`.|[^\"\n])*\"", "''", code)
    assert re.findall(r"[\"`]|'(?!')(?<!'')", bare) == []
    while (
        shorter := re.sub(r"\([^()\[\]{}]*\)|\[[^()\[\]{}]*\]|\{[^()\[\]{}]*\}", "", bare)
    ) != bare:
        bare = shorter
    assert re.findall(r"[()\[\]{}]", bare) == []


@pytest.mark.may_skip("PowerShell is in no archive of Debian")
def test_powershell_can_parse_it(tmp_path: Path) -> None:
    if shutil.which("pwsh") is None:
        pytest.skip("pwsh is not installed")
    (tmp_path / "script.ps1").write_text(script("powershell"))
    asked = f"[ScriptBlock]::Create((Get-Content -Raw '{tmp_path}/script.ps1')) | Out-Null"
    subprocess.run(["pwsh", "-NoProfile", "-Command", asked], check=True)
