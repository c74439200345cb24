"""One row for each person and step of the main journey: the age of what renews it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from fuehrung_cli.domain.journey import Journey
from fuehrung_cli.domain.steps import StepState, StepWord, step_states
from fuehrung_cli.export.table import Column, Filled, Table, fill, filled, sparse
from fuehrung_cli.export.tables.view import WHOSE, OfPerson, View
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class _OfStep(OfPerson):
    journey: Journey
    standing: StepState


def progress(view: View) -> Table:
    """Returns the table in the order of the journey; the window leaves out nothing."""
    return fill("progress", _COLUMNS, _rows(view))


def _rows(view: View) -> Iterator[_OfStep]:
    journey = view.library.main
    if journey is None:
        return
    for book in view.ordered:
        for standing in step_states(book, journey, view.day, view.breaks(book)):
            yield _OfStep(book, view.day, journey, standing)


_STATE = Column("state", "text", "how it stands on the day", choices=get_args(StepWord))
_COLUMNS: tuple[Filled[_OfStep], ...] = (
    *WHOSE,
    filled("journey", "text", "id of the journey", lambda row: row.journey.id),
    filled("step", "text", "id of the step", lambda row: row.standing.step.id),
    filled("title_de", "text", "German title", lambda row: row.standing.step.title.de),
    filled("title_en", "text", "English title", lambda row: row.standing.step.title.en),
    Filled(_STATE, lambda row: row.standing.word),
    sparse("last", "date", "day that renewed it last", lambda row: row.standing.last),
    sparse(
        "next_due", "date", "day by which it wants to be renewed", lambda row: row.standing.next_due
    ),
    filled("reason", "text", "why it does not apply", lambda row: row.standing.reason),
)
