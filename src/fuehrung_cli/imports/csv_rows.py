"""Rows of a CSV file: whichever separator, encoding and names of columns it has."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from fuehrung_cli.domain.names import fold
from fuehrung_cli.errors import say
from fuehrung_cli.export.as_csv import needs_apostrophe
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.imports.making import left_out
from fuehrung_cli.imports.proposals import Place
from fuehrung_cli.imports.source import Source
from fuehrung_cli.reports.arrival import LeftOut

Columns = Mapping[str, tuple[str, ...]]
"""What we call a column → what files may call it, as `plain` makes it."""
_SEPARATORS = ";,\t"
_LONGEST_HEADER = 10_000


@dataclass(frozen=True)
class CsvRow:
    """A row: what we call a column → what stands there, without blanks around it."""

    cells: Mapping[str, str]
    place: Place
    others: tuple[str, ...]
    """Names of further columns that have a value here."""

    def __getitem__(self, name: str) -> str:
        """Returns the cell of a column, "" when there is none."""
        return self.cells.get(name, "")


def header_of(source: Source, columns: Columns) -> tuple[str, ...]:
    """Returns what the columns of a file are called here, "" for one that is unknown."""
    return tuple(_known(name, columns) for name in _header(source))


def rows_of(source: Source, columns: Columns, left: list[LeftOut]) -> Iterator[CsvRow]:
    """Yields the rows below the header; one that cannot be read is named and left."""
    header = _header(source)
    known = [_known(name, columns) for name in header]
    is_ours = {"id", "person_id", "open_facts"} & {name.strip() for name in header} > {"id"}
    for line, cells in _parsed(source, left):
        place = Place(source.name, line)
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header) and any(cells[len(header) :]):
            left.append(left_out(place, say("it has more cells than the header")))
            continue
        found: dict[str, str] = {}
        others = []
        for name, title, cell in zip(known, header, cells, strict=False):
            if name and not found.get(name):
                is_guarded = is_ours and cell[:1] == "'" and needs_apostrophe(cell)
                found[name] = cell[1:] if is_guarded else cell
            elif cell.strip():
                others.append(title.strip())
        yield CsvRow(found, place, tuple(others))


def _header(source: Source) -> list[str]:
    try:
        return next(_reader(source), [])
    except csv.Error:
        return []


def _reader(source: Source) -> Iterator[list[str]]:
    text = source.text[1:] if source.text[:1] == "\ufeff" else source.text
    first = text.partition("\n")[0][:_LONGEST_HEADER]
    separator = max(_SEPARATORS, key=first.count)
    # `splitlines` would cut at signs that are no line end to an editor.
    lines = (f"{line}\n" for line in text.split("\n"))
    return csv.reader(lines, delimiter=separator, strict=True)


def _parsed(source: Source, left: list[LeftOut]) -> Iterator[tuple[int, list[str]]]:
    """Yields line and cells; the line is the one on which a row begins."""
    reader = _reader(source)
    is_header = True
    while True:
        line = getattr(reader, "line_num", 0) + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            why = say("a quotation mark is not closed, or a cell is too long")
            left.append(LeftOut(source.name, why, line))
            continue
        if not is_header:
            yield line, cells
        is_header = False


def _known(name: str, columns: Columns) -> str:
    plain = " ".join(fold(name.lstrip("\ufeff")).replace("_", " ").replace("-", " ").split())
    return next((ours for ours, names in columns.items() if plain in names), "")
