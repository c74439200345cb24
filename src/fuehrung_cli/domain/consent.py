"""The answer to the question for the yes, as it stands on a day."""

from __future__ import annotations

from datetime import date
from typing import Literal

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.clock import runs_out
from fuehrung_cli.domain.kinds import Agreement
from fuehrung_cli.domain.promises import promises_about
from fuehrung_cli.frozen import dataclass

VALID_DAYS = 180
EXPIRING_DAYS = 30
SCOPES: tuple[Literal["engagement", "cooperation"], ...] = ("engagement", "cooperation")
Standing = Literal["yes", "yes_if", "not_yet", "no", "expiring", "expired", "withdrawn"]


@dataclass(frozen=True)
class GivenAnswer:
    """The latest answer of one scope."""

    scope: Literal["engagement", "cooperation"]
    fact: Fact
    given: Literal["yes", "yes_if", "not_yet", "no"]
    standing: Standing
    on: date
    """When it was given, or taken back."""
    valid_until: date | None
    text: str
    condition_due: date | None = None

    @property
    def is_valid(self) -> bool:
        """Says whether it is a yes that holds."""
        return self.given in ("yes", "yes_if") and self.standing not in ("expired", "withdrawn")


def answers(book: Book, day: date) -> tuple[GivenAnswer, ...]:
    """Returns the latest answer of each scope, engagement first; none where none was given."""
    found = [_latest(book, scope) for scope in SCOPES]
    return tuple(_answer(book, fact, day) for fact in found if fact)


def _latest(book: Book, scope: str) -> Fact | None:
    given = [
        fact
        for fact in book.of_kind("agreement")
        if isinstance(fact.content, Agreement) and fact.content.scope == scope
    ]
    return given[-1] if given else None


def _answer(book: Book, fact: Fact, day: date) -> GivenAnswer:
    content = fact.content
    assert isinstance(content, Agreement)
    until = _valid_until(book, fact, content, day)
    standing: Standing = content.answer
    if fact.role == "withdrawn":
        standing = "withdrawn"
    elif content.answer in ("yes", "yes_if"):
        left = (until - day).days
        standing = "expired" if left < 0 else "expiring" if left <= EXPIRING_DAYS else standing
    return GivenAnswer(
        content.scope,
        fact,
        content.answer,
        standing,
        fact.touched if fact.role == "withdrawn" else fact.opened,
        until if content.answer in ("yes", "yes_if") else None,
        content.text,
        content.due if content.answer == "yes_if" and not _is_met(book, fact) else None,
    )


def _is_met(book: Book, answer: Fact) -> bool:
    """Says whether every promise that the condition became is kept."""
    made = promises_about(book, answer.id)
    return bool(made) and all(fact.role == "kept" for fact in made)


def _valid_until(book: Book, fact: Fact, content: Agreement, day: date) -> date:
    """Returns the last day of validity; a pause of the person stops this clock, too."""
    named = content.valid_until or (content.due if content.answer == "yes" else None)
    if named:
        return named
    return runs_out(book, fact.opened, VALID_DAYS, day)
