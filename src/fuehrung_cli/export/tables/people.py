"""One row for each person: her profile, how she stands, when the two last spoke."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import get_args

from fuehrung_cli.domain.appointments import next_talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import PersonState, person_state
from fuehrung_cli.domain.contacts import last_contact
from fuehrung_cli.domain.corrections import as_texts
from fuehrung_cli.domain.days import day_in
from fuehrung_cli.domain.fields import Value, fields_of
from fuehrung_cli.domain.person import Profile
from fuehrung_cli.export.table import Column, Filled, Table, fill, filled, sparse
from fuehrung_cli.export.tables.declared import column_of
from fuehrung_cli.export.tables.view import OfPerson, View


def people(view: View) -> Table:
    """Returns the table; the window leaves out nobody."""
    rows = (OfPerson(book, view.day) for book in view.ordered)
    return fill("people", (*_PERSON, *_profile(), *_BOOK), rows)


def _profile() -> tuple[Filled[OfPerson], ...]:
    return tuple(Filled(column_of(each), _part(each.name)) for each in fields_of(Profile))


def _part(name: str) -> Callable[[OfPerson], Value]:
    def value(row: OfPerson) -> Value:
        part: Value = getattr(row.book.person.profile, name)
        return part

    return value


def _last_entry(book: Book) -> date | None:
    return book.sessions[-1].day if book.sessions else None


def _last_contact(book: Book) -> date | None:
    last = last_contact(book)
    return last.day if last else None


def _next_talk(book: Book, day: date) -> date | None:
    at = next_talk(book, day)
    return at and day_in(at)


_PERSON: tuple[Filled[OfPerson], ...] = (
    filled("id", "text", "id of the person", lambda row: row.book.person.id),
    filled("name", "text", "name", lambda row: row.book.person.name),
)
_STATE = Column("state", "text", "how the person stands on the day", choices=get_args(PersonState))
_BOOK: tuple[Filled[OfPerson], ...] = (
    Filled(_STATE, lambda row: person_state(row.book, row.day)),
    sparse("first_entry", "date", "day of the first entry", lambda row: row.book.first_day),
    sparse("last_entry", "date", "day of the last entry", lambda row: _last_entry(row.book)),
    sparse("last_contact", "date", "day of the last contact", lambda row: _last_contact(row.book)),
    sparse(
        *("next_talk", "date", "day of the next planned talk"),
        lambda row: _next_talk(row.book, row.day),
    ),
    filled("entries", "int", "entries, talks included", lambda row: len(row.book.sessions)),
    filled("contacts", "int", "contacts among them", lambda row: len(row.book.contacts)),
    filled("open_facts", "int", "facts that are open", lambda row: len(row.book.open_facts())),
    filled(
        *("corrections", "texts", "when the profile was corrected, for whom, in which fields"),
        lambda row: as_texts(row.book.person.corrections),
    ),
)
