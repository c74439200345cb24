"""`fuehrung export`: tables for spreadsheets and scripts."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.run import Run

EPILOG = "\n".join(
    (
        text("fuehrung export commitments --format csv --to promises.csv"),
        text("fuehrung export all --format jsonl"),
        text("fuehrung export all --format xlsx --to team.xlsx"),
        text("fuehrung export dates --format ics --to team.ics"),
        text("fuehrung export all --pseudonym --no-texts --format parquet --to programme"),
    )
)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("export", cls=OwnCommand, epilog=EPILOG)(export)


def export(
    context: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            help=text(
                "people, sessions, facts, changes, commitments, progress, dates, talks or all"
            )
        ),
    ],
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=text("csv, json, jsonl, markdown, html, sqlite, ics, xlsx or parquet"),
        ),
    ] = "csv",
    to: Annotated[
        str | None, typer.Option(metavar="FILE", help=text("Write into a file; - is stdout"))
    ] = None,
    person: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help=text("Only this person; repeatable"))
    ] = None,
    since: Annotated[str, typer.Option(metavar="DAY", help=text("From this day on"))] = "",
    until: Annotated[str, typer.Option(metavar="DAY", help=text("Up to this day"))] = "",
    with_notes: Annotated[
        bool, typer.Option("--with-notes", help=text("Also the free notes of talks"))
    ] = False,
    with_names: Annotated[
        bool, typer.Option("--with-names", help=text("Names in the titles of a calendar"))
    ] = False,
    pseudonym: Annotated[
        bool, typer.Option("--pseudonym", help=text("Pseudonyms in place of names and ids"))
    ] = False,
    no_texts: Annotated[
        bool, typer.Option("--no-texts", help=text("Nothing that was typed, only days and numbers"))
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help=text("Replace the file if it is there"))
    ] = False,
    dialect: Annotated[
        str, typer.Option("--for", metavar="PROGRAM", help=text("excel-de: semicolons and a BOM"))
    ] = "",
) -> int:
    """Write tables for spreadsheets and scripts; free notes only when asked for."""
    from fuehrung_cli.cli.exporting import Contents, Limits, Request, write_export

    run: Run = context.obj
    limits = Limits(tuple(person or ()), since, until)
    contents = Contents(with_notes, with_names, pseudonym, no_texts)
    request = Request(what, form, to, limits, contents, overwrite, dialect)
    return write_export(run, request)
