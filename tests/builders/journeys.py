"""The journeys that come with the program, read once for all tests."""

from __future__ import annotations

from functools import cache

from fuehrung_cli.domain.journey import Journey, Library
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.thresholds import Thresholds
from fuehrung_cli.store.library import load_library
from fuehrung_cli.store.thresholds import shipped_rules


@cache
def shipped() -> Library:
    """Returns the shipped journeys."""
    return load_library()[0]


def main_journey() -> Journey:
    """Returns the journey that every person is on."""
    journey = shipped().main
    assert journey is not None
    return journey


def shipped_thresholds(_: Person | None = None) -> Thresholds:
    """Returns the numbers of the rules as they came, for anybody."""
    return Thresholds(shipped_rules())
