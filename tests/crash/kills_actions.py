"""A made-up migration: what a change of the format would do to a notebook, file by file."""

from __future__ import annotations

import os

from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import find_paths

MARK = b"migrated = true\n"


def migrate() -> int:
    """Gives every session a further key, each by compare and swap; done ones are passed over."""
    notebook = Notebook.open(find_paths(os.environ), create=False)
    for folder in notebook.shelves.folders():
        for found in notebook.shelves.listed(folder):
            _migrate(notebook.disk, found.path)
    os.write(1, b"migrated\n")
    return 0


def _migrate(disk: Disk, path: str) -> None:
    data = disk.read_file(path)
    if MARK not in data:
        disk.replace_if_same(path, data, MARK + data)
