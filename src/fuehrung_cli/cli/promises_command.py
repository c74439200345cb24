"""`fuehrung promises`: what both sides have promised."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ExitCode

EPILOG = "\n".join((text("fuehrung promises --overdue"), text("fuehrung promises anna --all")))


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("promises", cls=OwnCommand, epilog=EPILOG)(promises)


def promises(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help=text("The person; none: everybody"))] = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", help=text("Only those that are due"))
    ] = False,
    settled: Annotated[bool, typer.Option("--all", help=text("Also what is settled"))] = False,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The list as JSON"))] = False,
) -> int:
    """List the promises of both sides, mine first."""
    from fuehrung_cli.cli.showing import present, wish_of
    from fuehrung_cli.layout.promises import promises_page
    from fuehrung_cli.reports.promises import promise_list

    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    run: Run = context.obj
    files = [run.find(name)] if name is not None else list(run.people)
    books = [run.book(file) for file in files]
    made = promise_list(books, run.today, only_overdue=overdue, with_settled=settled)
    shown = files[0].person.name if name else ""
    present(run, wish, "promises", made, lambda: [promises_page(made, run.t, name=shown)])
    return ExitCode.DONE
