"""What is to go and when: a day for each record, or the reason why there is none yet.

What still wants something stays: an open promise, a goal under way, a yes that stands. What was
said or seen once counts from that day, whatever its state. A record that a kept one refers to stays
with it. Nothing of a kind that this program does not know is ever due.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from datetime import date, datetime
from typing import Literal

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.clock import person_state
from fuehrung_cli.domain.corrections import without
from fuehrung_cli.domain.days import day_in
from fuehrung_cli.domain.fields import fields_of
from fuehrung_cli.domain.ids import fact_id
from fuehrung_cli.domain.kinds import Foreign, values_of
from fuehrung_cli.domain.purposes import is_seen, is_written_once, period_of, span_of
from fuehrung_cli.domain.session import Session
from fuehrung_cli.domain.settings import Retention, Span
from fuehrung_cli.frozen import dataclass

Why = Literal["", "open", "standing", "held", "person", "unknown"]
"""Why a record has no day: it is open; it is the newest answer to the yes; a kept record refers to
it; it stays as long as the person; nobody here knows its kind."""
NOTES = "session"
LOOSE = "change"
"""A change of a fact that is not there: nobody can read anything from it."""
_ENDS: Mapping[str, str] = {"absence": "end", "exception": "end", "appointment": "at"}
"""Kinds that are over on a day of their own, though nobody closes them → the field of it."""


@dataclass(frozen=True)
class Record:
    """Something that is kept: the notes of an entry, a fact with its changes, a loose change."""

    kind: str
    id: str
    """Of the fact; of the entry for notes; of the fact that is not there for a loose change."""
    due: date | None
    why: Why = ""

    def is_due(self, day: date) -> bool:
        """Says whether its period is over."""
        return self.due is not None and self.due <= day


@dataclass(frozen=True)
class Gone:
    """What is taken out of a book."""

    notes: Set[str] = frozenset()
    """Ids of entries that lose their notes."""
    facts: Set[str] = frozenset()
    """Facts that go with all their changes."""
    loose: Set[tuple[str, str]] = frozenset()
    """Entry and fact of changes whose fact is not there."""


def leaves_on(book: Book, day: date, retention: Retention) -> date | None:
    """Returns when everything of a person who has left is to go; None while she is here."""
    if person_state(book, day) != "left":
        return None
    return max(retention.leavers.after(_last_day(fact)) for fact in book.of_kind("departure"))


def records(book: Book, retention: Retention, day: date) -> tuple[Record, ...]:
    """Returns everything in a book that has a period, in the order of the book."""
    facts = {key: _fact(fact, book, retention, day) for key, fact in book.facts.items()}
    _hold(facts, book, day)
    notes = [record for session in book.sessions for record in _notes(session, retention)]
    return (*notes, *facts.values(), *(record for _, record in _loose(book, retention)))


def hidden(book: Book, retention: Retention, day: date) -> frozenset[str]:
    """Returns the observations and guesses that pages do not show any more, removed or not."""
    return frozenset(
        fact.id
        for fact in book.facts.values()
        if is_seen(fact.kind) and span_of(fact.kind, retention).after(fact.opened) <= day
    )


def gone(book: Book, retention: Retention, day: date) -> Gone:
    """Returns what is due in a book."""
    due = [record for record in records(book, retention, day) if record.is_due(day)]
    return Gone(
        frozenset(record.id for record in due if record.kind == NOTES),
        frozenset(record.id for record in due if record.kind not in (NOTES, LOOSE)),
        frozenset(
            (session, record.id)
            for session, record in _loose(book, retention)
            if record.is_due(day)
        ),
    )


def remaining(session: Session, gone: Gone) -> Session | None:
    """Returns what stays of an entry, None when nothing does."""
    new = without_changes(without_content(session, gone), gone)
    is_over = new != session or session.id in gone.notes
    return None if is_over and is_bare(new) else new


def without_content(session: Session, gone: Gone) -> Session:
    """Returns an entry without notes and facts that go; its changes are not touched."""
    past = {f.number for f in session.facts if fact_id(session.id, f.number) in gone.facts}
    return replace(
        session,
        notes="" if session.id in gone.notes else session.notes,
        facts=tuple(fact for fact in session.facts if fact.number not in past),
        corrections=without(session.corrections, (f"facts.{number}" for number in past)),
    )


def without_changes(session: Session, gone: Gone) -> Session:
    """Returns an entry without the changes of facts that go or are not there."""
    changes = tuple(
        change
        for change in session.changes
        if change.fact not in gone.facts and (session.id, change.fact) not in gone.loose
    )
    past = {change.fact for change in session.changes} - {change.fact for change in changes}
    trail = without(session.corrections, (f"changes.{fact}" for fact in past))
    return replace(session, changes=changes, corrections=trail)


def _notes(session: Session, retention: Retention) -> Iterator[Record]:
    """Yields the notes of an entry, or an entry at the desk of which nothing else is left."""
    if session.notes:
        yield Record(NOTES, session.id, span_of(NOTES, retention).after(session.day))
    elif is_bare(session):
        ends = [span.after(session.day) for span in _spans(retention)]
        yield Record(NOTES, session.id, min(ends))


def _spans(retention: Retention) -> list[Span]:
    """Returns every period there is for records of somebody who is here."""
    general = [span_of(NOTES, Retention(retention.general))]
    general.append(span_of("observation", Retention(retention.general)))
    return [*general, *retention.kinds.values()]


def is_bare(session: Session) -> bool:
    """Says whether an entry at the desk holds nothing any more; a talk keeps day and length."""
    return not (
        session.is_contact or session.notes or session.facts or session.changes or session.extra
    )


def _last_day(departure: Fact) -> date:
    last_day = getattr(departure.content, "last_day", None)
    return last_day if isinstance(last_day, date) else departure.touched


def _fact(fact: Fact, book: Book, retention: Retention, day: date) -> Record:
    if isinstance(fact.content, Foreign):
        return Record(fact.kind, fact.id, None, "unknown")
    if period_of(fact.kind) == "leavers_months":
        return Record(fact.kind, fact.id, None, "person")
    since = _since(fact, day)
    if _stands(fact, book):
        return Record(fact.kind, fact.id, None, "standing")
    if since is None:
        return Record(fact.kind, fact.id, None, "open")
    return Record(fact.kind, fact.id, span_of(fact.kind, retention).after(since))


def _since(fact: Fact, day: date) -> date | None:
    """Returns the day from which the period of a fact counts, None while it is open."""
    if is_seen(fact.kind):
        return fact.opened
    if fact.kind == "agreement" or is_written_once(fact.kind) or not fact.is_open:
        return fact.touched
    end = getattr(fact.content, _ENDS.get(fact.kind, ""), None)
    over = day_in(end) if isinstance(end, date | datetime) else None
    return max(over, fact.touched) if over is not None and over < day else None


def _stands(fact: Fact, book: Book) -> bool:
    """Says whether an answer to the yes is the newest of its scope: it is what holds today."""
    if fact.kind != "agreement":
        return False
    scope = getattr(fact.content, "scope", "")
    same = [f for f in book.of_kind("agreement") if getattr(f.content, "scope", "") == scope]
    return same[-1].id == fact.id


def _hold(facts: dict[str, Record], book: Book, day: date) -> None:
    """Takes the day from records that a kept one refers to, and from those these refer to."""
    waiting = [key for key, record in facts.items() if not record.is_due(day)]
    while waiting:
        for key in _references(book.facts[waiting.pop()]):
            record = facts.get(key)
            if record is not None and record.is_due(day):
                facts[key] = Record(record.kind, record.id, None, "held")
                waiting.append(key)


def _references(fact: Fact) -> Iterator[str]:
    if isinstance(fact.content, Foreign):
        yield from _texts(fact.content.data)
        return
    names = [field.name for field in fields_of(type(fact.content)) if field.base == "fact"]
    for name in names:
        yield str(getattr(fact.content, name))
        yield from (str(move.set[name]) for move in fact.moves if name in move.set)


def _texts(value: object) -> Iterator[str]:
    """Yields every text in a table, whatever it means."""
    if isinstance(value, str):
        yield value
    inner: Iterable[object] = ()
    if isinstance(value, Mapping):
        inner = value.values()
    elif isinstance(value, list | tuple):
        inner = value
    for each in inner:
        yield from _texts(each)


def _loose(book: Book, retention: Retention) -> Iterator[tuple[str, Record]]:
    """Yields entry and record of changes whose fact is not there, as an interrupted removal leaves.

    Its kind is unknown then, so the longest period counts from the day of the change. Where the
    entry of the fact is there and the fact is not, it was removed; so the shortest counts.
    """
    there = {session.id for session in book.sessions}
    for session in book.sessions:
        ends = [span.after(session.day) for span in _spans(retention)]
        for change in session.changes:
            if change.fact not in book.facts:
                was_removed = change.fact.partition(".")[0] in there
                yield (
                    session.id,
                    Record(LOOSE, change.fact, min(ends) if was_removed else max(ends)),
                )


def texts_of(session: Session) -> Iterator[str]:
    """Yields every text that an entry holds."""
    yield session.notes
    for opened in session.facts:
        yield from _texts(
            opened.content.data
            if isinstance(opened.content, Foreign)
            else values_of(opened.content)
        )
        yield from _texts(opened.extra)
    for change in session.changes:
        yield change.text
        yield from _texts(change.set)
        yield from _texts(change.extra)
    yield from _texts(session.extra)
