"""`fuehrung checkin`: a talk in a few typed lines."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text

EPILOG = text('fuehrung checkin anna "25 min personal" "me: settle the cover by fri" "#vertrauen"')


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("checkin", cls=OwnCommand, epilog=EPILOG)(checkin)


def checkin(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(help=text("The person, as short as is clear; several: anna,bernd"))
    ],
    line: Annotated[
        list[str] | None,
        typer.Argument(help=text("Lines of the talk; - reads standard input; none asks for them")),
    ] = None,
    minutes: Annotated[
        int | None, typer.Option(min=1, max=1440, metavar="N", help=text("Length in minutes"))
    ] = None,
    purpose: Annotated[
        str | None, typer.Option(help=text("What it was about: personal, recognition, numbers …"))
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help=text("one-on-one, short, phone, video, stay, review, exit"))
    ] = None,
    at: Annotated[
        str | None, typer.Option(metavar="WHEN", help=text("When it was, if not now"))
    ] = None,
    following: Annotated[
        str | None, typer.Option("--next", metavar="WHEN", help=text("When the next talk is"))
    ] = None,
    step: Annotated[
        list[str] | None, typer.Option(help=text("A step that was talked about; may be repeated"))
    ] = None,
    new: Annotated[bool, typer.Option("--new", help=text("Add the person if unknown"))] = False,
    edit: Annotated[
        bool, typer.Option("--edit", help=text("Open the lines in the editor first"))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=text("Only show how the lines are read"))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Record a talk."""
    from fuehrung_cli.cli.checking_in import check_in

    return check_in(
        context.obj,
        name,
        line,
        minutes=minutes,
        purpose=purpose,
        kind=kind,
        at=at,
        following=following,
        step=step,
        new=new,
        edit=edit,
        dry_run=dry_run,
        as_json=as_json,
    )
