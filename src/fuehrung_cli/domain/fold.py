"""State is a fold: sessions, in the order of their moments, become a book.

The fold never raises. A change that the life cycle forbids, that names no fact or sets a bad value
stays in the history as disputed: two machines that sync a folder can produce one.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import Any, cast

from fuehrung_cli.domain.book import Book, Disputed, Event, Fact, Move
from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.ids import fact_id
from fuehrung_cli.domain.kinds import Answer, Content, kind_of, name_of
from fuehrung_cli.domain.names import fold as fold_name
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import RELATIONAL, Change, Opened, Session
from fuehrung_cli.errors import Message, say

_HASHTAG = re.compile(r"#(?<!\S#)([^\W\d_][\w-]*)")
"""A step in a note, at its start or after a blank. With the `#` in front it is found fastest."""


def hashtags(text: str) -> list[str]:
    """Returns the words behind a `#` that may be steps, e.g. `vertrauen`."""
    if not text.isascii():
        # Text from a Mac may hold an umlaut as two characters, of which the second is no letter.
        text = unicodedata.normalize("NFC", text)
    return _HASHTAG.findall(text)


def fold(person: Person, sessions: Iterable[Session]) -> Book:
    """Folds sessions, in whatever order they come, into the book of a person.

    Of two sessions with one id, which only a damaged folder holds, always the same one counts.
    """
    by_id: dict[str, Session] = {}
    for session in sessions:
        other = by_id.get(session.id)
        by_id[session.id] = min(other, session, key=_rank) if other else session
    book = _Open(person)
    ordered = sorted(by_id.values(), key=lambda session: session.order)
    for _, together in groupby(ordered, key=lambda session: session.order[0]):
        book.add(tuple(together))
    return book.close()


def extended(book: Book, sessions: Iterable[Session]) -> Book | None:
    """Continues a fold with sessions that are all later, also that of a book that was cut.

    Returns None where only the whole fold gives the answer: a session is not later than the last
    one of the book or is in it already, or a change is of a fact that was left out.
    """
    ordered = sorted(sessions, key=lambda session: session.order)
    if not ordered:
        return book
    ids = [session.id for session in ordered]
    named = {change.fact for session in ordered for change in session.changes}
    if book.last is not None and ordered[0].order[0] <= book.last:
        return None
    if len(set(ids)) < len(ids) or not named.union(ids).isdisjoint({*book.ids} - {*book.facts}):
        return None
    opened = _Open(book.person, book)
    for _, together in groupby(ordered, key=lambda session: session.order[0]):
        opened.add(tuple(together))
    return opened.close()


def also(book: Book, session: Session) -> Book:
    """Returns a book with one more session; one that was cut must be able to go on with it."""
    return extended(book, (session,)) or fold(book.person, (*book.sessions, session))


def _rank(session: Session) -> tuple[datetime, str, str]:
    return (*session.order, repr(session))


def is_past(session: Session, now: datetime) -> bool:
    """Says whether a session is not later than `now`, so any past day can be shown.

    The instant decides: who has travelled west may find the day of a talk still to come.
    """
    at = session.at
    if isinstance(at, datetime) and at.tzinfo is not None:
        return at <= now
    return session.day <= now.date()


def until(sessions: Iterable[Session], now: datetime) -> tuple[Session, ...]:
    """Returns the sessions that are not later than `now`."""
    return tuple(session for session in sessions if is_past(session, now))


def problem_with(fact: Fact, change: Change) -> Message | None:
    """Returns why a change cannot be applied to a fact, or None when it can.

    Commands ask it before they write, the fold when it reads.
    """
    kind = fact.spec
    if kind is None:
        return say("a fact of the unknown kind {kind} cannot be changed", kind=fact.kind)
    if change.state is not None and not kind.life.allows(fact.state, change.state):
        return say("{to} cannot follow {state}", to=change.state, state=fact.state)
    for name, value in change.set.items():
        field = kind.field(name)
        if field is None or name not in kind.sets:
            return say("the field {field} cannot be changed", field=name)
        if not field.accepts(value):
            return say("the value of {field} is not of its type", field=name)
    return None


class _Open:
    """A book that is being folded; sessions come in order, each once, facts before changes."""

    def __init__(self, person: Person, book: Book | None = None) -> None:
        book = book or Book(person)
        self.person = person
        self.seen = [key for key in book.ids if "." not in key]
        self.opened = [key for key in book.ids if "." in key]
        self.sessions = list(book.sessions)
        self.facts = dict(book.facts)
        self.events = list(book.events)
        self.disputed = list(book.disputed)
        self.first_day = book.first_day
        self.last = book.last

    def add(self, together: tuple[Session, ...]) -> None:
        """Adds the sessions of one instant: all their facts first, then all their changes.

        A script writes two entries within a second; which of the two ids is the smaller must not
        decide whether the second finds the fact that the first has opened.
        """
        self.first_day = self.first_day or together[0].day
        self.last = together[0].order[0]
        for session in together:
            self.seen.append(session.id)
            self.sessions.append(session)
            self.events.extend(Event(session.day, tag) for tag in _tags(session))
            for opened in session.facts:
                self._open(session, opened)
        for session in together:
            for number, change in enumerate(session.changes, start=1):
                problem = self._change(session, change)
                if problem:
                    self.disputed.append(Disputed(session.id, number, problem))

    def close(self) -> Book:
        return Book(
            self.person,
            tuple(self.sessions),
            self.facts,
            tuple(self.events),
            tuple(self.disputed),
            self.first_day,
            (*self.seen, *self.opened),
            self.last,
        )

    def _open(self, session: Session, opened: Opened) -> None:
        kind = kind_of(opened.content)
        state = kind.life.start if kind else ""
        key = fact_id(session.id, opened.number)
        if key in self.facts:
            return
        self.opened.append(key)
        self.facts[key] = Fact(
            key, session.day, opened.content, opened.source, state, session.is_contact
        )
        self._tell(session.day, name_of(opened.content), state)
        if isinstance(opened.content, Answer) and opened.content.step:
            self.events.append(Event(session.day, f"step:{opened.content.step}"))

    def _change(self, session: Session, change: Change) -> Message | None:
        fact = self.facts.get(change.fact)
        if fact is None:
            return say("no fact of this book is called {id}", id=change.fact)
        problem = problem_with(fact, change)
        if problem:
            return problem
        self.facts[fact.id] = apply(fact, session, change)
        # Saying that a promise now has another day, or that a goal has moved, is an event, too.
        self._tell(session.day, fact.kind, change.state or "changed")
        return None

    def _tell(self, day: date, kind: str, state: str) -> None:
        self.events.append(Event(day, f"{kind}.{state}"))


def apply(fact: Fact, session: Session, change: Change) -> Fact:
    """Returns the fact after a change that `problem_with` has found nothing against."""
    before: dict[str, Value] = {name: getattr(fact.content, name) for name in change.set}
    move = Move(session.day, session.id, change.state, change.set, change.text, before)
    content = fact.content
    if change.set:
        content = cast("Content", dataclasses.replace(cast("Any", content), **change.set))
    return dataclasses.replace(
        fact,
        content=content,
        state=change.state or fact.state,
        moves=(*fact.moves, move),
    )


def _tags(session: Session) -> list[str]:
    tags = [f"kind:{session.kind}"]
    if session.is_contact:
        tags.append("contact")
        tags.extend(f"purpose:{purpose}" for purpose in session.purpose)
        if session.purpose and session.purpose[0] in RELATIONAL:
            tags.append("purpose:relational")
    tags.extend(f"step:{fold_name(word)}" for word in hashtags(session.notes))
    return tags
