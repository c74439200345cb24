"""Cells as JSON data, and as text for a page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fuehrung_cli.export.envelope import Json, line
from fuehrung_cli.export.table import Cell, says


def cell_data(cell: Cell) -> Json:
    """Returns the cell; days and moments in their ISO form."""
    match cell:
        case date():
            return cell.isoformat()
        case tuple():
            return list(cell)
        case Mapping():
            return {name: cell_data(value) for name, value in cell.items()}
        case _:
            return cell


def cell_text(cell: Cell) -> str:
    """Returns what a page shows of the cell, nothing where it says nothing."""
    if not says(cell):
        return ""
    if isinstance(cell, tuple):
        return "; ".join(cell)
    data = cell_data(cell)
    return data if isinstance(data, str) else line(data)
