"""Which people of the lexicon have changed, found out without reading a file.

Up to ten thousand files each of them is looked at every time. Of more, the folders are, with the
newest eight files in each, and all files of one person, another one each time; `--fresh` looks at
everything.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from fuehrung_cli.store.index import is_settled
from fuehrung_cli.store.names_on_disk import PEOPLE, session_id_in
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.records import PersonFile

if TYPE_CHECKING:
    from sqlite3 import Connection

MOST_CHECKED = 10_000
_NEWEST = 8
_BETWEEN = "/"
"""Stands between names and in none."""
_NUMBERS = 4
"""Of each file: times of content and status, size, inode."""


class Listing(NamedTuple):
    """The folder of somebody's sessions as it looks."""

    names: str
    stamps: str
    newest: str
    """A table of the folder and its newest files, with the stamp of each, for a quick look."""

    @property
    def number(self) -> int:
        """Returns how many names there are."""
        return self.names.count(_BETWEEN) + 1

    @property
    def files(self) -> dict[str, str]:
        """Returns name → stamp of each session."""
        names = self.names.split(_BETWEEN) if self.names else []
        numbers = json.loads(self.stamps)
        stamps = (
            " ".join(map(str, numbers[start : start + _NUMBERS]))
            for start in range(0, len(numbers), _NUMBERS)
        )
        found = zip(names, stamps, strict=True)
        return {name: stamp for name, stamp in found if session_id_in(name)}


class Known(NamedTuple):
    """What the lexicon knows of a person."""

    id: int
    listing: Listing
    unkept: tuple[str, ...]
    """Files that are read again every time: damaged, of a later hour, or written just before."""
    missing: tuple[str, ...]
    """Facts that entries are about and that nobody knows."""
    last_instant: int
    last_day: int


def changed(
    database: Connection, notebook: Notebook, people: Sequence[PersonFile], *, is_thorough: bool
) -> list[PersonFile]:
    """Returns the people of whom files may have come, gone or changed, in the same order."""
    found = database.execute("SELECT folder, files, unkept FROM person")
    kept = {folder: (files, unkept) for folder, files, unkept in found}
    asked = [person for person in people if person.folder in kept]
    doubtful = {person.folder for person in asked if kept[person.folder][1] != "[]"}
    if is_thorough or sum(kept[person.folder][0] for person in asked) <= MOST_CHECKED:
        closely = asked
    else:
        doubtful |= _at_a_glance(database, notebook)
        closely = [asked[int(time.time()) % len(asked)]]
    for person in closely:
        if person.folder not in doubtful and not _is_same(database, notebook, person):
            doubtful.add(person.folder)
    return [p for p in people if p.folder in doubtful or p.folder not in kept]


def known(database: Connection, folder: str) -> Known | None:
    """Returns what the lexicon knows of the person in a folder."""
    found = database.execute(
        "SELECT id, names, stamps, newest, unkept, missing, last_instant, last_day"
        " FROM person JOIN listing ON person = id WHERE folder = ?",
        (folder,),
    ).fetchone()
    if found is None:
        return None
    identifier, names, stamps, newest, unkept, missing, instant, day = found
    again, unknown = tuple(json.loads(unkept)), tuple(json.loads(missing))
    return Known(identifier, Listing(names, stamps, newest), again, unknown, instant, day)


def listing(notebook: Notebook, owner: PersonFile, began_ns: int) -> Listing | None:
    """Returns how the folder of her sessions looks; None where something else stands there."""
    kind = notebook.disk.kind(owner.sessions)
    if kind is None:
        return Listing("", "[]", json.dumps(_stamps(notebook, [owner.sessions])))
    if kind != "folder":
        return None
    folder = _stamps(notebook, [owner.sessions])
    names, stamps = _as_kept(*notebook.disk.listing(owner.sessions))
    if not all(is_settled(stamp, began_ns) for stamp in folder.values()):
        folder = dict.fromkeys(folder, "new")  # one more file may come within the same stamp
    made = Listing(names, stamps, "")
    newest = list(made.files.items())[-_NEWEST:]
    seen = {f"{owner.sessions.partition('/')[2]}/{name}": stamp for name, stamp in newest}
    return made._replace(newest=json.dumps({**folder, **seen}))


def _is_same(database: Connection, notebook: Notebook, owner: PersonFile) -> bool:
    kept = database.execute(
        "SELECT names, stamps FROM person JOIN listing ON person = id WHERE folder = ?",
        (owner.folder,),
    ).fetchone()
    kind = notebook.disk.kind(owner.sessions)
    if kind != "folder":
        return kind is None and tuple(kept) == ("", "[]")
    return tuple(kept) == _as_kept(*notebook.disk.listing(owner.sessions))


def _as_kept(names: Sequence[str], numbers: Sequence[int]) -> tuple[str, str]:
    """Returns names and stamps as texts; a name that is no text in any language is not ours."""
    return _BETWEEN.join(names).encode(errors="replace").decode(), str(numbers)


def _at_a_glance(database: Connection, notebook: Notebook) -> set[str]:
    """Returns the folders of those who look otherwise at a quick look."""
    expected: dict[str, str] = {}
    for (newest,) in database.execute("SELECT newest FROM person"):
        expected.update(json.loads(newest))
    found = notebook.disk.stamps(PEOPLE, expected)
    return {
        f"{PEOPLE}/{path.partition('/')[0]}" for path in expected if found[path] != expected[path]
    }


def _stamps(notebook: Notebook, folders: Iterable[str]) -> Mapping[str, str]:
    return notebook.disk.stamps(PEOPLE, [folder.partition("/")[2] for folder in folders])
