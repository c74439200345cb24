"""`--html` and `--open`: the page for the browser, and where it lies until the next one."""

from __future__ import annotations

import stat
import webbrowser
from pathlib import Path

import pytest

from builders.running import Runner
from fuehrung_cli.errors import ExitCode


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns the file in which a browser of our own writes what it is given."""
    told, program = tmp_path / "told", tmp_path / "browser"
    program.write_text(f'#!/bin/sh\necho "$1" >> "{told}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(program))
    # The module finds browsers once for a whole process.
    monkeypatch.setattr(webbrowser, "_tryorder", None)
    monkeypatch.setattr(webbrowser, "_browsers", {})
    return told


def _pages(machine: Path) -> list[Path]:
    return list(machine.glob(".local/state/fuehrung/*/pages/*"))


def test_html_is_the_format(run: Runner, notebook: Path) -> None:
    made = run("report", "anna", "--html")
    assert made == run("report", "anna", "--format", "html")
    assert made.out.startswith("<!doctype html>")
    assert run("--html").out.startswith("<!doctype html>")


def test_a_page_is_opened_from_a_private_file_until_the_next_one(
    run: Runner, notebook: Path, machine: Path, opened: Path
) -> None:
    for argv in (("report", "anna"), ("trend", "anna")):
        result = run(*argv, "--open")
        (page,) = _pages(machine)
        assert (result.code, result.out) == (ExitCode.DONE, "")
        assert result.err == f"Opened in the browser: {page}\n"
        assert page.read_text().startswith("<!doctype html>")
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
        assert "anna" not in page.name.casefold()
        assert opened.read_text().splitlines()[-1] == page.as_uri()


def test_a_file_that_was_asked_for_is_opened(
    run: Runner, notebook: Path, machine: Path, tmp_path: Path, opened: Path
) -> None:
    path = tmp_path / "team.html"
    assert run("report", "--open", "--to", str(path)).code == ExitCode.DONE
    assert opened.read_text() == f"{path.as_uri()}\n"
    assert _pages(machine) == []


def test_without_a_browser_it_says_where_the_page_lies(
    run: Runner, notebook: Path, machine: Path, opened: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", str(opened.with_name("missing")))
    monkeypatch.setenv("PATH", str(opened.parent))
    result = run("report", "--open")
    (page,) = _pages(machine)
    assert (result.code, result.out) == (ExitCode.FORBIDDEN, "")
    assert str(page) in result.err


def test_what_is_opened_needs_no_notebook(run: Runner, machine: Path, opened: Path) -> None:
    assert run("journey", "show", "--open").code == ExitCode.DONE
    assert [page.parent.parent.name for page in _pages(machine)] == ["new"]


@pytest.mark.parametrize("other", [("--json",), ("--format", "markdown")])
@pytest.mark.parametrize("option", ["--html", "--open"])
def test_two_formats_at_once_are_refused(
    run: Runner, notebook: Path, other: tuple[str, ...], option: str
) -> None:
    result = run("report", option, *other)
    assert (result.code, result.out) == (ExitCode.WRONG_USE, "")
    assert option in result.err


def test_a_page_that_names_somebody_goes_with_her(
    run: Runner, notebook: Path, machine: Path, opened: Path
) -> None:
    run("report", "anna", "--open")
    (page,) = _pages(machine)
    assert str(page) in run("privacy", "access", "anna", "--plain").out
    done = run("privacy", "erase", "anna", "--confirm", "Anna Berger")
    assert done.code == ExitCode.DONE
    assert "1 page for the browser" in done.out
    assert _pages(machine) == []


def test_options_of_a_page_stand_behind_its_command(run: Runner, notebook: Path) -> None:
    assert run("--html", "report").code == ExitCode.WRONG_USE
