"""A backup as bytes: a zip archive in a fixed order, and the proof that it holds what is there."""

from __future__ import annotations

import hashlib
import json
import stat
import zipfile
import zlib
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

from fuehrung_cli.errors import ForbiddenError, FuehrungError, NotebookError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.archive_names import ABOUT, README, SUMS
from fuehrung_cli.store.archive_sources import Contents, Source
from fuehrung_cli.store.failures import MissingError
from fuehrung_cli.store.fsops import Stream

FORMAT = 1
"""Of the archive; the files in it carry their own."""
PIECE = 1 << 20
_FILE = stat.S_IFREG | 0o600
_FOLDER = stat.S_IFDIR | 0o700
_DIRECTORY_FLAG = 0x10


class StaleError(ForbiddenError):
    """Something was changed while it was being kept."""


class UnreadError(Exception):
    """Files failed; the archive has to be begun again without them."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__("unread")
        self.names = frozenset(names)


@dataclass(frozen=True)
class Archiving:
    """One attempt to write an archive."""

    contents: Contents
    about: dict[str, Any]
    """What stands in `backup.json` beside the names."""
    moment: datetime

    def write(self, stream: Stream) -> None:
        """Writes the archive.

        Raises:
            StaleError: a file has gone since it was found.
            UnreadError: a file cannot be read.
        """
        sums: dict[str, str] = {}
        unread: list[str] = []
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            sums[README] = self._put(archive, README, [readme()])
            for folder in self.contents.folders:
                archive.writestr(self._entry(f"{folder}/", _FOLDER), b"")
            for source in self.contents.files:
                try:
                    with closing(_pieces(source)) as pieces:
                        sums[source.name] = self._put(archive, source.name, pieces)
                except FuehrungError as error:
                    if isinstance(error, StaleError):
                        raise
                    unread.append(source.origin)
            if unread:
                raise UnreadError(unread)
            sums[ABOUT] = self._put(archive, ABOUT, [self._about()])
            self._put(archive, SUMS, [_lines(sums)])

    def prove(self, stream: Stream) -> None:
        """Reads the archive back and compares it, byte by byte, with what stands on the disk now.

        Raises:
            StaleError: a file is no longer what it was.
            NotebookError: what was written is not what is read.
        """
        try:
            with zipfile.ZipFile(stream) as archive:
                sums = read_sums(archive.read(SUMS))
                for source in self.contents.files:
                    _compare(archive, source, sums)
                for name in (README, ABOUT):
                    if hashlib.sha256(archive.read(name)).hexdigest() != sums[name]:
                        raise _unproven()
        except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError) as error:
            raise _unproven() from error

    def _about(self) -> bytes:
        told = {
            "format": FORMAT,
            **self.about,
            "made": self.moment.isoformat(timespec="seconds"),
            "odd_names": self.contents.odd,
            "left_out": [left.path for left in self.contents.left_out],
        }
        # Escaped to ASCII: so even a name that is no text at all comes back as it was.
        return json.dumps(told, indent=1).encode() + b"\n"

    def _put(self, archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> str:
        """Adds a file and returns its sum."""
        whole = hashlib.sha256()
        rest = iter(pieces)
        first = next(rest, b"")
        # Only a large file may grow beyond what a plain entry can hold.
        is_large = len(first) >= PIECE
        with archive.open(self._entry(name, _FILE), "w", force_zip64=is_large) as entry:
            for piece in chain([first], rest):
                whole.update(piece)
                entry.write(piece)
        return whole.hexdigest()

    def _entry(self, name: str, mode: int) -> zipfile.ZipInfo:
        year = min(max(self.moment.year, 1980), 2107)  # what the format can hold
        entry = zipfile.ZipInfo(name, (year, *self.moment.timetuple()[1:6]))
        entry.create_system = 3  # whatever the system: the modes below are those of Unix
        entry.external_attr = mode << 16 | (_DIRECTORY_FLAG if name.endswith("/") else 0)
        entry.compress_type = zipfile.ZIP_DEFLATED
        return entry


def readme() -> bytes:
    """Returns what tells people without the program what to do with the archive."""
    return Path(__file__).with_name("backup-readme.txt").read_bytes()


def _lines(sums: dict[str, str]) -> bytes:
    """Returns the list as `sha256sum -c` reads it."""
    return "".join(f"{whole}  {name}\n" for name, whole in sums.items()).encode()


def _pieces(source: Source) -> Generator[bytes, None, None]:
    try:
        yield from source.disk.pieces(source.path)
    except MissingError as error:
        raise stale() from error


def read_sums(data: bytes) -> dict[str, str]:
    """Returns name → sum of such a list.

    Raises:
        ValueError: it is none.
    """
    pairs = [line.split("  ", 1) for line in data.decode().splitlines()]
    return {name: whole for whole, name in pairs}


def _compare(archive: zipfile.ZipFile, source: Source, sums: Mapping[str, str]) -> None:
    """Compares one file in the archive with its list, and then with the file it was made of."""
    whole = hashlib.sha256()
    is_same = True
    with archive.open(source.name) as entry, closing(_pieces(source)) as pieces:
        now = _Even(pieces)
        for piece in iter(lambda: entry.read(PIECE), b""):
            whole.update(piece)
            is_same = is_same and now.take(len(piece)) == piece
        is_same = is_same and not now.take(1)
    if sums[source.name] != whole.hexdigest():
        raise _unproven()
    if not is_same:
        raise stale()


class _Even:
    """Pieces of any length, given out in the lengths that are asked for."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def take(self, size: int) -> bytes:
        """Returns the next bytes, fewer at the end."""
        while len(self._rest) < size and (piece := next(self._pieces, b"")):
            self._rest += piece
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken


def stale() -> StaleError:
    """Returns the failure for a notebook that somebody is writing to."""
    return StaleError(
        say("The notebook is being changed while the backup is made"),
        say("Nothing was kept; wait until the sync or the other program is done, then try again"),
    )


def _unproven() -> NotebookError:
    return NotebookError(
        say("What was written to the backup is not what is read from it"),
        say("Nothing was kept; the disk may be failing, so take another one"),
    )
