"""Builds the Typer application: one command when one is asked for, all of them for the help."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Annotated

import typer

from fuehrung_cli.cli.commands import COMMANDS, module_of
from fuehrung_cli.cli.help import OwnGroup, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import UsageError, say

SETTINGS = {"help_option_names": ["-h", "--help"]}


def build(words: Sequence[str]) -> typer.Typer:
    """Builds the application for these arguments.

    Only the module of the command asked for is imported: forty modules that no user of this call
    needs would cost more than Typer itself.
    """
    asked = _asked(words)
    if asked is not None and asked.isascii() and asked.isdigit():
        from fuehrung_cli.cli.line_number import register

        app = _empty()
        register(app, asked)
        return app
    return _with((asked,) if asked in COMMANDS else COMMANDS)


def build_for_call(words: Sequence[str]) -> typer.Typer:
    """Builds the application for a call: without a command it is today, which needs none."""
    if _asked(words) is not None:
        return build(words)
    is_help = any(word in SETTINGS["help_option_names"] for word in words)
    return _contents(build(words)) if is_help else _empty()


def _contents(app: typer.Typer) -> typer.Typer:
    """Leaves of every command its name and words: a list needs no parameters, half of its time."""
    for info in app.registered_commands:
        info.callback = _words_alone(info.callback)
    for group in app.registered_groups:
        if group.typer_instance is not None:
            _contents(group.typer_instance)
    return app


def _words_alone(callback: object) -> Callable[[], None]:
    def described() -> None: ...

    described.__doc__ = callback.__doc__
    return described


def _asked(words: Sequence[str]) -> str | None:
    return next((word for word in words if not word.startswith("-")), None)


def _with(names: Iterable[str]) -> typer.Typer:
    app = _empty()
    for name in names:
        import_module(module_of(name)).register(app)
    return app


def _empty() -> typer.Typer:
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
    return app


def _bare(
    context: typer.Context,
    check: Annotated[
        bool, typer.Option("--check", help=text("Exit with 10 when something is due"))
    ] = False,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
) -> int:
    """Shows today when no command is given."""
    if context.invoked_subcommand is not None:
        if check or as_json or to or overwrite or form != "terminal":
            raise UsageError(
                say("Options of a command stand behind it"),
                say("For instance: fuehrung report --json"),
            )
        return 0
    from fuehrung_cli.cli.showing import wish_of
    from fuehrung_cli.cli.today import show_today

    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json, check=check)

    run: Run = context.obj
    return show_today(run, wish)
