"""`fuehrung check`: reads everything and names what is damaged, odd or disputed."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text

EPILOG = "\n".join((text("fuehrung check"), text("fuehrung check --repair")))


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("check", cls=OwnCommand, epilog=EPILOG)(check)


def check(
    context: typer.Context,
    repair: Annotated[
        bool,
        typer.Option("--repair", help=text("Put aside what nobody can read; nothing is deleted")),
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help=text("Do not ask before something is moved"))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Read the whole notebook and name every entry that is damaged, odd or disputed.

    With --repair what nobody can read, and what an interrupted save has left, moves to the folder
    quarantine in the notebook. How to take it back is said.
    """
    from fuehrung_cli.cli.checking import check_all, repair_first

    moved = repair_first(context.obj, is_sure=yes, as_json=as_json) if repair else ()
    return check_all(context.obj, moved, as_json=as_json)
