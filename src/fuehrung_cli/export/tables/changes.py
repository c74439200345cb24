"""One row for each change to a fact, also for those that could not be applied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.session import Change
from fuehrung_cli.export.table import Filled, Table, fill, filled, sparse
from fuehrung_cli.export.tables.view import WHOSE, OfSession, View
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class _OfChange(OfSession):
    number: int
    change: Change

    @property
    def kind(self) -> str | None:
        """Returns the kind of the fact, None when no fact has that id."""
        fact = self.book.facts.get(self.change.fact)
        return fact.kind if fact else None

    @property
    def values(self) -> Mapping[str, Value]:
        """Returns the new values, without what is shown by one command alone."""
        fact, values = self.book.facts.get(self.change.fact), self.change.set
        return fact.shown(values) if fact else values

    @property
    def is_applied(self) -> bool:
        """Says whether the fact took the change."""
        return not any(
            (each.session, each.number) == (self.session.id, self.number)
            for each in self.book.disputed
        )


def changes(view: View) -> Table:
    """Returns the table in the order in which the changes were made."""
    return fill("changes", _COLUMNS, _rows(view))


def _rows(view: View) -> Iterator[_OfChange]:
    for row in view.sessions():
        for number, change in enumerate(row.session.changes, start=1):
            yield _OfChange(row.book, row.day, row.session, number, change)


_COLUMNS: tuple[Filled[_OfChange], ...] = (
    filled("session_id", "text", "id of the session", lambda row: row.session.id),
    filled("number", "int", "place in the session, from 1", lambda row: row.number),
    *WHOSE,
    filled("day", "date", "day of the session", lambda row: row.session.day),
    filled("fact_id", "text", "id of the fact", lambda row: row.change.fact),
    sparse("kind", "text", "kind of the fact; none when it is missing", lambda row: row.kind),
    sparse("state", "text", "the new state, if it has one", lambda row: row.change.state),
    filled("set", "values", "the new values, field → value", lambda row: row.values),
    filled("text", "text", "remark", lambda row: row.change.text),
    filled(
        *("applied", "bool", "false when the fact could not take it; `fuehrung check` says why"),
        lambda row: row.is_applied,
    ),
)
