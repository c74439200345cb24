"""Tables → Markdown for a page or a ticket; nothing in a text can become markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from fuehrung_cli.export.envelope import line
from fuehrung_cli.export.table import Cell, Column, Table
from fuehrung_cli.export.values import cell_data
from fuehrung_cli.render.markdown import escaped
from fuehrung_cli.render.safe import visible_text


def write(tables: Sequence[Table]) -> bytes:
    """Returns a heading and a pipe table for each; columns in which no row says anything go."""
    parts = ["\n".join([f"# {table.name}", "", *_lines(_spoken(table))]) for table in tables]
    return ("\n\n".join(parts) + "\n").encode()


def _spoken(table: Table) -> Table:
    said = [
        place
        for place in range(len(table.columns))
        if not table.rows or any(_says(row[place]) for row in table.rows)
    ]
    rows = tuple(tuple(row[place] for place in said) for row in table.rows)
    return Table(table.name, tuple(table.columns[place] for place in said), rows)


def _says(cell: Cell) -> bool:
    return cell not in (None, "", (), {})


def _lines(table: Table) -> Iterator[str]:
    yield _row(column.name for column in table.columns)
    yield _row("---:" if _is_right(column) else "---" for column in table.columns)
    for row in table.rows:
        yield _row(map(_cell, row))


def _is_right(column: Column) -> bool:
    return column.type in ("int", "number")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    if not _says(cell):
        return ""
    text = _text(cell)
    # Escaping is by far the dearest part, and most cells cannot need it.
    if (text.isascii() and text.isalnum()) or not isinstance(cell, str | tuple | Mapping):
        return text
    lines = visible_text(text).split("\n")
    return "<br>".join([shown for shown in map(escaped, lines) if shown])


def _text(cell: Cell) -> str:
    if isinstance(cell, tuple):
        return "; ".join(cell)
    data = cell_data(cell)
    return data if isinstance(data, str) else line(data)
