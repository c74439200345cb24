"""`fuehrung card`: what the two may expect of each other, to lie on the table."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ExitCode

EPILOG = "\n".join(
    (text("fuehrung card anna"), text("fuehrung card anna --format html --to card.html"))
)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("card", cls=OwnCommand, epilog=EPILOG)(card)


def card(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(help=text("A person, or several with commas; none: all who have a card")),
    ] = None,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
) -> int:
    """Show the service card: what the person gets, how you work, what you need, who decides."""
    from fuehrung_cli.cli.service import cards
    from fuehrung_cli.cli.showing import present, wish_of
    from fuehrung_cli.layout.card import card_page

    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    run: Run = context.obj
    made = cards(run, name)
    present(run, wish, "cards", made, lambda: [card_page(each, run.t) for each in made])
    return ExitCode.DONE
