"""`fuehrung departure`: somebody leaves; what to do, and on request what came before."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ExitCode

EPILOG = "\n".join((text("fuehrung departure anna"), text("fuehrung departure anna --lookback")))


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("departure", cls=OwnCommand, epilog=EPILOG)(departure)


def departure(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=text("The person, as short as is clear"))],
    lookback: Annotated[
        bool, typer.Option("--lookback", help=text("Also the 90 days before the notice"))
    ] = False,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
) -> int:
    """Show what to do when somebody leaves, day by day."""
    from fuehrung_cli.cli.leaving import page_of
    from fuehrung_cli.cli.showing import present, wish_of
    from fuehrung_cli.layout.departure import departure_page

    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    run: Run = context.obj
    made = page_of(run, name, with_look_back=lookback)
    present(run, wish, "departure", made, lambda: [departure_page(made, run.t)])
    return ExitCode.DONE
