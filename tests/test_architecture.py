"""The house as it is drawn: floors, third parties, sizes, names. Every file is held to it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from fuehrung_cli.cli.commands import COMMANDS, module_of

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "fuehrung_cli"
FILES = sorted(PACKAGE.rglob("*.py"))

FLOORS = (
    *("frozen", "errors", "domain", "signals", "reports", "messages", "layout"),
    *("render", "export", "imports", "store", "demo", "cli"),
)
"""From the ground up: a floor may import those before it, never one behind it."""
MAY_IMPORT = {
    # The floor that touches the disk knows the domain and nothing that is made of it.
    "store": {"frozen", "errors", "domain"},
    # A report value says what, not in which words; nor does it know where it came from.
    "reports": {"frozen", "errors", "domain", "signals"},
    "messages": {"frozen", "errors", "domain"},
    # What the demo writes is what a leader's typing makes, nothing that a page needs.
    "demo": {"frozen", "errors", "domain", "store"},
}
# The last one because pydantic wants its TypedDict before Python 3.12.
PYDANTIC = {"pydantic", "pydantic_core", "typing_extensions"}
THIRD_PARTIES = {
    "cli": {"typer", "prompt_toolkit"},
    "render": {"rich", "jinja2"},
    "export": {"xlsxwriter", "duckdb"},
    "store": {*PYDANTIC, "tomli_w", "tomlkit", "filelock", "platformdirs"},
}
"""Floor → what it alone may import beside the standard library."""
MOST_LINES = 300
MOST_IN_FUNCTION = 50
MOST_IN_COMMAND = 25
DRAWERS = {"utils", "util", "helpers", "common", "misc", "tools"}
THE_CLOCK = PACKAGE / "cli" / "surroundings.py"
COMMAND_FILES = [SOURCE / (module_of(name).replace(".", "/") + ".py") for name in COMMANDS]

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


each_file = pytest.mark.parametrize("file", FILES, ids=_name)


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _floor(file: Path) -> str:
    """Returns the floor of a file; the package itself and `__main__` stand above all."""
    first = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return first if first in FLOORS else "above"


def _imported(file: Path) -> Iterator[tuple[int, str]]:
    """Yields line and module of every import, those inside functions too."""
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{_name(file)}:{node.lineno} imports relatively"
            yield node.lineno, f"{node.module}"


def _functions(file: Path) -> Iterator[Function]:
    for node in ast.walk(_tree(file)):
        if isinstance(node, Function):
            yield node


def _length(node: ast.AST) -> int:
    return (getattr(node, "end_lineno", 0) or 0) - getattr(node, "lineno", 0) + 1


@each_file
def test_floors_import_downwards_only(file: Path) -> None:
    floor = _floor(file)
    if floor == "above":
        return
    allowed = MAY_IMPORT.get(floor, set(FLOORS[: FLOORS.index(floor)])) | {floor}
    for line, module in _imported(file):
        parts = module.split(".")
        if parts[0] == "fuehrung_cli" and len(parts) > 1:
            assert parts[1] in allowed, f"{_name(file)}:{line} imports {module}"


def test_every_folder_is_a_floor() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir()}
    assert folders - {"__pycache__", "locale", "_journeys", "_docs"} <= set(FLOORS)


@each_file
def test_third_parties_stay_on_their_floor(file: Path) -> None:
    allowed = THIRD_PARTIES.get(_floor(file), set())
    for line, module in _imported(file):
        top = module.partition(".")[0]
        if top not in sys.stdlib_module_names and top != "fuehrung_cli":
            assert top in allowed, f"{_name(file)}:{line} imports {top}"


@each_file
def test_annotations_are_not_evaluated(file: Path) -> None:
    if not any(_has_annotation(node) for node in ast.walk(_tree(file))):
        return
    assert any(
        isinstance(node, ast.ImportFrom)
        and node.module == "__future__"
        and node.names[0].name == "annotations"
        for node in _tree(file).body
    )


def _has_annotation(node: ast.AST) -> bool:
    return isinstance(node, ast.AnnAssign | Function | ast.ClassDef)


@each_file
def test_files_hold_one_idea(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    assert file.stem not in DRAWERS


@each_file
def test_functions_stay_short(file: Path) -> None:
    # The signature of a command lists its options; its body has a limit of its own below.
    commands = {node.name for node in _functions(file)} if file in COMMAND_FILES else set()
    long = [f for f in _functions(file) if f.name not in commands and _length(f) > MOST_IN_FUNCTION]
    assert not [f"{_name(file)}:{f.lineno} {f.name}" for f in long]


@pytest.mark.parametrize("file", COMMAND_FILES, ids=lambda file: file.stem)
def test_commands_only_parse_call_and_return(file: Path) -> None:
    for function in _functions(file):
        body = function.body[1:] if ast.get_docstring(function) else function.body
        lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
        assert lines <= MOST_IN_COMMAND, f"{_name(file)}:{function.lineno} {function.name}"


def test_every_command_has_a_file_of_its_own() -> None:
    found = {file for file in (PACKAGE / "cli").glob("*_command.py")}
    assert found == set(COMMAND_FILES)


@each_file
def test_the_clock_stands_in_one_place(file: Path) -> None:
    if file == THE_CLOCK:
        return
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow"):
            owner = node.value
            name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
            assert name not in ("date", "datetime"), f"{_name(file)}:{node.lineno} reads the clock"


@each_file
def test_nothing_is_printed_past_the_run(file: Path) -> None:
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"{_name(file)}:{node.lineno}"


@each_file
def test_everything_public_says_what_it_is(file: Path) -> None:
    silent = [node for node in _public(_tree(file)) if not ast.get_docstring(node)]
    assert not [f"{_name(file)}:{getattr(node, 'lineno', 1)}" for node in silent]


def _public(
    node: ast.Module | ast.ClassDef,
) -> Iterator[ast.Module | ast.ClassDef | Function]:
    """Yields a module or class and what is public in it; methods of private classes are not."""
    yield node
    for part in node.body:
        if not isinstance(part, ast.ClassDef | Function) or part.name.startswith("_"):
            continue
        if isinstance(part, ast.ClassDef):
            yield from _public(part)
        elif not _is_of_framework(part):
            yield part


def _is_of_framework(function: Function) -> bool:
    return function.name == "format_help"  # Typer's name, told by Typer
