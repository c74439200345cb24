"""Lines → session, in the book of one person. Nothing is guessed in silence.

A line that is no marker, or a marker whose value is not understood, stays a note and, where it
looked like more, that is said. The order of the questions a line is asked is the order of `_READ`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from fuehrung_cli.domain.capture import consent, facts, head, moves
from fuehrung_cli.domain.capture.assemble import assemble
from fuehrung_cli.domain.capture.bare import read_bare
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.hints import hints
from fuehrung_cli.domain.capture.lines import Draft, Line, read_line, under, without_id
from fuehrung_cli.domain.capture.questions import read_question
from fuehrung_cli.domain.capture.refusals import forbidden_changes
from fuehrung_cli.domain.capture.results import (
    Found,
    Loose,
    NewFact,
    Note,
    Reading,
    Result,
    Set,
    StepSeen,
    loose_fields,
)
from fuehrung_cli.domain.fold import hashtags

Reader: TypeAlias = Callable[[Line, Context, date], "list[Found] | None"]
"""Returns what the line is, None when it is not for this reader."""

_READ: tuple[Reader, ...] = (
    head.read_header,
    consent.read_consent,
    moves.read_state_id,
    moves.read_state_words,
    facts.read_promise,
    facts.read_marked,
    head.read_purpose_label,
)


def resolve(draft: Draft, context: Context) -> Reading:
    """Returns the session that a draft makes in the context's book, with what is to be said."""
    usual = context.editing.day if context.editing else context.now.date()
    results = _Walk(draft, context, usual).results()
    # Relative dates count from the day of the talk, and the head may stand anywhere in the text.
    day = head.day_set(results, usual)
    if day != usual:
        results = _Walk(draft, context, day).results()
    results = head.settle_purpose(results)
    refused = (*head.refusals(results, context), *forbidden_changes(results, context))
    return Reading(assemble(results, context), (*results, *hints(draft, results, context)), refused)


class _Walk:
    """A way through the lines of a draft, from the first to the last."""

    def __init__(self, draft: Draft, context: Context, day: date) -> None:
        self.lines = deque(_own(line, context) for line in draft.lines)
        self.context, self.day = context, day
        self.found: list[Result] = []
        self.at_head = True
        self.heading: Line | None = None
        self.heading_is_kept = False

    def results(self) -> tuple[Result, ...]:
        while self.lines:
            self._step(self.lines.popleft())
        return tuple(self.found)

    def _step(self, line: Line) -> None:
        if line.is_blank:
            self.heading = None
            self._add([Note(line.raw, line.number)])
            return
        if self.heading and line.bulleted:
            self._bullet(self.heading, line)
            return
        self.heading = None
        if self.at_head and (bare := read_bare(line, self.context)):
            self._add(bare)
            return
        found = self._read(line)
        self.at_head = self.at_head and _is_head(found)
        if found is not None:
            self._add(found)
        elif line.is_question:
            self._question(line)
        elif self._opens_list(line):
            self.heading, self.heading_is_kept = line, False
        else:
            self._note(line)

    def _read(self, line: Line) -> list[Found] | None:
        return read_one(line, self.context, self.day)

    def _bullet(self, heading: Line, line: Line) -> None:
        """Reads a bullet below a heading; where it stays a note, the heading stays one, too."""
        found = self._read(line) or self._read(under(heading, line))
        if found is not None:
            self._add(found)
            return
        if not self.heading_is_kept:
            self._add([Note(heading.raw, heading.number)])
        self.heading_is_kept = True
        self._note(line)

    def _opens_list(self, line: Line) -> bool:
        """Says whether a label stands alone above a bullet and is one that facts begin with."""
        if not line.is_heading or not self.lines or not self.lines[0].bulleted:
            return False
        return facts.is_fact_label(line.label, self.context)

    def _question(self, line: Line) -> None:
        taken, fact = read_question(line, self.lines, self.context, self._read)
        for _ in range(taken):
            self.lines.popleft()
        self._add([fact])

    def _note(self, line: Line) -> None:
        said = [
            *facts.remarks(line, self.context, self.day),
            *moves.remark_on_id(line, self.context),
        ]
        self._add([Note(line.raw, line.number), *said, *loose_fields(line)])

    def _add(self, found: list[Found]) -> None:
        above = 0
        for part in found:
            if isinstance(part, Loose):
                self._loose(part, above)
                continue
            if isinstance(part, NewFact):
                above = part.line
            self.found.append(part)
            if isinstance(part, Note):
                self.found.extend(self._steps(part))

    def _steps(self, note: Note) -> list[StepSeen]:
        words = hashtags(note.text)
        steps = [step for word in words if (step := self.context.library.step(word))]
        return [StepSeen(step.id, note.line) for step in steps]

    def _loose(self, loose: Loose, above: int) -> None:
        """Reads indented lines that nothing above them takes as lines of their own."""
        is_note = True
        for number, raw in enumerate(loose.raw, loose.line):
            line = _own(read_line(raw, number), self.context)
            found = self._read(line)
            is_note = is_note and found is None
            self._add([_below(part, above) for part in found or [Note(raw, number)]])
        if is_note and loose.said:
            self._add([loose.said])


def _below(part: Found, above: int) -> Found:
    """Ties a fact to the one it is indented below: `  ich: …` under the condition of a yes."""
    return replace(part, below=above) if isinstance(part, NewFact) else part


def _own(line: Line, context: Context) -> Line:
    """Takes what looks like an id for a word unless it is one of the edited session."""
    return line if not line.own_id or context.owns(line.own_id) else without_id(line)


def _is_head(found: list[Found] | None) -> bool:
    return found is not None and all(isinstance(part, Set) for part in found)


def read_one(line: Line, context: Context, day: date) -> list[Found] | None:
    """Returns what a line is if it is more than a note."""
    if line.body.startswith("\\"):
        return _escaped(line, context, day)
    for reader in _READ:
        found = reader(line, context, day)
        if found is not None:
            return found
    return None


def _escaped(line: Line, context: Context, day: date) -> list[Found] | None:
    """Drops the backslash, but only before something that would be more than a note."""
    inner = line
    while inner.body.startswith("\\"):
        inner = _own(read_line(inner.body.lstrip("\\"), line.number), context)
    if not is_more(replace(inner, fields=line.fields), context, day):
        return None
    texts = (line.raw.replace("\\", "", 1), *line.typed[1:])
    return [Note(text, number) for number, text in enumerate(texts, line.number)]


def is_more(line: Line, context: Context, day: date) -> bool:
    """Says whether a line without a backslash is, somewhere in a text, more than a note."""
    if line.is_question or read_bare(line, context) or read_one(line, context, day) is not None:
        return True
    return line.is_heading and facts.is_fact_label(line.label, context)
