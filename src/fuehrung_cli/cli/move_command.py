"""`fuehrung move`: a promise, a goal or a planned talk gets a new day."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.run import Run

EPILOG = "\n".join((text("fuehrung move k7f3 fri"), text("fuehrung move anna cover 11.12. --told")))


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("move", cls=OwnCommand, epilog=EPILOG)(move)


def move(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="ID|NAME WORDS DAY", help=text("The id, or a name and words, then the new day")
        ),
    ],
    told: Annotated[
        bool, typer.Option("--told", help=text("The other one knows of the new day"))
    ] = False,
    because: Annotated[str, typer.Option(metavar="TEXT", help=text("A remark"))] = "",
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Move a promise, a goal or a planned talk to another day; after its day it counts as late."""
    from fuehrung_cli.cli.typed_facts import find_moved
    from fuehrung_cli.cli.writing import record

    run: Run = context.obj
    meant, day = find_moved(run, words)
    remark = f" {because}" if because else ""
    lines = [f"moved {meant.fact.id}{remark} by {day.isoformat()}"]
    if told and meant.fact.kind == "commitment":
        lines.append("  told: yes")
    return record(run, meant.file, "\n".join(lines), kind="entry", as_json=as_json)
