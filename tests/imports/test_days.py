"""Days as others write them: each means one day or none."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from fuehrung_cli.imports.days import moment_read

DAY = date(2026, 4, 3)


@pytest.mark.parametrize(
    "text", ["2026-04-03", "2026/4/3", "3.4.2026", "03.04.2026", " 3. 4. 2026 ", "2026.04.03"]
)
def test_a_day(text: str) -> None:
    assert moment_read(text) == DAY


@pytest.mark.parametrize("text", ["13/4/2026", "4/13/2026"])
def test_a_day_with_strokes_that_can_only_be_one(text: str) -> None:
    assert moment_read(text) == date(2026, 4, 13)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2026-04-03 09:30", 9),
        ("3.4.2026, 9:30 Uhr", 9),
        ("2026-04-03 09:30:00 PM", 21),
        ("2026-04-03 12:30 am", 0),
        ("2026-04-03T21:30:00", 21),
    ],
)
def test_a_moment(text: str, hour: int) -> None:
    assert moment_read(text) == datetime(2026, 4, 3, hour, 30)  # noqa: DTZ001  # without offset


def test_a_moment_with_its_offset() -> None:
    assert moment_read("2026-04-03T21:30:00Z") == datetime(2026, 4, 3, 21, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "3/4/2026", "31.2.2026", "2026-13-01", "2026-04-03 25:00", "20260403"),
        *("1066-01-01", "9999-01-01", "2026-04-03T99:00", "2026-04-03 x", "3.4.26", "²026-04-03"),
    ],
)
def test_what_is_no_day_or_two(text: str) -> None:
    assert moment_read(text) is None
