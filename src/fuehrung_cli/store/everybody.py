"""Everybody in the notebook, read by way of the index."""

from __future__ import annotations

import time
from typing import NamedTuple

from fuehrung_cli.domain.person import Person
from fuehrung_cli.errors import say
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.index import Index, is_settled
from fuehrung_cli.store.names_on_disk import PEOPLE
from fuehrung_cli.store.problems import Problem
from fuehrung_cli.store.records import PersonFile
from fuehrung_cli.store.shelves import Shelves


class KeptPerson(NamedTuple):
    """A person whose file was read without a problem, and the stamp it had."""

    stamp: str
    text: str
    person: Person


def people_of(shelves: Shelves, index: Disk) -> tuple[tuple[PersonFile, ...], tuple[Problem, ...]]:
    """Returns everybody, ordered by folder, and what is wrong.

    Of two folders with the same person, the one that carries her id in its name is hers.
    """
    read = _read(shelves, Index(index, PEOPLE))
    problems = [problem for found in read if isinstance(found, tuple) for problem in found]
    files = [found for found in read if isinstance(found, PersonFile)]
    first: dict[str, PersonFile] = {}
    for file in sorted(files, key=lambda file: (not file.is_in_place, file.folder)):
        hers = first.setdefault(file.person.id, file)
        problems += file.problems if hers is file else [_twin(file.path, hers.folder)]
    people = sorted(first.values(), key=lambda file: file.folder)
    return tuple(people), tuple(sorted(problems, key=lambda problem: problem.path))


def _read(shelves: Shelves, index: Index) -> list[PersonFile | tuple[Problem, ...]]:
    """Returns what each folder holds, and keeps what is new."""
    began_ns = time.time_ns()
    stamps = shelves.person_stamps()
    found = index.read() if stamps else None
    kept = {folder: KeptPerson(*each) for folder, each in (found or {}).items()}
    read: dict[str, PersonFile | tuple[Problem, ...]] = {}
    keep: dict[str, KeptPerson] = {}
    for folder, stamp in stamps.items():
        known = kept.get(folder)
        if known is not None and known.stamp == stamp:
            read[folder] = PersonFile(known.person, folder, known.text.encode())
            keep[folder] = known
            continue
        made = read[folder] = shelves.person(folder)
        if isinstance(made, PersonFile) and not made.problems and is_settled(stamp, began_ns):
            keep[folder] = KeptPerson(stamp, made.data.decode(), made.person)
    if keep.keys() != kept.keys() or any(keep[folder] is not kept[folder] for folder in keep):
        index.write({folder: tuple(each) for folder, each in keep.items()})
    return list(read.values())


def _twin(path: str, other: str) -> Problem:
    what = say("the same person stands in {other}", other=other)
    return Problem(path, "id", what, say("Compare and merge: fuehrung conflicts"))
