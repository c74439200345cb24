"""`fuehrung log`: talks and entries, the latest first."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ExitCode

EPILOG = text("fuehrung log anna --since 1.10.")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("log", cls=OwnCommand, epilog=EPILOG)(log)


def log(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help=text("The person; none: everybody"))] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help=text("Only from this day on"))
    ] = None,
    most: Annotated[
        int | None, typer.Option("-n", min=1, metavar="N", help=text("Only the latest N"))
    ] = None,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The history as JSON"))] = False,
) -> int:
    """Show the history of a person, or of everybody, the latest first."""
    from fuehrung_cli.cli.appointments import day_of
    from fuehrung_cli.cli.showing import present, wish_of
    from fuehrung_cli.layout.history import history_page
    from fuehrung_cli.reports.history import history

    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    run: Run = context.obj
    files = [run.find(name)] if name is not None else list(run.people)
    first = day_of(run, "--since", since, back=True) if since else None
    books = [run.book(file) for file in files]
    kept = run.notebook.retention if run.has_notebook else None
    made = history(books, run.today, since=first, most=most, retention=kept)
    shown = files[0].person.name if name else ""
    present(run, wish, "log", made.entries, lambda: [history_page(made, run.t, name=shown)])
    return ExitCode.DONE
