"""`fuehrung set`: another state or other values for a fact."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import OwnCommand, text
from fuehrung_cli.cli.run import Run

EPILOG = "\n".join(
    (text("fuehrung set h8e2 current=9"), text('fuehrung set k7f3 broken --because "budget cut"'))
)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("set", cls=OwnCommand, epilog=EPILOG)(change)


def change(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="ID STATE|FIELD=VALUE", help=text("The id, then a state or fields with values")
        ),
    ],
    at: Annotated[
        str | None, typer.Option(metavar="WHEN", help=text("When it was, if not now"))
    ] = None,
    because: Annotated[str, typer.Option(metavar="TEXT", help=text("A remark"))] = "",
    as_json: Annotated[bool, typer.Option("--json", help=text("Answer in JSON"))] = False,
) -> int:
    """Change the state or the values of a promise, a goal or any other fact."""
    from fuehrung_cli.cli.setting import set_lines
    from fuehrung_cli.cli.typed import head_lines
    from fuehrung_cli.cli.typed_facts import find_fact
    from fuehrung_cli.cli.writing import record

    run: Run = context.obj
    meant = find_fact(run, words, is_able=lambda fact: fact.is_open, rest=True)
    lines = [*head_lines(run, at=at), *set_lines(run, meant, because)]
    return record(run, meant.file, "\n".join(lines), kind="entry", as_json=as_json)
