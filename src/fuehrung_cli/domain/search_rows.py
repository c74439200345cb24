"""What search looks through: plain rows of everything a leader has typed, one for each session.

A row holds what is shown of a hit and nothing that needs the book, so an index can keep rows and
give them back without reading a file: `rows(book)` is what it would keep.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.days import day_in
from fuehrung_cli.domain.fields import Field, Value
from fuehrung_cli.domain.ids import fact_id
from fuehrung_cli.domain.kinds import Content, Kind, kind_of, values_of
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.frozen import dataclass


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


def rows(book: Book) -> tuple[Row, ...]:
    """Returns a row for each session of a book that holds any text, in the order of the book.

    Left out are reserved fields, which one command alone shows, and what this program does not
    know.
    """
    made = (_row(book, session) for session in book.sessions)
    return tuple(row for row in made if row.lines)


def _row(book: Book, session: Session) -> Row:
    return Row(
        book.person.name,
        book.short.get(session.id, session.id),
        session.at,
        round(session.order[0].timestamp() * 1_000_000),
        session.kind,
        tuple(_lines(book, session)),
    )


def _lines(book: Book, session: Session) -> Iterator[Line]:
    yield from map(Line, _split(session.notes))
    for opened in session.facts:
        yield from _of_fact(book.short, session, opened)
    for change in session.changes:
        yield from _of_change(book, change)


def _of_fact(short: Mapping[str, str], session: Session, opened: Opened) -> Iterator[Line]:
    kind = kind_of(opened.content)
    if kind is not None:
        whole = fact_id(session.id, opened.number)
        yield from _texts(kind, opened.content, values_of(opened.content), short.get(whole, whole))


def _of_change(book: Book, change: Change) -> Iterator[Line]:
    fact = book.facts.get(change.fact)
    identifier = book.short.get(change.fact, change.fact)
    if fact is None or fact.spec is None:
        yield from (Line(text, identifier) for text in _split(change.text))
        return
    yield from _texts(fact.spec, fact.content, change.set, identifier)
    yield from _texts(fact.spec, fact.content, {"text": change.text}, identifier)


def _texts(
    kind: Kind, content: Content, values: Mapping[str, Value], identifier: str
) -> Iterator[Line]:
    type_ = getattr(content, "type", None)
    name = f"{kind.name}.{type_}" if type_ else kind.name
    by = str(getattr(content, "by", ""))
    for key, value in kind.shown(values).items():
        for text in _texts_in(kind.field(key), value):
            field = "" if key in ("text", kind.main) else key
            yield Line(text, identifier, name, by, field)


def _texts_in(field: Field | None, value: Value) -> Iterator[str]:
    if field is None or field.base not in ("text", "texts"):
        return
    for each in value if isinstance(value, tuple) else (value,):
        if isinstance(each, str):
            yield from _split(each)


def _split(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())
