"""One row for each promise of either side, with what became of it."""

from __future__ import annotations

from datetime import date
from typing import get_args

from fuehrung_cli.domain.book import Fact
from fuehrung_cli.domain.kinds import Commitment
from fuehrung_cli.domain.promises import (
    PromiseWord,
    due_day,
    moved_late,
    overdue_days,
    promise_word,
)
from fuehrung_cli.export.table import Column, Filled, Table, fill, filled, sparse
from fuehrung_cli.export.tables.view import WHOSE, OfFact, View


def commitments(view: View) -> Table:
    """Returns the table in the order in which the promises were made."""
    return fill("commitments", _COLUMNS, view.facts("commitment"))


def _by(row: OfFact) -> str:
    content = row.fact.content
    assert isinstance(content, Commitment)
    return content.by


def _earlier_dues(fact: Fact) -> list[date]:
    dues = [move.before.get("due") for move in fact.moves if "due" in move.set]
    return [due for due in dues if isinstance(due, date)]


def _first_due(fact: Fact) -> date | None:
    return next(iter(_earlier_dues(fact)), None) or due_day(fact)


def _is_late(row: OfFact) -> bool:
    return promise_word(row.fact, row.day) == "kept_late" or moved_late(row.fact)


_BY = Column("by", "text", "who promised", choices=("leader", "person"))
_WORD = Column("word", "text", "what dates make of the state", choices=get_args(PromiseWord))
_COLUMNS: tuple[Filled[OfFact], ...] = (
    filled("id", "text", "id of the fact", lambda row: row.fact.id),
    filled("session_id", "text", "id of the session that opened it", lambda row: row.session),
    *WHOSE,
    Filled(_BY, _by),
    filled("text", "text", "what was promised", lambda row: row.fact.content.text),
    filled("opened", "date", "day of the promise", lambda row: row.fact.opened),
    sparse("due", "date", "by when; none makes it an intention", lambda row: due_day(row.fact)),
    sparse("first_due", "date", "by when at first", lambda row: _first_due(row.fact)),
    filled("state", "text", "state", lambda row: row.fact.state),
    Filled(_WORD, lambda row: promise_word(row.fact, row.day)),
    filled(
        *("overdue_days", "int", "days since it was due; 0 unless open, and in calm times"),
        lambda row: overdue_days(row.book, row.fact, row.day),
    ),
    sparse(
        *("kept_on", "date", "day on which it was kept"),
        lambda row: row.fact.entered("kept") if row.fact.role == "kept" else None,
    ),
    filled("moved", "int", "how often its day was moved", lambda row: len(_earlier_dues(row.fact))),
    filled(
        *("is_late", "bool", "kept after its day, or moved after it or more than once"), _is_late
    ),
)
