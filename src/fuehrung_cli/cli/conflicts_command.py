"""`fuehrung conflicts`: two versions of one file, compared and merged."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text

EPILOG = text("fuehrung conflicts --merge")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("conflicts", cls=OwnCommand, epilog=EPILOG)(conflicts)


def conflicts(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Argument(metavar="NUMBER", help=text("Only this one of the list"))
    ] = None,
    merge: Annotated[
        bool, typer.Option("--merge", help=text("Merge them: asked for each at a terminal"))
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help=text("Merge what is safe without asking"))
    ] = False,
    keep: Annotated[
        str | None,
        typer.Option(
            "--keep", metavar="VERSION", help=text("Decide one: merged, original, copy, both")
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Show what two machines have written differently, and merge it; both versions are kept."""
    from fuehrung_cli.cli.merging import Wanted, conflicts_of

    wanted = Wanted(number, merge=merge or yes, yes=yes, keep=keep, as_json=as_json)
    return conflicts_of(context.obj, wanted)
