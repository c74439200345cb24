"""The few words kept here are those of Babel's locale data."""

from __future__ import annotations

import pytest
from babel import Locale

from fuehrung_cli.messages.calendar import MONTHS, WEEKDAYS


@pytest.mark.parametrize("language", ["de", "en"])
def test_weekdays_are_those_of_cldr(language: str) -> None:
    days = Locale(language).days["stand-alone"]["abbreviated"]

    assert WEEKDAYS[language] == tuple(days[number] for number in range(7))


@pytest.mark.parametrize("language", ["de", "en"])
def test_months_are_those_of_cldr(language: str) -> None:
    months = Locale(language).months["format"]["abbreviated"]

    assert MONTHS[language] == tuple(months[number] for number in range(1, 13))
