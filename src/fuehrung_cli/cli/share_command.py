"""`fuehrung share`: an agenda for the person, with nothing private in it and room for answers."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.page_options import Overwrite, To

EPILOG = "\n".join((text("fuehrung share anna"), text("fuehrung share anna --to agenda.md")))


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("share", cls=OwnCommand, epilog=EPILOG)(share_agenda)


def share_agenda(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=text("The person, as short as is clear"))],
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Write an agenda for the person: open promises, goals, topics, room for answers.

    Nothing else stands on it. Send it in any way; what comes back goes in with merge.
    """
    from fuehrung_cli.cli.sharing import share

    return share(context.obj, name, to, overwrite=overwrite, as_json=as_json)
