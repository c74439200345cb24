"""How a page leaves the program: the options that every command with a page has in common."""

from __future__ import annotations

from typing import Annotated

import typer

from fuehrung_cli.cli.help import text

Form = Annotated[
    str,
    typer.Option("--format", metavar="FORMAT", help=text("terminal, markdown, html, plain, json")),
]
To = Annotated[str | None, typer.Option("--to", metavar="FILE", help=text("Write into a file"))]
Overwrite = Annotated[
    bool, typer.Option("--overwrite", help=text("Replace the file if it is there"))
]
