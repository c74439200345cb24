"""Folders in the cache that may be thrown away: made whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from fuehrung_cli.store.failures import told
from fuehrung_cli.store.fsops import Disk

_UNFINISHED, _OLD = ".making-", ".old"
_LONGEST_SECONDS = 600
"""Nobody makes a folder for longer; what is older was interrupted."""


def throwaway(root: Path, name: str, make: Callable[[Path], None], *, anew: bool = False) -> Path:
    """Returns the folder `name` below `root`; `make` fills it unless it is there.

    It gets its name only when it is complete. With `anew` it is made again. Everything else below
    `root` goes: it is of another day, or what an interrupted making has left.

    Raises:
        NotebookError: the cache cannot be written.
    """
    made = root / name
    disk = Disk(root)
    if not anew and root.is_dir() and disk.kind(name) == "folder":
        return made
    disk.make_folder()
    unfinished = root / f"{_UNFINISHED}{os.urandom(4).hex()}"
    disk.make_folder(unfinished.name)
    try:
        make(unfinished)
        with told("write", str(made)):
            _put(unfinished, made, anew=anew)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    _clear(disk, made)
    return made


def _put(unfinished: Path, made: Path, *, anew: bool) -> None:
    if anew and made.exists():
        made.rename(made.with_name(f"{_OLD}{unfinished.name}"))
    try:
        unfinished.rename(made)
    except OSError:
        # Another process may have been quicker; its folder is as good.
        if not made.is_dir():
            raise


def _clear(disk: Disk, made: Path) -> None:
    for entry in disk.list_folder():
        folder = disk.root / entry.name
        if entry.kind == "folder" and folder != made and not _is_in_work(folder, made):
            shutil.rmtree(folder, ignore_errors=True)


def _is_in_work(folder: Path, made: Path) -> bool:
    """Says whether another process may just be filling the folder."""
    if not folder.name.startswith(_UNFINISHED):
        return False
    return folder.stat().st_mtime > made.stat().st_mtime - _LONGEST_SECONDS
