"""Builds the Typer application: one command when one is asked for, all of them for the help."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

import typer

from fuehrung_cli.cli.commands import COMMANDS, module_of
from fuehrung_cli.cli.help import OwnGroup, text
from fuehrung_cli.cli.run import Run

SETTINGS = {"help_option_names": ["-h", "--help"]}


def build(words: Sequence[str]) -> typer.Typer:
    """Builds the application for these arguments.

    Only the module of the command asked for is imported: forty modules that no user of this call
    needs would cost more than Typer itself. `--help` wants all of them, a bare call none.
    """
    app = typer.Typer(
        name="fuehrung",
        cls=OwnGroup,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings=SETTINGS,
        help=text("Leadership as a service: check in, prepare the next talk, keep your promises"),
    )
    app.callback(invoke_without_command=True)(_bare)
    asked = next((word for word in words if not word.startswith("-")), None)
    names = (asked,) if asked in COMMANDS else COMMANDS if words else ()
    for name in names:
        import_module(module_of(name)).register(app)
    return app


def _bare(context: typer.Context) -> int:
    """Shows the team when no command is given."""
    if context.invoked_subcommand is not None:
        return 0
    from fuehrung_cli.cli.pages import show_team
    from fuehrung_cli.cli.showing import Wish

    run: Run = context.obj
    return show_team(run, Wish())
