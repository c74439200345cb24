"""No note text in any error, trace, problem or log: a canary in every text, every class of failure.

What somebody has just typed may come back, and names do; what stands in the notebook does not.
"""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from builders.commands import CALLS, Call
from builders.errors import Case, cases
from builders.mishaps import hide, prepare, refuse_on_disk
from builders.notebooks import CANARY, home_in
from builders.running import Result, Runner
from builders.transcripts import Shell
from fuehrung_cli.store.toml_text import dumps

_OURS = ("id", "name", "kind", "state", "by", "fact", "source")


CHOICES = ("Words that nothing open has",)
"""Here promises and goals are named by their words, so that one can be chosen; nothing else is."""


def _with_canaries(value: Any, spared: tuple[str, ...] = ()) -> Any:
    if isinstance(value, Mapping):
        if value.get("kind") in spared:
            return dict(value)
        return {
            key: inner if key in _OURS else _with_canaries(inner, spared)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_with_canaries(part, spared) for part in value]
    return f"{value} {CANARY}" if isinstance(value, str) and _is_free(value) else value


def _is_free(text: str) -> bool:
    return text[:1].isupper() or " " in text


def _fill(home: Path, spared: tuple[str, ...] = ()) -> None:
    """Puts the canary into every text that is no id, name or choice."""
    for path in home.rglob("*.toml"):
        if path.is_file() and not path.is_symlink() and path.stat().st_size < 10_000:
            path.write_text(dumps(_with_canaries(tomllib.loads(path.read_text()), spared)))


@pytest.mark.usefixtures("same_ids")
@pytest.mark.parametrize("case", cases("en"), ids=lambda case: case.title)
def test_no_failure_tells_what_stands_in_the_notebook(
    case: Case, run: Runner, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for need in case.needs:
        prepare(
            need,
            machine,
            lambda name, folder: refuse_on_disk(monkeypatch, name, folder),
            lambda library: hide(monkeypatch, library),
        )
        if need == "notebook":
            _fill(home_in(machine), ("commitment", "goal") * (case.title in CHOICES))
    heard: list[Result] = []

    def listening(*argv: str, stdin: str = "") -> Result:
        heard.append(run(*argv, "--debug", stdin=stdin))
        return heard[-1]

    Shell(listening, machine, monkeypatch.setenv).play(case.transcript)
    monkeypatch.undo()
    assert heard
    assert [result.err for result in heard if CANARY in result.err] == []
    assert "Traceback" not in heard[-1].err


BROKEN = (
    *("store.decode.decode_session", "store.shelves.Shelves.bodies", "domain.fold.fold"),
    *("reports.brief.brief", "layout.brief.brief_page", "render.backend.render_pages"),
    *("store.encode.encode_session", "store.undo.Undo.record", "signals.standing.standing"),
    *("domain.capture.resolve.resolve", "store.notebook.Notebook.save_session"),
)
"""One function of every floor that holds notes."""


@pytest.mark.parametrize("name", BROKEN)
def test_a_bug_anywhere_tells_no_note(
    name: str, run: Runner, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        note = CANARY  # a local value, as a trace with values would show it
        raise ValueError(f"cannot read {note}") from KeyError(note)

    _fill(notebook)
    place, _, function = name.rpartition(".")
    # A class stands where the module has no file of that name.
    module, _, inside = place.rpartition(".")
    holder = (
        getattr(importlib.import_module(f"fuehrung_cli.{module}"), inside)
        if inside[:1].isupper()
        else importlib.import_module(f"fuehrung_cli.{place}")
    )
    for argv in (["report", "anna"], ["log", "anna"], ["check"], ["note", "anna", "x"]):
        run(*argv)  # loads what it needs before it breaks
    monkeypatch.setattr(holder, function, broken)
    told = ""
    for argv in (["report", "anna"], ["check"], ["note", "anna", "gelungen: x"], ["log", "anna"]):
        told += run(*argv, "--debug").err + run(*argv).err
    assert CANARY not in told


@pytest.mark.parametrize("call", CALLS, ids=lambda call: " ".join(call.argv))
@pytest.mark.parametrize("damage", ["cut", "wrong values", "twice"])
def test_no_damage_makes_a_command_tell_a_note(
    run: Runner, notebook: Path, call: Call, damage: str
) -> None:
    _fill(notebook)
    for path in notebook.rglob("people/**/*.toml"):
        text = path.read_text()
        match damage:
            case "cut":
                path.write_text(text[: text.rfind('"')])
            case "wrong values":
                path.write_text(text.replace("= 2", '= "').replace("\n", f' {CANARY}"\n', 1))
            case _:
                path.write_text(text + f'name = "{CANARY}"\nname = "{CANARY}"\n')
    result = run(*(argument.replace("NAME", "anna") for argument in call.argv), "--debug")
    assert CANARY not in result.err
    assert "unexpected error" not in result.err


def test_no_file_but_the_notebook_drafts_undo_and_index_holds_a_note(
    run: Runner, notebook: Path, machine: Path
) -> None:
    _fill(notebook)
    for call in CALLS:
        run(*(argument.replace("NAME", "anna") for argument in call.argv), stdin=call.stdin)
    for path in machine.parent.rglob("*"):
        if path.is_file() and CANARY.encode() in path.read_bytes():
            parts = path.relative_to(machine.parent).parts
            assert notebook in path.parents or {"undo", "drafts", "books"} & set(parts), path
