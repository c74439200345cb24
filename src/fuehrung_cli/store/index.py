"""The index: what this machine keeps of files it has read, so that it need not read them again.

Rows in the cache, one file for each purpose, with the stamps of the files they were made from: the
people in one, the book of each person in another. It may be deleted at any time; what is missing,
damaged or from another version of the program is made again without a word.

A file that was written in the two seconds before it was read is not kept: it can change once more
within the same stamp.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.rows import from_row, to_row

_FORMAT = 1
_RACY_NS = 2_000_000_000
_MOST_BYTES = 64 << 20
_SOURCES = ("domain", "domain/kinds", "store")
"""Folders of the program that decide how a file is read."""


@dataclass(frozen=True)
class Index:
    """One file of the index."""

    disk: Disk
    name: str

    def read(self) -> Any:
        """Returns what is kept; None when nothing is that holds."""
        try:
            head, _, body = self.disk.read_file(self.name, limit=_MOST_BYTES).partition(b"\n")
            return from_row(json.loads(body)) if head == _head(body) else None
        except (FuehrungError, ValueError, TypeError, LookupError):
            return None

    def write(self, value: object) -> None:
        """Keeps a value in the place of the one before, if that is possible."""
        try:
            row = json.dumps(to_row(value), ensure_ascii=False, separators=(",", ":")).encode()
            self.disk.make_folder()
            self.disk.put(self.name, _head(row) + b"\n" + row)
        except (FuehrungError, ValueError, TypeError, LookupError):
            return  # what cannot be kept is read again


def is_settled(stamp: str, began_ns: int) -> bool:
    """Says whether a file was written so long ago that it can not change within the same stamp."""
    return bool(stamp) and max(map(int, stamp.split(" ", 2)[:2])) < began_ns - _RACY_NS


def _head(body: bytes) -> bytes:
    return b"fuehrung index %d %08x %08x" % (_FORMAT, _program(), crc32(body))


@cache
def _program() -> int:
    """Returns a number that changes when the program does: another one may read files otherwise."""
    package = Path(__file__).parents[1]
    found = []
    for folder in _SOURCES:
        with os.scandir(package / folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    about = entry.stat()
                    found.append((entry.name, about.st_mtime_ns, about.st_size))
    return crc32(repr(sorted(found)).encode())
