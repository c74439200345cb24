"""`fuehrung privacy reply`: the person's own view, kept with what it is about."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import text

EXAMPLE = text('fuehrung privacy reply anna --about k7f3 "I remember it differently."')


def reply(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=text("The person, as short as is clear"))],
    words: Annotated[
        list[str] | None,
        typer.Argument(help=text("The person’s words; - reads standard input; none: the editor")),
    ] = None,
    about: Annotated[
        str, typer.Option(metavar="ID", help=text("The entry, or the fact in it, that is meant"))
    ] = "",
    file: Annotated[
        str | None, typer.Option(metavar="FILE", help=text("Take the words from a file"))
    ] = None,
    edit: Annotated[
        bool, typer.Option("--edit", help=text("Open the lines in the editor first"))
    ] = False,
    at: Annotated[
        str | None, typer.Option(metavar="WHEN", help=text("When it was, if not now"))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Keep the person’s own reply with what is kept about them.

    Every word is taken as it is. It stands on the card, in access, beside what it is about; no edit
    changes it, and it goes only when the person is erased.
    """
    from fuehrung_cli.cli.replying import Typed, save_reply

    typed = Typed(words or (), file, edit, about, at)
    return save_reply(context.obj, name, typed, as_json=as_json)
