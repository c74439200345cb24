"""`--format` and `--to`: every page leaves the program in every format, files are private."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest
import typer

from builders.commands import GROUPED
from builders.html_pages import check, seen
from builders.running import Runner
from fuehrung_cli.cli.app import build
from fuehrung_cli.cli.showing import FORMATS
from fuehrung_cli.errors import ExitCode

PAGES: tuple[tuple[str, ...], ...] = (
    (),
    ("1",),
    ("report",),
    ("report", "anna"),
    ("report", "anna,cem"),
    ("progress",),
    ("progress", "anna"),
    ("promises",),
    ("promises", "anna"),
    ("trend", "anna"),
    ("log",),
    ("log", "anna"),
    ("show", "k7f3.1"),
    ("show", "k7f3"),
    ("search", "vertretung"),
    ("person", "list"),
    ("journey", "show"),
    ("journey", "status", "anna"),
    ("ask", "anna"),
    ("card", "anna"),
    ("privacy", "access", "anna"),
    ("privacy", "log"),
    ("privacy", "retention"),
    ("privacy", "sheet"),
    ("cost", "anna", "--gross", "62000"),
    ("departure", "anna"),
    ("signals",),
    ("signals", "anna"),
)

PREPARED: dict[tuple[str, ...], tuple[str, ...]] = {
    ("departure", "anna"): ("person", "leave", "anna", "--last-day", "2027-01-31"),
    ("journey", "status", "anna"): ("journey", "start", "anna", "bleibegespraech"),
}
"""A page → what has to be done before there is one."""
WITHOUT_A_NAME: tuple[tuple[str, ...], ...] = ((), ("1",))
"""Today and a line of it: no command of a name shows them."""


@pytest.fixture(autouse=True)
def _prepared(run: Runner, notebook: Path, request: pytest.FixtureRequest) -> None:
    call = getattr(request.node, "callspec", None)
    before = PREPARED.get(call.params.get("argv", ())) if call else None
    if before:
        assert run(*before).code == ExitCode.DONE


each_page = pytest.mark.parametrize("argv", PAGES, ids=" ".join)


@each_page
def test_every_page_is_there_in_html(run: Runner, notebook: Path, argv: tuple[str, ...]) -> None:
    result = run(*argv, "--format", "html")
    assert (result.code, result.err) == (ExitCode.DONE, "")
    page = seen(result.out)
    check(page)
    assert page.tags.count("article") == (2 if "anna,cem" in argv else 1)


@each_page
@pytest.mark.parametrize("form", FORMATS)
def test_a_page_in_a_file_is_what_stands_on_the_screen(
    run: Runner, notebook: Path, tmp_path: Path, argv: tuple[str, ...], form: str
) -> None:
    path = tmp_path / "page"
    shown = run(*argv, "--format", form)
    written = run(*argv, "--format", form, "--to", str(path))
    assert (written.code, written.out, written.err) == (ExitCode.DONE, "", f"Written: {path}\n")
    assert path.read_text(encoding="utf-8") == shown.out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    if form == "json":
        assert json.loads(shown.out)["schema"].startswith("fuehrung.")


@each_page
def test_a_file_that_is_there_stays(
    run: Runner, notebook: Path, tmp_path: Path, argv: tuple[str, ...]
) -> None:
    path = tmp_path / "page.html"
    path.write_text("mine")
    refused = run(*argv, "--to", str(path), "--format", "html")
    assert (refused.code, refused.out) == (ExitCode.FORBIDDEN, "")
    assert path.read_text() == "mine"
    assert run(*argv, "--to", str(path), "--format", "html", "--overwrite").code == ExitCode.DONE
    assert path.read_text().startswith("<!doctype html>")


@each_page
def test_an_unknown_format_names_those_there_are(
    run: Runner, notebook: Path, argv: tuple[str, ...]
) -> None:
    result = run(*argv, "--format", "pdf")
    assert (result.code, result.out) == (ExitCode.WRONG_USE, "")
    assert "terminal, markdown, html, plain, json" in result.err


def test_wherever_there_is_a_format_there_is_html() -> None:
    root: Any = typer.main.get_command(build(("--help",)))
    commands = {path: each for name in root.commands for path, each in _leaves(root, name)}
    with_format = {
        path
        for path, command in commands.items()
        if any("--format" in param.opts for param in command.params)
    }
    named = [argv for argv in PAGES if argv not in WITHOUT_A_NAME]
    tested = {" ".join(argv[: 2 if argv[0] in GROUPED else 1]) for argv in named}
    # Tables have formats of their own, and a handover writes only what the person has seen.
    assert with_format == tested | {"export", "handover"}


def _leaves(root: Any, name: str) -> list[tuple[str, Any]]:
    inner = getattr(root.commands[name], "commands", None) or {}
    return [(f"{name} {key}", each) for key, each in inner.items()] or [(name, root.commands[name])]
