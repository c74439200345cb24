"""`fuehrung report`: the team, or one page before a talk."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To

EPILOG = "\n".join(
    (
        text("fuehrung report anna"),
        text("fuehrung report anna,bernd --format html --to talks.html"),
    )
)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("report", cls=OwnCommand, epilog=EPILOG)(report)


def report(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help=text("A person, or several with commas; none: the team"))
    ] = None,
    today: Annotated[
        bool, typer.Option("--today", help=text("A page for everybody with a talk today"))
    ] = False,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    everything: Annotated[bool, typer.Option("--all", help=text("Cut nothing"))] = False,
    for_person: Annotated[
        bool, typer.Option("--for-person", help=text("Only the part that may lie on the table"))
    ] = False,
    why: Annotated[bool, typer.Option("--why", help=text("Why each question is asked"))] = False,
    check: Annotated[
        bool, typer.Option("--check", help=text("Exit with 10 when something is due"))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
) -> int:
    """Show the page before a talk, or the team when no name is given."""
    from fuehrung_cli.cli.pages import show_report
    from fuehrung_cli.cli.showing import wish_of

    wish = wish_of(
        form, to, overwrite=overwrite, as_json=as_json, everything=everything, check=check
    )
    return show_report(context.obj, name, wish, today=today, for_person=for_person, why=why)
