"""`fuehrung next`: plan the next talk, or move the one that is planned."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.run import Run

EPILOG = text('fuehrung next anna "10.12. 9:30"')


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("next", cls=OwnCommand, epilog=EPILOG)(following)


def following(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=text("The person, as short as is clear"))],
    when: Annotated[list[str], typer.Argument(help=text("The day, with or without the hour"))],
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Plan the next talk, or move the one that is planned."""
    from fuehrung_cli.cli.typed import moment
    from fuehrung_cli.cli.writing import record

    run: Run = context.obj
    at = moment(run, "WHEN", " ".join(when))
    line = f"next: {at.isoformat()}"
    return record(run, run.find(name), line, kind="entry", as_json=as_json)
