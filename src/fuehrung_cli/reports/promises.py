"""Promises of both sides, of one person or of all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.promises import (
    KeptRate,
    PromiseWord,
    due_day,
    kept_rate,
    moved_late,
    overdue_days,
    promise_word,
    promises,
    sum_rates,
)
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class PromiseRow:
    """A promise with how it stands on the day."""

    id: str
    person: str
    by: Literal["leader", "person"]
    text: str
    due: date | None
    word: PromiseWord
    overdue_days: int
    moved_late: bool
    opened: date


@dataclass(frozen=True)
class Promises:
    """The promises, the leader's first, each side by due day; intentions at the end."""

    day: date
    mine: tuple[PromiseRow, ...]
    theirs: tuple[PromiseRow, ...]
    kept: KeptRate
    only_overdue: bool
    with_settled: bool


def promise_list(
    books: Sequence[Book], day: date, *, only_overdue: bool = False, with_settled: bool = False
) -> Promises:
    """Lists promises: the open ones, only those overdue, or also what is settled."""

    def side(by: Literal["leader", "person"]) -> tuple[PromiseRow, ...]:
        rows = [
            row
            for book in books
            for row in _rows(book, by, day)
            if (with_settled or row.word in ("open", "overdue", "intention"))
            and (not only_overdue or row.overdue_days)
        ]
        return tuple(sorted(rows, key=lambda row: (row.due or date.max, row.person, row.id)))

    rates = tuple(kept_rate(book, day) for book in books)
    return Promises(
        day, side("leader"), side("person"), sum_rates(rates), only_overdue, with_settled
    )


def _rows(book: Book, by: Literal["leader", "person"], day: date) -> list[PromiseRow]:
    return [_row(book, fact, by, day) for fact in promises(book, by)]


def _row(book: Book, fact: Fact, by: Literal["leader", "person"], day: date) -> PromiseRow:
    return PromiseRow(
        book.short[fact.id],
        book.person.name,
        by,
        fact.content.text,
        due_day(fact),
        promise_word(fact, day),
        overdue_days(book, fact, day),
        moved_late(fact),
        fact.opened,
    )
