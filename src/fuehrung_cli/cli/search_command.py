"""`fuehrung search`: where words stand, in everything that was typed."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.page_options import Form, Overwrite, To
from fuehrung_cli.cli.run import Run

EPILOG = "\n".join(
    (
        text("fuehrung search deputy"),
        text("fuehrung search training module --person anna --since 1.1."),
    )
)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("search", cls=OwnCommand, epilog=EPILOG)(search)


def search(
    context: typer.Context,
    sought: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help=text("Words or their parts, all of them")),
    ],
    person: Annotated[
        str | None, typer.Option("--person", metavar="NAME", help=text("Only with this person"))
    ] = None,
    of_kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", help=text("Only such talks, or such facts")),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help=text("Only from this day on"))
    ] = None,
    most: Annotated[
        int | None, typer.Option("-n", min=1, metavar="N", help=text("Only the latest N"))
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=text("Every entry, not only the latest 20"))
    ] = False,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("What is found as JSON"))] = False,
) -> int:
    """Find words in everything you have typed, the latest first."""
    from fuehrung_cli.cli.searching import Limits, show_found
    from fuehrung_cli.cli.showing import wish_of

    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    run: Run = context.obj
    limits = Limits(person, of_kind, since, most, everything)
    return show_found(run, sought, limits, wish)
