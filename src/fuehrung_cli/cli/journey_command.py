"""`fuehrung journey`: the journeys, their steps and questions."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, OwnGroup, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ExitCode

AS_JSON = typer.Option("--json", help=text("Answer in JSON"))
NAME = typer.Argument(help=text("The person"))
SHOW = "\n".join(
    (text("fuehrung journey show"), text("fuehrung journey show --step trust --for anna"))
)


def register(app: typer.Typer) -> None:
    """Adds the command and its own commands."""
    group = typer.Typer(cls=OwnGroup, help=text("Read the journeys, write your own"))
    for name, command, epilog in (
        ("list", list_journeys, text("fuehrung journey list")),
        ("show", show, SHOW),
        ("new", new, text('fuehrung journey new "First clients"')),
        ("check", check, text("fuehrung journey check my-journey.toml")),
        ("start", start, text("fuehrung journey start anna first-100-days --from 1.12.")),
        ("status", status, text("fuehrung journey status anna first-100-days")),
        ("end", end, text('fuehrung journey end anna first-100-days --because "other team"')),
    ):
        group.command(name, cls=OwnCommand, epilog=epilog)(command)
    app.add_typer(group, name="journey")


def list_journeys(context: typer.Context, as_json: Annotated[bool, AS_JSON] = False) -> int:
    """List the journeys, shipped and own."""
    from fuehrung_cli.cli.journeys import show_list

    return show_list(context.obj, as_json=as_json)


def show(
    context: typer.Context,
    journey: Annotated[str, typer.Argument(help=text("The id of the journey"))] = "",
    voice: Annotated[
        str | None, typer.Option(metavar="sie|du|en", help=text("How questions are put"))
    ] = None,
    person: Annotated[
        str | None,
        typer.Option("--for", metavar="NAME", help=text("Questions as this person hears them")),
    ] = None,
    step: Annotated[
        str | None, typer.Option(metavar="STEP", help=text("Only this step, by name or number"))
    ] = None,
    variant: Annotated[
        str | None,
        typer.Option(help=text("What to keep in mind for one reason: illness … Never stored")),
    ] = None,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, AS_JSON] = False,
) -> int:
    """Show a journey to read before a talk: purpose, questions, practice and signs of each step."""
    from fuehrung_cli.cli.journeys import show_one
    from fuehrung_cli.cli.showing import wish_of

    run: Run = context.obj
    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    return show_one(run, journey, wish, voice=voice, person=person, step=step, variant=variant)


def new(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help=text("Its name, or a file to write: NAME.toml"))
    ],
    to: Annotated[
        str | None, typer.Option(metavar="FILE", help=text("Another place than the notebook"))
    ] = None,
) -> int:
    """Start a journey of your own from a file that explains every field.

    At a terminal it is opened in your editor and checked when you save it. Nothing is overwritten.
    """
    from fuehrung_cli.cli.new_journey import start_journey

    return start_journey(context.obj, name, to)


def check(
    context: typer.Context,
    files: Annotated[
        list[str] | None, typer.Argument(help=text("Files; none: all journeys in use"))
    ] = None,
) -> int:
    """Check journey files and name what is wrong in them."""
    from fuehrung_cli.cli.journeys import check_files

    run: Run = context.obj
    return int(check_files(run, files or ())) or ExitCode.DONE


def start(
    context: typer.Context,
    name: Annotated[str, NAME],
    journey: Annotated[str, typer.Argument(help=text("The id of the journey"))],
    first: Annotated[
        str,
        typer.Option("--from", metavar="DAY", help=text("Its first day, also ahead; else today")),
    ] = "",
    as_json: Annotated[bool, AS_JSON] = False,
) -> int:
    """Begin a journey with a person: its milestones count from a day and come up when due."""
    from fuehrung_cli.cli.assignments import begin

    run: Run = context.obj
    return begin(run, run.find(name), journey, first, as_json=as_json)


def status(
    context: typer.Context,
    name: Annotated[str, NAME],
    journey: Annotated[str, typer.Argument(help=text("None: all that are under way"))] = "",
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, AS_JSON] = False,
) -> int:
    """Show where a person stands on a journey: each milestone with its day, and what to type."""
    from fuehrung_cli.cli.assignments import show_status
    from fuehrung_cli.cli.showing import wish_of

    run: Run = context.obj
    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    return show_status(run, run.find(name), journey, wish)


def end(
    context: typer.Context,
    name: Annotated[str, NAME],
    journey: Annotated[str, typer.Argument(help=text("The id of the journey"))],
    because: Annotated[str, typer.Option(metavar="TEXT", help=text("A remark"))] = "",
    as_json: Annotated[bool, AS_JSON] = False,
) -> int:
    """End a journey: completed when every milestone is done, else called off."""
    from fuehrung_cli.cli.assignments import finish

    run: Run = context.obj
    return finish(run, run.find(name), journey, because, as_json=as_json)
