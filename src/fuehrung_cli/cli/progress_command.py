"""`fuehrung progress`: where people stand on the ten steps."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To

EPILOG = "\n".join((text("fuehrung progress"), text("fuehrung progress anna")))


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("progress", cls=OwnCommand, epilog=EPILOG)(progress)


def progress(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help=text("The person; none: everybody by steps"))
    ] = None,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
) -> int:
    """Show where a person stands on the steps, or everybody by steps."""
    from fuehrung_cli.cli.progressing import show_progress
    from fuehrung_cli.cli.showing import wish_of

    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    return show_progress(context.obj, name, wish)
