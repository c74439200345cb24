"""`fuehrung trend`: contacts by purpose, energy and promises over the months."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ExitCode

EPILOG = "\n".join((text("fuehrung trend anna"), text("fuehrung trend anna --months 24")))


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("trend", cls=OwnCommand, epilog=EPILOG)(trend)


def trend(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=text("The person, as short as is clear"))],
    months: Annotated[
        int, typer.Option(min=1, max=120, metavar="N", help=text("How many months back"))
    ] = 12,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
) -> int:
    """Show contacts by purpose, the energy the person named and your promises over the months."""
    from fuehrung_cli.cli.books import recent_book
    from fuehrung_cli.cli.showing import present, wish_of
    from fuehrung_cli.layout.trend import trend_page
    from fuehrung_cli.reports import trend as reports

    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    run: Run = context.obj
    file = run.find(name)
    book = recent_book(run, file) if months <= reports.MONTHS else run.book(file)
    made = reports.trend(book, run.today, call=run.call(file.person), months=months)
    present(run, wish, "trend", made, lambda: [trend_page(made, run.t)])
    return ExitCode.DONE
