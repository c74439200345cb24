"""`fuehrung person`: people and their profiles."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, OwnGroup, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.run import Run

NAME = typer.Argument(help=text("The person, as short as is clear"))
AS_JSON = typer.Option("--json", help=text("Answer in JSON"))


def register(app: typer.Typer) -> None:
    """Adds the command and its own commands."""
    group = typer.Typer(cls=OwnGroup, help=text("Add people, show them, change their profiles"))
    for name, command, epilog in (
        (
            "add",
            add,
            text('fuehrung person add "Anna Berger" --role "Engineer" --led-since 2024-09-01'),
        ),
        ("list", list_people, text("fuehrung person list")),
        ("show", show, text("fuehrung person show anna")),
        ("set", change, text("fuehrung person set anna rhythm_days=21 voice=du")),
        ("pause", pause, text("fuehrung person pause anna --from 1.12. --until 31.1.")),
        ("resume", resume, text("fuehrung person resume anna")),
        ("leave", leave, text("fuehrung person leave anna --last-day 31.3.")),
    ):
        group.command(name, cls=OwnCommand, epilog=epilog)(command)
    app.add_typer(group, name="person")


def add(
    context: typer.Context,
    name: Annotated[
        list[str], typer.Argument(help=text("Names; - reads one a line: Name, role, since"))
    ],
    role: Annotated[str, typer.Option(help=text("What the person does"))] = "",
    team: Annotated[str, typer.Option(help=text("The team"))] = "",
    start: Annotated[
        str | None, typer.Option(metavar="DAY", help=text("First day in the company"))
    ] = None,
    led_since: Annotated[
        str | None, typer.Option(metavar="DAY", help=text("Led by you since"))
    ] = None,
    rhythm: Annotated[
        str | None, typer.Option(metavar="DAYS", help=text("Days between two talks"))
    ] = None,
    voice: Annotated[
        str | None, typer.Option(metavar="sie|du|en", help=text("How questions are put"))
    ] = None,
    nickname: Annotated[
        list[str] | None, typer.Option(help=text("Another name to type; may be repeated"))
    ] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> int:
    """Add one person or several; everything but the name may be left out."""
    from fuehrung_cli.cli.profiles import add_people

    given = {
        "role": role,
        "team": team,
        "start": start,
        "led_since": led_since,
        "rhythm_days": rhythm,
        "voice": voice,
        "nicknames": ",".join(nickname or ()),
    }
    run: Run = context.obj
    return add_people(run, name, {key: v for key, v in given.items() if v}, as_json=as_json)


def list_people(
    context: typer.Context,
    everybody: Annotated[
        bool, typer.Option("--all", help=text("Also those who have left"))
    ] = False,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, AS_JSON] = False,
) -> int:
    """List the people of the notebook."""
    from fuehrung_cli.cli.profiles import list_all
    from fuehrung_cli.cli.showing import wish_of

    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    return list_all(context.obj, wish, everybody=everybody)


def show(
    context: typer.Context, name: Annotated[str, NAME], as_json: Annotated[bool, AS_JSON] = False
) -> int:
    """Show the profile of a person and where the files lie."""
    from fuehrung_cli.cli.profiles import show_one

    run: Run = context.obj
    return show_one(run, run.find(name), as_json=as_json)


def change(
    context: typer.Context,
    name: Annotated[str, NAME],
    pairs: Annotated[
        list[str],
        typer.Argument(metavar="FIELD=VALUE", help=text("Fields with values; empty takes it out")),
    ],
    asked_by: Annotated[
        str, typer.Option("--asked-by", metavar="WHO", help=text("Who wanted it: leader or person"))
    ] = "leader",
    as_json: Annotated[bool, AS_JSON] = False,
) -> int:
    """Change the profile or the name of a person."""
    from fuehrung_cli.cli.profiles import change_profile

    run: Run = context.obj
    return change_profile(run, run.find(name), pairs, asked_by=asked_by, as_json=as_json)


def pause(
    context: typer.Context,
    name: Annotated[str, NAME],
    first: Annotated[
        str, typer.Option("--from", metavar="DAY", help=text("First day away, else today"))
    ] = "",
    last: Annotated[
        str, typer.Option("--until", metavar="DAY", help=text("Last day away, if known"))
    ] = "",
    as_json: Annotated[bool, AS_JSON] = False,
) -> int:
    """Say that a person is away: every clock stands still, no reason is kept."""
    from fuehrung_cli.cli.presence import pause_person

    run: Run = context.obj
    return pause_person(run, run.find(name), first, last, as_json=as_json)


def resume(
    context: typer.Context,
    name: Annotated[str, NAME],
    at: Annotated[str, typer.Option(metavar="DAY", help=text("First day back, else today"))] = "",
    as_json: Annotated[bool, AS_JSON] = False,
) -> int:
    """Say that a person is back: for 30 days nothing is called overdue."""
    from fuehrung_cli.cli.presence import resume_person

    run: Run = context.obj
    return resume_person(run, run.find(name), at, as_json=as_json)


def leave(
    context: typer.Context,
    name: Annotated[str, NAME],
    last_day: Annotated[
        str, typer.Option("--last-day", metavar="DAY", help=text("Last day with you, if known"))
    ] = "",
    gone: Annotated[bool, typer.Option("--gone", help=text("The person has left already"))] = False,
    expected: Annotated[
        str | None, typer.Option(metavar="yes|no", help=text("Whether you saw it coming"))
    ] = None,
    destination: Annotated[
        str | None, typer.Option(help=text("Competitor, other industry, own business, …"))
    ] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> int:
    """Say that a person leaves, or has left."""
    from fuehrung_cli.cli.presence import leave_person, leave_values

    run: Run = context.obj
    values = leave_values(run, last_day, expected, destination, gone=gone)
    return leave_person(run, run.find(name), values, gone=gone, as_json=as_json)
