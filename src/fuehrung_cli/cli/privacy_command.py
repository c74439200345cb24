"""`fuehrung privacy`: what a person may ask of whoever keeps notes about her."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, OwnGroup, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.privacy_reply import EXAMPLE as REPLY
from fuehrung_cli.cli.privacy_reply import reply
from fuehrung_cli.cli.privacy_retention import EPILOG, retention
from fuehrung_cli.cli.privacy_sheet import EXAMPLE as SHEET
from fuehrung_cli.cli.privacy_sheet import sheet
from fuehrung_cli.cli.run import Run

NAME = typer.Argument(help=text("The person, as short as is clear"))


def register(app: typer.Typer) -> None:
    """Adds the command and its own commands."""
    group = typer.Typer(
        cls=OwnGroup, help=text("Show a person all that is kept about them, or erase it")
    )
    for name, command, epilog in (
        ("access", access, text("fuehrung privacy access anna --format html --to anna.html")),
        ("erase", erase, text('fuehrung privacy erase anna --confirm "Anna Berger"')),
        ("log", log, text("fuehrung privacy log")),
        ("retention", retention, EPILOG),
        ("reply", reply, REPLY),
        ("sheet", sheet, SHEET),
    ):
        group.command(name, cls=OwnCommand, epilog=epilog)(command)
    app.add_typer(group, name="privacy")


def access(
    context: typer.Context,
    name: Annotated[str, NAME],
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
) -> int:
    """Show everything that is kept about one person, with purpose, source and period.

    Every field of every entry, in words, and where else on this machine the person is named.
    """
    from fuehrung_cli.cli.accessing import show_access
    from fuehrung_cli.cli.showing import wish_of

    run: Run = context.obj
    return show_access(run, run.find(name), wish_of(form, to, overwrite=overwrite, as_json=as_json))


def erase(
    context: typer.Context,
    name: Annotated[str, NAME],
    confirm: Annotated[
        str | None, typer.Option(metavar="NAME", help=text("The whole name, in place of typing it"))
    ] = None,
    git_history: Annotated[
        bool, typer.Option("--git-history", help=text("Also rewrite the history that git keeps"))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The receipt as JSON"))] = False,
) -> int:
    """Erase a person for good: book, copies, trash, drafts, undo and cache; nothing takes it back.

    Every byte is read afterwards, and a receipt says how many files have gone, without a name.
    What stands in the books of others stays and is named. If it is interrupted, type it again.
    """
    from fuehrung_cli.cli.erasing import Wanted, erase_person

    wanted = Wanted(name, confirm, git_history)
    return erase_person(context.obj, wanted, as_json=as_json)


def log(
    context: typer.Context,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The log as JSON"))] = False,
) -> int:
    """Show what was shown, exported and erased: when and how much, never about whom.

    Each line holds the hash of the one before, so that a line that was changed or removed shows.
    """
    from fuehrung_cli.cli.deeds import show_deeds
    from fuehrung_cli.cli.showing import wish_of

    return show_deeds(context.obj, wish_of(form, to, overwrite=overwrite, as_json=as_json))
