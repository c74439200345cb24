"""Rows of a CSV file: whichever separator, encoding and names of columns it has."""

from __future__ import annotations

import csv
import re
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
_SAID = re.compile(r'"?sep=([;,\t|])"?\Z', re.IGNORECASE)
"""The line with which Excel is told what separates: it stands above the header."""


@dataclass(frozen=True)
class CsvRow:
    """A row: what we call a column → what stands there, without blanks around it."""

    cells: Mapping[str, str]
    place: Place
    others: tuple[str, ...]
    """Names of further columns that have a value here."""
    titles: Mapping[str, str]
    """What we call a column → what the file calls it."""

    def __getitem__(self, name: str) -> str:
        """Returns the cell of a column, "" when there is none."""
        return self.cells.get(name, "")


def header_of(source: Source, columns: Columns) -> tuple[str, ...]:
    """Returns what the columns of a file are called here, "" for one that is unknown."""
    return tuple(_known(name, columns)[1] for name in _header(source))


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
        titles: dict[str, str] = {}
        others = []
        # „Title“ is the role, unless there is a „Job Title“ beside it.
        for (_, name), title, cell in sorted(zip(known, header, cells, strict=False), key=_rank):
            if name and not found.get(name):
                is_guarded = is_ours and cell[:1] == "'" and needs_apostrophe(cell)
                found[name], titles[name] = cell[1:] if is_guarded else cell, title.strip()
            elif cell.strip():
                others.append(title.strip())
        yield CsvRow(found, place, tuple(others), titles)


def _rank(cell: tuple[tuple[int, str], str, str]) -> int:
    return cell[0][0]


def _header(source: Source) -> list[str]:
    try:
        return next(_reader(source), [])
    except csv.Error:
        return []


def _reader(source: Source) -> Iterator[list[str]]:
    lines = _lines(source)
    said = _SAID.match(lines[0])
    first = lines[0][:_LONGEST_HEADER]
    separator = said[1] if said else max(_SEPARATORS, key=first.count)
    # `splitlines` would cut at signs that are no line end to an editor.
    return csv.reader(
        (f"{line}\n" for line in lines[1 if said else 0 :]), delimiter=separator, strict=True
    )


def _lines(source: Source) -> list[str]:
    return source.text.removeprefix("\ufeff").split("\n")


def _parsed(source: Source, left: list[LeftOut]) -> Iterator[tuple[int, list[str]]]:
    """Yields line and cells; the line is the one on which a row begins."""
    reader = _reader(source)
    above = 1 if _SAID.match(_lines(source)[0]) else 0
    is_header = True
    while True:
        line = getattr(reader, "line_num", 0) + 1 + above
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


def _known(name: str, columns: Columns) -> tuple[int, str]:
    """Returns what we call a column, and which of its names this is: the surest comes first."""
    plain = " ".join(fold(name.lstrip("\ufeff")).replace("_", " ").replace("-", " ").split())
    found = ((names.index(plain), ours) for ours, names in columns.items() if plain in names)
    return next(found, (0, ""))
