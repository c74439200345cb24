"""`fuehrung restore`: puts a backup back where nothing is."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text

EPILOG = "\n".join(
    (
        text("fuehrung restore monday.zip"),
        text("fuehrung restore monday.zip --to looked-at"),
    )
)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("restore", cls=OwnCommand, epilog=EPILOG)(restore)


def restore(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=text("A file made by backup"))],
    folder: Annotated[
        str | None,
        typer.Option("--to", metavar="FOLDER", help=text("Put only the notebook into a folder")),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Put a backup back, only where there is no notebook yet; nothing is ever overwritten.

    The backup is checked to the last byte first. If the machine stops in the middle, the same
    command finishes it. With --to your own notebook stays out of it.
    """
    from fuehrung_cli.cli.restoring import put_back

    return put_back(context.obj, file, folder, as_json=as_json)
