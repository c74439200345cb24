"""A file call that fails loses nothing, passes nothing in silence and shows no trace (R5)."""

from __future__ import annotations

import pytest

from crash.kills_cases import CASES
from crash.kills_planted import FOUND_BY_FAULTS
from crash.tracer_server import Server

POINTS = 600
PARTS = 6


@pytest.mark.parametrize("part", range(PARTS))
def test_a_failing_call_is_told_and_loses_nothing(server: Server, part: int) -> None:
    names = [case.name for case in CASES[part::PARTS]]
    tally = server.ask(harness="faults", cases=names, points=POINTS // PARTS)
    assert tally.violations == ()
    assert tally.points >= POINTS // PARTS


@pytest.mark.parametrize("bug", FOUND_BY_FAULTS)
def test_faults_find_a_planted_bug(server: Server, bug: str) -> None:
    names = ["person set anna rhythm_days=21", "note anna gelungen: Messe lief gut"]
    tally = server.ask(harness="faults", cases=names, points=150, bug=bug)
    assert tally.violations, "the harness has not seen the bug"
