"""The question whether somebody would recommend us (F7): hidden, counted, or with its range."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.books import DAY, book, change, entry, talk
from fuehrung_cli.domain.kinds import Departure, Referral
from fuehrung_cli.domain.recommendation import (
    Recommendation,
    newest_answer,
    recommendation,
)


def _answers(for_us: int, between: int, against: int) -> list[int]:
    return [9] * for_us + [7] * between + [6] * against


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([], Recommendation(0)),
        (_answers(4, 0, 0), Recommendation(4)),
        ([10, 9, 8, 7, 6], Recommendation(5, 2, 1)),
        (_answers(29, 0, 0), Recommendation(29, 29, 0)),
        (_answers(12, 12, 6), Recommendation(30, 12, 6, 20, 27)),
        (_answers(30, 0, 0), Recommendation(30, 30, 0, 100, 0)),
        (_answers(0, 0, 30), Recommendation(30, 0, 30, -100, 0)),
        (_answers(15, 0, 15), Recommendation(30, 15, 15, 0, 36)),
    ],
)
def test_below_five_hidden_below_thirty_counted(
    figures: list[int], expected: Recommendation
) -> None:
    assert recommendation(figures) == expected


def test_how_many_answers_are_missing() -> None:
    assert [recommendation([9] * n).missing for n in (0, 4, 5, 30)] == [5, 1, 0, 0]


@given(st.lists(st.integers(0, 10), max_size=60))
def test_the_order_of_answers_does_not_matter_and_the_value_stays_on_its_scale(
    figures: list[int],
) -> None:
    made = recommendation(figures)
    assert recommendation(figures[::-1]) == made
    assert made.value is None or (-100 <= made.value <= 100 and made.margin is not None)


def _asked(figure: int) -> Referral:
    return Referral("yes", willingness_leader=figure)


def test_only_the_newest_answer_of_a_year_from_people_who_are_led_counts() -> None:
    twice = book(talk("k7f3", 99, _asked(3)), talk("m2xa", 9, _asked(10)))
    old = book(talk("k7f3", 365, _asked(10)))
    taken_back = book(talk("k7f3", 9, _asked(10)), entry("m2xa", 1, change("k7f3", "withdrawn")))
    leaving = book(talk("k7f3", 9, _asked(10)), entry("m2xa", 1, Departure()))
    silent = book(talk("k7f3", 9, Referral("later")))
    found = [newest_answer(each, DAY) for each in (twice, old, taken_back, leaving, silent)]
    assert found == [10, None, None, None, None]
