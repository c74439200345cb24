"""Tables → Markdown for a page or a ticket; nothing in a text can become markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from fuehrung_cli.export.table import Cell, Table
from fuehrung_cli.export.values import cell_text
from fuehrung_cli.render.markdown import escaped
from fuehrung_cli.render.safe import visible_text


def write(tables: Sequence[Table]) -> bytes:
    """Returns a heading and a pipe table for each; columns in which no row says anything go."""
    parts = ["\n".join([f"# {table.name}", "", *_lines(table.spoken())]) for table in tables]
    return ("\n\n".join(parts) + "\n").encode()


def _lines(table: Table) -> Iterator[str]:
    yield _row(column.name for column in table.columns)
    yield _row("---:" if column.is_number else "---" for column in table.columns)
    for row in table.rows:
        yield _row(map(_cell, row))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    text = cell_text(cell)
    # Escaping is by far the dearest part, and most cells cannot need it.
    if (text.isascii() and text.isalnum()) or not isinstance(cell, str | tuple | Mapping):
        return text
    lines = visible_text(text).split("\n")
    return "<br>".join([shown for shown in map(escaped, lines) if shown])
