"""What an import needs of the disk: files from anywhere, a look at what is there, the saving."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import FuehrungError, Message
from fuehrung_cli.store.encode import encode_session
from fuehrung_cli.store.failures import named
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.person_file import encode_person
from fuehrung_cli.store.records import PersonFile, Write
from fuehrung_cli.store.settle import settled, settled_person

LIMIT_BYTES = 64 << 20
PAGES = ".md"
_DEEPEST = 8


def files_at(typed: str) -> Iterator[tuple[str, bytes]]:
    """Yields name and bytes of a file, or of the Markdown files of a folder and those in it.

    Raises:
        MissingError: nothing of that name is there.
        IrregularError: it is no ordinary file, or larger than 64 MiB.
        NotebookError: it cannot be read.
    """
    with named(typed):
        path = Path(typed).expanduser().resolve()
        names = list(_pages(Disk(path), "")) if path.is_dir() else None
    if names is None:
        yield typed, file_at(typed)
        return
    for name in names:
        shown = str(Path(typed) / name)
        with named(shown):
            data = Disk(path).read_file(name, limit=LIMIT_BYTES)
        yield shown, data


def file_at(typed: str, limit: int = LIMIT_BYTES) -> bytes:
    """Returns the bytes of a file.

    Raises:
        MissingError: nothing of that name is there.
        IrregularError: it is no ordinary file, or larger than the limit.
        NotebookError: it cannot be read.
    """
    with named(typed):
        path = Path(typed).expanduser().resolve()
        return Disk(path.parent).read_file(path.name, limit=limit)


def _pages(disk: Disk, folder: str, depth: int = 0) -> Iterator[str]:
    """Yields the pages of a folder; what begins with a dot belongs to the program that made it."""
    for entry in disk.list_folder(folder):
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.name.startswith("."):
            continue
        if entry.kind == "folder" and depth < _DEEPEST:
            yield from _pages(disk, path, depth + 1)
        elif entry.kind == "file" and entry.name.lower().endswith(PAGES):
            yield path


def ids_of(notebook: Notebook) -> frozenset[str]:
    """Returns the ids of all entries, by listing folders."""
    shelves = notebook.shelves
    return frozenset(found.id for folder in shelves.folders() for found in shelves.listed(folder))


def unwritable(record: Person | Session) -> Message | None:
    """Returns why something could not be saved, before anything is; None when it can."""
    try:
        if isinstance(record, Person):
            encode_person(settled_person(record))
        else:
            encode_session(settled(record))
    except FuehrungError as error:
        return error.what
    return None


def save_arrivals(
    notebook: Notebook, owner: PersonFile | Person, sessions: Sequence[Session]
) -> Iterator[Write]:
    """Saves a person who is new and her entries, and yields each file once it is on the disk."""
    if isinstance(owner, Person):
        owner, write = notebook.add_person(owner)
        yield write
    for session in sessions:
        yield notebook.save_session(owner, session)
