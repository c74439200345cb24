"""Books → tables: pure functions, one file per table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fuehrung_cli.export.table import Table
from fuehrung_cli.export.tables.changes import changes
from fuehrung_cli.export.tables.commitments import commitments
from fuehrung_cli.export.tables.dates import dates, talks
from fuehrung_cli.export.tables.facts import facts
from fuehrung_cli.export.tables.people import people
from fuehrung_cli.export.tables.progress import progress
from fuehrung_cli.export.tables.sessions import sessions
from fuehrung_cli.export.tables.view import View, Window

__all__ = ["ALL", "TABLES", "View", "Window", "tables"]

ALL = "all"
"""What stands for every table."""

TABLES: Mapping[str, Callable[[View], Table]] = {
    "people": people,
    "sessions": sessions,
    "facts": facts,
    "changes": changes,
    "commitments": commitments,
    "progress": progress,
    "dates": dates,
    "talks": talks,
}
"""Name → what makes the table, in the order in which `all` gives them."""


def tables(view: View, what: str = ALL) -> Mapping[str, Table]:
    """Returns name → table: every table in order, or only the one that `what` names."""
    wanted = TABLES if what == ALL else (what,)
    return {name: TABLES[name](view) for name in wanted}
