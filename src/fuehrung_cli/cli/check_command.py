"""`fuehrung check`: reads everything and names what is damaged, odd or disputed."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text

EPILOG = text("fuehrung check")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("check", cls=OwnCommand, epilog=EPILOG)(check)


def check(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Read the whole notebook and name every entry that is damaged, odd or disputed."""
    from fuehrung_cli.cli.checking import check_all

    return check_all(context.obj, as_json=as_json)
