"""What `progress` shows: the steps of a person, or of everybody."""

from __future__ import annotations

from fuehrung_cli.cli.books import recent_book
from fuehrung_cli.cli.rules import thresholds_for
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import PLAIN, Wish, present
from fuehrung_cli.errors import DataError, ExitCode, say
from fuehrung_cli.layout.progress import person_progress_page, team_progress_page
from fuehrung_cli.reports.progress import team_progress


def show_progress(run: Run, name: str | None = None, wish: Wish = PLAIN) -> int:
    """Shows where a person stands on the steps, or everybody by steps.

    Raises:
        DataError: the journey cannot be read.
    """
    journey = run.journey
    if journey is None:
        raise DataError(say("The journey of the ten steps cannot be read"))
    files = [run.find(name)] if name is not None else list(run.people)
    books = [(recent_book(run, file), run.call(file.person)) for file in files]
    numbers, rhythm = thresholds_for(run), run.settings.rhythm_days
    made = team_progress(
        books, journey, run.today, with_left=bool(name), rhythm_days=rhythm, thresholds=numbers
    )
    if name:
        one = made.people[0]
        present(run, wish, "progress", one, lambda: [person_progress_page(one, made, run.t)])
    else:
        present(run, wish, "team-progress", made.people, lambda: [team_progress_page(made, run.t)])
    return ExitCode.DONE
