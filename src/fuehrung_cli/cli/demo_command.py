"""`fuehrung demo`: every command on a made-up team."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.run import Run

EPILOG = "\n".join(
    (
        text("fuehrung demo"),
        text("fuehrung demo report anna"),
        text('fuehrung demo checkin anna "5 min personal"'),
    )
)
# What stands behind the first word belongs to the command that it names.
SETTINGS = {"allow_interspersed_args": False}


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("demo", cls=OwnCommand, epilog=EPILOG, context_settings=SETTINGS)(demo)


def demo(
    context: typer.Context,
    command: Annotated[
        list[str] | None,
        typer.Argument(help=text("Any command with its arguments; none shows today")),
    ] = None,
) -> int:
    """Try everything on a made-up team.

    Eight people of an insurance sales team and two years of talks that end today. It lies in the
    cache folder, is made anew every day and with --fresh, and never touches your own notebook,
    settings or drafts.
    """
    from fuehrung_cli.cli.arguments import sort_arguments
    from fuehrung_cli.cli.boundary import call
    from fuehrung_cli.cli.demonstration import PROGRAM, move_to_demo, tell_what_it_is

    run: Run = context.obj
    words = sort_arguments(command or ()).rest
    move_to_demo(run, words, anew=run.fresh)
    code = call(run, words, PROGRAM)
    if not words:
        tell_what_it_is(run)
    return code
