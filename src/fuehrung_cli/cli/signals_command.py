"""`fuehrung signals`: every reason to talk, where it comes from, and what clears it."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.run import Run

EPILOG = "\n".join(
    (
        text("fuehrung signals anna --why"),
        text('fuehrung signals anna --snooze R09 --until 15.12. --because "decides in December"'),
    )
)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("signals", cls=OwnCommand, epilog=EPILOG)(signals)


def signals(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help=text("The person; none: everybody"))] = None,
    why: Annotated[
        bool, typer.Option("--why", help=text("The rule, why it speaks, what clears it"))
    ] = False,
    snooze: Annotated[
        str | None,
        typer.Option(metavar="RULE", help=text("Put a rule to rest, for at most 60 days")),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help=text("Until when the rule rests"))
    ] = None,
    because: Annotated[str, typer.Option(metavar="TEXT", help=text("Why the rule may rest"))] = "",
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
) -> int:
    """Show the reasons to talk: all of one person, or who has any."""
    from fuehrung_cli.cli.reasons import show_reasons
    from fuehrung_cli.cli.showing import wish_of
    from fuehrung_cli.cli.snoozing import Snooze, rest

    run: Run = context.obj
    if snooze is not None or until is not None or because:
        return rest(run, Snooze(name, snooze, until, because), as_json=as_json)
    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    return show_reasons(run, name, wish, why=why)
