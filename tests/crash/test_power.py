"""A real power cut on a real file system loses nothing that was said to be saved (R2)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crash.kills_cases import CASES
from crash.kills_planted import FOUND_BY_POWER_CUTS
from crash.power_images import KINDS
from crash.tracer_server import Server

CUTS = 100
"""On each file system."""
pytestmark = pytest.mark.needs_mount


@pytest.mark.parametrize("kind", KINDS)
def test_a_power_cut_loses_nothing_that_was_saved(
    server: Server, can_mount: Callable[[str], None], kind: str
) -> None:
    can_mount(kind)
    tally = server.ask(harness=kind, cases=[case.name for case in CASES], points=CUTS)
    assert tally.violations == ()
    assert tally.points >= CUTS


@pytest.mark.parametrize("bug", FOUND_BY_POWER_CUTS)
def test_power_cuts_find_a_planted_bug(
    server: Server, can_mount: Callable[[str], None], bug: str
) -> None:
    can_mount("ext4")
    names = ["note anna gelungen: Messe lief gut", "person set anna rhythm_days=21"]
    tally = server.ask(harness="ext4", cases=names, points=30, bug=bug, options="noauto_da_alloc")
    assert tally.violations, "the harness has not seen the bug"
