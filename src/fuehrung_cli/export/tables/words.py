"""The word for a fact on a day, where dates or its source say more than its state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.consent import answers
from fuehrung_cli.domain.promises import promise_word
from fuehrung_cli.export.tables.view import OfFact


def standings(book: Book, day: date) -> Mapping[str, str]:
    """Returns fact id → how it stands, for the latest answer of each scope."""
    return {answer.fact.id: answer.standing for answer in answers(book, day)}


def word(row: OfFact, standing: Mapping[str, str]) -> str | None:
    """Returns the derived word, or None where the state says everything."""
    fact = row.fact
    if fact.kind == "commitment":
        return promise_word(fact, row.day)
    if fact.kind == "agreement":
        return standing.get(fact.id)
    if fact.kind == "motive" and fact.is_open and _is_guess(fact):
        return "guessed"
    return "outdated" if _is_stale(fact, row.day) else None


def _is_guess(fact: Fact) -> bool:
    return fact.source == "leader" and fact.role != "confirmed"


def _is_stale(fact: Fact, day: date) -> bool:
    days = fact.spec.stale_days if fact.spec else None
    return days is not None and fact.is_open and (day - fact.touched).days > days
