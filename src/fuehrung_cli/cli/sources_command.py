"""`fuehrung sources`: the evidence, on request only."""

from __future__ import annotations

import typer

from fuehrung_cli.cli.help import OwnCommand, text

EPILOG = text("fuehrung sources")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("sources", cls=OwnCommand, epilog=EPILOG)(sources)


def sources(context: typer.Context) -> int:
    """Read what is known, with its sources, and what is only a convention."""
    from fuehrung_cli.cli.manuals import show_help

    return show_help(context.obj, ("evidence",))
