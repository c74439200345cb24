"""`fuehrung cost`: what a departure would cost, and what keeping the person may cost."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.run import Run

EPILOG = "\n".join(
    (
        text("fuehrung cost anna --gross 62000 --own vacancy=4"),
        text('fuehrung cost anna --gross 62000 --measure "training" --hours 8 --eur 1900'),
    )
)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("cost", cls=OwnCommand, epilog=EPILOG)(cost)


def cost(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=text("The person, as short as is clear"))],
    gross: Annotated[
        str | None,
        typer.Option(metavar="EUR", help=text("Gross pay a year, used once and not kept")),
    ] = None,
    save_gross: Annotated[
        bool, typer.Option("--save-gross", help=text("Keep the gross pay, for this page alone"))
    ] = False,
    forget_gross: Annotated[
        bool, typer.Option("--forget-gross", help=text("Remove the gross pay that was kept"))
    ] = False,
    own: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHAT=AMOUNT", help=text("An own value: vacancy=4, ramp=6/7.5/9; is kept")
        ),
    ] = None,
    measure: Annotated[
        str | None, typer.Option(metavar="TEXT", help=text("What is planned to keep the person"))
    ] = None,
    hours: Annotated[
        str | None, typer.Option(metavar="H", help=text("Your hours for the measure"))
    ] = None,
    eur: Annotated[
        str | None, typer.Option(metavar="EUR", help=text("Euros for the measure"))
    ] = None,
    rate: Annotated[
        str | None, typer.Option(metavar="EUR", help=text("What an hour of yours costs; else 75"))
    ] = None,
    save: Annotated[bool, typer.Option("--save", help=text("Keep the measure as planned"))] = False,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
) -> int:
    """Show what it would cost if this person left, as a range with all that it rests on.

    For you alone. Nothing is said about whether somebody leaves.
    """
    from fuehrung_cli.cli.costing import cost_of
    from fuehrung_cli.cli.showing import wish_of
    from fuehrung_cli.cli.typed_costs import Given

    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    run: Run = context.obj
    given = Given(
        gross=gross,
        save_gross=save_gross,
        forget_gross=forget_gross,
        own=tuple(own or ()),
        measure=measure,
        hours=hours,
        eur=eur,
        rate=rate,
        save=save,
    )
    return cost_of(run, run.find(name), given, wish)
