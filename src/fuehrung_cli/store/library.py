"""The library: the journeys that came with the program, and own ones that win over them.

An own file with the id of a shipped journey needs to hold only what differs: its keys replace the
shipped ones, lists as a whole. If it is broken, the shipped journey still works.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from fuehrung_cli.domain.journey import MAIN_JOURNEY, Journey, Library
from fuehrung_cli.errors import FuehrungError, say
from fuehrung_cli.store.format_number import in_current_format
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.gate import admit
from fuehrung_cli.store.names_on_disk import JOURNEYS
from fuehrung_cli.store.problems import Problem, by_hand, problem_of
from fuehrung_cli.store.shipped import shipped
from fuehrung_cli.store.toml_text import parse

Table = dict[str, object]


def load_library(
    own: Disk | None = None, *, main_only: bool = False
) -> tuple[Library, tuple[Problem, ...]]:
    """Returns the journeys, the main one first, and what is wrong with own files.

    `own` is the folder of the notebook. With `main_only` nothing but the main journey is read.
    """
    problems: list[Problem] = []
    mine = _own(own, problems)
    journeys: dict[str, Journey] = {}
    for path, table in _shipped(main_only=main_only, problems=problems):
        identifier = str(table.get("id"))
        found = _own_version(table, mine.pop(identifier, None), problems)
        if found is None:
            found, _ = admit(Journey, table, path=path)
        if found:
            journeys[identifier] = found
    for identifier, (path, table) in mine.items():
        if not main_only or identifier == MAIN_JOURNEY:
            found = _checked(table, path, problems)
            if found:
                journeys[identifier] = found
    ordered = sorted(journeys.values(), key=lambda journey: journey.id != MAIN_JOURNEY)
    return Library(tuple(ordered)), tuple(problems)


class JourneyCheck(NamedTuple):
    """What is wrong with a journey file, and the shipped journey that it changes, if it does."""

    problems: tuple[Problem, ...]
    changes: str = ""


def check_journey(file: Path) -> JourneyCheck:
    """Returns what is wrong with one journey file, wherever it lies, read as it would be used.

    With the id of a shipped journey it needs to hold only what differs, so it is checked together
    with that one.
    """
    problems: list[Problem] = []
    path = str(file)
    table = _table(Disk(file.parent), file.name, path)
    if isinstance(table, Problem):
        return JourneyCheck((table,))
    for shipped_path, whole in _shipped(main_only=False, problems=[]):
        if shipped_path != path and whole.get("id") == table.get("id"):
            _checked(_merged(whole, table), path, problems)
            return JourneyCheck(tuple(problems), str(whole["id"]))
    _checked(table, path, problems)
    return JourneyCheck(tuple(problems))


def own_ids(disk: Disk) -> frozenset[str]:
    """Returns the ids that files of the user's own name, broken ones left out."""
    return frozenset(_own(disk, []))


def _shipped(*, main_only: bool, problems: list[Problem]) -> Iterator[tuple[str, Table]]:
    disk = shipped("journeys")
    for name in _files(disk, ""):
        if main_only and name != f"{MAIN_JOURNEY}.toml":
            continue
        path = str(disk.root / name)
        table = _table(disk, name, path)
        if isinstance(table, Problem):
            problems.append(table)
        else:
            yield path, table


def _own(disk: Disk | None, problems: list[Problem]) -> dict[str, tuple[str, Table]]:
    """Returns id → path and table of the own files; of an id the shortest name counts."""
    found: dict[str, tuple[str, Table]] = {}
    for path in journey_files(disk) if disk else ():
        assert disk is not None
        table = _table(disk, path, path)
        if isinstance(table, Problem):
            problems.append(table)
            continue
        identifier = table.get("id")
        if not isinstance(identifier, str):
            what = say("{key} must be {wanted}", key="id", wanted=say("text in quotes"))
            problems.append(Problem(path, "id", what, by_hand()))
        elif identifier in found:
            what = say("{other} has the same id", other=found[identifier][0])
            problems.append(Problem(path, "id", what, say("Compare and merge: fuehrung conflicts")))
        else:
            found[identifier] = (path, table)
    return found


def journey_files(disk: Disk) -> list[str]:
    """Returns the own files that are read: no second version that a sync has left.

    The shorter name first: `sales.toml` counts before `sales (1).toml`, whoever has made that one.
    """
    if disk.kind(JOURNEYS) != "folder":
        return []
    names = [name for name in _files(disk, JOURNEYS) if not _is_copy(name)]
    return [f"{JOURNEYS}/{name}" for name in sorted(names, key=lambda name: (len(name), name))]


def _is_copy(name: str) -> bool:
    if "onfli" not in name.lower():
        return False
    from fuehrung_cli.store.copy_names import is_sure  # noqa: PLC0415  # hardly ever

    return is_sure(name)


def _files(disk: Disk, folder: str) -> list[str]:
    listed = disk.list_folder(folder)
    return [
        entry.name
        for entry in listed
        if entry.name.endswith(".toml") and not entry.name.startswith(".")
    ]


def _table(disk: Disk, name: str, path: str) -> Table | Problem:
    try:
        table = parse(disk.read_file(name), path)
    except FuehrungError as error:
        return problem_of(error, path)
    if isinstance(table, Problem) or "format" not in table:
        return table
    return in_current_format(table, "journey", path)


def _own_version(
    shipped: Table, own: tuple[str, Table] | None, problems: list[Problem]
) -> Journey | None:
    if own is None:
        return None
    path, table = own
    return _checked(_merged(shipped, table), path, problems)


def _merged(shipped: Mapping[str, object], own: Mapping[str, object]) -> Table:
    merged = {**shipped, **own}
    for key, value in own.items():
        before = shipped.get(key)
        if isinstance(value, dict) and isinstance(before, dict):
            merged[key] = {**before, **value}
    return merged


def _checked(table: Table, path: str, problems: list[Problem]) -> Journey | None:
    """Returns a journey of the user's own if nothing in it is wrong."""
    from fuehrung_cli.store.journey_checks import journey_problems  # noqa: PLC0415  # shipped are

    current = in_current_format(table, "journey", path)
    if isinstance(current, Problem):
        problems.append(current)
        return None
    journey, found = admit(Journey, current, path=path)
    problems += found
    if journey is None:
        return None
    wrong = journey_problems(journey, path)
    problems += wrong
    return None if any(problem.is_unread for problem in wrong) else journey
