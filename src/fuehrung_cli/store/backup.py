"""Backups: everything of a notebook in one file, proven before it gets its name.

The file is an ordinary zip archive, so that it can be put back without this program; what is in it
where, `archive_names` says.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from fuehrung_cli.errors import ForbiddenError, NotFoundError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.archive_counts import Counts, counted
from fuehrung_cli.store.archive_sources import LeftOut, contents, notebook_id
from fuehrung_cli.store.archive_writing import Archiving, StaleError, UnreadError, stale
from fuehrung_cli.store.failures import ExistsError, told
from fuehrung_cli.store.fsops import Disk, Stream
from fuehrung_cli.store.paths import Paths

_ATTEMPTS = 3


@dataclass(frozen=True)
class Kept:
    """A backup that was made: the file, its size, what is in it and what is not."""

    file: str
    size_bytes: int
    holds: Counts
    left_out: tuple[LeftOut, ...] = ()


def back_up(paths: Paths, to: str, moment: datetime, program: str) -> Kept:
    """Makes a backup and returns what is in it; the file is on the disk and proven then.

    `to` is a file that does not exist yet, or a folder, which gets a file named after the day.

    Raises:
        NotFoundError: there is nothing to keep.
        ForbiddenError: the file exists, lies in the notebook, or the notebook does not hold still.
        NotebookError: the file cannot be written.
    """
    place = _place(paths, to, moment)
    unread: frozenset[str] = frozenset()
    attempts = 0
    while True:
        try:
            return _attempt(paths, place, moment, program, unread)
        except UnreadError as error:
            unread |= error.names
        except StaleError:
            attempts += 1
            if attempts == _ATTEMPTS:
                raise


def _attempt(
    paths: Paths, place: Path, moment: datetime, program: str, unread: frozenset[str]
) -> Kept:
    found = contents(paths, unread)
    if not found.files:
        raise NotFoundError(
            say("There is nothing to keep: no notebook is in {folder}", folder=str(paths.home)),
            say("Choose another folder with --home"),
        )
    about = {"program": program, "notebook": notebook_id(Disk(paths.home))}
    archiving = Archiving(found, about, moment)
    sizes: list[int] = []

    def prove(stream: Stream) -> None:
        sizes.append(stream.seek(0, os.SEEK_END))
        archiving.prove(stream)
        if contents(paths, unread) != found:
            raise stale()

    try:
        Disk(place.parent).create_large(place.name, archiving.write, prove)
    except ExistsError:
        raise _exists(place) from None
    holds = counted(source.origin for source in found.files)
    return Kept(str(place), sizes[-1], holds, found.left_out)


def _place(paths: Paths, to: str, moment: datetime) -> Path:
    """Returns the file to write, which does not exist yet.

    Raises:
        NotebookError: its folder is missing: a disk may not be plugged in, so none is made.
    """
    given = Path(to).absolute()
    with told("write", str(given)):
        is_folder = given.is_dir() or to.endswith(("/", os.sep))
        real = (given if is_folder else given.parent).resolve(strict=True)
        above = (real, *real.parents) if paths.home.is_dir() else ()
        is_inside = any(folder.samefile(paths.home) for folder in above)
    if is_inside:
        raise ForbiddenError(
            say("The backup would lie in the notebook itself"),
            say("Choose a folder elsewhere, best on another disk"),
        )
    if is_folder:
        return _free_name(real, f"fuehrung-{moment:%Y-%m-%d}")
    name = given.name if given.suffix.lower() == ".zip" else f"{given.name}.zip"
    if Disk(real).kind(name):
        raise _exists(real / name)
    return real / name


def _free_name(folder: Path, stem: str) -> Path:
    disk, number = Disk(folder), 1
    while disk.kind(name := f"{stem}.zip" if number == 1 else f"{stem}-{number}.zip"):
        number += 1
    return folder / name


def _exists(place: Path) -> ForbiddenError:
    return ForbiddenError(
        say("{path} is there already", path=str(place)),
        say("A backup never replaces another; choose another name, or name only the folder"),
    )
