"""The person's own replies: each stands beside what it is about, and stays as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.ids import split_id
from fuehrung_cli.domain.kinds import Reply
from fuehrung_cli.domain.session import Session
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class Replied:
    """A reply as pages show it."""

    id: str
    """As it is typed."""
    day: date
    text: str
    about: str = ""
    """The whole id of the entry or the fact it is about."""
    about_day: date | None = None
    """The day of the entry it is about, where it is in the book."""


def replies(book: Book) -> Iterator[Replied]:
    """Yields all replies in the order in which they were given."""
    for fact in book.of_kind("reply"):
        content = fact.content
        assert isinstance(content, Reply)
        yield Replied(
            book.short[fact.id],
            fact.opened,
            content.text,
            content.about,
            _day_of(book, content.about),
        )


def replies_about(book: Book, *ids: str) -> tuple[Replied, ...]:
    """Returns the replies to an entry or a fact, given by their whole ids."""
    return tuple(reply for reply in replies(book) if reply.about in ids)


def _day_of(book: Book, about: str) -> date | None:
    entry = split_id(about)[0]
    if fact := book.facts.get(about):
        return fact.opened
    return next((session.day for session in book.sessions if session.id == entry), None)


def replies_in(session: Session) -> dict[int, Reply]:
    """Returns number → reply of an entry; correcting the entry leaves them as they are."""
    facts = ((opened.number, opened.content) for opened in session.facts)
    return {number: content for number, content in facts if isinstance(content, Reply)}
