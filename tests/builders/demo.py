"""The demo's books, cut to any of its days."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from fuehrung_cli.demo.making import Kept, load_edition, readings
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.fold import fold, until

TODAY = date(2026, 11, 26)
LANGUAGES = ("de", "en")
# Read when the tests are collected: each of them starts without any variable of ours.
EVERY_DAY = os.environ.get("FUEHRUNG_TEST_EVERY_DAY") == "1"
"""Set to 1, the tests look at each day of the two years: some minutes."""


@cache
def kept(language: str, today: date = TODAY) -> tuple[Kept, ...]:
    """What was typed for the team, and how it was read."""
    edition = load_edition(language)
    return readings(edition, today, lambda naive: naive.replace(tzinfo=UTC))


def days() -> list[date]:
    """Every tenth day of the two years and each of the last month."""
    all_days = [TODAY - timedelta(days=ago) for ago in range(730, -1, -1)]
    if EVERY_DAY:
        return all_days
    return all_days[:-30:10] + all_days[-30:]


@cache
def books(language: str, day: date) -> tuple[tuple[Book, str], ...]:
    """The books of the team as they stood on the evening of a day, with what is typed for each."""
    evening = datetime.combine(day, time(23, 59), UTC)
    return tuple(
        (fold(each.person, until(each.sessions, evening)), each.person.first_name.lower())
        for each in kept(language)
    )
