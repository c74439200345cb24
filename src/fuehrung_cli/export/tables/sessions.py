"""One row for each session, talks and entries at the desk."""

from __future__ import annotations

from typing import get_args

from fuehrung_cli.domain.corrections import as_texts
from fuehrung_cli.domain.fold import hashtags
from fuehrung_cli.domain.journey import Library
from fuehrung_cli.domain.kinds import Answer
from fuehrung_cli.domain.session import Purpose, Session, SessionKind
from fuehrung_cli.export.table import Column, Filled, Table, fill, filled, sparse
from fuehrung_cli.export.tables.view import WHOSE, OfSession, View

_KIND = Column("kind", "text", "kind of talk, or entry", choices=get_args(SessionKind))
_PURPOSE = Column(
    "purpose", "text", "the purpose that counts, the first named", True, get_args(Purpose)
)


def sessions(view: View) -> Table:
    """Returns the table; with notes it has a column more."""
    columns = (*_COLUMNS, _steps(view.library), *_COUNTS, *(_NOTES if view.with_notes else ()))
    return fill("sessions", columns, view.sessions())


def _steps(library: Library) -> Filled[OfSession]:
    doc = "ids of the steps it was about, by hashtag or by a question of the step"
    return filled("steps", "texts", doc, lambda row: _steps_in(row.session, library))


def _steps_in(session: Session, library: Library) -> tuple[str, ...]:
    asked = [o.content.step for o in session.facts if isinstance(o.content, Answer)]
    words = [*hashtags(session.notes), *filter(None, asked)]
    steps = [library.step(word) for word in words]
    return tuple(dict.fromkeys(step.id for step in steps if step))


_COLUMNS: tuple[Filled[OfSession], ...] = (
    filled("id", "text", "id of the session", lambda row: row.session.id),
    *WHOSE,
    filled("day", "date", "day of the session", lambda row: row.session.day),
    filled("at", "moment", "the moment, or the day alone", lambda row: row.session.at),
    filled("recorded", "moment", "when it was written down", lambda row: row.session.recorded),
    Filled(_KIND, lambda row: row.session.kind),
    filled("is_contact", "bool", "the two met or spoke", lambda row: row.session.is_contact),
    Filled(_PURPOSE, lambda row: next(iter(row.session.purpose), None)),
    filled("purposes", "texts", "all purposes", lambda row: row.session.purpose),
    sparse("minutes", "int", "length in minutes", lambda row: row.session.minutes),
    sparse(
        *("group", "text", "shared by the entries of one talk with several people"),
        lambda row: row.session.group or None,
    ),
)
_COUNTS: tuple[Filled[OfSession], ...] = (
    filled("facts", "int", "facts that it opened", lambda row: len(row.session.facts)),
    filled("changes", "int", "changes that it made", lambda row: len(row.session.changes)),
    filled(
        *("corrections", "texts", "when it was corrected, for whom, in which fields"),
        lambda row: as_texts(row.session.corrections),
    ),
)
_NOTES: tuple[Filled[OfSession], ...] = (
    filled("notes", "text", "the notes; only with --with-notes", lambda row: row.session.notes),
)
