"""Everything that is kept about one person, for her to read: what, what for, from whom, how long.

Nothing here names a field. All is walked from the dataclasses that declare it, so what is added to
them is on the page by itself; fields that other pages leave out, and keys that this program does
not know, as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.ids import fact_id
from fuehrung_cli.domain.kinds import Foreign, Kind, kind_named, kind_of, name_of
from fuehrung_cli.domain.purposes import is_written_once, period_of, purpose_of, span_of
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.domain.settings import Retention, Span
from fuehrung_cli.errors import Message, Term, say, say_n
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.access_values import (
    AccessValue,
    as_it_is,
    joined,
    unknown_keys,
    value_of,
    values_in,
    word,
)


@dataclass(frozen=True)
class AccessRecord:
    """A fact that was written down, or a change to one."""

    id: str
    kind: str
    label: Message
    state: Message | None
    """How a fact stands today; None for a change, and for a kind that nobody knows."""
    values: tuple[AccessValue, ...]


@dataclass(frozen=True)
class AccessEntry:
    """One entry of the book with everything in it."""

    id: str
    at: date | datetime
    kind: Term
    values: tuple[AccessValue, ...]
    facts: tuple[AccessRecord, ...]
    changes: tuple[AccessRecord, ...]


@dataclass(frozen=True)
class AccessKind:
    """A kind of record that may be kept: how many there are, what for, from whom, how long."""

    kind: str
    label: Message
    count: int
    purpose: Message
    sources: Message
    kept: Message
    seen_by: Message


@dataclass(frozen=True)
class AccessRule:
    """A rule that is applied to the book, and what it says today."""

    id: str
    about: Message
    says: tuple[Message, ...]


@dataclass(frozen=True)
class AccessPlace:
    """A file outside of the book that names the person or belongs to her."""

    path: str
    what: Message


@dataclass(frozen=True)
class Access:
    """The answer to an access request."""

    name: str
    day: date
    person: tuple[AccessValue, ...]
    kinds: tuple[AccessKind, ...]
    entries: tuple[AccessEntry, ...]
    rules: tuple[AccessRule, ...]
    elsewhere: tuple[AccessPlace, ...]
    unread: tuple[AccessPlace, ...]


@dataclass(frozen=True)
class AccessSources:
    """What the report is made of beside the book."""

    retention: Retention
    salary: object | None = None
    rules: tuple[AccessRule, ...] = ()
    elsewhere: tuple[AccessPlace, ...] = ()
    unread: tuple[AccessPlace, ...] = ()


def access(book: Book, day: date, sources: AccessSources) -> Access:
    """Makes the report of everything in a book and of what was found beside it."""
    profile = [*values_in(book.person), *values_in(book.person.profile)]
    salary = sources.salary
    return Access(
        name=book.person.name,
        day=day,
        person=(*profile, *(values_in(salary) if salary is not None else ())),
        kinds=tuple(_kinds(book, sources)),
        entries=tuple(_entry(session, book) for session in book.sessions),
        rules=sources.rules,
        elsewhere=sources.elsewhere,
        unread=sources.unread,
    )


def kept_for(kind: str, retention: Retention) -> Message:
    """Returns how long a kind of record is kept."""
    span = span_of(kind, retention)
    if period_of(kind) == "leavers_months":
        return say_n(
            "until {n} month after the person has left",
            "until {n} months after the person has left",
            span.number,
        )
    time = length(span)
    if kind == "session":
        return say("the notes of it for {time}, day and length as long as the person", time=time)
    if is_written_once(kind):
        return say("for {time} from the day it was written down", time=time)
    return say("while it is open, and then for {time}", time=time)


def length(span: Span) -> Message:
    """Returns a period in words."""
    if span.unit == "days":
        return say_n("{n} day", "{n} days", span.number)
    return say_n("{n} month", "{n} months", span.number)


def _kinds(book: Book, sources: AccessSources) -> Iterator[AccessKind]:
    counts: dict[str, int] = {"profile": 1, "session": len(book.sessions)}
    counts["salary"] = int(sources.salary is not None)
    for session in book.sessions:
        for opened in session.facts:
            name = name_of(opened.content)
            counts[name] = counts.get(name, 0) + 1
    for name, count in counts.items():
        if count:
            yield _kind(name, count, sources.retention)


def _kind(name: str, count: int, retention: Retention) -> AccessKind:
    return AccessKind(
        name,
        kind_label(name),
        count,
        purpose_of(name),
        sources_of(kind_named(name)),
        kept_for(name, retention),
        seen_by(kind_named(name), name),
    )


def kind_label(name: str) -> Message:
    """Returns what a kind of record is called."""
    own = {"profile": say("Profile"), "session": say("Entry"), "salary": say("Gross pay")}
    return own.get(name) or word("kind", name)


def sources_of(kind: Kind | None) -> Message:
    """Returns who a kind of record may come from."""
    if kind is None:
        return say("written down by the leader")
    return joined(tuple(Term("source", source) for source in kind.sources))


def seen_by(kind: Kind | None, name: str) -> Message:
    """Returns who gets to see a kind of record."""
    if kind is not None and kind.shareable:
        return say("also on the page that lies on the table in a talk")
    if name == "salary":
        return say("the leader alone, on one page")
    return say("the leader alone")


def _entry(session: Session, book: Book) -> AccessEntry:
    return AccessEntry(
        session.id,
        session.at,
        Term("session_kind", session.kind),
        tuple(values_in(session)),
        tuple(_fact(opened, session, book) for opened in session.facts),
        tuple(_change(change, book) for change in session.changes),
    )


def _fact(opened: Opened, session: Session, book: Book) -> AccessRecord:
    content, name = opened.content, name_of(opened.content)
    identifier = fact_id(session.id, opened.number)
    fact = book.facts.get(identifier)
    inner = unknown_keys(content.data) if isinstance(content, Foreign) else values_in(content)
    state = word("state", f"{name}.{fact.state}") if fact and fact.spec else None
    label = word("kind", name) if kind_of(content) else as_it_is(name)
    return AccessRecord(identifier, name, label, state, (*inner, *values_in(opened)))


def _change(change: Change, book: Book) -> AccessRecord:
    fact = book.facts.get(change.fact)
    kind = fact.spec if fact else None
    name = fact.kind if fact else ""
    inner = [
        value_of(field, key, value)
        for key, value in change.set.items()
        for field in [kind.field(key) if kind else None]
    ]
    if change.state:
        inner.append(
            AccessValue(
                "state",
                word("record", "state"),
                change.state,
                word("state", f"{name}.{change.state}") if kind else as_it_is(change.state),
            )
        )
    label = word("kind", name) if kind else as_it_is(change.fact)
    rest = [each for each in values_in(change) if each.key != "state"]
    return AccessRecord(change.fact, name, label, None, (*inner, *rest))
