"""What Tab offers at each place of a line."""

from __future__ import annotations

from datetime import datetime

import pytest

from builders.captures import BERLIN, case_book
from builders.journeys import main_journey
from fuehrung_cli.domain.capture.completing import Completion, completions
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.journey import Library
from fuehrung_cli.errors import Term

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=BERLIN)
CONTEXT = Context(case_book(english=False), NOW, Library((main_journey(),)))


def _texts(before: str, language: str = "de") -> list[str]:
    return [found.text for found in completions(before, CONTEXT, language)]


def test_a_step_after_its_sign() -> None:
    title = main_journey().step("vertrauen")
    assert title is not None
    assert completions("Gut gelaufen #vertr", CONTEXT, "de") == (
        Completion("vertrauen", 5, title.title.de),
    )
    assert _texts("C#") == []
    assert len(_texts("#")) == len(main_journey().steps)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("erledigt ", ["a4d9", "h8e2", "k7f3", "m2xa", "w1q1"]),
        ("- nicht gehalten m", ["m2xa"]),
        ("verschoben a", ["a4d9"]),
        ("zurückgezogen ", ["y5c8", "z2b6"]),
        ("heute war ", []),
    ],
)
def test_open_facts_that_can_take_the_state(before: str, expected: list[str]) -> None:
    assert _texts(before) == expected


def test_an_open_fact_is_named_by_its_text() -> None:
    assert completions("erledigt k7", CONTEXT, "de") == (
        Completion("k7f3", 2, "Schulung Gewerbe klären"),
    )


def test_markers_and_the_name_at_the_start() -> None:
    assert completions("An", CONTEXT, "de")[0] == Completion(
        "Anna: ", 2, Term("kind", "commitment")
    )
    assert _texts("zi") == ["ziel: "]
    assert _texts("go", "en") == ["goal: "]
    assert _texts("yes coop", "en") == ["yes cooperation: ", "yes cooperation if: "]
    assert _texts("ich: schon ein Satz") == []
    assert len(_texts("")) > 10
