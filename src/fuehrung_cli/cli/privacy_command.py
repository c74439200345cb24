"""`fuehrung privacy`: what a person may ask of whoever keeps notes about her."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, OwnGroup, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.run import Run

NAME = typer.Argument(help=text("The person, as short as is clear"))


def register(app: typer.Typer) -> None:
    """Adds the command and its own commands."""
    group = typer.Typer(
        cls=OwnGroup, help=text("Show a person all that is kept about her, erase it, keep periods")
    )
    for name, command, epilog in (
        ("access", access, text("fuehrung privacy access anna --format html --to anna.html")),
    ):
        group.command(name, cls=OwnCommand, epilog=epilog)(command)
    app.add_typer(group, name="privacy")


def access(
    context: typer.Context,
    name: Annotated[str, NAME],
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
) -> int:
    """Show everything that is kept about one person, with purpose, source and period.

    Every field of every entry, in words, and where else on this machine she is named.
    """
    from fuehrung_cli.cli.accessing import show_access
    from fuehrung_cli.cli.showing import wish_of

    run: Run = context.obj
    return show_access(run, run.find(name), wish_of(form, to, overwrite=overwrite, as_json=as_json))
