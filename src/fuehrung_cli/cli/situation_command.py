"""`fuehrung situation`: something special has happened; what to do now, and when."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.run import Run

EPILOG = "\n".join(
    (
        text("fuehrung situation anna overload"),
        text('fuehrung situation anna return --support "four days a week" --until 31.1.'),
    )
)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("situation", cls=OwnCommand, epilog=EPILOG)(situation)


def situation(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=text("The person, as short as is clear"))],
    situation_type: Annotated[
        str, typer.Argument(metavar="TYPE", help=text("What has happened; see the types"))
    ],
    words: Annotated[
        list[str] | None, typer.Argument(metavar="TEXT", help=text("What both may read of it"))
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help=text("The day you heard of it, if not today"))
    ] = None,
    support: Annotated[str, typer.Option(metavar="TEXT", help=text("What you do to help"))] = "",
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help=text("How long you do it"))
    ] = None,
    note: Annotated[
        str, typer.Option("--text", metavar="TEXT", help=text("What the person wants written down"))
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Say that something special has happened, and see what helps and by when.

    Types: mistake, overload, incident, complaint, conflict, life change, leave, return, new goals,
    reorganisation, new leader, colleague left, passed over, offer.
    """
    from fuehrung_cli.cli.situations import Report, start

    told = Report(situation_type, " ".join(words or ()), note, since, support, until)
    run: Run = context.obj
    return start(run, name, told, as_json=as_json)
