"""To whom of several people a line belongs: by its name, its id, the promise it settles.

A line that names nobody is for each; one that can only be one person's is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.facts import is_marker
from fuehrung_cli.domain.capture.lines import Line, read_line
from fuehrung_cli.domain.capture.moves import read_state_id, read_state_words
from fuehrung_cli.domain.capture.resolve import read_one
from fuehrung_cli.domain.capture.results import Changed, Said
from fuehrung_cli.domain.markers import ME, THEM, consents, fact_markers
from fuehrung_cli.domain.mentions import mentions, named
from fuehrung_cli.domain.names import calls, fold, is_same
from fuehrung_cli.domain.person import Person
from fuehrung_cli.errors import Message, UsageError, say
from fuehrung_cli.frozen import dataclass

_ME = frozenset(fold(word) for word in ME)
_THEM = frozenset(fold(word) for word in THEM)
_FOR_EACH = ("success", "topic")
"""Kinds that can be several people's at once, beside what the leader promises."""


@dataclass(frozen=True)
class Given:
    """A line as it is given, and the places of those who get it; to nobody when it is refused."""

    to: tuple[int, ...]
    line: Line
    said: tuple[Said, ...] = ()
    refused: UsageError | None = None


@dataclass(frozen=True)
class Company:
    """The people of one check-in: a context for each, all of the same moment."""

    contexts: tuple[Context, ...]

    @property
    def people(self) -> tuple[Person, ...]:
        """Returns the people."""
        return tuple(context.book.person for context in self.contexts)

    @property
    def day(self) -> date:
        """Returns the day of typing; who gets a line does not depend on the day of the talk."""
        return self.contexts[0].now.date()

    def called(self, line: Line) -> tuple[int, ...]:
        """Returns the places of those whom the label of a line calls; a whole name decides."""
        if not line.label:
            return ()
        exact = [i for i, p in enumerate(self.people) if is_same(p.name, line.typed_label)]
        return tuple(exact or (i for i, p in enumerate(self.people) if calls(p, line.label)))

    def named(self, line: Line) -> tuple[int, ...]:
        """Returns the places of those whom a line names, or what is indented below it."""
        return named("\n".join(line.typed), self.people)

    def is_of(self, place: int, line: Line) -> bool:
        """Says whether a line is more than a note in the book of one person."""
        context = self.contexts[place]
        return line.is_question or read_one(line, context, self.day) is not None

    # Who gets a line

    def to_one(self, place: int, line: Line) -> Given:
        """Gives a line to one person; it names nobody else, for it stands in one book only."""
        whole = "\n".join(line.typed)
        other = next((m for m in mentions(whole, self.people) if place not in m), None)
        if other is None:
            return Given((place,), line)
        return _refused(line, *_names_another(line, self.people[place], self.people[min(other)]))

    def addressed(self, line: Line) -> Given | None:
        """Gives `Anna: …` to Anna: without the name where it then is a line of the grammar."""
        called = self.called(line)
        if not called:
            return None
        if len(called) > 1:
            names = tuple(self.people[i].name for i in called)
            return _refused(line, *_means_several(line, names))
        place = called[0]
        inner = replace(read_line(_start(line) + line.rest, line.number), fields=line.fields)
        return self.to_one(place, inner if line.rest and self.is_of(place, inner) else line)

    def given(self, line: Line, read_as: Line) -> Given:
        """Gives a line to whom it names, or to each; `read_as` is how it reads below a heading."""
        if read_as.label in _THEM:
            return _refused(line, *_nobody_named(line, read_as, self.people[0]))
        to = self.named(line)
        among = to or tuple(range(len(self.people)))
        if (settled := self._settling(line, among)) is not None:
            return settled
        if len(among) > 1 and _is_of_one(read_as):
            return _refused(line, *_whose(line, read_as, self.people[0]))
        return Given(among, line)

    def _settling(self, line: Line, among: tuple[int, ...]) -> Given | None:
        """Gives `erledigt k7f3`, `erledigt: Liste` to the one book where it fits."""
        read = {i: _changes(line, self.contexts[i], self.day) for i in among}
        fitting = {i: made for i, made in read.items() if made}
        if all(made is None for made in read.values()):
            return None
        if not fitting:
            return Given(among, line)
        if len(fitting) == 1 and set(self.named(line)) <= set(fitting):
            return Given(tuple(fitting), line)
        return Given(among, _as_text(line), (_fits_several(line, self._shown(fitting)),))

    def _shown(self, fitting: Mapping[int, list[Changed]]) -> str:
        return ", ".join(
            f"{self.contexts[i].book.short[made[0].change.fact]} ({self.people[i].name})"
            for i, made in fitting.items()
        )


def _changes(line: Line, context: Context, day: date) -> list[Changed] | None:
    """Returns what a line changes in a book, None when it is no line that changes anything."""
    found = read_state_id(line, context, day)
    found = read_state_words(line, context, day) if found is None else found
    return None if found is None else [part for part in found if isinstance(part, Changed)]


def _is_of_one(line: Line) -> bool:
    """Says whether a line opens what is one person's: a goal, a yes, an answer."""
    if line.is_question:
        return True
    if line.label in _ME or not (is_marker(line.label) or line.label in consents()):
        return False
    marker = fact_markers().get(line.label)
    is_mine = marker is not None and marker.presets.get("by") == "leader"
    return not (marker and (is_mine or marker.kind in _FOR_EACH))


def _start(line: Line) -> str:
    """Returns the blanks and the bullet before what a line says."""
    return line.raw[: len(line.raw) - len(line.body)]


def _as_text(line: Line) -> Line:
    """Returns a line with the backslash that keeps it a note."""
    return replace(read_line(f"{_start(line)}\\{line.body}", line.number), fields=line.fields)


def _refused(line: Line, what: Message, hint: Message) -> Given:
    return Given((), line, refused=UsageError(what, hint))


def _fits_several(line: Line, shown: str) -> Said:
    message = say(
        "line {line}: kept as a note, because it fits several: {ids}", line=line.number, ids=shown
    )
    return Said("fits several books", message, line.number)


def _means_several(line: Line, names: tuple[str, ...]) -> tuple[Message, Message]:
    return (
        say(
            "line {line}: “{name}:” can mean {names}",
            line=line.number,
            name=line.typed_label,
            names=names,
        ),
        say("Type more of the name"),
    )


def _nobody_named(line: Line, read_as: Line, person: Person) -> tuple[Message, Message]:
    return (
        say(
            "line {line}: “{marker}:” can be anybody in a talk with several people",
            line=line.number,
            marker=read_as.typed_label,
        ),
        say("Put the name instead: “{name}: …”", name=person.first_name),
    )


def _whose(line: Line, read_as: Line, person: Person) -> tuple[Message, Message]:
    marker = "?" if read_as.is_question else f"{read_as.typed_label}:"
    return (
        say(
            "line {line}: “{marker}” belongs to one person, and this talk has several",
            line=line.number,
            marker=marker,
        ),
        say("Put the name in front: “{name}: {marker} …”", name=person.first_name, marker=marker),
    )


def _names_another(line: Line, person: Person, other: Person) -> tuple[Message, Message]:
    return (
        say(
            "line {line}: it is for the book of {name} and names {other}",
            line=line.number,
            name=person.name,
            other=other.name,
        ),
        say("Leave the name out, or type the line in a talk with {name} alone", name=person.name),
    )
