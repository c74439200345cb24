"""The history of a person or of all, and one fact or session from its opening to now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, datetime

from fuehrung_cli.domain.book import Book, Fact, Move
from fuehrung_cli.domain.corrections import Trail
from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.guesses import guess_for
from fuehrung_cli.domain.ids import fact_id
from fuehrung_cli.domain.kinds import Content, kind_of, name_of, values_of
from fuehrung_cli.domain.replies import Replied, replies_about
from fuehrung_cli.domain.retention import hidden
from fuehrung_cli.domain.session import Change, Session
from fuehrung_cli.domain.settings import Retention
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class HistoryFact:
    """A fact as a session opened it."""

    id: str
    kind: str
    by: str
    text: str
    values: Mapping[str, Value]
    guess: str = ""
    """What the leader expected to hear, beside an answer."""
    replies: tuple[Replied, ...] = ()
    """What the person has replied to it."""


@dataclass(frozen=True)
class HistoryChange:
    """A change as a session made it; `applied` is false for a disputed one."""

    fact: str
    kind: str
    text: str
    state: str | None
    set: Mapping[str, Value]
    remark: str
    applied: bool


@dataclass(frozen=True)
class HistoryEntry:
    """One session."""

    id: str
    person: str
    at: date | datetime
    kind: str
    purpose: tuple[str, ...]
    minutes: int | None
    notes: str
    facts: tuple[HistoryFact, ...]
    changes: tuple[HistoryChange, ...]
    with_others: bool = False
    """Several people were there; who, each book keeps to itself."""
    replies: tuple[Replied, ...] = ()
    """What the person has replied to the whole entry."""
    corrections: Trail = ()
    """When it was put right, and in which fields."""


@dataclass(frozen=True)
class History:
    """Sessions, the latest first."""

    day: date
    entries: tuple[HistoryEntry, ...]
    several_people: bool


@dataclass(frozen=True)
class FactPage:
    """One fact with everything that happened to it."""

    id: str
    person: str
    kind: str
    by: str
    state: str
    source: str
    opened: date
    session: str
    text: str
    values: Mapping[str, Value]
    moves: tuple[Move, ...]
    next_states: tuple[str, ...]
    guess: str = ""
    """What the leader expected to hear, beside an answer."""
    replies: tuple[Replied, ...] = ()
    """What the person has replied to it, or to the entry that opened it."""
    corrections: Trail = ()
    """When it, or the entry that opened it, was put right."""


def history(
    books: Sequence[Book],
    day: date,
    *,
    since: date | None = None,
    most: int | None = None,
    retention: Retention | None = None,
) -> History:
    """Makes the history of books: from `since` on, and no more than the latest `most`.

    Observations and guesses past their period of `retention` are left out.
    """
    found = [
        (session, book)
        for book in books
        for session in book.sessions
        if since is None or session.day >= since
    ]
    latest = sorted(found, key=lambda pair: pair[0].order, reverse=True)[:most]
    past = {book.person.id: _past(book, retention, day) for book in books}
    made = tuple(_without(entry_of(book, s), past[book.person.id]) for s, book in latest)
    return History(day, made, len(books) > 1)


def _past(book: Book, retention: Retention | None, day: date) -> Set[str]:
    """Returns the short ids of what is past its period."""
    past = hidden(book, retention, day) if retention else ()
    return {book.short.get(key, key) for key in past}


def _without(entry: HistoryEntry, past: Set[str]) -> HistoryEntry:
    if not past:
        return entry
    return replace(
        entry,
        facts=tuple(fact for fact in entry.facts if fact.id not in past),
        changes=tuple(change for change in entry.changes if change.fact not in past),
    )


def entry_of(book: Book, session: Session) -> HistoryEntry:
    """Returns a session as an entry of the history."""
    ids = book.short
    disputed = {(d.session, d.number) for d in book.disputed}
    facts = tuple(
        HistoryFact(
            ids.get(fact_id(session.id, opened.number), ""),
            name_of(opened.content),
            str(getattr(opened.content, "by", "")),
            opened.content.text,
            _other_values(opened.content),
            guess_for(book, opened.content, session.day),
            replies_about(book, fact_id(session.id, opened.number)),
        )
        for opened in session.facts
    )
    changes = tuple(
        _change(book, change, is_applied=(session.id, number) not in disputed)
        for number, change in enumerate(session.changes, start=1)
    )
    return HistoryEntry(
        ids.get(session.id, session.id),
        book.person.name,
        session.at,
        session.kind,
        session.purpose,
        session.minutes,
        session.notes,
        facts,
        changes,
        with_others=session.is_contact and bool(session.group),
        replies=replies_about(book, session.id),
        corrections=session.corrections,
    )


def _change(book: Book, change: Change, *, is_applied: bool) -> HistoryChange:
    fact = book.facts.get(change.fact)
    return HistoryChange(
        book.short.get(change.fact, change.fact),
        fact.kind if fact else "",
        fact.content.text if fact else "",
        change.state,
        fact.shown(change.set) if fact else change.set,
        change.text,
        is_applied,
    )


def _other_values(content: Content) -> Mapping[str, Value]:
    kind = kind_of(content)
    if kind is None:
        return {}
    values = kind.shown(values_of(content))
    return {name: value for name, value in values.items() if name not in ("text", "by")}


def fact_page(book: Book, fact: Fact) -> FactPage:
    """Makes the page of one fact."""
    values = _other_values(fact.content)
    return FactPage(
        book.short[fact.id],
        book.person.name,
        fact.kind,
        str(getattr(fact.content, "by", "")),
        fact.state,
        fact.source,
        fact.opened,
        book.short[fact.id.partition(".")[0]],
        fact.content.text,
        values,
        tuple(
            replace(
                move,
                session=book.short[move.session],
                set=fact.shown(move.set),
                before=fact.shown(move.before),
            )
            for move in fact.moves
        ),
        fact.spec.life.next_states(fact.state) if fact.spec else (),
        guess_for(book, fact.content, fact.opened),
        replies_about(book, fact.id, fact.id.partition(".")[0]),
        _corrections_of(book, fact),
    )


def _corrections_of(book: Book, fact: Fact) -> Trail:
    """Returns the corrections of the entry that has opened a fact, without those of other facts."""
    session, _, number = fact.id.partition(".")
    trail = next((s.corrections for s in book.sessions if s.id == session), ())
    mine = (replace(c, fields=tuple(f for f in c.fields if _is_of(f, number))) for c in trail)
    return tuple(correction for correction in mine if correction.fields)


def _is_of(field: str, number: str) -> bool:
    return not field.startswith("facts.") or field.split(".")[1] == number
