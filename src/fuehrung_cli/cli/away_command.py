"""`fuehrung away`: the leader is absent; contact clocks stand still."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.run import Run

EPILOG = text("fuehrung away 21.12. 6.1.")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("away", cls=OwnCommand, epilog=EPILOG)(away)


def away(
    context: typer.Context,
    first: Annotated[str, typer.Argument(metavar="FROM", help=text("The first day away"))],
    last: Annotated[str, typer.Argument(metavar="TO", help=text("The last day away"))],
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Say that you are absent: contact clocks stand still, no reason is kept."""
    from fuehrung_cli.cli.absences import leader_away

    run: Run = context.obj
    return leader_away(run, first, last, as_json=as_json)
