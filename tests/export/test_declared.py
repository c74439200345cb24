"""The columns of facts follow the registry of kinds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated

from fuehrung_cli.domain.fields import Between, Value
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.journey import Library
from fuehrung_cli.domain.kinds import Content, forget, kind
from fuehrung_cli.domain.lives import EVENT
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Opened, Session
from fuehrung_cli.export.table import Cell, Table
from fuehrung_cli.export.tables import View, tables

_NOTHING = Library()


@contextmanager
def _made_up(content: type) -> Iterator[None]:
    kind("made_up", EVENT)(content)
    try:
        yield
    finally:
        forget("made_up")


@dataclass(frozen=True)
class _MadeUp:
    text: str
    due: int = 3
    rank: float = 0.5
    state: str = "red"
    weight: Annotated[int | None, Between(1, 9)] = None


def _facts_of(content: Content) -> tuple[Table, dict[str, Cell]]:
    at = datetime(2026, 11, 1, tzinfo=UTC)
    session = Session("b1234567", at, at, facts=(Opened(1, content),))
    book = fold(Person("0abc", "Bo"), (session,))
    table = tables(View((book,), _NOTHING, at.date()), "facts")["facts"]
    return table, next(table.records())


def test_a_new_kind_appears_by_itself_and_renames_no_column() -> None:
    before = tables(View((), _NOTHING, date.min), "facts")["facts"].columns
    with _made_up(_MadeUp):
        table, row = _facts_of(_MadeUp("neu", weight=4))
    columns = {column.name: column for column in table.columns}
    assert [name for name in columns if name not in {column.name for column in before}] == [
        "made_up_due",  # a number where the others have a day
        "made_up_state",  # a name that every fact has
        "weight",
    ]
    assert [columns[each.name].type for each in before if each.name != "rank"] == [
        each.type for each in before if each.name != "rank"
    ]
    assert columns["rank"].type == "number"
    values: dict[str, Value] = {"made_up_due": 3, "rank": 0.5, "made_up_state": "red", "weight": 4}
    assert {name: row[name] for name in values} == values
    assert (row["kind"], row["state"], row["text"], row["due"]) == ("made_up", "noted", "neu", None)
