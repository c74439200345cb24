"""Check-ins as people type them: every case of two tables, in two time zones."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

import pytest

from builders.captures import AUCKLAND, BERLIN, case_context, cases, shown
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.resolve import resolve

# Those of captures.txt come from the project's collection of check-ins, those of fast_lines.txt
# from a hunt for what a leader in a hurry types; names in English begin with „en" there.
ENGLISH = {"20", "21", "23", "24", "26", "29", "30", "en"}
CASES = [*cases("captures.txt"), *cases("fast_lines.txt")]


@pytest.mark.parametrize("zone", [BERLIN, AUCKLAND], ids=["berlin", "auckland"])
@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_check_in_reads_as_meant(name: str, text: str, expected: str, zone: timezone) -> None:
    context = case_context(english=name[:2] in ENGLISH, zone=zone)

    reading = resolve(read(text), context)

    assert shown(reading, context.book) == expected
    assert reading.refused == ()


@pytest.mark.parametrize(
    ("head", "changes"),
    [
        ("25 min", ["held"]),
        ("video", ["held"]),
        ("bleibegespräch", ["held"]),
        ("10 min", []),
        ("flur", []),
        ("telefon 10 min", []),
        ("flur\nstattgefunden w1q1", ["held"]),
    ],
)
def test_only_a_talk_that_can_be_the_planned_one_settles_it(head: str, changes: list[str]) -> None:
    context = case_context(english=False)
    on_the_day = replace(context, now=datetime(2026, 12, 10, 9, 0, tzinfo=BERLIN))

    session = resolve(read(head), on_the_day).session

    assert [change.state for change in session.changes] == changes
