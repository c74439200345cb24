"""`check --repair`: asked first, said how to take back, clean afterwards."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from builders.notebooks import ANNA, CANARY, CEM, NOTEBOOK_ID, TALK, plant, snapshot
from builders.running import Runner
from builders.terminal import ENTER, Terminal
from fuehrung_cli.errors import ExitCode


@pytest.fixture
def damaged(notebook: Path) -> Path:
    (notebook / TALK).write_text(f'notes = "{CANARY}\n')
    (notebook / ANNA / "sessions/.tmp-0011").write_text(CANARY)
    return notebook


def test_a_repair_says_what_it_moved_and_how_to_take_it_back(run: Runner, damaged: Path) -> None:
    before = snapshot(damaged)
    assert "fuehrung check --repair" in run("check").out
    result = run("check", "--repair", "--yes")
    assert (result.code, result.err) == (ExitCode.DONE, "")
    assert f"{TALK} was put aside" in result.out
    assert result.out.endswith("4 people, 2 entries read: everything in order\n")
    assert CANARY not in result.out
    (damaged / "quarantine/2026-11-26T100000" / TALK).stat()
    lines = [line for line in result.out.splitlines() if line.startswith("  ")]
    subprocess.run(["sh", "-ec", "\n".join(lines)], check=True)
    assert snapshot(damaged) == before
    assert run("check").code == ExitCode.DAMAGED


def test_a_sound_notebook_has_nothing_to_repair(run: Runner, notebook: Path) -> None:
    before = snapshot(notebook)
    result = run("check", "--repair")
    assert (result.code, result.err) == (ExitCode.DONE, "")
    assert result.out == "4 people, 3 entries read: everything in order\n"
    assert snapshot(notebook) == before


def test_before_there_is_a_notebook_there_is_nothing_to_repair(run: Runner, home: Path) -> None:
    assert run("check", "--repair").code == ExitCode.DONE
    assert not home.exists()


def test_nobody_to_ask_is_no_yes(run: Runner, damaged: Path) -> None:
    before = snapshot(damaged)
    result = run("check", "--repair")
    assert (result.code, result.out) == (ExitCode.WRONG_USE, "")
    assert "--yes" in result.err
    assert snapshot(damaged) == before


def test_machines_are_told_from_where_to_where(run: Runner, damaged: Path) -> None:
    result = run("check", "--repair", "--yes", "--json")
    data = json.loads(result.out)["data"]
    assert (result.code, data["problems"]) == (ExitCode.DONE, [])
    assert {
        "source": TALK,
        "target": f"quarantine/2026-11-26T100000/{TALK}",
        "is_replaced": False,
    } in data["moved"]


def test_a_person_whose_file_is_lost_is_there_again(run: Runner, notebook: Path) -> None:
    (notebook / CEM / "person.toml").write_bytes(b"\0" * 60)
    assert run("report", "cem").code == ExitCode.NOT_FOUND
    result = run("check", "--repair", "--yes", "--lang", "de")
    assert "liegt nun beiseite; was davon lesbar war" in result.out
    assert run("report", "cem").code == ExitCode.DONE


def test_a_name_that_would_be_obeyed_by_a_terminal_is_moved_and_shown(
    run: Runner, notebook: Path
) -> None:
    odd = notebook / "people/.tmp-\x1b[31m\u202e'$(touch x)"
    odd.write_text("x")
    result = run("check", "--repair", "--yes")
    assert "\x1b" not in result.out
    lines = [line for line in result.out.splitlines() if line.startswith("  ")]
    assert not odd.exists()
    subprocess.run(["bash", "-ec", "\n".join(lines)], check=True)
    assert odd.read_text() == "x"


@pytest.mark.parametrize(("answer", "code"), [("y", ExitCode.DONE), ("", ExitCode.UNEXPECTED)])
def test_at_a_terminal_it_asks_and_enter_means_no(
    damaged: Path, answer: str, code: ExitCode
) -> None:
    before = snapshot(damaged)
    terminal = Terminal("--lang", "en", "check", "--repair")
    terminal.wait_for("Put these 2 aside in the folder quarantine? [y/N]")
    assert terminal.shows(f"{TALK}:1:")
    terminal.write(answer)
    terminal.press(ENTER)
    assert terminal.end() == code
    assert (snapshot(damaged) == before) == (not answer)


def test_a_full_disk_leaves_the_rest_where_it_is(
    run: Runner, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import os

    link = os.link

    def full(source: str, *rest: object, **named: object) -> None:
        if source.endswith(".toml"):
            raise OSError(errno.ENOSPC, "full")
        link(source, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "link", full)
    data = (damaged / TALK).read_bytes()
    result = run("check", "--repair", "--yes")
    assert result.code == ExitCode.UNREADABLE
    assert ".tmp-0011 was put aside" in result.out
    assert "the disk is full" in result.err
    assert (damaged / TALK).read_bytes() == data


def test_leftovers_of_drafts_and_undo_are_put_aside_where_they_are(
    run: Runner, notebook: Path, machine: Path
) -> None:
    state = machine / f".local/state/fuehrung/{NOTEBOOK_ID}"
    left = (".tmp-0011", "drafts/.tmp-0022", "journal/.tmp-0033", "undo/.tmp-0044")
    plant(state, dict.fromkeys(left, CANARY))
    before, sound = snapshot(state), snapshot(notebook)
    told = run("check").out
    assert [name for name in left if f"{state / name}: left over" not in told] == []
    result = run("check", "--repair", "--yes")
    assert (result.code, result.err) == (ExitCode.DONE, "")
    assert result.out.endswith("4 people, 3 entries read: everything in order\n")
    aside = {f"quarantine/2026-11-26T100000/{name}": CANARY.encode() for name in left}
    assert (snapshot(state), snapshot(notebook)) == (aside, sound)
    lines = [line for line in result.out.splitlines() if line.startswith("  ")]
    subprocess.run(["sh", "-ec", "\n".join(lines)], check=True)
    assert snapshot(state) == before


def test_a_state_folder_that_cannot_be_read_holds_up_no_check(
    run: Runner, notebook: Path, machine: Path
) -> None:
    state = machine / ".local/state"
    state.mkdir(parents=True)
    (state / "fuehrung").write_text("in the way")
    assert run("check").code == ExitCode.DONE
    assert run("check", "--repair", "--yes").code == ExitCode.DONE
