"""`fuehrung help`: guide, grammar and the other documents, and every command."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text

EPILOG = "\n".join((text("fuehrung help guide"), text("fuehrung help checkin")))


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("help", cls=OwnCommand, epilog=EPILOG)(show)


def show(
    context: typer.Context,
    topic: Annotated[
        list[str] | None,
        typer.Argument(metavar="TOPIC", help=text("A topic or a command; none: all topics")),
    ] = None,
) -> int:
    """Read the guide, the grammar and other topics, or the help of a command."""
    from fuehrung_cli.cli.manuals import show_help

    return show_help(context.obj, topic or ())
