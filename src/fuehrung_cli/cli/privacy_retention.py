"""`fuehrung privacy retention`: how long notes are kept, and what is past that."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import text
from fuehrung_cli.cli.page_options import Form, Overwrite, To

EPILOG = "\n".join(
    (
        text("fuehrung privacy retention"),
        text("fuehrung privacy retention --set observation=60d"),
        text("fuehrung privacy retention --apply"),
    )
)
PERIOD = typer.Option("--set", metavar="KIND=TIME", help=text("Set a period; default resets it"))


def retention(
    context: typer.Context,
    periods: Annotated[list[str] | None, PERIOD] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help=text("Remove what is past its period, after a yes"))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=text("Only show what --apply would remove"))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help=text("Do not ask; for scripts"))] = False,
    form: Form = "terminal",
    to: To = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help=text("The page as JSON"))] = False,
) -> int:
    """Show how long each kind of record is kept and what is past it; remove that with --apply.

    What is still open is never due: a promise, a goal under way, a yes. Nothing goes by itself.
    What goes is gone for good, also in trash, undo, drafts and cache; every byte is read then.
    """
    from fuehrung_cli.cli.retention import remove_expired, set_periods, show_retention
    from fuehrung_cli.cli.showing import wish_of

    wish = wish_of(form, to, overwrite=overwrite, as_json=as_json)
    if periods:
        return set_periods(context.obj, periods, wish, is_alone=not (apply or dry_run))
    if apply and not dry_run:
        return remove_expired(context.obj, is_sure=yes, as_json=as_json)
    return show_retention(context.obj, wish)
