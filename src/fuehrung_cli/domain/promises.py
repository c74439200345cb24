"""Promises on a day: open, overdue, kept, late; and the kept rate of the leader (F3)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.clock import is_calm
from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.kinds import Commitment
from fuehrung_cli.frozen import dataclass

PromiseWord = Literal["intention", "open", "overdue", "kept", "kept_late", "broken", "released"]
RATE_DAYS = 365
GRACE_DAYS = 3
"""An open promise counts as not kept when it is overdue by more than this."""
REPAIR_DAYS = 90
"""For so long a promise not kept waits for a word to the person."""
FEWEST_FOR_RATE = 3
FEWEST_FOR_PERCENT = 10


def promises(book: Book, by: Literal["leader", "person"]) -> tuple[Fact, ...]:
    """Returns the promises of one side in the order of making."""
    return tuple(
        fact
        for fact in book.of_kind("commitment")
        if isinstance(fact.content, Commitment) and fact.content.by == by
    )


def promises_about(book: Book, fact_id: str) -> tuple[Fact, ...]:
    """Returns the leader's promises that answer a requirement, a condition or a situation."""
    return tuple(
        fact for fact in promises(book, "leader") if getattr(fact.content, "about", "") == fact_id
    )


def due_day(fact: Fact) -> date | None:
    """Returns the due day of a fact that has one."""
    due = getattr(fact.content, "due", None)
    return due if isinstance(due, date) else None


def promise_word(fact: Fact, day: date) -> PromiseWord:
    """Returns the word for a promise on a day; never stored."""
    due = due_day(fact)
    match fact.role:
        case "kept":
            return "kept_late" if was_late(fact) else "kept"
        case "broken":
            return "broken"
        case "released":
            return "released"
    if due is None:
        return "intention"
    return "overdue" if due < day else "open"


def overdue_days(book: Book, fact: Fact, day: date) -> int:
    """Returns for how many days an open promise is due; 0 in calm times, and before."""
    due = due_day(fact)
    if not fact.is_open or due is None or due >= day or is_calm(book, day):
        return 0
    return (day - due).days


def moved_late(fact: Fact) -> bool:
    """Says whether the due day was put off after it had passed, or more than once."""
    return len(_put_off(fact)) > 1 or moved_after_due(fact)


def moved_after_due(fact: Fact) -> bool:
    """Says whether the due day was put off after it had passed."""
    return any(day > due for day, due in _put_off(fact))


def _put_off(fact: Fact) -> list[tuple[date, date]]:
    """Returns for each time the due day was put off: when, and the due day before."""
    return [
        (move.day, before)
        for move in fact.moves
        if "due" in move.set
        and isinstance(before := move.before.get("due"), date)
        and _is_put_off(before, move.set["due"])
    ]


def _is_put_off(before: date, now: Value) -> bool:
    return not isinstance(now, date) or now > before


def was_late(fact: Fact) -> bool:
    """Says whether a promise was kept after its day, or kept only after it was moved late."""
    kept, due = fact.entered("kept"), due_day(fact)
    return moved_late(fact) or (kept is not None and due is not None and kept > due)


def wants_repair(fact: Fact, day: date) -> bool:
    """Says whether a promise not kept or moved late still waits for a word to the person."""
    content = fact.content
    if not isinstance(content, Commitment) or content.repair:
        return False
    broken = fact.entered("broken") if fact.role == "broken" else None
    if broken is not None:
        return (day - broken).days <= REPAIR_DAYS
    return fact.is_open and moved_late(fact) and not content.told


@dataclass(frozen=True)
class KeptRate:
    """How many of the leader's promises that came due within a year were kept (F3)."""

    kept: int
    due: int
    late: int
    """Of the kept ones, those kept late."""

    @property
    def is_enough(self) -> bool:
        """Says whether there are enough promises to show a figure."""
        return self.due >= FEWEST_FOR_RATE

    @property
    def percent(self) -> int | None:
        """Returns the share in percent, None below ten promises."""
        return round(100 * self.kept / self.due) if self.due >= FEWEST_FOR_PERCENT else None


def kept_rate(book: Book, day: date) -> KeptRate:
    """Returns the kept rate of the leader for the 365 days up to `day`.

    A promise counts on the day it was settled, an open one once it is overdue by more than three
    days. Released ones do not count; a first move before the due day is free.
    """
    since = day - timedelta(days=RATE_DAYS)
    words = [
        promise_word(fact, day)
        for fact in promises(book, "leader")
        if (counted := counted_on(book, fact, day)) is not None and since < counted <= day
    ]
    kept = sum(word in ("kept", "kept_late") for word in words)
    return KeptRate(kept, len(words), words.count("kept_late"))


def sum_rates(rates: tuple[KeptRate, ...]) -> KeptRate:
    """Returns the rate over several books."""
    return KeptRate(
        sum(rate.kept for rate in rates),
        sum(rate.due for rate in rates),
        sum(rate.late for rate in rates),
    )


def counted_on(book: Book, fact: Fact, day: date) -> date | None:
    """Returns the day on which a promise counts for the rate, None while it does not."""
    due = due_day(fact)
    if due is None or fact.role == "released":
        return None
    if fact.is_open:
        return due if overdue_days(book, fact, day) > GRACE_DAYS else None
    return fact.entered(fact.role)
