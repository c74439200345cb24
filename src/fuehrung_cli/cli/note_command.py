"""`fuehrung note`: something noticed between talks; no contact, no rhythm."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.run import Run

EPILOG = text('fuehrung note anna "success: praise from the Reiter company"')


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("note", cls=OwnCommand, epilog=EPILOG)(note)


def note(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(help=text("The person, as short as is clear; several: anna,bernd"))
    ],
    line: Annotated[list[str], typer.Argument(help=text("Lines to note; - reads standard input"))],
    at: Annotated[
        str | None, typer.Option(metavar="WHEN", help=text("When it was, if not now"))
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=text("Only show how the lines are read"))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Note something between talks: no contact, no rhythm."""
    from fuehrung_cli.cli.company import record_all
    from fuehrung_cli.cli.people import find_or_add_all
    from fuehrung_cli.cli.typed import head_lines, text_of
    from fuehrung_cli.cli.writing import guarded

    run: Run = context.obj
    typed = text_of(line)
    with guarded(run, name, typed):
        head = head_lines(run, at=at)
        files = find_or_add_all(run, name, new=False, dry_run=dry_run)
    whole = "\n".join([*head, typed])
    return record_all(run, files, whole, kind="entry", dry_run=dry_run, as_json=as_json)
