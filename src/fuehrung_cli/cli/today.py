"""Today: the page that `fuehrung` alone shows, and the line that `fuehrung 2` opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuehrung_cli.cli.assignments import library_for
from fuehrung_cli.cli.books import recent_books
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import PLAIN, Wish, present
from fuehrung_cli.errors import DataError, NotFoundError, say, say_n
from fuehrung_cli.reports.today import Today, today

if TYPE_CHECKING:
    from fuehrung_cli.reports.team_actions import Todo


def show_today(run: Run, wish: Wish = PLAIN) -> int:
    """Shows the page of the day."""
    from fuehrung_cli.layout.today import today_page

    made = today_of(run)
    home = str(run.paths.home)
    present(run, wish, "today", made, lambda: [today_page(made, run.t, home=home)])
    return wish.code(is_due=made.is_due)


def today_of(run: Run) -> Today:
    """Returns the page of the day as it stands now.

    Raises:
        DataError: there are people, but none of their files can be read: no time for a welcome.
    """
    if not run.people and any(problem.is_unread for problem in run.problems):
        raise DataError(say("Nobody in the notebook can be read"), say("See: fuehrung check"))
    return today(
        recent_books(run),
        run.today,
        rhythm_days=run.settings.rhythm_days,
        library=lambda book: library_for(run, book),
    )


def line_of(run: Run, number: int) -> Todo:
    """Returns a line of the page as it stands now.

    Raises:
        NotFoundError: the page has no such line.
    """
    lines = today_of(run).lines
    if 1 <= number <= len(lines):
        return lines[number - 1]
    there = say_n("Today has {n} line", "Today has {n} lines", len(lines))
    raise NotFoundError(
        say("Today has no line {number}", number=number),
        there if lines else say("Nothing is open for today."),
        say("See: fuehrung"),
    )
