"""Answers of the guided check-in → lines of the grammar, in the language of the leader."""

from __future__ import annotations

from datetime import date, datetime

from fuehrung_cli.domain.book import Fact
from fuehrung_cli.domain.capture.forms import change_forms, fact_forms, head_form
from fuehrung_cli.domain.capture.making import QUOTES
from fuehrung_cli.domain.kinds import Commitment
from fuehrung_cli.domain.session import Change, Opened


def state_line(fact: Fact, state: str, shown: str, language: str) -> str:
    """Returns the line that gives a fact a new state: „gehalten k7f3"."""
    return _changing(Change(fact.id, state), fact, shown, language)


def moved_line(fact: Fact, due: date, shown: str, language: str) -> str:
    """Returns the line that gives a promise a new day: „verschoben k7f3 bis 2026-12-11"."""
    return _changing(Change(fact.id, set={"due": due}), fact, shown, language)


def _changing(change: Change, fact: Fact, shown: str, language: str) -> str:
    assert fact.spec is not None
    return next(change_forms(change, fact.spec, shown, language))


def question_text(question: str, answer: str) -> str:
    """Returns a question with its answer below, which may be empty."""
    return "\n".join([f"? {question}", *(answer.split("\n") if answer else ())])


def with_line(text: str, line: str) -> str:
    """Returns a text with a line, or several, below it."""
    return f"{text.rstrip()}\n{line}" if text.strip() else line


def with_line_below(text: str, number: int, line: str) -> str:
    """Returns a text with a line indented below the line of that number."""
    lines = text.split("\n")
    return "\n".join([*lines[:number], f"  {line}", *lines[number:]])


def promise_line(text: str, due: date | None, language: str) -> str:
    """Returns the line of a promise of the leader: „ich: Vormittag freihalten bis 2027-01-31"."""
    # What begins with a quotation mark is the person's, not a promise.
    promise = Opened(0, Commitment("leader", text.strip(QUOTES), due))
    return next(fact_forms(promise, "", "", language)).strip()


def next_line(at: date | datetime, language: str) -> str:
    """Returns the line that plans the next talk."""
    typed = f"{at:%Y-%m-%d %H:%M}" if isinstance(at, datetime) else at.isoformat()
    return head_form("next", typed, language)
