"""Pages that were opened in the browser: in the state folder, each until the next one is opened.

A browser reads its file after the program has ended, so nobody can remove it then. Erasing a person
removes all of them: a page of the team may name somebody by the first name alone.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from fuehrung_cli.store.failures import MissingError
from fuehrung_cli.store.fsops import Disk

FOLDER = "pages"


def keep_page(state: Disk, name: str, data: bytes) -> Path:
    """Writes a page that only the user can read, in place of all that were opened before.

    Raises:
        NotebookError: the folder cannot be written.
    """
    state.make_folder(FOLDER)
    for entry in state.list_folder(FOLDER):
        if entry.kind != "folder":
            with suppress(MissingError):
                state.remove_file(f"{FOLDER}/{entry.name}")
    state.create_new(f"{FOLDER}/{name}", data)
    return state.root / FOLDER / name
