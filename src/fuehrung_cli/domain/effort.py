"""What keeping people has taken in hours and euros (A06)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fuehrung_cli.domain.book import Book, Fact


def spent_on_keeping(books: Iterable[Book], since: date) -> tuple[float, float]:
    """Returns the hours and the euros that retention measures have taken after a day."""
    facts = [fact for book in books for fact in book.of_kind("retention_measure")]
    hours = sum(_spent(fact, "hours_spent", since) for fact in facts)
    return hours, sum(_spent(fact, "eur_spent", since) for fact in facts)


def _spent(fact: Fact, field: str, since: date) -> float:
    """Returns how much a figure has grown after a day: what was spent before is not counted."""
    now = _number(getattr(fact.content, field))
    if fact.opened > since:
        return now
    later = [move for move in fact.moves if move.day > since and field in move.set]
    return now - _number(later[0].before.get(field)) if later else 0.0


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
