"""The log of access, export and erasure: a chain of lines that holds nothing about anybody.

Each line names the hash of the line before and its own, so that a line that was changed, taken
out, put in or moved shows. What this cannot show: a whole chain that somebody who knows the format
has made anew; for that the machine remembers how many lines there were and the hash of the last.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from fuehrung_cli.errors import Message, say, say_n
from fuehrung_cli.frozen import dataclass

LOST = "lost"
"""Stands as the command where lines are missing that this machine has written."""
_FIELDS = ("after", "at", "command", "format", "hash", "number", "people", "records")


@dataclass(frozen=True)
class Deed:
    """What was done: a command and how much it was about, never about whom."""

    at: datetime
    command: str
    people: int = 0
    records: int = 0
    form: str = ""
    """The format that was written; empty where the command knows none."""


@dataclass(frozen=True)
class Head:
    """The end of a chain: how many lines it has, and the hash of the last."""

    number: int
    hash: str


@dataclass(frozen=True)
class Line:
    """A line as it stands in a log."""

    deed: Deed
    head: Head
    after: str


@dataclass(frozen=True)
class Flaw:
    """Something wrong with a line; the lines count from 1 as an editor counts them."""

    line: int
    what: Message
    severity: Literal["damage", "notice"] = "damage"


def beginning(name: str) -> Head:
    """Returns what the first line of the log of a machine follows: no other log continues it."""
    return Head(0, hashlib.sha256(f"fuehrung access log {name}".encode()).hexdigest())


def next_line(deed: Deed, before: Head) -> tuple[bytes, Head]:
    """Returns the line for a deed, with its end, and the new end of the chain."""
    table = {
        "after": before.hash,
        "at": deed.at.isoformat(timespec="seconds"),
        "command": deed.command,
        "format": deed.form,
        "number": before.number + 1,
        "people": deed.people,
        "records": deed.records,
    }
    own = _hash(table)
    return _canonical({**table, "hash": own}) + b"\n", Head(before.number + 1, own)


def lost(at: datetime, data: bytes, end: Head, known: Head | None) -> Deed | None:
    """Returns the deed that says that lines are missing, where the remembered end is not there."""
    if known is None or any(line.head.hash == known.hash for line in lines_of(data)):
        return None
    return Deed(at, LOST, records=max(0, known.number - end.number))


def lines_of(data: bytes) -> tuple[Line, ...]:
    """Returns the lines of a log that can be read, whether or not the chain holds."""
    return tuple(line for line in map(_line, data.split(b"\n")) if line)


def end_of(data: bytes, name: str) -> Head:
    """Returns what the next line of a log follows: its last readable line, or its beginning."""
    for each in reversed(data.split(b"\n")):
        line = _line(each)
        if line:
            return line.head
    return beginning(name)


def flaws(data: bytes, name: str, known: Head | None) -> Iterator[Flaw]:
    """Yields what is wrong with a log; `known` is the end that this machine remembers."""
    end = beginning(name)
    hashes = {}
    number = 0
    for number, each in enumerate(_split(data), start=1):
        line = _line(each)
        if line is None:
            yield _unreadable(number, each, end)
            continue
        yield from _of_line(number, line, each, end)
        end = line.head
        hashes[end.number] = end.hash
    if known and end.number < known.number:
        missing = known.number - end.number
        words = say_n("{n} line is missing here", "{n} lines are missing here", missing)
        yield Flaw(number + 1, words)
    elif known and hashes.get(known.number) != known.hash:
        yield Flaw(number, say("the lines are not those that this machine has written"))
    elif known and known.number >= end.number and not data.endswith(b"\n"):
        yield Flaw(number, say("the line has lost its end"))


def _split(data: bytes) -> list[bytes]:
    parts = data.split(b"\n")
    return parts if parts[-1] else parts[:-1]


def _of_line(number: int, line: Line, data: bytes, end: Head) -> Iterator[Flaw]:
    made, _ = next_line(line.deed, Head(line.head.number - 1, line.after))
    if made != data + b"\n":
        yield Flaw(number, say("the line was changed"))
    if line.after != end.hash or line.head.number != end.number + 1:
        yield Flaw(number, say("the line does not follow the one before; lines were moved or lost"))
    if line.deed.command == LOST:
        yield Flaw(number, _gap(line.deed.records), "notice")


def _gap(missing: int) -> Message:
    if missing:
        return say_n("{n} line is missing before it", "{n} lines are missing before it", missing)
    return say("lines before it were replaced")


def _unreadable(number: int, data: bytes, end: Head) -> Flaw:
    """Returns the flaw of what is no line: the beginning of the next one, or something else."""
    whole = _canonical({"after": end.hash, "at": ""})[: -len(b'"}')]
    if data.startswith(whole) or whole.startswith(data):
        return Flaw(number, say("the line was cut off when the program was interrupted"), "notice")
    return Flaw(number, say("this is no line of the log"))


def _line(data: bytes) -> Line | None:
    """Reads a line that is written exactly as the program writes it."""
    try:
        table = json.loads(data)
        if tuple(table) != _FIELDS or _canonical(table) != data:
            return None
        deed = Deed(
            datetime.fromisoformat(table["at"]),
            *(str(table["command"]), int(table["people"]), int(table["records"])),
            str(table["format"]),
        )
        return Line(deed, Head(int(table["number"]), str(table["hash"])), str(table["after"]))
    except (ValueError, TypeError, RecursionError):
        return None


def _hash(table: dict[str, object]) -> str:
    return hashlib.sha256(_canonical(table)).hexdigest()


def _canonical(table: dict[str, object]) -> bytes:
    return json.dumps(table, sort_keys=True, separators=(",", ":")).encode()
