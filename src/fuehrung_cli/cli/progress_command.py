"""`fuehrung progress`: where people stand on the ten steps."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import DataError, ExitCode, say

EPILOG = "\n".join((text("fuehrung progress"), text("fuehrung progress anna")))


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("progress", cls=OwnCommand, epilog=EPILOG)(progress)


def progress(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help=text("The person; none: everybody by steps"))
    ] = None,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
) -> int:
    """Show where a person stands on the steps, or everybody by steps."""
    from fuehrung_cli.cli.books import recent_book
    from fuehrung_cli.cli.rules import thresholds_for
    from fuehrung_cli.cli.showing import present, wish_of
    from fuehrung_cli.layout.progress import person_progress_page, team_progress_page
    from fuehrung_cli.reports.progress import team_progress

    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    run: Run = context.obj
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
