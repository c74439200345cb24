"""Facts that nobody would enter in a form: what is missing, and how to ask for it (A42 to A61)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.journey import LocalText, Question
from fuehrung_cli.domain.kinds import Goal, WorkingAgreement
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class Gap:
    """How to ask for something missing: `{text}` in the question is what the fact says."""

    step: str
    question: Question
    why: LocalText
    type_this: LocalText


def missing(book: Book, name: str) -> Fact | None:
    """Returns the fact that the gap of this name is in, None while nothing is missing."""
    return _MISSING[name](book)


def _unclear(book: Book) -> Fact | None:
    for fact in _open(book, "working_agreement"):
        content = fact.content
        if isinstance(content, WorkingAgreement) and not (content.reason and content.benefit):
            return fact
    return None


def _without_competence(book: Book, type_: str) -> Fact | None:
    """Returns the first responsibility while the book holds no competence of a type at all."""
    if any(getattr(fact.content, "type", "") == type_ for fact in _open(book, "competence")):
        return None
    return next(iter(_open(book, "responsibility")), None)


def _goal_without(book: Book, *fields: str) -> Fact | None:
    for fact in _open(book, "goal"):
        content = fact.content
        is_own = isinstance(content, Goal) and content.owner == "person"
        if is_own and all(getattr(content, field) in ("", None) for field in fields):
            return fact
    return None


def _open(book: Book, kind: str) -> list[Fact]:
    return [fact for fact in book.of_kind(kind) if fact.is_open]


_MISSING: Mapping[str, Callable[[Book], Fact | None]] = {
    "agreement_reason": _unclear,
    "authority": lambda book: _without_competence(book, "authority"),
    "skill": lambda book: _without_competence(book, "skill"),
    "measure": lambda book: _goal_without(book, "measure", "target"),
    "financial_side": lambda book: _goal_without(book, "financial_side"),
    "safeguard": lambda book: _goal_without(book, "safeguard"),
}
NAMES = tuple(_MISSING)
