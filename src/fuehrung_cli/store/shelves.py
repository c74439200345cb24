"""The folders of the people: what may be read in them, links and foreign names left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fuehrung_cli.errors import FuehrungError
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

    def person_stamps(self) -> dict[str, str]:
        """Returns folder → stamp of `person.toml`, ordered by folder; empty for none."""
        folders = self.folders()
        names = [f"{folder.rpartition('/')[2]}/{PERSON}" for folder in folders]
        stamps = self.disk.stamps(PEOPLE, names) if names else {}
        return dict(zip(folders, stamps.values(), strict=True))

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

    def latest(self, folders: Iterable[str]) -> Found | None:
        """Returns the session whose name carries the latest day, in folders of people.

        Names are listed, no file is read.

        Raises:
            NotebookError: a folder cannot be listed.
        """
        last = [found for folder in folders if (found := self._last_in(folder))]
        return max(last, key=lambda found: found.path.rpartition("/")[2], default=None)

    def _last_in(self, folder: str) -> Found | None:
        inside = f"{folder}/{SESSIONS}"
        for entry in reversed(self.disk.list_folder(inside)):
            if found := session_id_in(entry.name):
                return Found(folder, found, f"{inside}/{entry.name}")
        return None

    def bodies(
        self, folder: str, names: Sequence[str] | None = None
    ) -> Iterator[tuple[str, bytes | FuehrungError]]:
        """Yields path and bytes of each session of a folder, or of those named, in order."""
        inside = f"{folder}/{SESSIONS}"
        if self.disk.kind(inside) not in (None, "folder"):
            yield inside, irregular(inside)
        if names is None:
            names = [found.path.rpartition("/")[2] for found in self.listed(folder)]
        if names:
            for name, data in self.disk.read_files(inside, names):
                yield f"{inside}/{name}", data

    def stamps(self, folder: str) -> dict[str, str]:
        """Returns name → stamp of each session of a folder, see `Disk.stamps`; none is read."""
        inside = f"{folder}/{SESSIONS}"
        if self.disk.kind(inside) != "folder":
            return {}
        found = self.disk.stamps(inside)
        return {name: stamp for name, stamp in found.items() if session_id_in(name)}
