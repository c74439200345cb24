"""Where a person stands outside of her own book: on this machine, in this notebook.

A place is found by what names her folder, never by likeness: her id as it ends a folder's name, and
in texts her whole name. Two people of one name are told apart by their ids alone.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from html import unescape
from typing import Literal

from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.decode import decode_session
from fuehrung_cli.store.drafts import BOXES, is_safe
from fuehrung_cli.store.fsops import TEMPORARY, Disk
from fuehrung_cli.store.names_on_disk import PEOPLE, PERSON, QUARANTINE, SALARY, SESSIONS, TRASH
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.opened_pages import FOLDER as OPENED
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.seen import FILE as SEEN
from fuehrung_cli.store.undo import FOLDER as UNDO

Kept = Literal["book", "copy", "trash", "quarantine", "draft", "undo", "seen", "page", "mention"]
"""What a place is; a mention stands in what belongs to somebody else."""
MOST_BYTES = 1 << 26


@dataclass(frozen=True)
class Place:
    """A file that is hers or names her."""

    disk: Disk
    path: str
    kept: Kept

    @property
    def shown(self) -> str:
        """Returns the whole path."""
        return str(self.disk.root / self.path)


@dataclass(frozen=True)
class Marks:
    """What a person is known by: her name, her id, the folder that carries it."""

    name: str
    id: str
    by_name: bool = True
    """Off where somebody else has the same name."""

    @cached_property
    def folder(self) -> re.Pattern[str]:
        """Returns what the name of a folder of hers looks like, also inside of a longer name."""
        return re.compile(rf"(?<![0-9a-z])[a-z0-9-]{{1,60}}_{re.escape(self.id)}(?![0-9a-z])", re.I)

    @cached_property
    def _in_text(self) -> re.Pattern[bytes]:
        name = rb"\s+".join(re.escape(part.encode()) for part in self.name.split())
        own = self.folder.pattern.encode()
        quoted = b'"%s"' % self.id.encode()
        return re.compile(
            b"|".join([own, quoted, *([name] if self.by_name and name else ())]), re.I
        )

    def names(self, path: str) -> bool:
        """Says whether a path leads through a folder of hers."""
        return bool(self.folder.search(path))

    def stands_in(self, data: bytes) -> bool:
        """Says whether her name or her folder stands in these bytes, also behind base64."""
        return bool(self._in_text.search(data)) or any(
            self._in_text.search(inner) for inner in unpacked(data)
        )


def marks_of(notebook: Notebook, owner: PersonFile) -> Marks:
    """Returns what a person is known by in this notebook."""
    others = [file.person for file in notebook.people()[0] if file.person.id != owner.person.id]
    alone = all(other.name.casefold() != owner.person.name.casefold() for other in others)
    return Marks(owner.person.name, owner.person.id, by_name=alone)


def places(notebook: Notebook, owner: PersonFile, marks: Marks) -> Iterator[Place]:
    """Yields every place but the files of her book that are read as such."""
    yield from _beside(notebook, owner, marks)
    yield from _thrown_away(notebook, marks)
    yield from _on_this_machine(notebook, marks)
    yield from _mentions(notebook, owner, marks)


def files_below(disk: Disk, folder: str = "") -> Iterator[str]:
    """Yields the path of every file, link or other thing below a folder that is no folder."""
    for entry in disk.list_folder(folder):
        path = f"{folder}/{entry.name}".lstrip("/")
        if entry.kind == "folder":
            yield from files_below(disk, path)
        else:
            yield path


def content(disk: Disk, path: str) -> bytes:
    """Returns the bytes of a file, none of what cannot be read."""
    with suppress(FuehrungError):
        return disk.read_file(path, limit=MOST_BYTES)
    return b""


def _beside(notebook: Notebook, owner: PersonFile, marks: Marks) -> Iterator[Place]:
    """Yields what stands in her folder and is not read, and further folders of hers."""
    disk, read = notebook.disk, {owner.path, f"{owner.folder}/{SALARY}"}
    read |= {found.path for found in notebook.shelves.listed(owner.folder)}
    for entry in disk.list_folder(PEOPLE):
        folder = f"{PEOPLE}/{entry.name}"
        if entry.kind != "folder":
            if marks.names(entry.name):
                yield Place(disk, folder, "copy")
        elif folder == owner.folder:
            yield from (Place(disk, p, "book") for p in files_below(disk, folder) if p not in read)
        elif marks.names(entry.name) or _is_hers(disk, folder, marks):
            yield from (Place(disk, path, "copy") for path in files_below(disk, folder))


def _is_hers(disk: Disk, folder: str, marks: Marks) -> bool:
    return bool(re.search(rf'(?m)^id = "{marks.id}"'.encode(), content(disk, f"{folder}/{PERSON}")))


def _thrown_away(notebook: Notebook, marks: Marks) -> Iterator[Place]:
    state = notebook.state
    for disk, folder, kept in (
        (notebook.disk, TRASH, "trash"),
        (notebook.disk, QUARANTINE, "quarantine"),
        (state, QUARANTINE, "quarantine"),
    ):
        if disk.kind(folder) == "folder":
            for path in files_below(disk, folder):
                if marks.names(path):
                    yield Place(disk, path, kept)  # type: ignore[arg-type]  # one of the words
                elif marks.stands_in(content(disk, path)):
                    yield Place(disk, path, kept if _is_temporary(path) else "mention")  # type: ignore[arg-type]  # as above


def _is_temporary(path: str) -> bool:
    """Says whether an interrupted save has left it; nobody will ask for it."""
    return path.rpartition("/")[2].startswith(TEMPORARY)


def _on_this_machine(notebook: Notebook, marks: Marks) -> Iterator[Place]:
    state = notebook.state
    for disk, path in typed_texts(notebook):
        data = content(disk, path)
        head = data.partition(b"\n\n")[0]
        if marks.stands_in(head) or (_is_temporary(path) and marks.stands_in(data)):
            yield Place(disk, path, "draft")
        elif marks.stands_in(data):
            yield Place(disk, path, "mention")
    for disk, path in opened_pages(notebook):
        if marks.stands_in(unescape(content(disk, path).decode(errors="replace")).encode()):
            yield Place(disk, path, "page")
    if state.kind(UNDO) == "folder":
        for path in files_below(state, UNDO):
            if marks.stands_in(content(state, path)):
                yield Place(state, path, "undo")
    if f'"{marks.id}"'.encode() in content(state, SEEN):
        yield Place(state, SEEN, "seen")


def typed_texts(notebook: Notebook) -> Iterator[tuple[Disk, str]]:
    """Yields what was typed and not saved, on this machine."""
    yield from _below(_states(notebook), BOXES)
    runtime = notebook.paths.runtime
    if is_safe(runtime):
        yield from _below((Disk(runtime),), BOXES)


def opened_pages(notebook: Notebook) -> Iterator[tuple[Disk, str]]:
    """Yields the pages that were made for the browser of this machine."""
    yield from _below(_states(notebook), (OPENED,))


def _states(notebook: Notebook) -> tuple[Disk, Disk]:
    """Returns the state folder of the notebook, and that of the time before there was one."""
    return notebook.state, Disk(notebook.paths.state_of("new"))


def _below(disks: Iterable[Disk], folders: Iterable[str]) -> Iterator[tuple[Disk, str]]:
    for disk in disks:
        for folder in folders:
            if disk.kind(folder) == "folder":
                yield from ((disk, path) for path in files_below(disk, folder))


def _mentions(notebook: Notebook, owner: PersonFile, marks: Marks) -> Iterator[Place]:
    """Yields entries of others that name her or were written in one talk with her."""
    own = {_group(data) for _, data in notebook.shelves.bodies(owner.folder)} - {""}
    for folder in notebook.shelves.folders():
        if folder == owner.folder or marks.names(folder):
            continue
        for path in files_below(notebook.disk, folder):
            data = content(notebook.disk, path)
            if marks.stands_in(data) or (f"/{SESSIONS}/" in path and own and _group(data) in own):
                yield Place(notebook.disk, path, "mention")


def _group(data: bytes | FuehrungError) -> str:
    if isinstance(data, FuehrungError) or b"group" not in data:
        return ""
    session = decode_session(data, "").session
    return session.group if session else ""


def unpacked(data: bytes) -> Iterator[bytes]:
    """Yields what stands in the long runs of base64, as the undo journal keeps old bytes."""
    for run in re.findall(rb"[A-Za-z0-9+/]{16,}={0,2}", data):
        with suppress(ValueError):
            yield base64.b64decode(run, validate=True)
