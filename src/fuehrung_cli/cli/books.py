"""The books that pages are made from, as far back as any page looks, by way of the index."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.waiting import Bar
from fuehrung_cli.domain.book import WINDOW_DAYS, Book
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.errors import say
from fuehrung_cli.store.recent import recent
from fuehrung_cli.store.records import PersonFile


def recent_book(run: Run, file: PersonFile) -> Book:
    """Returns what pages need of the book of a person; `Run.book` returns the whole one."""
    if not file.data:
        return fold(file.person, ())
    found = recent(run.notebook, file, run.today - timedelta(days=WINDOW_DAYS), run.now)
    run.problems.extend(found.problems)
    return found.book


def recent_books(run: Run) -> Iterator[tuple[Book, str]]:
    """Yields the same of everybody, each with what is typed for the person, one after the other.

    Where nothing is kept of many people yet, a bar says how far it is.
    """
    with Bar(run, say("Reading your notes")) as bar:
        for done, file in enumerate(run.people):
            bar(done, len(run.people))
            yield recent_book(run, file), run.call(file.person)
