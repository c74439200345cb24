"""`fuehrung undo`: takes back the last write of this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ExitCode, NotFoundError, say

EPILOG = text("fuehrung undo")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("undo", cls=OwnCommand, epilog=EPILOG)(undo)


def undo(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Take back the last thing written on this machine; what was new moves to the trash."""
    from fuehrung_cli.cli.machine import write_json
    from fuehrung_cli.store.undo import Undo

    run: Run = context.obj
    if not run.has_notebook:
        raise NotFoundError(
            say("There is nothing to take back: no notebook is here yet"),
            say("Choose another folder with --home"),
        )
    undone = Undo(run.notebook).undo_last()
    if as_json:
        write_json(run, "undo", undone)
        return ExitCode.DONE
    words = say("Taken back: {action}", action=undone.action)
    run.tell(run.t(words))
    for path in undone.paths:
        run.tell(f"  {path}")
    return ExitCode.DONE
