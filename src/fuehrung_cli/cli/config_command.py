"""`fuehrung config`: every value and where it comes from, paths included."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.run import Run

EPILOG = text("fuehrung config")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("config", cls=OwnCommand, epilog=EPILOG)(config)


def config(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Show each setting and where it comes from, and where the data lies."""
    from fuehrung_cli.cli.configuration import show_config

    run: Run = context.obj
    return show_config(run, as_json=as_json)
