"""How a page leaves the program: on the screen, as Markdown, as JSON, into a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import UsageError, say

if TYPE_CHECKING:
    from fuehrung_cli.layout.document import Document

FORMATS = ("terminal", "markdown", "plain", "json")


def show(
    run: Run,
    documents: Sequence[Document],
    form: str = "terminal",
    *,
    to: str | None = None,
    everything: bool = False,
    overwrite: bool = False,
) -> None:
    """Writes pages one below the other, to stdout or into a file."""
    pages = [run.rendered(page, form, everything=everything) for page in documents]
    deliver(run, "\n".join(pages).encode(), to, overwrite=overwrite)


def deliver(run: Run, data: bytes, to: str | None, *, overwrite: bool = False) -> None:
    """Writes bytes to stdout or into a file that only the user can read.

    Raises:
        ForbiddenError: the file is there already and nobody said that it may be replaced.
        NotebookError: it cannot be written.
    """
    if to is None or to == "-":
        run.out(data.decode("utf-8"))
        return
    from fuehrung_cli.store.deliver import write_file

    write_file(Path(to), data, overwrite=overwrite)
    run.say(run.t(say("Written: {path}", path=to)))


def check_format(form: str) -> None:
    """Refuses a format that pages do not have.

    Raises:
        UsageError: with the formats there are.
    """
    if form not in FORMATS:
        raise UsageError(
            say("{option}: “{value}” is not understood", option="--format", value=form),
            say("Possible: {choices}", choices=FORMATS),
        )
