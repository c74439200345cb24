"""The table: named, typed and documented columns, and rows of plain values.

Names of columns are English and stable: scripts and spreadsheets rely on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, Literal, TypeAlias, TypeVar

from fuehrung_cli.domain.fields import Value
from fuehrung_cli.frozen import dataclass

Type = Literal["text", "int", "number", "bool", "date", "moment", "texts", "values"]
"""What a cell holds; a moment may be a bare day, `values` is a field → value mapping."""
Cell: TypeAlias = Value | Mapping[str, Value]
_T = TypeVar("_T")
_Row = TypeVar("_Row", contravariant=True)


@dataclass(frozen=True)
class Column:
    """A column; `doc` is one line for docs/export.md and the JSON Schema."""

    name: str
    type: Type
    doc: str
    may_be_empty: bool = False
    """A row may have no value here: null in JSON. A text may be "" without this."""
    choices: tuple[str, ...] = ()
    """The only values there can be, if they are few and known."""

    @property
    def is_number(self) -> bool:
        """Says whether a page puts the column to the right."""
        return self.type in ("int", "number")


@dataclass(frozen=True)
class Table:
    """A table; every row has one cell for each column, in their order."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()

    def records(self) -> Iterator[dict[str, Cell]]:
        """Returns the rows as column name → cell."""
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    def spoken(self) -> Table:
        """Returns the table without columns in which no row says anything, for a page."""
        said = [
            place
            for place in range(len(self.columns))
            if not self.rows or any(says(row[place]) for row in self.rows)
        ]
        rows = tuple(tuple(row[place] for place in said) for row in self.rows)
        return Table(self.name, tuple(self.columns[place] for place in said), rows)


def says(cell: Cell) -> bool:
    """Says whether there is anything in a cell; 0 and false are something."""
    return cell not in (None, "", (), {})


@dataclass(frozen=True)
class Filled(Generic[_Row]):
    """A column, and how its cell follows from what a row stands for."""

    column: Column
    cell: Callable[[_Row], Cell]


def filled(name: str, type: Type, doc: str, cell: Callable[[_T], Cell]) -> Filled[_T]:
    """Makes a column whose rows all have a value."""
    return Filled(Column(name, type, doc), cell)


def sparse(name: str, type: Type, doc: str, cell: Callable[[_T], Cell]) -> Filled[_T]:
    """Makes a column whose rows may have no value."""
    return Filled(Column(name, type, doc, may_be_empty=True), cell)


def fill(name: str, columns: Iterable[Filled[_T]], things: Iterable[_T]) -> Table:
    """Makes a table with one row for each thing, in their order."""
    columns = tuple(columns)
    rows = tuple([tuple([each.cell(thing) for each in columns]) for thing in things])
    return Table(name, tuple(each.column for each in columns), rows)
