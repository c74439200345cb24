"""`fuehrung handover`: what goes with a person to the next leader, once she has seen it."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To

EPILOG = "\n".join(
    (
        text("fuehrung handover anna --dry-run"),
        text("fuehrung handover anna --to anna.html"),
        text("fuehrung handover anna --to anna.json --seen --with-picture"),
    )
)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("handover", cls=OwnCommand, epilog=EPILOG)(handover)


def handover(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=text("The person, as short as is clear"))],
    to: To = None,
    form: Form = "",
    seen: Annotated[
        bool, typer.Option("--seen", help=text("The person has seen the page; do not ask"))
    ] = False,
    with_picture: Annotated[
        bool,
        typer.Option("--with-picture", help=text("The person agrees that the picture goes along")),
    ] = False,
    last_day: Annotated[
        str, typer.Option("--last-day", metavar="DAY", help=text("Last day with you, else today"))
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=text("Only show the page; nothing is written"))
    ] = False,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
) -> int:
    """Hand a person on to the next leader: promises, goals, rules; never notes, never the yes.

    The file is readable, or JSON that the next leader imports. Afterwards the person has left.
    """
    from fuehrung_cli.cli.handing_over import Wanted, hand_over

    wanted = Wanted(name, to, form, seen, with_picture, last_day, dry_run, overwrite, as_json)
    return hand_over(context.obj, wanted)
