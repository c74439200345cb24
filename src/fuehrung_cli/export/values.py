"""Cells as JSON data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fuehrung_cli.export.envelope import Json
from fuehrung_cli.export.table import Cell


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
