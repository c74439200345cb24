"""Crashes at every point of an act, and what may be found after each.

While an act runs, every text that was acknowledged before is there, old or new, and nothing is ever
read that nobody has written. As soon as it has returned, everything is as it was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from crash.histories import History
from crash.kills_judge import is_being_added
from crash.simulated import Recorder, Simulation, View
from fuehrung_cli.store.fsops import LOCK

_ENTRY = re.compile(r"_([a-hjkmnp-tv-z][0-9][0-9a-hjkmnp-tv-z]{6})\.toml\Z")


@dataclass
class Outcome:
    """How many crash states were looked at, and what was wrong in them."""

    states: int = 0
    violations: list[str] = field(default_factory=list)
    views: set[frozenset[tuple[str, bytes]]] = field(default_factory=set)
    """The different states, as one would find them."""


class Crashing:
    """Follows what a recorder writes down and crashes after every operation."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder, self.simulation = recorder, Simulation(recorder)
        self.before = self.simulation.asked()
        self.outcome = Outcome()

    def judge(self) -> None:
        """Judges what was done since the last time; it is acknowledged now."""
        operations = tuple(self.recorder.trace)
        self.recorder.trace.clear()
        after = self.simulation.asked(operations)
        for operation in operations:
            self._judge(self.simulation.take(operation), after, is_done=False)
        self._judge(self.simulation.crashed(), after, is_done=True)
        self.before = after

    def _judge(self, views: Iterator[View], after: View, *, is_done: bool) -> None:
        seen: set[frozenset[tuple[str, bytes]]] = set()
        for view in views:
            self.outcome.states += 1
            known = frozenset(view.items())
            if known in seen:
                continue
            seen.add(known)
            wrong = _unlike(view, after) if is_done else _lost(view, self.before, after)
            self.outcome.violations += wrong
        self.outcome.views |= seen


def _unlike(view: View, after: View) -> Iterator[str]:
    for path in view.keys() | after.keys():
        if view.get(path) != after.get(path):
            yield f"{path} is not as it was acknowledged"


def _lost(view: View, before: View, after: View) -> Iterator[str]:
    old, new, now = _by_record(before), _by_record(after), _by_record(view)
    for record, found in now.items():
        known = old.get(record, set()) | new.get(record, set())
        if not found <= known and not _is_being_added(view, before, after, record):
            yield f"{record} holds what nobody has written"
    there = set(view.values())
    for record, known in old.items():
        if record in new and record not in now:
            yield f"{record} is gone"
        elif record not in new and known & set(after.values()) and not known & there:
            yield f"{record} was to be moved and is nowhere"


def _is_being_added(view: View, before: View, after: View, path: str) -> bool:
    """Says whether it is a line of the log, whose end may still be missing, cut or NUL."""
    found = view.get(path, b"").rstrip(b"\0")
    return is_being_added(path, found, before.get(path, b""), after.get(path, b""))


def _by_record(view: View) -> Mapping[str, set[bytes]]:
    """Returns the bytes by what they are about: an entry that moves stays the same entry."""
    found: dict[str, set[bytes]] = {}
    for path, data in view.items():
        entry = _ENTRY.search(path)
        key = entry[1] if entry and not path.startswith("home/trash/") else path
        found.setdefault(key, set()).add(data)
    return found


class ViolatedError(Exception):
    """Something was lost; nothing after it is worth a look."""


def crash_through(root: Path, patch: Any, seed: int, acts: int) -> Outcome:
    """Lives through a history that chance draws, and crashes at every point of it."""
    chance = Random(seed)
    root.mkdir()
    recorder = Recorder(root)
    recorder.install(patch)
    patch.setattr("os.urandom", chance.randbytes)
    crashing = Crashing(recorder)

    def judge() -> None:
        crashing.judge()
        if crashing.outcome.violations:
            raise ViolatedError

    with suppress(ViolatedError):
        history = History(root, chance, judge)
        for _ in range(acts):
            history.act()
    assert crashing.outcome.violations or crashing.before == _found(root)
    return crashing.outcome


def _found(root: Path) -> View:
    """Returns what really stands on the disk, which must be what the model believes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name != LOCK
    }
