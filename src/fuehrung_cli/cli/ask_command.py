"""`fuehrung ask`: the one question for now."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ExitCode

EPILOG = "\n".join(
    (text("fuehrung ask anna"), text('fuehrung ask anna --guess "more time with customers"'))
)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("ask", cls=OwnCommand, epilog=EPILOG)(ask)


def ask(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=text("The person, as short as is clear"))],
    guess: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help=text("What you expect to hear; log shows both later")),
    ] = None,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
) -> int:
    """Show the one question for now, and why; first write down what you expect to hear."""
    from fuehrung_cli.cli.asking import the_question, with_guess
    from fuehrung_cli.cli.showing import present, wish_of
    from fuehrung_cli.layout.ask import question_page

    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    run: Run = context.obj
    asked = the_question(run, run.find(name)) if guess is None else with_guess(run, name, guess)
    present(run, wish, "ask", asked, lambda: [question_page(asked, run.t)])
    return ExitCode.DONE
