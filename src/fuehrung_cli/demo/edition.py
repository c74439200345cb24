"""The text of an edition → people with what is typed for them. Days are still numbers.

    == Name | role | led since | hour | rhythm      a person; numbers are days before today
    short 700-20 24                                 24 short contacts between these days
    -- 640                                          a talk at her hour; lines as a leader types them
    -- 612 desk                                     an entry at the desk
    -- 598 14:20                                    a talk at another hour
    == everybody                                    entries that go into every book
    == corridor                                     short contacts, each used once, an empty line
                                                    between them

`{612}` in a line becomes that day, `<words>` the id of the one open fact that has the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from fuehrung_cli.frozen import dataclass

EVERYBODY, CORRIDOR = "everybody", "corridor"


@dataclass(frozen=True)
class Line:
    """What is typed at a time; `ago` counts days back from today."""

    ago: int
    text: str
    at: time | None = None
    """None where chance may choose the minute."""
    is_talk: bool = True


@dataclass(frozen=True)
class Shorts:
    """So many short contacts between two days."""

    first: int
    last: int
    count: int


@dataclass(frozen=True)
class Member:
    """A person of the team."""

    name: str
    role: str
    led_since: int
    rhythm_days: int | None
    shorts: tuple[Shorts, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Edition:
    """One language's team, what concerns everybody, and the short contacts to choose from."""

    language: str
    members: tuple[Member, ...]
    everybody: tuple[Line, ...]
    corridor: tuple[str, ...]


def read_edition(text: str, language: str) -> Edition:
    """Reads the text of an edition."""
    blocks = dict(_blocks(text))
    everybody = blocks.pop(EVERYBODY)
    corridor = blocks.pop(CORRIDOR)
    return Edition(
        language,
        tuple(_member(head, body) for head, body in blocks.items()),
        _lines(everybody, time(8, 40)),
        tuple(part.strip() for part in corridor.split("\n\n") if part.strip()),
    )


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    for block in text.split("\n== ")[1:]:
        head, _, body = block.partition("\n")
        yield head.strip(), body


def _member(head: str, body: str) -> Member:
    name, role, since, hour, *rhythm = (part.strip() for part in head.split("|"))
    top, dashes, rest = body.partition("-- ")
    return Member(
        name=name,
        role=role,
        led_since=int(since),
        rhythm_days=int(rhythm[0]) if rhythm else None,
        shorts=tuple(_shorts(line) for line in top.splitlines() if line.startswith("short ")),
        lines=_lines(dashes + rest, time.fromisoformat(hour)),
    )


def _shorts(line: str) -> Shorts:
    _, span, count = line.split()
    first, last = map(int, span.split("-"))
    return Shorts(first, last, int(count))


def _lines(body: str, hour: time) -> tuple[Line, ...]:
    return tuple(_line(part, hour) for part in f"\n{body}".split("\n-- ")[1:])


def _line(part: str, hour: time) -> Line:
    head, _, text = part.partition("\n")
    ago, *more = head.split()
    is_desk = "desk" in more
    named = [time.fromisoformat(word) for word in more if word != "desk"]
    at = named[0] if named else None if is_desk else hour
    return Line(int(ago), text.strip("\n"), at, not is_desk)
