"""`fuehrung show`: one fact or one entry with everything about it."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ExitCode

EPILOG = text("fuehrung show k7f3")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("show", cls=OwnCommand, epilog=EPILOG)(show)


def show(
    context: typer.Context,
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help=text("The id of a fact or of an entry"))
    ],
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
) -> int:
    """Show a promise, a goal or an entry with everything that happened to it."""
    from fuehrung_cli.cli.showing import present, wish_of
    from fuehrung_cli.cli.typed_entries import find_entry
    from fuehrung_cli.layout.history import entry_page, fact_document
    from fuehrung_cli.reports.history import entry_of, fact_page

    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    run: Run = context.obj
    meant = find_entry(run, identifier)
    if meant.fact is not None:
        page = fact_page(meant.book, meant.fact)
        present(run, wish, "fact", page, lambda: [fact_document(page, run.today, run.t)])
        return ExitCode.DONE
    entry = entry_of(meant.book, meant.session)
    present(run, wish, "entry", entry, lambda: [entry_page(entry, run.today, run.t)])
    return ExitCode.DONE
