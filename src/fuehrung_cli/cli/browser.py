"""A page in the browser: written where only the user can read it, then opened."""

from __future__ import annotations

from pathlib import Path

from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ForbiddenError, say
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.opened_pages import keep_page


def open_page(run: Run, data: bytes) -> None:
    """Opens a page that lies in the state folder until the next one is opened.

    Raises:
        ForbiddenError: there is no browser; the page is there all the same.
        NotebookError: it cannot be written.
    """
    notebook = run.notebook.id if run.has_notebook else "new"
    open_file(run, keep_page(Disk(run.paths.state_of(notebook)), f"{run.new_id()}.html", data))


def open_file(run: Run, path: Path) -> None:
    """Opens a file in the browser of this machine.

    Raises:
        ForbiddenError: there is none.
    """
    import webbrowser

    try:
        is_open = webbrowser.open(path.absolute().as_uri())
    except (webbrowser.Error, OSError):
        is_open = False
    if not is_open:
        raise ForbiddenError(
            say("No browser could be opened"), say("The page lies here: {path}", path=str(path))
        )
    run.say(run.t(say("Opened in the browser: {path}", path=str(path))))
