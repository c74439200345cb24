"""The parts of a calendar: events and time zones, each with its lines and the parts inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from fuehrung_cli.errors import say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.imports.source import Source
from fuehrung_cli.imports.vcard_lines import Broken, Line, lines_of
from fuehrung_cli.reports.arrival import LeftOut

_DEEPEST = 50
"""No calendar has more than four parts inside each other; a file made to harm may have any."""


@dataclass(frozen=True)
class Part:
    """What stands between BEGIN and END: an alarm inside an event has texts of its own."""

    name: str
    number: int
    lines: list[Line] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def first(self, name: str) -> Line | None:
        """Returns the first line of a name."""
        return next(self.all(name), None)

    def all(self, *names: str) -> Iterator[Line]:
        """Yields the lines of these names, in their order."""
        return (line for line in self.lines if line.name in names)

    def inside(self, name: str) -> Iterator[Part]:
        """Yields the parts of a name, however deep."""
        for part in self.parts:
            if part.name == name:
                yield part
            yield from part.inside(name)


def whole(source: Source, left: list[LeftOut]) -> Part:
    """Returns everything in a calendar; what is broken or cut off is named and left."""
    top = Part("", 0)
    opened = [top]
    for line in lines_of(source):
        if isinstance(line, Broken):
            left.append(LeftOut(source.name, say("the line is no property"), line.number))
            continue
        name = line.value.strip().upper()
        if line.name == "BEGIN" and len(opened) > _DEEPEST:
            left.append(LeftOut(source.name, say("the line is no property"), line.number))
        elif line.name == "BEGIN":
            if name == "VEVENT":  # none is inside another: that one was never ended
                _cut_off(opened, "VEVENT", source, left)
            opened.append(Part(name, line.number))
        elif line.name == "END":
            _close(opened, name, source, left)
        else:
            opened[-1].lines.append(line)
    _cut_off(opened, "VEVENT", source, left)
    while len(opened) > 1:
        _close(opened, opened[-1].name, source, left)
    return top


def _close(opened: list[Part], name: str, source: Source, left: list[LeftOut]) -> None:
    if name not in (part.name for part in opened[1:]):
        return
    if name != "VEVENT":
        inner = next(part for part in reversed(opened) if part.name in (name, "VEVENT"))
        if inner.name != name:
            _cut_off(opened, "VEVENT", source, left)
    while opened[-1].name != name:
        del opened[-1]
    part = opened.pop()
    opened[-1].parts.append(part)


def _cut_off(opened: list[Part], name: str, source: Source, left: list[LeftOut]) -> None:
    """Forgets a part that was never ended, and all that was begun in it."""
    for place, part in enumerate(opened):
        if part.name == name:
            left.append(LeftOut(source.name, say("the event is cut off"), part.number))
            del opened[place:]
            return
