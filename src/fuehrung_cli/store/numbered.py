"""A folder of small private files in the order of their making: undo journal and drafts.

Each is created once under the next number, so nothing needs a lock; only the journal of what is
being typed is rewritten, and nobody else writes to that.
"""

from __future__ import annotations

import os
import re

from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.fsops import Disk

_NAME = re.compile(r"([0-9]{6,})-[0-9a-f]{8}\Z")
_LIMIT = 1 << 24


@dataclass(frozen=True)
class Numbered:
    """Such a folder; it is made when the first file is added."""

    disk: Disk
    folder: str

    def names(self) -> tuple[str, ...]:
        """Returns the names, the oldest first."""
        listed = self.disk.list_folder(self.folder)
        ours = [entry.name for entry in listed if entry.kind == "file" and _NAME.match(entry.name)]
        return tuple(sorted(ours, key=_order))

    def add(self, data: bytes) -> str:
        """Creates the next file and returns its name; it is on the disk then."""
        names = self.names()
        number = _order(names[-1])[0] + 1 if names else 1
        # Two processes may take the same number: then chance tells them apart.
        name = f"{number:06}-{os.urandom(4).hex()}"
        self.disk.make_folder(self.folder)
        self.disk.create_new(f"{self.folder}/{name}", data)
        return name

    def replace(self, name: str, old: bytes, new: bytes) -> None:
        """Puts other bytes in place of a file in one step, if it still holds the old ones."""
        self.disk.replace_if_same(f"{self.folder}/{name}", old, new)

    def read(self, name: str) -> bytes:
        """Returns the bytes of a file."""
        return self.disk.read_file(f"{self.folder}/{name}", limit=_LIMIT)

    def remove(self, name: str) -> None:
        """Removes a file."""
        self.disk.remove_file(f"{self.folder}/{name}")


def _order(name: str) -> tuple[int, str]:
    return int(name.partition("-")[0]), name
