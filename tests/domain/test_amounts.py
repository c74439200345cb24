from __future__ import annotations

import pytest

from fuehrung_cli.domain.amounts import read_amount, read_euros, read_three


@pytest.mark.parametrize(
    ("typed", "eur"),
    {
        "62000": 62_000,
        "62.000": 62_000,
        "62,000 €": 62_000,
        "62 000 EUR": 62_000,
        "1'900": 1_900,
        "€1.900": 1_900,
        "1900,50": 1_900.5,
        "1.234.567": 1_234_567,
        "62.00": 62,
        "0": 0,
    }.items(),
)
def test_euros_are_read_as_people_write_them(typed: str, eur: float) -> None:
    assert read_euros(typed) == eur


@pytest.mark.parametrize("typed", ["", "viel", "-5", "62.0000", "6e4", "1.900.00", "nan", "٣"])
def test_what_is_no_sum_is_none(typed: str) -> None:
    assert read_euros(typed) is None


def test_amounts_have_decimals_and_no_thousands() -> None:
    assert (read_amount("7,5"), read_amount(" 7.5 "), read_amount("7.500")) == (7.5, 7.5, None)


@pytest.mark.parametrize(
    ("typed", "three"),
    {
        "4": (4, 4, 4),
        "6/7,5/9": (6, 7.5, 9),
        "6 / 7.5 / 9": (6, 7.5, 9),
        "9/7/6": None,
        "6/9": None,
        "6//9": None,
        "": None,
        "6/x/9": None,
    }.items(),
)
def test_one_amount_stands_for_three(typed: str, three: object) -> None:
    assert read_three(typed) == three


def test_thousands_count_only_in_euros() -> None:
    assert read_three("10.000", in_euros=True) == (10_000, 10_000, 10_000)
    assert read_three("10.000") is None
