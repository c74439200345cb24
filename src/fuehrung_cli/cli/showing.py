"""How a page leaves the program: on the screen, as Markdown, HTML or JSON, into a file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ExitCode, UsageError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.render.safe import visible_text

if TYPE_CHECKING:
    from fuehrung_cli.layout.document import Document

FORMATS = ("terminal", "markdown", "html", "plain", "json")


@dataclass(frozen=True)
class Wish:
    """How a page is wanted."""

    form: str = "terminal"
    to: str | None = None
    overwrite: bool = False
    everything: bool = False
    check: bool = False
    """The exit code says whether something is due."""

    @property
    def has_room(self) -> bool:
        """Says whether the page has room for pictures."""
        return self.form == "html"

    def code(self, *, is_due: bool) -> ExitCode:
        """Returns the exit code of a page that was shown."""
        return ExitCode.DUE if self.check and is_due else ExitCode.DONE


PLAIN = Wish()
"""How a page is wanted where no option says anything."""


def wish_of(
    form: str,
    to: str | None,
    *,
    overwrite: bool,
    as_json: bool,
    everything: bool = False,
    check: bool = False,
) -> Wish:
    """Returns what the options of a command ask for.

    Raises:
        UsageError: pages do not have this format.
    """
    check_format(form)
    return Wish("json" if as_json else form, to, overwrite, everything, check)


def present(
    run: Run, wish: Wish, name: str, value: object, pages: Callable[[], Sequence[Document]]
) -> None:
    """Writes a report as it is wanted: its value in the envelope `fuehrung.<name>`, or as pages.

    The pages are laid out only when they are asked for.
    """
    if wish.form != "json":
        show(run, pages(), wish)
        return
    from fuehrung_cli.export.envelope import as_data, envelope

    data = envelope(name, as_data(value, run.t), run.now).encode()
    deliver(run, data, wish.to, overwrite=wish.overwrite)


def show(run: Run, documents: Sequence[Document], wish: Wish) -> None:
    """Writes pages one below the other, to stdout or into a file."""
    from fuehrung_cli.cli.rendering import rendered_pages

    is_shown = wish.to in (None, "-")
    text = rendered_pages(*(run, documents, wish.form), everything=wish.everything, colors=is_shown)
    if run.opens_pages and text:
        show_in_browser(run, text.encode(), wish)
    elif is_shown and wish.form == "terminal":
        # What was typed is shown harmlessly by the page; its colors are for the terminal to obey.
        run.out(text)
    else:
        deliver(run, text.encode(), wish.to, overwrite=wish.overwrite)


def show_in_browser(run: Run, data: bytes, wish: Wish) -> None:
    """Opens a page, from the file that was asked for or from one of our own."""
    from fuehrung_cli.cli.browser import open_file, open_page

    if wish.to in (None, "-"):
        open_page(run, data)
        return
    deliver(run, data, wish.to, overwrite=wish.overwrite)
    open_file(run, Path(str(wish.to)))


def deliver(run: Run, data: bytes, to: str | None, *, overwrite: bool = False) -> None:
    """Writes bytes to stdout or into a file that only the user can read.

    Raises:
        ForbiddenError: the file is there already and nobody said that it may be replaced.
        NotebookError: it cannot be written.
    """
    if to is None or to == "-":
        text = data.decode("utf-8")
        # Into a pipe byte for byte; a terminal would obey what a file such as CSV holds.
        run.out(visible_text(text) if sys.stdout.isatty() else text)
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
