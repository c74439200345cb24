"""The one way to ask the lexicon: brought up to date first, and silent where it cannot answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import TypeVar

from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.lexicon import forget, opened
from fuehrung_cli.store.lexicon_entries import Entries
from fuehrung_cli.store.lexicon_reading import Reading, Tell
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.problems import Problem
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.traces import TRACES

T = TypeVar("T")


@dataclass(frozen=True)
class Scope:
    """Which entries are asked for."""

    people: Sequence[PersonFile]
    now: datetime
    session_kind: str = ""
    since: date | None = None
    is_everybody: bool = True
    is_thorough: bool = False
    """Every file is looked at, however many there are."""


def asked(
    notebook: Notebook, scope: Scope, ask: Callable[[Entries], T], tell: Tell
) -> tuple[T, tuple[Problem, ...]] | None:
    """Returns what is asked of the entries, and files that could not be read.

    None where the lexicon has no answer: it cannot be written, it turns out to be damaged, or the
    hour that is asked about lies before the last entry. The files have it then.
    """
    import sqlite3  # noqa: PLC0415  # search alone needs it

    TRACES.once()  # a search is no page to be kept
    try:
        with opened(notebook.index) as database:
            reading = Reading(database, notebook, scope.now)
            try:
                reading.bring(scope.people, is_thorough=scope.is_thorough, tell=tell)
                if scope.is_everybody:
                    reading.let_go(scope.people)
            except BaseException:
                reading.give_up()
                raise
            if not reading.is_past():
                return None
            names = {file.folder: file.person.name for file in scope.people}
            found = database.execute("SELECT id, folder FROM person")
            people = {number: names[folder] for number, folder in found if folder in names}
            entries = Entries(database, people, scope.session_kind, scope.since)
            return ask(entries), tuple(reading.problems)
    except (sqlite3.Error, FuehrungError, ValueError, TypeError, LookupError) as error:
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
            with suppress(FuehrungError):
                forget(notebook.index)
        return None
