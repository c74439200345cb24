"""The question whether somebody would recommend us, over a team (F7): never from a few answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import sqrt

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import is_led
from fuehrung_cli.domain.kinds import Referral
from fuehrung_cli.frozen import dataclass

VALID_DAYS = 365
"""After so long the question is asked again."""
FEWEST_TO_COUNT = 5
FEWEST_FOR_VALUE = 30
PROMOTES, DETRACTS = 9, 6
"""From 9 on somebody recommends us, up to 6 somebody advises against it."""


@dataclass(frozen=True)
class Recommendation:
    """What a team answered on a scale from 0 to 10, each person once; hidden below five."""

    answers: int
    promoters: int | None = None
    detractors: int | None = None
    value: int | None = None
    """From -100 to 100, from 30 answers on."""
    margin: int | None = None
    """By so much the value may lie off, with 95 % confidence."""

    @property
    def missing(self) -> int:
        """Returns how many answers are missing before anything is shown."""
        return max(0, FEWEST_TO_COUNT - self.answers)


def recommendation(figures: Sequence[int]) -> Recommendation:
    """Returns the figures that so many answers carry."""
    n = len(figures)
    if n < FEWEST_TO_COUNT:
        return Recommendation(n)
    for_us = sum(figure >= PROMOTES for figure in figures)
    against = sum(figure <= DETRACTS for figure in figures)
    if n < FEWEST_FOR_VALUE:
        return Recommendation(n, for_us, against)
    return Recommendation(n, for_us, against, *_value(n, for_us, against))


def _value(n: int, for_us: int, against: int) -> tuple[int, int]:
    """Returns the value and its margin, the margin rounded outward."""
    p, d = for_us / n, against / n
    margin = 196 * sqrt((p + d - (p - d) ** 2) / n)
    return round(100 * (p - d)), -int(-margin // 1)


def newest_answer(book: Book, day: date) -> int | None:
    """Returns the newest answer of somebody who is led, about the leader; None for none."""
    if not is_led(book, day):
        return None
    since = day - timedelta(days=VALID_DAYS)
    figures = [
        fact.content.willingness_leader
        for fact in book.of_kind("referral")
        if since < fact.opened <= day
        and fact.role != "withdrawn"
        and isinstance(fact.content, Referral)
        and fact.content.willingness_leader is not None
    ]
    return figures[-1] if figures else None
