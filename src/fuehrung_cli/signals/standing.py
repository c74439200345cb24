"""How a person stands on a day: her reasons and her steps, the same on every page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.journey import Journey
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.steps import StepState, step_states
from fuehrung_cli.domain.thresholds import Thresholds
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.signals.reasons import Reasons, reasons

ThresholdsOf: TypeAlias = Callable[[Person], Thresholds]


@dataclass(frozen=True)
class Standing:
    """Reasons and steps of a person."""

    reasons: Reasons = Reasons()
    steps: tuple[StepState, ...] = ()


def standing(
    book: Book,
    journey: Journey | None,
    day: date,
    thresholds: ThresholdsOf | None,
    *,
    rhythm_days: int,
    name: str,
) -> Standing:
    """Returns the standing; without thresholds nobody asked for reasons."""
    found = Reasons()
    if thresholds is not None:
        numbers = thresholds(book.person)
        found = reasons(book, day, numbers, rhythm_days=rhythm_days, name=name)
    steps = step_states(book, journey, day, found.selectors) if journey else ()
    return Standing(found, steps)
