"""`fuehrung done`: a promise is kept, a goal reached, a topic talked about."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.run import Run

EPILOG = "\n".join((text("fuehrung done k7f3"), text("fuehrung done anna training")))


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("done", cls=OwnCommand, epilog=EPILOG)(done)


def done(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="ID|NAME WORDS", help=text("The id, or a name and words"))
    ],
    at: Annotated[
        str | None, typer.Option(metavar="WHEN", help=text("When it was, if not now"))
    ] = None,
    because: Annotated[str, typer.Option(metavar="TEXT", help=text("A remark"))] = "",
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Say that a promise is kept, a goal reached, a topic talked about, praise passed on."""
    from fuehrung_cli.cli.typed import head_lines
    from fuehrung_cli.cli.typed_facts import can_become, find_fact
    from fuehrung_cli.cli.writing import record

    run: Run = context.obj
    meant = find_fact(run, words, is_able=can_become("done"))
    line = f"done {meant.fact.id} {because}".rstrip()
    lines = [*head_lines(run, at=at), line]
    return record(run, meant.file, "\n".join(lines), kind="entry", as_json=as_json)
