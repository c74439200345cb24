"""A crash while something is undone, edited or migrated, and one more in the second try (R6)."""

from __future__ import annotations

import pytest

from crash.kills_cases import COMPOUND
from crash.tracer_server import Server

POINTS = 500
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_a_crash_within_a_crash_loses_nothing_and_can_be_finished(
    server: Server, part: int
) -> None:
    names = [case.name for case in COMPOUND[part::PARTS]]
    tally = server.ask(harness="compound", cases=names, points=POINTS // PARTS)
    assert tally.violations == ()
    assert tally.points >= POINTS // PARTS
