"""The check of a whole notebook: everything that reading passes over in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from fuehrung_cli.domain.kinds import Foreign, kinds
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import FuehrungError, say
from fuehrung_cli.store.access_log import check_logs
from fuehrung_cli.store.conflicts import copied_journey
from fuehrung_cli.store.copy_names import Copy, is_of_an_editor
from fuehrung_cli.store.decode import CHANGE_KEYS, SESSION_KEYS, decode_session
from fuehrung_cli.store.failures import irregular
from fuehrung_cli.store.fsops import TEMPORARY, Entry, Kind
from fuehrung_cli.store.merge_marks import has_marks
from fuehrung_cli.store.names_on_disk import (
    ACCESS,
    JOURNEYS,
    NOTEBOOK,
    PEOPLE,
    PERSON,
    QUARANTINE,
    SESSIONS,
    TRASH,
    copied,
    machine_in,
    person_id_in,
    session_id_in,
    session_name,
)
from fuehrung_cli.store.person_file import PERSON_KEYS
from fuehrung_cli.store.problems import (
    Problem,
    merged_into_one,
    near_miss,
    nearest,
    problem_of,
)
from fuehrung_cli.store.pseudonym_key import key_problems
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.shapes import parts_of
from fuehrung_cli.store.state_leftovers import left_in_state

if TYPE_CHECKING:
    from fuehrung_cli.store.notebook import Notebook


def check(notebook: Notebook) -> Iterator[Problem]:
    """Yields everything wrong with a notebook, ordered by path; changes in dispute are not its job.

    Only the fold knows those, and own journeys are checked where they are loaded.
    """
    about = [*notebook.about.problems, *key_problems(notebook.disk)]
    found = [*about, *_strange_names(notebook), *check_logs(notebook)]
    if notebook.disk.kind(PEOPLE) == "folder":
        people, problems = notebook.people()
        found += problems
        for file in people:
            found += _person(file)
        seen: dict[str, str] = {}
        for folder in notebook.shelves.folders():
            found += _sessions(notebook, folder, seen)
    found += [_left_over(str(notebook.state.root / path)) for path in left_in_state(notebook)]
    yield from sorted(found, key=lambda problem: (problem.path, problem.where))


def _sessions(notebook: Notebook, folder: str, seen: dict[str, str]) -> Iterator[Problem]:
    """Yields what is wrong with the sessions of a folder; `seen` is id → path of the whole book."""
    for path, data in notebook.shelves.bodies(folder):
        if isinstance(data, FuehrungError):
            yield problem_of(data, path)
            continue
        read = decode_session(data, path)
        yield from read.problems
        if read.session and has_marks(data):
            yield merged_into_one(path, "notes", "notice")
        if read.session:
            yield from _name(read.session, path)
            yield from _keys(read.session, path)
            other = seen.setdefault(read.session.id, path)
            if other != path:
                what = say("{other} has the same id", other=other)
                yield Problem(path, "id", what, say("Compare and merge: fuehrung conflicts"))


def _name(session: Session, path: str) -> Iterator[Problem]:
    name = session_name(session)
    if path.rpartition("/")[2].casefold() != name.casefold():
        what = say("the name does not fit what stands in the file")
        yield Problem(path, "", what, say("Rename it to {name}", name=name), "notice")


def _keys(session: Session, path: str) -> Iterator[Problem]:
    yield from _misses(session.extra, SESSION_KEYS, path, "")
    for opened in session.facts:
        where = f"facts.{opened.number}"
        if isinstance(opened.content, Foreign):
            what = say(
                "the kind {kind} is not known and was kept as it is", kind=opened.content.kind
            )
            hint = nearest(opened.content.kind, [kind.name for kind in kinds()])
            yield Problem(path, f"{where}.kind", what, hint, "notice")
        else:
            known = ("kind", "source", *parts_of(type(opened.content)))
            yield from _misses(opened.extra, known, path, where)
    for number, change in enumerate(session.changes, start=1):
        yield from _misses(change.extra, CHANGE_KEYS, path, f"changes.{number}")


def _person(file: PersonFile) -> Iterator[Problem]:
    yield from _misses(file.person.extra, PERSON_KEYS, file.path, "")
    if not file.is_in_place:
        what = say("the folder carries another id than the person, {id}", id=file.person.id)
        yield Problem(file.path, "id", what, say("Let the folder end in this id"), "notice")


def _misses(
    extra: Mapping[str, object], known: Iterable[str], path: str, where: str
) -> Iterator[Problem]:
    """Yields a notice for each kept key that looks like a slip of the finger."""
    for key in extra:
        close = near_miss(key, known)
        if close:
            what = say("the key {key} is not known and was kept as it is", key=key)
            hint = say("Did you mean {word}?", word=close)
            yield Problem(path, f"{where}.{key}".lstrip("."), what, hint, "notice")


def _strange_names(notebook: Notebook) -> Iterator[Problem]:
    """Yields the names that are never read: leftovers, second versions, links and the like.

    What is read under its own name has been judged by reading it.
    """
    disk = notebook.disk
    for entry in disk.list_folder():
        if entry.name != NOTEBOOK:
            yield from _judge(entry, "", _TOP.get(entry.name))
    for folder in (JOURNEYS, TRASH):
        if disk.kind(folder) == "folder":
            entries = disk.list_folder(folder)
            yield from _interrupted(entries, folder)
            yield from _strange_journeys(entries) if folder == JOURNEYS else ()
    if disk.kind(ACCESS) == "folder":
        for entry in disk.list_folder(ACCESS):
            known: Kind | None = "file" if machine_in(entry.name) else None
            yield from _judge(entry, ACCESS, known, is_all_ours=True)
    if disk.kind(PEOPLE) != "folder":
        return
    for entry in disk.list_folder(PEOPLE):
        is_ours = person_id_in(entry.name) is not None
        yield from _judge(entry, PEOPLE, "folder" if is_ours else None, is_all_ours=True)
    names = {file.folder: file.person.name for file in notebook.people()[0]}
    for folder in notebook.shelves.folders():
        name = names.get(folder, "")
        if notebook.shelves.is_empty(folder):
            yield _left_over(folder)
        for entry in disk.list_folder(folder):
            if entry.name not in (PERSON, SESSIONS):
                yield from _judge(entry, folder, name=name)
        inside = f"{folder}/{SESSIONS}"
        if disk.kind(inside) == "folder":
            for entry in disk.list_folder(inside):
                if not session_id_in(entry.name):
                    yield from _judge(entry, inside, is_all_ours=True, name=name)


def _strange_journeys(entries: Sequence[Entry]) -> Iterator[Problem]:
    names = frozenset(entry.name for entry in entries)
    for entry in entries:
        copy = copied_journey(entry.name, names)
        if copy:
            yield second_version(f"{JOURNEYS}/{entry.name}", copy, "")


def _interrupted(entries: Iterable[Entry], folder: str) -> Iterator[Problem]:
    """Yields the leftovers in a folder whose files are judged elsewhere, or by nobody."""
    for entry in entries:
        if entry.name.startswith(TEMPORARY):
            yield _left_over(f"{folder}/{entry.name}")


def _left_over(path: str) -> Problem:
    what = say("left over from a save that was interrupted")
    hint = say("What was saved stands elsewhere; put it aside with: fuehrung check --repair")
    return Problem(path, "", what, hint, "notice")


_TOP: dict[str, Kind] = dict.fromkeys((PEOPLE, JOURNEYS, TRASH, QUARANTINE, ACCESS), "folder")


def _judge(
    entry: Entry,
    folder: str,
    expected: Kind | None = None,
    *,
    is_all_ours: bool = False,
    name: str = "",
) -> Iterator[Problem]:
    """Yields what is wrong with a name; in a folder that `is_all_ours` any foreign one is told.

    `name` is that of the person whose folder it is.
    """
    path = f"{folder}/{entry.name}" if folder else entry.name
    if expected:
        if entry.kind != expected:
            problem = irregular(path)
            yield Problem(path, "", problem.what, problem.hints[0])
    elif entry.name.startswith(TEMPORARY):
        yield _left_over(path)
    elif copy := copied(entry.name):
        yield second_version(path, copy, name)
    elif is_of_an_editor(entry.name):
        what = say("an editor has this file open, or has ended without tidying up")
        yield Problem(path, "", what, say("Close the editor; else remove the file"), "notice")
    elif is_all_ours and not entry.name.startswith("."):
        what = say("the name is none of ours, so it is not read")
        yield Problem(path, "", what, say("Move it out of the notebook"), "notice")


def second_version(path: str, copy: Copy, name: str) -> Problem:
    """Returns what is said of a second version: whose it is, who has left it, what to do."""
    if copy.maker == "part":
        what = say("a file that {program} has not brought here yet", program=copy.program)
        return Problem(path, "", what, say("Wait until your sync is done"))
    about = f"{copy.original}, {name}" if name else copy.original
    program = copy.program or say("a sync or an editor")
    what = say(
        "a second version ({about}), left by {program}, which is not read",
        about=about,
        program=program,
    )
    return Problem(path, "", what, say("Compare and merge: fuehrung conflicts"))
