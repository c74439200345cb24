"""Removing what is past its period, for good: first every trace beside the books, then the books.

The order makes it safe to interrupt: while a record stands in its book it is found again, and the
same command goes on. First the facts go and then their changes: a change without its fact says
nothing, while a fact without the change that closed it would be open again. Nothing is moved to the
trash and nothing is noted for undo. A book of which anything cannot be read is left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import replace
from datetime import date

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.purposes import span_of
from fuehrung_cli.domain.retention import (
    NOTES,
    Gone,
    gone,
    remaining,
    texts_of,
    without_changes,
    without_content,
)
from fuehrung_cli.domain.session import Session
from fuehrung_cli.domain.settings import Retention
from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.decode import decode_session
from fuehrung_cli.store.encode import encode_session
from fuehrung_cli.store.every_file import empty_cache, every_file, whole
from fuehrung_cli.store.names_on_disk import QUARANTINE, TRASH
from fuehrung_cli.store.needles import Needles, needles
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.problems import Problem, problem_of
from fuehrung_cli.store.records import PersonFile, SessionFile
from fuehrung_cli.store.undo import FOLDER as UNDO
from fuehrung_cli.store.whereabouts import (
    Place,
    files_below,
    opened_pages,
    typed_texts,
    unpacked,
)

_THROWN = re.compile(r"(?:^|_)(\d{4}-\d{2}-\d{2})(?:[Tt]\d{4})?_([a-z][0-9][0-9a-z]{6})\.toml")


@dataclass(frozen=True)
class Shelf:
    """The book of a person with the files it was read from."""

    owner: PersonFile
    book: Book
    files: tuple[SessionFile, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Says whether all of it was read."""
        return not any(problem.is_unread for problem in self.problems)


@dataclass(frozen=True)
class Expired:
    """What goes of the books: who they are of, and what is due in each."""

    shelves: tuple[Shelf, ...]
    gone: tuple[Gone, ...]
    day: date
    retention: Retention

    def sessions(self) -> Iterator[tuple[SessionFile, Gone]]:
        """Yields every entry with what is due in its book."""
        for shelf, taken in zip(self.shelves, self.gone, strict=True):
            yield from ((file, taken) for file in shelf.files)

    def touched(self) -> Iterator[SessionFile]:
        """Yields the entries that change or go."""
        for file, taken in self.sessions():
            if remaining(file.session, taken) != file.session:
                yield file


def shelf_of(notebook: Notebook, owner: PersonFile) -> Shelf:
    """Reads the whole book of a person with its files, also what lies ahead."""
    files: list[SessionFile] = []
    problems: list[Problem] = list(owner.problems)
    for path, data in notebook.shelves.bodies(owner.folder):
        if isinstance(data, FuehrungError):
            problems.append(problem_of(data, path))
            continue
        read = decode_session(data, path)
        problems.extend(read.problems)
        if read.session:
            files.append(SessionFile(read.session, path, data, read.problems))
    book = fold(owner.person, (file.session for file in files))
    return Shelf(owner, book, tuple(files), tuple(problems))


def expired(shelves: Iterable[Shelf], retention: Retention, day: date) -> Expired:
    """Returns what is due in those books that could be read whole."""
    sound = tuple(shelf for shelf in shelves if shelf.is_whole)
    due = tuple(gone(shelf.book, retention, day) for shelf in sound)
    return Expired(sound, due, day, retention)


def traces(notebook: Notebook, found: Expired) -> Iterator[Place]:
    """Yields what holds anything of it beside the books: undo, trash, put aside, drafts."""
    ids = frozenset(file.session.id for file in found.touched())
    wanted = _needles(found)
    for disk, folder, kept in (
        (notebook.disk, TRASH, "trash"),
        (notebook.disk, QUARANTINE, "quarantine"),
        (notebook.state, QUARANTINE, "quarantine"),
        (notebook.state, UNDO, "undo"),
    ):
        if disk.kind(folder) != "folder":
            continue
        for path in files_below(disk, folder):
            place = Place(disk, path, kept)  # type: ignore[arg-type]  # one of the words
            is_over = kept != "undo" and _is_over(path, found)
            if is_over or _names(place, ids) or _holds(whole(place), wanted):
                yield place
    for disk, path in typed_texts(notebook):
        place = Place(disk, path, "draft")
        if _holds(whole(place), wanted):
            yield place
    if ids:
        # Made again whenever they are wanted, and their text is escaped.
        yield from (Place(disk, path, "page") for disk, path in opened_pages(notebook))


