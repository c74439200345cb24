"""One text of a talk with several people → a draft for each, with the line numbers of the whole.

A paragraph that begins with a name alone belongs to this person, up to an empty line. What each
gets is then read in her own book, so that the grammar stays one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.facts import is_marker
from fuehrung_cli.domain.capture.lines import Draft, Line, read_line, under, without_id
from fuehrung_cli.domain.capture.recipients import Company, Given
from fuehrung_cli.domain.capture.resolve import read_one, resolve
from fuehrung_cli.domain.capture.results import Loose, Reading, Said
from fuehrung_cli.errors import FuehrungError
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class Shared:
    """What one person gets of a text, and what is said to the one who typed it."""

    draft: Draft
    said: tuple[Said, ...] = ()
    refused: tuple[FuehrungError, ...] = ()

    @property
    def text(self) -> str:
        """Returns the lines as they would be typed for this person alone."""
        return "\n".join(raw for line in self.draft.lines for raw in line.typed)


def resolve_shared(draft: Draft, contexts: Sequence[Context]) -> tuple[Reading, ...]:
    """Returns for each person the session that her part of a draft makes in her book."""
    shares = share(draft, contexts)
    return tuple(_read(part, context) for part, context in zip(shares, contexts, strict=True))


def _read(part: Shared, context: Context) -> Reading:
    reading = resolve(part.draft, context)
    results = (*reading.results, *part.said)
    return replace(reading, results=results, refused=(*part.refused, *reading.refused))


def share(draft: Draft, contexts: Sequence[Context]) -> tuple[Shared, ...]:
    """Returns what each gets: every line reaches somebody, or it is refused.

    For one person it is the draft itself.
    """
    if len(contexts) == 1:
        return (Shared(draft),)
    walk = _Walk(Company(tuple(contexts)), [_own(line) for line in draft.lines])
    return walk.shares()


def _own(line: Line) -> Line:
    """Takes what looks like an id before a label for a word: nothing is edited here."""
    return without_id(line) if line.own_id else line


class _Share:
    """The lines of one person so far."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.is_open = False
        """A heading or a question stands above, so the next line could count as part of it."""
        self.has_gap = False

    def add(self, line: Line) -> None:
        """Adds a line; a gap neither doubles an empty line nor joins what was apart."""
        if line.is_blank:
            if not (self.has_gap and (not self.lines or self.lines[-1].is_blank)):
                self.lines.append(line)
            self.is_open = self.has_gap = False
            return
        if self.has_gap and self.is_open:
            self.lines.append(Line(line.number, "", ""))
            self.is_open = False
        self.lines.append(line)
        self.is_open = self.is_open or line.is_heading or line.is_question
        self.has_gap = False

    def miss(self) -> None:
        """Notes that a line was somebody else's."""
        self.has_gap = True


class _Walk:
    """A way through the lines of a text, from the first to the last."""

    def __init__(self, company: Company, lines: list[Line]) -> None:
        self.company, self.lines = company, lines
        self.parts = [_Share() for _ in company.contexts]
        self.said: list[Said] = []
        self.refused: list[FuehrungError] = []
        self.owner: int | None = None
        """Whose paragraph it is."""
        self.heading: Line | None = None

    def shares(self) -> tuple[Shared, ...]:
        following: list[Line | None] = [*self.lines[1:], None]
        for line, after in zip(self.lines, following, strict=True):
            self._step(line, after)
        told = (tuple(self.said), tuple(self.refused))
        rest = [Shared(Draft(tuple(part.lines))) for part in self.parts[1:]]
        return (Shared(Draft(tuple(self.parts[0].lines)), *told), *rest)

    def _step(self, line: Line, after: Line | None) -> None:
        if line.is_blank:
            self.owner = self.heading = None
            self._give(Given(self._everyone, line))
            return
        if not line.bulleted:
            self.heading = None
        if not self._opens(line, after):
            for given in self._given(line):
                self._give(given)

    @property
    def _everyone(self) -> tuple[int, ...]:
        return tuple(range(len(self.parts)))

    def _opens(self, line: Line, after: Line | None) -> bool:
        """Says whether a line only tells whose lines follow, or what the bullets below it are."""
        if not line.is_heading or after is None or after.is_blank:
            return False
        called = self.company.called(line)
        if len(called) == 1:
            self.owner = called[0]
            if after.bulleted:
                self._give(Given(called, line))
            return True
        if after.bulleted and self.owner is None and is_marker(line.label):
            self.heading = line
            return True
        return False

    def _given(self, line: Line) -> list[Given]:
        """Returns who gets a line; what is indented below it may be somebody else's."""
        apart = self._apart(line)
        given = [self._one(part) for part in apart]
        pairs = zip(given, apart, strict=True)
        is_whole = all(each.to == given[0].to and each.line is part for each, part in pairs)
        return [replace(given[0], line=line)] if is_whole else given

    def _apart(self, line: Line) -> list[Line]:
        """Returns a line with its fields, then what is indented below it and is no field."""
        called = self.company.called(line)
        context = self.company.contexts[called[0] if called else 0]
        found = None if line.is_question else read_one(line, context, self.company.day)
        loose = {part.line for part in found or () if isinstance(part, Loose)}
        if found is None and not line.is_question:
            loose = {field.number for field in line.fields}
        if self.owner is not None or not loose:
            return [line]
        kept = tuple(field for field in line.fields if field.number not in loose)
        below = [
            read_line(raw, number)
            for field in line.fields
            if field.number in loose
            for number, raw in enumerate(field.raw, field.number)
        ]
        return [replace(line, fields=kept), *below]

    def _one(self, line: Line) -> Given:
        given = self.company.addressed(line)
        if given is not None:
            self.owner = given.to[0] if given.line.is_question and given.to else None
            return given
        if self.owner is not None:
            return self.company.to_one(self.owner, line)
        read_as = under(self.heading, line) if self.heading and not self._is_more(line) else line
        given = self.company.given(line, read_as)
        if line.is_question and len(given.to) == 1:
            self.owner = given.to[0]
        return given

    def _is_more(self, line: Line) -> bool:
        return any(self.company.is_of(place, line) for place in self._everyone)

    def _give(self, given: Given) -> None:
        self.said.extend(given.said)
        if given.refused:
            self.refused.append(given.refused)
        for place, part in enumerate(self.parts):
            if place not in given.to:
                if self.heading is None:
                    part.miss()
                continue
            if self.heading is not None and self.heading not in part.lines:
                part.add(self.heading)
            part.add(given.line)
