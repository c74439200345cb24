"""`fuehrung config`: every value and where it comes from, paths included; and changing one."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.run import Run

EPILOG = "\n".join((text("fuehrung config"), text("fuehrung config signals off")))


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("config", cls=OwnCommand, epilog=EPILOG)(config)


def config(
    context: typer.Context,
    setting: Annotated[
        str | None, typer.Argument(metavar="KEY", help=text("The setting to change"))
    ] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="VALUE", help=text('Its new value; "": the default'))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Show each setting and where it comes from, and where the data lies; or change one."""
    from fuehrung_cli.cli.configuration import change_config, show_config

    run: Run = context.obj
    if setting is None:
        return show_config(run, as_json=as_json)
    return change_config(run, setting, value, as_json=as_json)
