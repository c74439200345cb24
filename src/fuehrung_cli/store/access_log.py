"""Where the log of access, export and erasure lies: one file for each machine, in the notebook.

Two machines that share a notebook would fight over one file; so each writes a chain of its own,
named by a number that says nothing. The end of the own chain is kept in the state folder as well:
lines that are cut off there show by it. The line is written first, the end after it: whatever
interrupts this, the log is never shorter than what is remembered.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from fuehrung_cli.domain.access_log import (
    Deed,
    Head,
    Line,
    end_of,
    flaws,
    lines_of,
    lost,
    next_line,
)
from fuehrung_cli.errors import DataError, FuehrungError, NotebookError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.failures import IrregularError, MissingError
from fuehrung_cli.store.names_on_disk import ACCESS, machine_in
from fuehrung_cli.store.problems import Problem, problem_of

if TYPE_CHECKING:
    from fuehrung_cli.store.notebook import Notebook

STATE = "access.json"
"""In the state folder: what names this machine, and the ends of its chains."""


@dataclass(frozen=True)
class _Own:
    """What this machine remembers."""

    seed: str
    heads: Mapping[str, Head]
    data: bytes | None
    """What stood in the file, None where there is none."""

    def machine(self, notebook: Notebook) -> str:
        """Returns the name of the log here.

        It is another one where the state folder was copied to another machine, and in a copy of the
        notebook, as a backup is that was unpacked to look at it: these do not continue one chain.
        """
        home = os.path.realpath(notebook.disk.root)
        named = f"{self.seed} {platform.node()} {home}".encode("utf-8", "surrogateescape")
        return hashlib.sha256(named).hexdigest()[:8]


def add(notebook: Notebook, deed: Deed) -> None:
    """Adds a line for what was done to the log of this machine.

    Raises:
        NotebookError: notebook or state folder cannot be written.
        DataError: what this machine remembers is damaged.
    """
    notebook.state.make_folder()
    with notebook.state.alone():
        own = _load(notebook)
        own = own if own.data is not None else _keep(notebook, own)
        machine = own.machine(notebook)
        path = f"{ACCESS}/{machine}.jsonl"
        data = _data(notebook, path)
        end, known = end_of(data, machine), own.heads.get(machine)
        gap = lost(deed.at, data, end, known)
        notebook.disk.make_folder(ACCESS)
        for each in (gap, deed) if gap and gap != deed else (deed,):
            line, end = next_line(each, end)
            notebook.disk.append_line(path, line)
        _keep(notebook, _Own(own.seed, {**own.heads, machine: end}, own.data))


def note_gap(notebook: Notebook, at: datetime) -> None:
    """Notes that lines are missing, where a backup was put back that is older than the last ones.

    Raises:
        NotebookError: notebook or state folder cannot be written.
        DataError: what this machine remembers is damaged.
    """
    own = _load(notebook)
    machine = own.machine(notebook)
    data = _data(notebook, f"{ACCESS}/{machine}.jsonl")
    gap = lost(at, data, end_of(data, machine), own.heads.get(machine))
    if gap:
        add(notebook, gap)


def read(notebook: Notebook) -> tuple[tuple[str, Line], ...]:
    """Returns machine and line of all logs, in the order of their moments."""
    found = [
        (machine, line)
        for machine, path in _logs(notebook)
        for line in lines_of(_data(notebook, path))
    ]
    return tuple(sorted(found, key=lambda pair: (pair[1].deed.at, pair[0], pair[1].head.number)))


def check_logs(notebook: Notebook) -> Iterator[Problem]:
    """Yields every line that is not as it was written, or that is missing.

    A state folder that cannot be read holds up no check, as with what it holds besides.
    """
    heads: Mapping[str, Head] = {}
    try:
        own = _load(notebook)
        name = own.machine(notebook)
        heads = {name: own.heads[name]} if name in own.heads else {}
    except (NotebookError, IrregularError):
        pass
    except DataError as error:
        yield problem_of(error, str(notebook.state.root / STATE))
    paths = {machine: f"{ACCESS}/{machine}.jsonl" for machine in heads}
    for machine, path in sorted({**paths, **dict(_logs(notebook))}.items()):
        try:
            data = _data(notebook, path)
        except FuehrungError as error:
            yield problem_of(error, path)
            continue
        for flaw in flaws(data, machine, heads.get(machine)):
            hint = _HINT if flaw.severity == "damage" else None
            yield Problem(path, str(flaw.line), flaw.what, hint, flaw.severity)


_HINT = say(
    "Compare it with a backup. To begin anew, move the file out of the notebook: "
    "the log then says that lines are missing"
)


def _logs(notebook: Notebook) -> Iterator[tuple[str, str]]:
    if notebook.disk.kind(ACCESS) == "folder":
        for entry in notebook.disk.list_folder(ACCESS):
            machine = machine_in(entry.name)
            if machine:
                yield machine, f"{ACCESS}/{entry.name}"


def _data(notebook: Notebook, path: str) -> bytes:
    """Returns all of a log, which has no largest size; nothing where there is none."""
    try:
        return b"".join(notebook.disk.pieces(path))
    except MissingError:
        return b""


def _load(notebook: Notebook) -> _Own:
    try:
        data = notebook.state.read_file(STATE)
    except MissingError:
        return _Own(os.urandom(8).hex(), {}, None)
    try:
        table = json.loads(data)
        heads = {str(name): Head(int(n), str(own)) for name, (n, own) in table["heads"].items()}
        return _Own(str(table["seed"]), heads, data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DataError(
            say("What this machine remembers of its log is damaged"),
            say("Remove the file: a new log is begun then, and the old one stays"),
        ) from error


def _keep(notebook: Notebook, own: _Own) -> _Own:
    heads = {name: [head.number, head.hash] for name, head in own.heads.items()}
    data = json.dumps({"format": 1, "seed": own.seed, "heads": heads}, indent=1).encode() + b"\n"
    if own.data is None:
        notebook.state.create_new(STATE, data)
    else:
        notebook.state.put(STATE, data)
    return _Own(own.seed, own.heads, data)
