"""A backup read with suspicion: nothing is taken from it before all of it has been looked at.

An archive may be cut off, damaged, made by somebody else, or made to do harm: names that lead out
of the folder, links, the same name twice, a few bytes that unpack to a full disk.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from fuehrung_cli.domain.ids import SESSION_ID
from fuehrung_cli.errors import DataError, Message, NotebookError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.archive_checks import Unfit, check_entries, check_odd
from fuehrung_cli.store.archive_names import ABOUT, MOST_FILES, SUMS, WRITTEN_BY_US
from fuehrung_cli.store.archive_writing import FORMAT, PIECE, read_sums
from fuehrung_cli.store.failures import named
from fuehrung_cli.store.fsops import Disk, Stream

_MOST_LIST_BYTES = 64 << 20
_END = struct.Struct("<4s4H2LH")
_LARGE_LOCATOR = struct.Struct("<4sLQL")
_LARGE_END = struct.Struct("<4sQ2H2L4Q")
_BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError),
    *(KeyError, ValueError, NotImplementedError, RecursionError, OverflowError),
)
"""What the readers of Python raise at an archive, a list or a text that is none."""


@dataclass(frozen=True)
class Archive:
    """A backup in which everything was found to be as it was kept."""

    file: Path
    zip: zipfile.ZipFile
    digest: str
    """The sum of its list of sums: two backups hold the same when this is the same."""
    notebook: str
    """The id of the notebook, "" when it had none that could be read."""
    folders: tuple[str, ...]
    files: Mapping[str, str]
    """Name in the archive → where the file belongs."""
    sums: Mapping[str, str]
    size_bytes: int
    """All files together, unpacked."""

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yields the bytes of a file.

        Raises:
            DataError: they are not those that were kept.
        """
        with _suspected(self.file):
            whole = hashlib.sha256()
            with self.zip.open(name) as entry:
                while piece := entry.read(PIECE):
                    whole.update(piece)
                    yield piece
            if whole.hexdigest() != self.sums[name]:
                shown = self.files.get(name, name)
                raise Unfit(say("“{name}” is not what was kept", name=shown))


@contextmanager
def opened_archive(file: Path) -> Iterator[Archive]:
    """Opens a backup, checked to the last byte.

    Raises:
        MissingError: there is no such file.
        DataError: it is no backup, or no longer what was made.
        NotebookError: a newer program has made it, or the file cannot be read.
    """
    real = Path(os.path.realpath(file))
    with ExitStack() as stack:
        with named(str(file)):
            stream = stack.enter_context(Disk(real.parent).reading(real.name))
        with _suspected(file):
            archive = _checked(file, stream)
        yield archive


@contextmanager
def _suspected(file: Path) -> Iterator[None]:
    try:
        yield
    except Unfit as error:
        raise _refusal(file, error.why) from error
    except _BROKEN as error:
        raise _refusal(file, say("it is damaged or was cut off")) from error


def _refusal(file: Path, why: Message) -> DataError:
    return DataError(
        say("{path} is no intact backup: {why}", path=str(file), why=why),
        say("Take an earlier backup; what this one still holds, any program for zip files shows"),
    )


def _look_at_end(stream: Stream) -> int:
    """Returns the size, and refuses a list of names that nobody should take into memory."""
    size = stream.seek(0, os.SEEK_END)
    mark, *_, listed, _, comment = _end(stream, size - _END.size, _END)
    if mark != b"PK\x05\x06" or comment:
        raise Unfit(say("it is damaged or was cut off"))
    at = size - _END.size - _LARGE_LOCATOR.size
    if at >= 0:
        mark, _, place, _ = _end(stream, at, _LARGE_LOCATOR)
        if mark == b"PK\x06\x07":
            listed = _end(stream, place, _LARGE_END)[8]
    if listed > _MOST_LIST_BYTES:
        raise Unfit(say("it holds far more than a notebook"))
    stream.seek(0)
    return size


def _end(stream: Stream, at: int, shape: struct.Struct) -> tuple[Any, ...]:
    stream.seek(max(0, min(at, 1 << 62)))
    return shape.unpack(stream.read(shape.size) or b"")


def _checked(file: Path, stream: Stream) -> Archive:
    size = _look_at_end(stream)
    found = zipfile.ZipFile(stream)
    entries = found.infolist()
    names = {entry.filename for entry in entries if not entry.is_dir()}
    about = _about(found)
    check_entries(entries, found.start_dir, size)
    if len(names) > MOST_FILES + len(WRITTEN_BY_US):
        raise Unfit(say("it holds far more than a notebook"))
    odd = check_odd(about.get("odd_names"), names)
    listed = _small(found, SUMS)
    sums = read_sums(listed)
    if set(sums) != names - {SUMS}:
        raise Unfit(say("its list does not name the files that are in it"))
    archive = Archive(
        file=file,
        zip=found,
        digest=hashlib.sha256(listed).hexdigest(),
        notebook=_id(about.get("notebook")),
        folders=tuple(entry.filename.rstrip("/") for entry in entries if entry.is_dir()),
        files={name: odd.get(name, name) for name in sums if name not in WRITTEN_BY_US},
        sums=sums,
        size_bytes=sum(entry.file_size for entry in entries),
    )
    for name in sums:
        for _ in archive.pieces(name):
            pass
    return archive


def _about(found: zipfile.ZipFile) -> Mapping[str, Any]:
    """Returns what a backup says about itself; a newer one may say everything else otherwise."""
    if ABOUT not in found.namelist():
        raise Unfit(say("it was not made by fuehrung backup"))
    about = json.loads(_small(found, ABOUT))
    number = about.get("format") if isinstance(about, dict) else None
    if type(number) is not int or number < 1:
        raise Unfit(say("it does not say its format"))
    if number > FORMAT:
        raise NotebookError(
            say(
                "The backup is of format {number}, newer than {known}", number=number, known=FORMAT
            ),
            say("Update fuehrung on this machine, then try again; nothing was restored"),
        )
    return dict(about)


def _small(found: zipfile.ZipFile, name: str) -> bytes:
    if found.getinfo(name).file_size > _MOST_LIST_BYTES:
        raise Unfit(say("it holds far more than a notebook"))
    with found.open(name) as entry:
        return entry.read(_MOST_LIST_BYTES)


def _id(found: object) -> str:
    return found if isinstance(found, str) and SESSION_ID.match(found) else ""
