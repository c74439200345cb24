"""No program that we start has note text in its arguments or its environment (S8).

Any user of a machine can list both. Which places start programs is read from the source, so that a
new one has to be tried here.
"""

from __future__ import annotations

import ast
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builders.notebooks import CANARY, NOTEBOOK_ID, home_in, plant
from builders.running import Runner
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.system_language import _of_macos

SOURCE = Path(__file__).resolve().parents[2] / "src/fuehrung_cli"
STARTING = {*("cli/browser.py", "cli/editor.py", "cli/system_language.py", "store/git_history.py")}
"""The places that start a program: each is tried below."""
MODULES = {"subprocess", "multiprocessing", "pty", "webbrowser", "asyncio", "setproctitle"}
CALLS = (
    *(f"os.{name}" for name in ("exec", "spawn", "posix_spawn", "system", "popen", "startfile")),
    *("os.fork", "typer.launch", "click.launch", "click.edit"),
)


def _starts(text: str) -> Iterator[str]:
    """Yields what in a source can start a program."""
    for node in ast.walk(_parsed(text, (*MODULES, "os.", "typer.", "click."))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name.split(".")[0] in MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in MODULES:
            yield node.module or ""
        elif isinstance(node, ast.Attribute) and ast.unparse(node).startswith(CALLS):
            yield ast.unparse(node)


def _changes_of_the_environment(text: str) -> Iterator[str]:
    """Yields what in a source gives a program another environment than ours, or changes ours."""
    for node in ast.walk(_parsed(text, ("environ", "putenv", "env="))):
        match node:
            case ast.Attribute(attr="putenv" | "unsetenv"):
                yield node.attr
            case ast.Subscript(ctx=ast.Store() | ast.Del()) if _is_environ(node.value):
                yield ast.unparse(node)
            case ast.Attribute(attr="update" | "setdefault" | "pop") if _is_environ(node.value):
                yield ast.unparse(node)
            case ast.keyword(arg="env"):
                yield "env="


def _parsed(text: str, words: tuple[str, ...]) -> ast.AST:
    return ast.parse(text if any(word in text for word in words) else "")


def _is_environ(node: ast.expr) -> bool:
    return ast.unparse(node) == "os.environ"


def _found_in_source(find: Callable[[str], Iterator[str]]) -> dict[str, list[str]]:
    paths = sorted(SOURCE.rglob("*.py"))
    found = {path: list(find(path.read_text("utf-8"))) for path in paths}
    return {path.relative_to(SOURCE).as_posix(): each for path, each in found.items() if each}


def test_only_the_places_tried_here_start_programs() -> None:
    assert set(_found_in_source(_starts)) == STARTING


def test_nothing_is_put_into_the_environment_that_programs_are_given() -> None:
    # git is given less than ours: where programs lie, and that no settings count.
    less = {"store/git_history.py": ["env="]}
    assert _found_in_source(_changes_of_the_environment) == less


@pytest.mark.parametrize(
    "mistake",
    [
        "import subprocess",
        "from subprocess import run",
        "os.execvp('a', [])",
        "os.posix_spawn('a', [], {})",
        "typer.launch('a')",
        "import webbrowser",
    ],
)
def test_a_new_place_would_be_seen(mistake: str) -> None:
    assert list(_starts(mistake))


@pytest.mark.parametrize(
    "mistake",
    ["os.environ['A'] = 'b'", "os.environ.update(a='b')", "os.putenv('a', 'b')", "f(env=1)"],
)
def test_a_change_of_the_environment_would_be_seen(mistake: str) -> None:
    assert list(_changes_of_the_environment(mistake))


# What other users of the machine see while a program of ours waits for another

_TELLS = f"""\
#!/bin/sh
tr '\\0' '\\n' < /proc/$$/cmdline > "$SEEN"
tr '\\0' '\\n' < /proc/$$/environ >> "$SEEN"
grep -c {CANARY} "$1" > "$SEEN.inside"
echo 'gelungen: {CANARY}' >> "$1"
"""


@pytest.fixture
def seen(machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Plants a notebook and an editor that writes down how it was called; returns where."""
    plant(home_in(machine))
    editor = tmp_path / "editor"
    editor.write_text(_TELLS)
    editor.chmod(0o700)
    monkeypatch.setenv("FUEHRUNG_EDITOR", str(editor))
    monkeypatch.setenv("SEEN", str(tmp_path / "seen"))
    monkeypatch.setattr(Run, "can_ask", True)
    return tmp_path / "seen"


@pytest.mark.parametrize(
    "argv",
    [
        ("edit", "k7f3"),
        ("checkin", "anna", f"ich: {CANARY} bis fr", "--edit"),
        ("checkin", "anna,cem", f"ich: {CANARY} bis fr", "--edit"),
        ("checkin", "anna", "Ein Gespräch.", "--step", "vertrauen", "--edit"),
    ],
)
def test_the_editor_has_the_text_in_its_file_alone(
    run: Runner, seen: Path, argv: tuple[str, ...]
) -> None:
    assert run(*argv).code == 0
    told = seen.read_text("utf-8")
    assert "fuehrung.txt" in told
    assert CANARY not in told
    assert "Vertretung klären" not in told
    assert seen.with_name("seen.inside").read_text() != "0\n"


def test_the_editor_of_a_draft_has_its_text_in_its_file_alone(
    run: Runner, seen: Path, machine: Path
) -> None:
    box = machine / f".local/state/fuehrung/{NOTEBOOK_ID}/drafts"
    plant(box, {"000001-0a1b2c3d": f"person: Anna Berger\n\n{CANARY}"})
    assert run("checkin", "anna", "Ein Gespräch.", "--edit").code == 0
    assert CANARY not in seen.read_text("utf-8")


def test_the_editor_of_a_journey_is_given_its_name_alone(run: Runner, seen: Path) -> None:
    run("journey", "new", "eigener-weg")
    told = seen.read_text("utf-8")
    assert "eigener-weg" in told
    assert CANARY not in told


def test_the_browser_is_given_where_the_page_lies_and_no_word_of_it(
    run: Runner, seen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = tmp_path / "browser"
    browser.write_text("".join(_TELLS.splitlines(keepends=True)[:3]))
    browser.chmod(0o700)
    monkeypatch.setenv("BROWSER", str(browser))
    monkeypatch.setattr(webbrowser, "_tryorder", None)
    monkeypatch.setattr(webbrowser, "_browsers", {})
    assert run("privacy", "access", "anna", "--open").code == 0
    told = seen.read_text("utf-8")
    assert "/pages/" in told
    assert CANARY not in told
    assert "anna" not in told.casefold()


def test_the_question_for_the_language_of_a_mac_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []

    def run_nothing(*argv: object, **_: object) -> object:
        asked.append(argv)
        raise OSError

    monkeypatch.setattr("subprocess.run", run_nothing)
    assert _of_macos() == ""
    assert asked == [(["/usr/bin/defaults", "read", "-g", "AppleLocale"],)]
