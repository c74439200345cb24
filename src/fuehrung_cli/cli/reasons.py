"""The pages of `signals`: what is read for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuehrung_cli.cli.books import recent_books
from fuehrung_cli.cli.rules import all_thresholds
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import Wish, present
from fuehrung_cli.errors import ExitCode
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.signals import (
    Asking,
    PersonSignals,
    asking,
    person_signals,
    team_signals,
)

if TYPE_CHECKING:
    from fuehrung_cli.domain.book import Book
    from fuehrung_cli.store.records import PersonFile


@dataclass(frozen=True)
class Team:
    """Everybody's book, read once, with what is typed for its person, and what is asked."""

    books: tuple[tuple[Book, str], ...]
    asked: Asking

    def of(self, file: PersonFile) -> PersonSignals:
        """Returns all reasons of one person."""
        book, call = next(pair for pair in self.books if pair[0].person.id == file.person.id)
        return person_signals(book, call, self.asked)


def whole_team(run: Run) -> Team:
    """Reads all books, since a rule about something missing wakes with any of them.

    Somebody who asks gets an answer even where reasons are switched off for pages.
    """
    books = tuple(recent_books(run))
    rhythm = run.settings.rhythm_days
    read = (book for book, _ in books)
    return Team(books, asking(read, run.today, all_thresholds(run), rhythm_days=rhythm))


def show_reasons(run: Run, name: str | None, wish: Wish, *, why: bool) -> int:
    """Shows all reasons of one person, or who has any."""
    from fuehrung_cli.layout.signals import signals_page, team_signals_page

    if name is not None:
        file = run.find(name)
        made = whole_team(run).of(file)
        present(run, wish, "signals", made, lambda: [signals_page(made, run.t, why=why)])
        return ExitCode.DONE
    read = whole_team(run)
    team = team_signals(read.books, read.asked)
    present(run, wish, "team-signals", team, lambda: [team_signals_page(team, run.t)])
    return ExitCode.DONE
