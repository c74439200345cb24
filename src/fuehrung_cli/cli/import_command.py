"""`fuehrung import`: people and entries from other programs, and from our own export."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text

EPILOG = "\n".join(
    (
        text("fuehrung import contacts.vcf --dry-run"),
        text("fuehrung import talks.csv journal.json"),
        text("fuehrung import notes.txt --person anna"),
    )
)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("import", cls=OwnCommand, epilog=EPILOG)(import_files)


def import_files(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help=text("Files; of a folder its Markdown pages")),
    ],
    kind: Annotated[
        str | None,
        typer.Option("--as", metavar="KIND", help=text("What they are, if that is not recognised")),
    ] = None,
    person: Annotated[
        str | None,
        typer.Option(metavar="NAME", help=text("Whose entries they are, where none is named")),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=text("Only show what would be saved"))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=text("Save without asking"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Take over people and entries from other programs, or from an export of this one.

    A file is recognised by its content. What can be taken is shown first and saved after a yes;
    a row that cannot be read is named with the reason. Importing again adds only what is new.
    """
    from fuehrung_cli.cli.importing import Wanted, import_all

    wanted = Wanted(tuple(files), kind, person, dry_run, yes, as_json)
    return import_all(context.obj, wanted)
