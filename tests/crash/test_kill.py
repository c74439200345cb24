"""A kill at any file call of any writing command loses nothing (R1)."""

from __future__ import annotations

import pytest

from builders.commands import CALLS
from crash.kills_cases import CASES
from crash.kills_planted import FOUND_BY_KILLS
from crash.tracer_server import Server
from fuehrung_cli.cli.commands import COMMANDS

POINTS = 2000
PARTS = 6
"""Tests that share the cases, so that several workers can."""
READING = {
    *("departure", "report", "progress", "promises", "trend", "card", "log", "show", "search"),
    *("check", "help", "sources", "schema", "demo", "completion", "person list", "person show"),
    *("journey list", "journey show", "journey check", "journey status", "privacy access"),
    *("privacy log", "privacy sheet", "share"),
}
"""Commands that write nothing of the notebook; `demo` writes what it can make again, and
what is noted in the log of a share is killed in the cases of other commands that are noted."""


def test_every_command_that_writes_is_killed() -> None:
    killed = {" ".join(case.argv) for case in CASES}
    calls = {call.name for call in CALLS} | {"person resume", "journey end"}
    names = {name for name in calls if name.split()[0] in COMMANDS}
    for name in names - READING:
        assert any(f"{call} ".startswith(f"{name} ") for call in killed), f"{name}: kills_cases.py"


@pytest.mark.parametrize("part", range(PARTS))
def test_a_kill_loses_nothing_and_leaves_nothing_half_written(server: Server, part: int) -> None:
    names = [case.name for case in CASES[part::PARTS]]
    tally = server.ask(harness="kills", cases=names, points=POINTS // PARTS)
    assert tally.violations == ()
    assert tally.points >= POINTS // PARTS
    assert tally.killed >= 4 * len(names)


@pytest.mark.parametrize("bug", FOUND_BY_KILLS)
def test_kills_find_a_planted_bug(server: Server, bug: str) -> None:
    names = ["person set anna rhythm_days=21"]
    tally = server.ask(harness="kills", cases=names, points=100, bug=bug)
    assert len(tally.violations) > 2, "the harness has not seen the bug"