def remove(notebook: Notebook, found: Expired, beside: Iterable[Place]) -> dict[str, int]:
    """Removes it all and returns how many of each sort have gone; `beside` comes from `traces`.

    Raises:
        NotebookError: the disk refuses; the same call goes on where it stopped.
        ChangedError: somebody else has changed an entry meanwhile.
    """
    counts: Counter[str] = Counter()
    for place in beside:
        place.disk.remove_file(place.path)
        counts[place.kept] += 1
    counts["cache"] = empty_cache(notebook)
    for taken in found.gone:
        counts["fact"] += len(taken.facts)
    counts["notes"] = sum(
        bool(file.session.notes) and file.session.id in taken.notes
        for file, taken in found.sessions()
    )
    counts["entry"] = _rewrite(notebook, found)
    return {sort: number for sort, number in counts.items() if number}


def still_there(notebook: Notebook, found: Expired) -> tuple[str, ...]:
    """Reads every byte of notebook, state and cache and returns where a removed text still stands.

    What also stands in a record that is kept is no trace.
    """
    wanted = _needles(found)
    return tuple(
        place.shown for place in every_file(notebook) if wanted and _holds(whole(place), wanted)
    )


def _rewrite(notebook: Notebook, found: Expired) -> int:
    """Takes facts and notes out, then changes, then what is empty; returns how many files go.

    An entry of which nothing stays goes at once, but one that opens facts: while it is there, the
    changes of these are known to be of facts that were removed.
    """
    now = {file.path: file for file, _ in found.sessions()}
    emptied = {f.path for f, taken in found.sessions() if remaining(f.session, taken) is None}
    step: Callable[[Session, Gone], Session]
    for step in (without_content, without_changes):
        for file, taken in found.sessions():
            current = now[file.path]
            if file.path not in emptied or (step is without_content and file.session.facts):
                now[file.path] = _put(notebook, current, step(current.session, taken))
    opening = {file.path for file, _ in found.sessions() if file.session.facts}
    for path in (*sorted(emptied - opening), *sorted(emptied & opening)):
        notebook.disk.remove_file(path)
    return len(emptied)


def _put(notebook: Notebook, file: SessionFile, session: Session) -> SessionFile:
    if session == file.session:
        return file
    data = encode_session(session)
    notebook.disk.replace_if_same(file.path, file.data, data)
    return replace(file, session=session, data=data)


def _is_over(path: str, found: Expired) -> bool:
    """Says whether the name of an entry that was thrown away carries a day past the period."""
    name = _THROWN.search(path.rpartition("/")[2])
    try:
        day = date.fromisoformat(name[1]) if name else None
    except ValueError:
        return False
    return day is not None and span_of(NOTES, found.retention).after(day) <= found.day


def _names(place: Place, ids: Set[str]) -> bool:
    """Says whether the name of a file, or a path in an undo step, carries the id of an entry."""
    if place.kept == "undo":
        data = whole(place)
        return any(identifier.encode() in data for identifier in ids)
    name = _THROWN.search(place.path.rpartition("/")[2])
    return bool(name) and name is not None and name[2] in ids


def _needles(found: Expired) -> Needles:
    """Returns pieces of the texts that go, each long enough and in no text that stays."""
    kept: list[str] = []
    gone_texts: list[str] = []
    for file, taken in found.sessions():
        left = remaining(file.session, taken)
        kept += texts_of(left) if left else ()
        if left != file.session:
            gone_texts += texts_of(file.session)
    pieces = (piece.strip() for text in gone_texts for piece in re.split(r'[\n\r\t"\\]', text))
    long = needles(piece.encode("utf-8", "replace") for piece in pieces)
    return long.without("\n".join(kept).encode("utf-8", "replace"))


def _holds(data: bytes, wanted: Needles) -> bool:
    """Says whether one of the texts stands in these bytes, also behind base64."""
    return any(wanted.stand_in(each) for each in (data, *unpacked(data)))
