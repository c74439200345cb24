"""The folders of the people: what may be read in them, links and foreign names left out."""

from __future__ import annotations

from collections.abc import Iterator

from fuehrung_cli.errors import FuehrungError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.failures import MissingError, irregular
from fuehrung_cli.store.fsops import TEMPORARY, Disk
from fuehrung_cli.store.names_on_disk import (
    PEOPLE,
    PERSON,
    SESSIONS,
    person_id_in,
    session_id_in,
)
from fuehrung_cli.store.person_file import decode_person
from fuehrung_cli.store.problems import Problem, problem_of
from fuehrung_cli.store.records import Found, PersonFile


@dataclass(frozen=True)
class Shelves:
    """The folder `people` of a notebook."""

    disk: Disk

    def folders(self) -> tuple[str, ...]:
        """Returns the folders of people, ordered by name."""
        listed = self.disk.list_folder(PEOPLE)
        ours = [e.name for e in listed if e.kind == "folder" and person_id_in(e.name)]
        return tuple(f"{PEOPLE}/{name}" for name in ours)

    def person(self, folder: str) -> PersonFile | tuple[Problem, ...]:
        """Returns the person of a folder, or why she cannot be read."""
        path = f"{folder}/{PERSON}"
        try:
            data = self.disk.read_file(path)
        except FuehrungError as error:
            if isinstance(error, MissingError) and self.is_empty(folder):
                return ()  # what a crash leaves behind before there was a person; `check` names it
            return (problem_of(error, path),)
        person, problems = decode_person(data, path)
        return problems if person is None else PersonFile(person, folder, data, problems)

    def is_empty(self, folder: str) -> bool:
        """Says whether nothing stands in a folder but leftovers of an interrupted save."""
        return all(e.name.startswith(TEMPORARY) for e in self.disk.list_folder(folder))

    def listed(self, folder: str) -> tuple[Found, ...]:
        """Returns the sessions of a folder by their names, ordered by name."""
        inside = f"{folder}/{SESSIONS}"
        if self.disk.kind(inside) != "folder":
            return ()
        return tuple(
            Found(folder, found, f"{inside}/{entry.name}")
            for entry in self.disk.list_folder(inside)
            if (found := session_id_in(entry.name))
        )

    def latest(self) -> Found | None:
        """Returns the session whose name carries the latest day; names are listed, no file read.

        Raises:
            NotebookError: a folder cannot be listed.
        """
        last = [found for folder in self.folders() if (found := self._last_in(folder))]
        return max(last, key=lambda found: found.path.rpartition("/")[2], default=None)

    def _last_in(self, folder: str) -> Found | None:
        inside = f"{folder}/{SESSIONS}"
        for entry in reversed(self.disk.list_folder(inside)):
            if found := session_id_in(entry.name):
                return Found(folder, found, f"{inside}/{entry.name}")
        return None

    def bodies(self, folder: str) -> Iterator[tuple[str, bytes | FuehrungError]]:
        """Yields path and bytes of each session of a folder, ordered by name."""
        inside = f"{folder}/{SESSIONS}"
        if self.disk.kind(inside) not in (None, "folder"):
            yield inside, irregular(inside)
        names = [found.path.rpartition("/")[2] for found in self.listed(folder)]
        if names:
            for name, data in self.disk.read_files(inside, names):
                yield f"{inside}/{name}", data


def people_of(shelves: Shelves) -> tuple[tuple[PersonFile, ...], tuple[Problem, ...]]:
    """Returns everybody, ordered by folder, and what is wrong.

    Of two folders with the same person, the one that carries her id in its name is hers.
    """
    read = [shelves.person(folder) for folder in shelves.folders()]
    problems = [problem for found in read if isinstance(found, tuple) for problem in found]
    files = [found for found in read if isinstance(found, PersonFile)]
    first: dict[str, PersonFile] = {}
    for file in sorted(files, key=lambda file: (not file.is_in_place, file.folder)):
        hers = first.setdefault(file.person.id, file)
        problems += file.problems if hers is file else [_twin(file.path, hers.folder)]
    people = sorted(first.values(), key=lambda file: file.folder)
    return tuple(people), tuple(sorted(problems, key=lambda problem: problem.path))


def _twin(path: str, other: str) -> Problem:
    what = say("the same person stands in {other}", other=other)
    return Problem(path, "id", what, say("Compare and merge: fuehrung conflicts"))
