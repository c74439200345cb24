"""The table of commands × what can be wrong: documented codes, clean streams, no file touched."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from builders.commands import CALLS, Call
from builders.notebooks import ANNA, CANARY, CEM, snapshot
from builders.running import Result, Runner
from fuehrung_cli.cli.app import build
from fuehrung_cli.errors import ExitCode

each_call = pytest.mark.parametrize("call", CALLS, ids=lambda call: " ".join(call.argv))
WRITING = [call for call in CALLS if call.writes]


def _run(run: Runner, call: Call, person: str = "anna", *more: str) -> Result:
    return run(*call.of(person).argv, *more, stdin=call.stdin)


def _is_clean(result: Result) -> None:
    """Holds for every failure and every success: nobody sees a bug or a note on stderr."""
    assert result.code != ExitCode.UNEXPECTED
    for text in (result.out, result.err):
        assert "Traceback" not in text
        assert "--debug" not in text
    assert CANARY not in result.err


def _failed(result: Result, code: int) -> None:
    """Holds for every failure: data stays away from stdout, words stand on stderr."""
    _is_clean(result)
    assert result.code == code, result.err
    assert result.out == ""
    assert result.err.startswith(("fuehrung: ", '{"schema": "fuehrung.error"'))


def test_every_command_of_the_program_has_a_call() -> None:
    group: Any = typer.main.get_command(build(("--help",)))
    names = set()
    for name, command in group.commands.items():
        inner = getattr(command, "commands", None)
        names |= {f"{name} {sub}" for sub in inner} if inner else {name}
    apart = {"person resume", "journey end", "departure", "backup", "restore", "import"}
    apart |= {"merge"}
    assert names - {call.name for call in CALLS} == apart


@each_call
def test_in_a_pipe_everything_works_without_asking(run: Runner, notebook: Path, call: Call) -> None:
    if call.name == "undo":
        run("note", "anna", "gelungen: Messe")
    before = snapshot(notebook)
    result = _run(run, call)
    _is_clean(result)
    assert (result.code, result.err) == (ExitCode.DONE, "")
    assert result.out.strip()
    assert "\x1b" not in result.out
    after = snapshot(notebook)
    if call.writes:
        gone = {path for path in before if path not in after}
        hers = {path for path in before if path.startswith(ANNA)}
        assert gone == (hers if call.name == "privacy erase" else set())
        assert after != before
    elif call.name != "undo":
        noted = {path for path in after if path.startswith("access/")}
        assert bool(noted) == call.is_logged
        assert {path: data for path, data in after.items() if path not in noted} == before


@each_call
def test_an_empty_home_is_no_accident(run: Runner, home: Path, call: Call) -> None:
    result = _run(run, call)
    codes = {
        "nothing": ExitCode.DONE,
        "people": ExitCode.FORBIDDEN,
        "person": ExitCode.NOT_FOUND,
        "fact": ExitCode.NOT_FOUND,
        "undo": ExitCode.NOT_FOUND,
    }
    _is_clean(result)
    assert result.code == codes[call.needs], result.err
    if result.code:
        _failed(result, codes[call.needs])
    if result.code or not call.writes:
        assert not home.exists()
    _keeps(run, home, call, result)


def _keeps(run: Runner, home: Path, call: Call, result: Result) -> None:
    """What was typed is never lost: when it was not saved, it stands in a draft."""
    if not (result.code and call.typed):
        return
    # Drafts of a notebook that is not there yet have a folder of their own.
    state = home.parents[1] / "state/fuehrung"
    drafts = [path.read_text() for path in state.rglob("drafts/*")]
    assert any(call.typed in draft for draft in drafts)
    assert "drafts/" in result.err


@each_call
def test_a_damaged_session_costs_only_itself(run: Runner, notebook: Path, call: Call) -> None:
    if call.name == "undo":
        run("note", "cem", "gelungen: Messe")
    _damage(notebook / PRAISE_OF_ANNA)
    before = snapshot(notebook)
    result = _run(run, call)
    _is_clean(result)
    is_read = call.reads != "none"
    assert result.code == (ExitCode.DAMAGED if is_read else ExitCode.DONE), result.err
    assert result.out.strip()
    named = result.out if call.name == "check" else result.err
    assert (PRAISE_OF_ANNA in named) == is_read
    if call.name != "privacy erase":
        assert snapshot(notebook)[PRAISE_OF_ANNA] == before[PRAISE_OF_ANNA]


PRAISE_OF_ANNA = f"{ANNA}/sessions/2026-11-12T1400_m2xae9rt.toml"


def _damage(path: Path) -> None:
    path.write_text(f'format = 1\nid = "m2xae9rt"\nnotes = "{CANARY}\n')


@each_call
def test_a_damaged_person_costs_only_herself(run: Runner, notebook: Path, call: Call) -> None:
    if call.name == "undo":
        run("note", "anna", "gelungen: Messe")
    bad = f"{CEM}/person.toml"
    (notebook / bad).write_text(f'name = "{CANARY}" = \n')
    before = snapshot(notebook)
    result = _run(run, call)
    _is_clean(result)
    looks = not (call.is_apart or call.name in ("undo", "privacy log"))
    assert result.code == (ExitCode.DAMAGED if looks else ExitCode.DONE), result.err
    named = result.out if call.name == "check" else result.err
    assert (bad in named) == looks
    assert snapshot(notebook)[bad] == before[bad]
    if looks:
        lost = _run(run, call, "cem")
        if call.takes_name:
            _failed(lost, ExitCode.NOT_FOUND)
            assert bad in lost.err


@pytest.mark.parametrize(
    ("person", "told"), [("petra", ("Petra Schulz (4p8s)", "Petra Sommer (5r9t)")), ("Zoe", ())]
)
@pytest.mark.parametrize(
    "call", [call for call in CALLS if call.takes_name], ids=lambda call: " ".join(call.argv)
)
def test_a_name_is_never_guessed(
    run: Runner, notebook: Path, call: Call, person: str, told: tuple[str, ...]
) -> None:
    before = snapshot(notebook)
    result = _run(run, call, person)
    _failed(result, ExitCode.NOT_FOUND)
    assert f"“{person}”" in result.err
    assert all(name in result.err for name in told)
    assert snapshot(notebook) == before
    _keeps(run, notebook, call, result)


@pytest.mark.parametrize("call", WRITING, ids=lambda call: " ".join(call.argv))
def test_a_read_only_home_is_told_and_nothing_lost(
    run: Runner, notebook: Path, call: Call, read_only: Callable[[Path], None]
) -> None:
    before = snapshot(notebook)
    read_only(notebook)
    result = _run(run, call)
    _failed(result, ExitCode.UNREADABLE)
    assert "read-only" in result.err
    assert snapshot(notebook) == before
    _keeps(run, notebook, call, result)


@pytest.mark.parametrize(
    "call", [call for call in CALLS if not call.writes], ids=lambda call: " ".join(call.argv)
)
def test_reading_needs_no_writable_home(
    run: Runner, notebook: Path, call: Call, read_only: Callable[[Path], None]
) -> None:
    if call.name == "undo":
        return
    expected = _run(run, call)
    read_only(notebook.parents[2])
    found = _run(run, call)
    assert (found.code, found.out) == (expected.code, expected.out)
    assert found.err.startswith("This was not noted in the log: ") == call.is_logged
    assert len(found.err.splitlines()) == call.is_logged


@pytest.mark.parametrize("call", CALLS, ids=lambda call: " ".join(call.argv))
def test_a_file_in_place_of_the_home(run: Runner, home: Path, call: Call) -> None:
    home.parent.mkdir(parents=True)
    home.write_text("kein Notizbuch")
    result = _run(run, call)
    _is_clean(result)
    if call.is_apart and not call.writes:
        assert result.code == ExitCode.DONE
    else:
        _failed(result, ExitCode.UNREADABLE)
    assert home.read_text() == "kein Notizbuch"
    _keeps(run, home, call, result)


@pytest.mark.parametrize(
    "call", [call for call in CALLS if call.json], ids=lambda call: " ".join(call.argv)
)
def test_json_is_one_envelope_also_for_failures(run: Runner, notebook: Path, call: Call) -> None:
    if call.name == "undo":
        run("note", "anna", "gelungen: Messe")
    result = _run(run, call, "anna", "--json")
    assert (result.code, result.err) == (ExitCode.DONE, "")
    told = json.loads(result.out)
    assert list(told) == ["schema", "version", "generated", "data"]
    assert told["schema"].startswith("fuehrung.")
    assert told["generated"] == "2026-11-26T10:00:00+01:00"
    if call.takes_name:
        failed = _run(run, call, "Zoe", "--json")
        assert (failed.code, failed.out) == (ExitCode.NOT_FOUND, "")
        error = json.loads(failed.err)
        assert (error["schema"], error["exit_code"]) == ("fuehrung.error", 3)
        assert "Zoe" in error["error"]


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Makes the system refuse to change anything below a folder; root obeys no mode bits."""

    def forbid(folder: Path) -> None:
        for name in ("open", "mkdir", "link", "rename", "replace", "unlink", "rmdir", "chmod"):
            monkeypatch.setattr(os, name, _refusing(getattr(os, name), name, str(folder)))

    yield forbid
    monkeypatch.undo()


def _refusing(call: Callable[..., Any], name: str, folder: str) -> Callable[..., Any]:
    def refuse(path: Any, *rest: Any, **named: Any) -> Any:
        at = named.get("dir_fd", named.get("dst_dir_fd"))
        base = str(Path(f"/proc/self/fd/{at}").readlink()) if at is not None else ""
        target = rest[0] if name in ("link", "rename", "replace") else path
        whole = os.path.join(base, os.fspath(target))  # noqa: PTH118
        flags = rest[0] if name == "open" and rest else named.get("flags", 0)
        changes = name != "open" or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if changes and f"{whole}/".startswith(f"{folder}/"):
            raise OSError(errno.EROFS, "read-only", whole)
        return call(path, *rest, **named)

    return refuse
