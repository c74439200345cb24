"""`fuehrung backup`: everything of the notebook in one file."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text

EPILOG = "\n".join((text("fuehrung backup /media/usb"), text("fuehrung backup notebook.zip")))


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("backup", cls=OwnCommand, epilog=EPILOG)(backup)


def backup(
    context: typer.Context,
    to: Annotated[
        str,
        typer.Argument(metavar="FILE", help=text("A new file, or a folder for one named by day")),
    ],
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Keep notebook, pay, journeys, rules, settings, drafts and trash in one zip file.

    It is read back and compared before it gets its name, never replaces another file, and can be
    put back without this program. It is not encrypted.
    """
    from fuehrung_cli.cli.backing_up import make_backup

    return make_backup(context.obj, to, as_json=as_json)
