"""What sessions become in the lexicon: entries, made of one session or of a whole book."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from fuehrung_cli.domain.fold import fold, is_past
from fuehrung_cli.domain.ids import fact_id
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.search_rows import Named, Row, named_as, row_of
from fuehrung_cli.domain.session import Session
from fuehrung_cli.store.decode import Decoded
from fuehrung_cli.store.lexicon_writing import Entry, entry_of

_NAMING = frozenset(("type", "by"))
"""Fields of a fact that stand beside every line about it."""


class Change(NamedTuple):
    """An entry as it is kept, and its row."""

    entry: Entry
    row: Row


class Whole(NamedTuple):
    """A whole book: session id → entry, and the facts that it speaks of and does not hold."""

    entries: dict[str, Change]
    missing: set[str]


def of_book(person: Person, past: Mapping[str, Session]) -> Whole:
    """Returns what all sessions of a person come to; `past` names the file of each."""
    files = {session.id: name for name, session in past.items()}
    named = opened_in(past.values())
    if len(files) < len(past) or touches_names(past.values()):
        # Only the fold knows which of two versions counts, and what a fact is called in the end.
        book = fold(person, past.values())
        taken = set(map(id, book.sessions))
        past = {name: session for name, session in past.items() if id(session) in taken}
        files = {session.id: name for name, session in past.items()}
        named = {fact.id: named_as(fact.content) for fact in book.facts.values()}
    made = {
        session.id: of_session(session, files[session.id], named.get) for session in past.values()
    }
    return Whole(made, spoken_of(past.values()) - named.keys())


def touches_names(sessions: Iterable[Session]) -> bool:
    """Says whether anything may change what lines say of a fact."""
    return any(change.set.keys() & _NAMING for each in sessions for change in each.changes)


def of_session(session: Session, file: str, named: Callable[[str], Named | None]) -> Change:
    """Returns what a session comes to, with the last naming of each of its facts."""
    row = row_of(session, named)
    numbers = (opened.number for opened in session.facts)
    facts = {number: named(fact_id(session.id, number)) for number in numbers}
    return Change(entry_of(row, file, facts), row)


def spoken_of(sessions: Iterable[Session]) -> set[str]:
    """Returns the facts that changes are about."""
    return {change.fact for session in sessions for change in session.changes}


def opened_in(sessions: Iterable[Session]) -> dict[str, Named | None]:
    """Returns fact id → naming of all facts that sessions open."""
    return {
        fact_id(session.id, opened.number): named_as(opened.content)
        for session in sessions
        for opened in session.facts
    }


def past_of(read: Mapping[str, Decoded], now: datetime) -> dict[str, Session]:
    """Returns file → session of what could be read and is not of a later hour."""
    found = {name: each.session for name, each in read.items() if each.session}
    return {name: session for name, session in found.items() if is_past(session, now)}


def last_of(sessions: Iterable[Session]) -> tuple[int, int]:
    """Returns the latest instant and the latest day without an hour, 0 for none."""
    instants, days = [0], [0]
    for session in sessions:
        at = session.at
        if isinstance(at, datetime) and at.tzinfo is not None:
            instants.append(round(at.timestamp() * 1_000_000))
        else:
            days.append(session.day.toordinal())
    return max(instants), max(days)
