"""One row for each fact, of every kind; the fields of all kinds are columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import get_args

from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.kinds import Foreign, Source, kinds
from fuehrung_cli.export.table import Column, Filled, Table, fill, filled, sparse
from fuehrung_cli.export.tables.declared import Shared, of_kinds
from fuehrung_cli.export.tables.view import WHOSE, OfFact, View
from fuehrung_cli.export.tables.words import standings, word


def facts(view: View) -> Table:
    """Returns the table; the columns follow the registry of kinds."""
    standing = {k: v for book in view.books for k, v in standings(book, view.day).items()}
    fixed = (*_IDENTITY, _word(standing), *_COMMON)
    columns = (*fixed, *(Filled(each.column, _field(each)) for each in field_columns()))
    return fill("facts", columns, view.facts())


def field_columns() -> tuple[Shared, ...]:
    """Returns the columns that hold the fields of kinds: an import reads them back."""
    fixed = (*_IDENTITY, _word({}), *_COMMON)
    return of_kinds(kinds(), [each.column.name for each in fixed])


def _word(standing: Mapping[str, str]) -> Filled[OfFact]:
    doc = "what dates make of the state: kept_late, overdue, expired, outdated, guessed …"
    return sparse("word", "text", doc, lambda row: word(row, standing))


def _field(shared: Shared) -> Callable[[OfFact], Value]:
    def value(row: OfFact) -> Value:
        declared = shared.fields.get(row.fact.kind)
        if declared is None or isinstance(row.fact.content, Foreign):
            return None
        part: Value = getattr(row.fact.content, declared.name)
        return part

    return value


_SOURCE = Column("source", "text", "who it comes from", choices=get_args(Source))
_IDENTITY: tuple[Filled[OfFact], ...] = (
    filled("id", "text", "id of the fact", lambda row: row.fact.id),
    filled("session_id", "text", "id of the session that opened it", lambda row: row.session),
    *WHOSE,
    filled("kind", "text", "kind of fact", lambda row: row.fact.kind),
    filled("opened", "date", "day on which it was opened", lambda row: row.fact.opened),
    sparse(
        *("state", "text", "state on the day; none for a kind unknown to this program"),
        lambda row: row.fact.state or None,
    ),
)
_COMMON: tuple[Filled[OfFact], ...] = (
    filled("is_open", "bool", "it still wants something or holds", lambda row: row.fact.is_open),
    filled("touched", "date", "day of the last change or opening", lambda row: row.fact.touched),
    Filled(_SOURCE, lambda row: row.fact.source),
    filled("in_contact", "bool", "opened in a talk", lambda row: row.fact.in_contact),
    filled("text", "text", "the fact in words", lambda row: row.fact.content.text),
)
