"""What search looks through: plain rows of everything a leader has typed, one for each session.

A row holds what is shown of a hit and nothing that needs the book, so an index can keep rows and
give them back without reading a file: `row_of(session, …)` is what it keeps, with whole ids, and
`rows(book)` what it gives back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.days import day_in
from fuehrung_cli.domain.fields import Value, fields_of
from fuehrung_cli.domain.ids import fact_id
from fuehrung_cli.domain.kinds import Content, Kind, kind_named, kind_of, values_of
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.frozen import dataclass


class Named(NamedTuple):
    """What a line says of the fact that it belongs to."""

    kind: str
    type: str
    by: str


@dataclass(frozen=True)
class Line:
    """A line of text; of a note it is the text alone."""

    text: str
    id: str = ""
    """The fact that it belongs to, as it is typed."""
    kind: str = ""
    """The kind of the fact, with its type where it has one: `goal`, `competence.skill`."""
    by: str = ""
    """Whose the fact is, where its kind knows that."""
    field: str = ""
    """The field that holds it; the text of a fact itself has none."""


@dataclass(frozen=True)
class Row:
    """One session as search sees it."""

    person: str
    """The name of the person."""
    id: str
    """The session, as it is typed."""
    at: date | datetime
    instant: int
    """Microseconds of the world's clock by which sessions are ordered."""
    kind: str
    lines: tuple[Line, ...]

    @property
    def day(self) -> date:
        """Returns the day of the session."""
        return day_in(self.at)


class Candidates(NamedTuple):
    """Entries in which words may stand, the latest first."""

    rows: Iterator[Row]
    number: int | None = None
    """How many there are, where the words do stand in all of them; None where that is unknown."""


def rows(book: Book) -> tuple[Row, ...]:
    """Returns a row for each session of a book that holds any text, in the order of the book.

    Left out are reserved fields, which one command alone shows, and what this program does not
    know.
    """

    def named(fact: str) -> Named | None:
        return named_as(book.facts[fact].content) if fact in book.facts else None

    made = (row_of(session, named) for session in book.sessions)
    name, short = book.person.name, book.short
    return tuple(shown(row, name, lambda key: short.get(key, key)) for row in made if row.lines)


def row_of(session: Session, named: Callable[[str], Named | None]) -> Row:
    """Returns the row of a session with whole ids and without a name.

    `named` says what the last content of a fact is called, None for one that nobody knows.
    """
    instant = round(session.order[0].timestamp() * 1_000_000)
    lines = tuple(_lines(session, named))
    return Row("", session.id, session.at, instant, session.kind, lines)


def shown(row: Row, person: str, short: Callable[[str], str]) -> Row:
    """Returns a row as it is shown: with the name of the person, and ids as they are typed."""
    lines = tuple(replace(line, id=short(line.id)) if line.id else line for line in row.lines)
    return replace(row, person=person, id=short(row.id), lines=lines)


def named_as(content: Content) -> Named | None:
    """Returns what lines say of a fact with this content, None for one of an unknown kind."""
    kind = kind_of(content)
    if kind is None:
        return None
    return Named(kind.name, getattr(content, "type", None) or "", str(getattr(content, "by", "")))


def _lines(session: Session, named: Callable[[str], Named | None]) -> Iterator[Line]:
    yield from map(Line, _split(session.notes))
    for opened in session.facts:
        yield from _of_fact(session, opened)
    for change in session.changes:
        yield from _of_change(change, named(change.fact))


def _of_fact(session: Session, opened: Opened) -> Iterator[Line]:
    named, kind = named_as(opened.content), kind_of(opened.content)
    if named is not None and kind is not None:
        identifier = fact_id(session.id, opened.number)
        yield from _texts(kind, named, values_of(opened.content), identifier)


def _of_change(change: Change, named: Named | None) -> Iterator[Line]:
    kind = kind_named(named.kind) if named else None
    if named is None or kind is None:
        yield from (Line(text, change.fact) for text in _split(change.text))
        return
    yield from _texts(kind, named, change.set, change.fact)
    yield from _texts(kind, named, {"text": change.text}, change.fact)


def _texts(
    kind: Kind, named: Named, values: Mapping[str, Value], identifier: str
) -> Iterator[Line]:
    name = f"{named.kind}.{named.type}" if named.type else named.kind
    searched = _searched(kind.content)
    for key in values:
        if key in searched:
            field = "" if key in ("text", kind.main) else key
            for text in _texts_in(values[key]):
                yield Line(text, identifier, name, named.by, field)


@cache
def _searched(content: type[Content]) -> frozenset[str]:
    """Returns the fields of a kind that hold text and that others than one command show."""
    return frozenset(
        field.name
        for field in fields_of(content)
        if field.base in ("text", "texts") and not field.reserved
    )


def _texts_in(value: Value) -> Iterator[str]:
    for each in value if isinstance(value, tuple) else (value,):
        if isinstance(each, str):
            yield from _split(each)


def _split(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())
