"""Check-ins as people type them: every case of two tables, in two time zones."""

from __future__ import annotations

from datetime import timezone

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
