"""Files that a user asks for outside the notebook: exports and pages, readable only to her."""

from __future__ import annotations

from pathlib import Path

from fuehrung_cli.errors import ForbiddenError, say
from fuehrung_cli.store.failures import ExistsError
from fuehrung_cli.store.fsops import Disk


def write_file(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Writes a file whole or not at all; an existing one is replaced only when that was asked for.

    Raises:
        ForbiddenError: it is there already.
        NotebookError: it cannot be written.
    """
    place = path.absolute()
    disk = Disk(place.parent)
    disk.make_folder()
    try:
        disk.create_new(place.name, data)
    except ExistsError:
        if not overwrite:
            raise _taken(path) from None
        disk.put(place.name, data)


def refuse_taken(path: Path, *, overwrite: bool) -> None:
    """Refuses before anything is asked what writing the file would refuse in the end.

    Raises:
        ForbiddenError: it is there already.
    """
    place = path.absolute()
    if not overwrite and place.parent.is_dir() and Disk(place.parent).kind(place.name):
        raise _taken(path)


def _taken(path: Path) -> ForbiddenError:
    return ForbiddenError(
        say("{path} is there already", path=str(path)), say("To replace it: --overwrite")
    )
