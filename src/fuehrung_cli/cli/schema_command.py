"""`fuehrung schema`: what a script may rely on in an answer."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text

EPILOG = "\n".join((text("fuehrung schema"), text("fuehrung schema brief")))


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("schema", cls=OwnCommand, epilog=EPILOG)(schema)


def schema(
    context: typer.Context,
    envelope: Annotated[
        str, typer.Argument(metavar="NAME", help=text("An answer; without it they are listed"))
    ] = "",
) -> int:
    """Print the JSON Schema of an answer: what a script may rely on."""
    from fuehrung_cli.cli.schemas import show_schema

    return show_schema(context.obj, envelope)
