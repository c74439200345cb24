"""What goes into a backup: every ordinary file of the notebook, whatever stands in it.

Links are never followed. What is left out is told: links and the like, folders of other programs
such as `.git`, and what cannot be read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import Literal, NamedTuple

from fuehrung_cli.domain.ids import SESSION_ID
from fuehrung_cli.errors import ForbiddenError, FuehrungError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.archive_checks import is_state_folder
from fuehrung_cli.store.archive_names import (
    CONFIG,
    MOST_FILES,
    NEW,
    NOTEBOOK_PART,
    RUNTIME_PART,
    STATE_PART,
    Spellings,
    is_portable,
    odd_name,
)
from fuehrung_cli.store.failures import MissingError
from fuehrung_cli.store.fsops import LOCK, TEMPORARY, Disk
from fuehrung_cli.store.names_on_disk import NOTEBOOK, RESTORING
from fuehrung_cli.store.opened_pages import FOLDER as OPENED
from fuehrung_cli.store.paths import Paths
from fuehrung_cli.store.problems import Problem
from fuehrung_cli.store.toml_text import parse

_PASSING = (LOCK, RESTORING)


class Source(NamedTuple):
    """A file to be kept: what it is called in the archive, and where it stands."""

    name: str
    disk: Disk
    path: str
    origin: str
    """Its name in the archive if every system could hold it."""


@dataclass(frozen=True)
class LeftOut:
    """Something that is not kept, and why."""

    path: str
    why: Literal["link", "special", "hidden", "unreadable"]


@dataclass(frozen=True)
class Contents:
    """What a backup is to hold."""

    files: tuple[Source, ...] = ()
    folders: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    odd: dict[str, str] = field(default_factory=dict)
    """Name in the archive → the name it cannot have there."""


def contents(paths: Paths, unread: frozenset[str] = frozenset()) -> Contents:
    """Returns everything that belongs to a notebook on this machine, always in the same order.

    `unread` are files that were found to be unreadable, by the name they would have.

    Raises:
        ForbiddenError: that is more than anybody can have typed.
    """
    walk = _Walk(paths, unread)
    for prefix, disk, path, skipped in _roots(paths):
        walk.add(prefix, disk, path, skipped)
    return Contents(tuple(walk.files), tuple(walk.folders), tuple(walk.left_out), walk.odd)


def notebook_id(home: Disk) -> str:
    """Returns the id of a notebook, as far as it can be read; "" for one without."""
    with suppress(FuehrungError):
        table = parse(home.read_file(NOTEBOOK), NOTEBOOK)
        found = "" if isinstance(table, Problem) else table.get("id")
        return found if isinstance(found, str) and SESSION_ID.match(found) else ""
    return ""


def _roots(paths: Paths) -> Iterator[tuple[str, Disk, str, frozenset[str]]]:
    """Yields the folders to walk through: prefix, disk, path, and what is not walked there.

    On some systems settings, state and cache lie inside the notebook; each goes where it belongs.
    """
    home, state = Disk(paths.home), Disk(paths.state)
    own = notebook_id(home)
    states = [own, NEW] if own else _all_states(paths)
    aside = [paths.config_file, paths.cache, *(paths.state / name for name in states)]
    if paths.state != paths.home:
        aside.append(paths.state)
    skipped = frozenset(os.path.relpath(place, paths.home) for place in aside)
    yield NOTEBOOK_PART, home, "", skipped
    for name in states:
        # A page that was opened is there until the next one: nobody wants it back.
        yield f"{STATE_PART}/{name}", state, name, frozenset((f"{name}/{OPENED}",))
    if _is_own(paths) and paths.runtime != paths.home:
        for box in ("drafts", "journal"):
            yield f"{RUNTIME_PART}/{box}", Disk(paths.runtime), box, frozenset()
    # Whoever keeps settings in a repository of their own links them here, see `settings`.
    config = Path(os.path.realpath(paths.config_file))
    yield CONFIG, Disk(config.parent), config.name, frozenset()


def _all_states(paths: Paths) -> list[str]:
    """Returns all folders of state: which is the notebook's nobody knows any more."""
    if paths.state == paths.home:
        return []
    listed = Disk(paths.state).list_folder()
    return [e.name for e in listed if e.kind == "folder" and is_state_folder(e.name)]


def _is_own(paths: Paths) -> bool:
    with suppress(MissingError):
        return Disk(paths.runtime).is_ours()
    return False


class _Walk:
    """A walk through folders; what was found stands in its lists."""

    def __init__(self, paths: Paths, unread: frozenset[str]) -> None:
        self.files: list[Source] = []
        self.folders: list[str] = []
        self.left_out: list[LeftOut] = []
        self.odd: dict[str, str] = {}
        self._home = paths.home
        self._unread = unread
        self._spellings = Spellings()

    def add(self, prefix: str, disk: Disk, path: str, skipped: Iterable[str]) -> None:
        """Takes in a file, or a folder with everything below it."""
        try:
            what = disk.kind(path) if path else "folder"
        except FuehrungError:
            self._leave(disk, path, "unreadable")
            return
        if what == "file":
            self._file(prefix, disk, path)
        elif what == "folder":
            self._folder(prefix, disk, path, frozenset(skipped))
        elif what:
            self._leave(disk, path, "link" if what == "link" else "special")

    def _folder(self, prefix: str, disk: Disk, path: str, skipped: frozenset[str]) -> None:
        waiting = [(prefix, path)]
        while waiting:
            name, folder = waiting.pop()
            try:
                listed = disk.list_folder(folder)
            except FuehrungError:
                self._leave(disk, folder, "unreadable")
                continue
            if is_portable(name) and self._spellings.fits(name):
                self.folders.append(name)
            deeper = []
            for entry in listed:
                inner, at = f"{name}/{entry.name}", f"{folder}/{entry.name}".lstrip("/")
                if at in skipped or entry.name in _PASSING or entry.name.startswith(TEMPORARY):
                    continue
                if entry.kind == "file":
                    self._file(inner, disk, at)
                elif entry.kind == "folder" and not entry.name.startswith("."):
                    deeper.append((inner, at))
                else:
                    kinds = {"link": "link", "folder": "hidden"}
                    self._leave(disk, at, kinds.get(entry.kind, "special"))
            waiting += reversed(deeper)

    def _file(self, name: str, disk: Disk, path: str) -> None:
        if name in self._unread:
            self._leave(disk, path, "unreadable")
            return
        if len(self.files) >= MOST_FILES:
            raise ForbiddenError(
                say("{path} holds more than {n} files", path=str(self._home), n=MOST_FILES),
                say("That is no notebook alone; move what does not belong there to another folder"),
            )
        kept = name
        if not is_portable(name) or not self._spellings.fits(name):
            kept = odd_name(len(self.odd) + 1)
            self.odd[kept] = name
        self.files.append(Source(kept, disk, path, name))

    def _leave(self, disk: Disk, path: str, why: str) -> None:
        shown = path if disk.root == self._home else str(disk.root / path)
        self.left_out.append(LeftOut(shown, why))  # type: ignore[arg-type]  # one of the four
