"""`fuehrung privacy sheet`: what this installation keeps and computes, on one page."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import text
from fuehrung_cli.cli.page_options import Form, Overwrite, To

EXAMPLE = text("fuehrung privacy sheet --for works-council --format html --to sheet.html")


def sheet(
    context: typer.Context,
    audience: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="READER", help=text("works-council, data-protection or team")
        ),
    ] = None,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
) -> int:
    """Show what this installation keeps and computes, for the works council or data protection.

    Fields, purposes, rules, evaluations, periods, what is off: a draft for an expert to check.
    With --for team: a text for the people you lead.
    """
    from fuehrung_cli.cli.sheets import show_sheet
    from fuehrung_cli.cli.showing import wish_of

    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    return show_sheet(context.obj, audience, wish)
