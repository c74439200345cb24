"""`fuehrung 2`: a line of today, called by its number."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.run import Run


def register(app: typer.Typer, number: str) -> None:
    """Adds the command under the number that was typed."""

    def numbered(
        context: typer.Context,
        form: Form = "terminal",
        to: To = None,
        overwrite: Overwrite = False,
        as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
    ) -> int:
        """Open a line of today: the page before the talk, or one key for what became of it."""
        from fuehrung_cli.cli.opening import open_line
        from fuehrung_cli.cli.showing import wish_of
        from fuehrung_cli.cli.today import line_of

        wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
        run: Run = context.obj
        return open_line(run, line_of(run, int(number)), wish)

    app.command(number, cls=OwnCommand, epilog=text("fuehrung 2"), hidden=True)(numbered)
