"""`fuehrung edit`: correct an entry in the editor."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.run import Run

EPILOG = text("fuehrung edit k7f3")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("edit", cls=OwnCommand, epilog=EPILOG)(edit)


def edit(
    context: typer.Context,
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help=text("The id of an entry, or of a fact in it"))
    ],
    piped: Annotated[
        str | None,
        typer.Argument(metavar="-", help=text("Read the corrected text from standard input")),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help=text("Also when facts that others refer to go"))
    ] = False,
    show: Annotated[
        bool, typer.Option("--print", help=text("Only print the text, to change it elsewhere"))
    ] = False,
    asked_by: Annotated[
        str, typer.Option("--asked-by", metavar="WHO", help=text("Who wanted it: leader or person"))
    ] = "leader",
) -> int:
    """Correct an entry: facts keep their ids, what is unknown to this version is kept.

    The entry notes when it was corrected and in which fields, never what stood there.
    """
    from fuehrung_cli.cli.editing import edit_entry, print_entry

    run: Run = context.obj
    if show:
        return print_entry(run, identifier)
    return edit_entry(run, identifier, from_stdin=piped == "-", yes=yes, asked_by=asked_by)
