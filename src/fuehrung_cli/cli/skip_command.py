"""`fuehrung skip`: a planned talk did not take place, or takes place on another day."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.run import Run

EPILOG = text("fuehrung skip anna --by me --to fri")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("skip", cls=OwnCommand, epilog=EPILOG)(skip)


def skip(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=text("The person, as short as is clear"))],
    by: Annotated[str, typer.Option(metavar="me|them", help=text("Who called it off"))],
    to: Annotated[
        str | None, typer.Option(metavar="WHEN", help=text("The new day, if there is one"))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Say that the planned talk is called off, or moved to another day."""
    from fuehrung_cli.cli.appointments import skip_session
    from fuehrung_cli.cli.writing import record_session

    run: Run = context.obj
    file = run.find(name)
    session = skip_session(run, run.book(file), by, to)
    return record_session(run, file, session, as_json=as_json)
