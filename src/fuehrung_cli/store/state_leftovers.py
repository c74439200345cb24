"""What interrupted saves have left among drafts and undo, in the state folder of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.store.fsops import TEMPORARY, Disk
from fuehrung_cli.store.names_on_disk import QUARANTINE

if TYPE_CHECKING:
    from fuehrung_cli.store.notebook import Notebook


def left_in_state(notebook: Notebook) -> tuple[str, ...]:
    """Returns the temporary files, by their paths below the state folder of the notebook.

    A state folder that cannot be read holds up nothing: only this machine misses it.
    """
    try:
        return tuple(_left(notebook.state))
    except FuehrungError:
        return ()


def _left(state: Disk) -> Iterator[str]:
    for entry in state.list_folder():
        if entry.name.startswith(TEMPORARY):
            yield entry.name
        elif entry.kind == "folder" and entry.name != QUARANTINE:
            for inside in state.list_folder(entry.name):
                if inside.name.startswith(TEMPORARY):
                    yield f"{entry.name}/{inside.name}"
