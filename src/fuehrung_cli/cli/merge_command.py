"""`fuehrung merge`: the answers on an agenda that came back, as facts said by the person."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text

EPILOG = "\n".join((text("fuehrung merge anna agenda.md"), text("fuehrung merge anna - --dry-run")))


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("merge", cls=OwnCommand, epilog=EPILOG)(merge)


def merge(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=text("The person, as short as is clear"))],
    file: Annotated[
        str, typer.Argument(metavar="FILE", help=text("The answered agenda; - reads it"))
    ],
    with_notes: Annotated[
        bool, typer.Option("--with-notes", help=text("Keep lines that nobody can read as a note"))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=text("Only show what would be saved"))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=text("Save without asking"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Take in an answered agenda: topics, promises and answers, said by the person.

    What was answered is shown first and saved after a yes. Taking in the same file again adds
    nothing, and no line becomes a promise of yours.
    """
    from fuehrung_cli.cli.taking_in import Wanted, take_in

    return take_in(context.obj, Wanted(name, file, with_notes, dry_run, yes, as_json))
