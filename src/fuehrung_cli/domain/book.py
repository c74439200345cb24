"""The book of one person: her sessions folded into facts, and the stream of events they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import field, replace
from datetime import date, datetime
from functools import cached_property

from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.ids import TYPED, ShortIds, is_fact_id, is_session_id, matches
from fuehrung_cli.domain.kinds import Content, Kind, Source, kind_of, name_of
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import Message
from fuehrung_cli.frozen import dataclass

WINDOW_DAYS = 366
"""How far pages look back: a year of promises; `Book.cut` keeps what is older but open."""


@dataclass(frozen=True)
class Move:
    """A change as it was applied to a fact."""

    day: date
    session: str
    state: str | None = None
    set: Mapping[str, Value] = field(default_factory=dict)
    text: str = ""
    before: Mapping[str, Value] = field(default_factory=dict)
    """The values that `set` replaced."""


@dataclass(frozen=True)
class Fact:
    """A fact as it stands after all changes: content, state, and how it came there."""

    id: str
    opened: date
    content: Content
    source: Source
    state: str
    in_contact: bool = True
    """It was opened in a talk, so the person knows of it."""
    moves: tuple[Move, ...] = ()

    @property
    def kind(self) -> str:
        """Returns the name of the kind."""
        return name_of(self.content)

    @property
    def spec(self) -> Kind | None:
        """Returns the kind, None for one this program does not know."""
        return kind_of(self.content)

    def shown(self, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """Returns values of its fields without those that one command alone shows."""
        return self.spec.shown(values) if self.spec else values

    @property
    def is_open(self) -> bool:
        """Says whether the fact still wants something or still holds."""
        return self.spec is not None and self.state in self.spec.life.open

    @property
    def role(self) -> str:
        """Returns the state in the words of the shared life."""
        return self.spec.life.role(self.state) if self.spec else self.state

    @property
    def touched(self) -> date:
        """Returns the day of the last change, or of the opening."""
        return self.moves[-1].day if self.moves else self.opened

    def entered(self, *roles: str) -> date | None:
        """Returns the day the fact last came into one of these states of the shared life."""
        if self.spec is None:
            return None
        for move in reversed(self.moves):
            if move.state and self.spec.life.role(move.state) in roles:
                return move.day
        return self.opened if self.spec.life.role(self.spec.life.start) in roles else None


@dataclass(frozen=True)
class Disputed:
    """A change that could not be applied; it stays in the history, and `check` lists it."""

    session: str
    number: int
    reason: Message


@dataclass(frozen=True)
class Event:
    """A day with a tag, e.g. `goal.active`, `purpose:relational`, `kind:stay`, `step:vertrauen`."""

    day: date
    tag: str


@dataclass(frozen=True)
class Book:
    """Everything about one person, folded. `sessions`, `facts` and `events` are in order."""

    person: Person
    sessions: tuple[Session, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """Fact id → fact, in the order of opening."""
    events: tuple[Event, ...] = ()
    disputed: tuple[Disputed, ...] = ()
    first_day: date | None = None
    """The day of the first session."""
    ids: tuple[str, ...] = ()
    """The id of every session and fact, also of those that `cut` has left out."""
    last: datetime | None = None
    """The moment of the last session in the order of the fold."""

    @cached_property
    def short(self) -> Mapping[str, str]:
        """Returns session or fact id → the shortest form that means nothing else in the book."""
        return ShortIds(self.ids)

    def of_kind(self, *kinds: str) -> tuple[Fact, ...]:
        """Returns the facts of these kinds in the order of opening."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], ())
        return tuple(fact for fact in self.facts.values() if fact.kind in kinds)

    @property
    def kinds(self) -> Set[str]:
        """Returns the kinds of which there ever was a fact, also one that `cut` has left out."""
        return {tag.partition(".")[0] for tag in self.last_days if "." in tag}

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Fact, ...]]:
        # Every page asks for a dozen kinds, some of them once for every promise.
        found: dict[str, list[Fact]] = {}
        for fact in self.facts.values():
            found.setdefault(fact.kind, []).append(fact)
        return {kind: tuple(facts) for kind, facts in found.items()}

    def fact_meant(self, typed: str) -> str:
        """Returns the whole id of the one fact that a typed id means, open ones first, or nothing.

        A whole id counts even where its fact is not in the book: two machines may not have met yet.
        """
        if is_fact_id(typed):
            return typed
        if not TYPED.match(typed):
            return ""
        facts = [fact for fact in self.facts.values() if matches(typed, fact.id)]
        meant = [fact for fact in facts if fact.is_open] or facts
        return meant[0].id if len(meant) == 1 else ""

    def entry_meant(self, typed: str) -> str:
        """Returns the whole id of the one entry, or of the fact, that a typed id means, or nothing.

        A whole id counts even where it is not in the book: two machines may not have met yet.
        """
        if "." in typed:
            return self.fact_meant(typed)
        if is_session_id(typed):
            return typed
        entries = [key for key in self.ids if "." not in key] if TYPED.match(typed) else []
        meant = [key for key in entries if key.startswith(typed)]
        return meant[0] if len(meant) == 1 else ""

    def open_facts(self) -> tuple[Fact, ...]:
        """Returns the facts that still want something or still hold."""
        return tuple(fact for fact in self.facts.values() if fact.is_open)

    @cached_property
    def last_days(self) -> Mapping[str, date]:
        """Returns tag → the last day of an event with it."""
        by_day = sorted(self.events, key=lambda event: event.day)
        return {event.tag: event.day for event in by_day}

    @cached_property
    def contacts(self) -> tuple[Session, ...]:
        """Returns the sessions in which the two met or spoke."""
        return tuple(session for session in self.sessions if session.is_contact)

    @cached_property
    def fruitful(self) -> frozenset[str]:
        """Returns the ids of sessions that opened or changed something, or tried to."""
        opened = (key.partition(".")[0] for key in self.facts)
        moved = (move.session for fact in self.facts.values() for move in fact.moves)
        return frozenset((*opened, *moved, *(each.session for each in self.disputed)))

    def cut(self, since: date) -> Book:
        """Returns the book without what no report that looks back to `since` needs.

        Kept are sessions from `since` on, the last contact and the last one with notes, all but the
        latest notes; facts that are open, belong to one of these or were touched from `since` on;
        and of older events the latest of each tag.
        """
        noted = next((s.id for s in reversed(self.contacts) if s.notes), "")
        spoken = next((s.id for s in reversed(self.contacts) if s.day < since), "")
        keep = {noted, spoken}
        older = [event for event in self.events if event.day < since]
        # By day, not by place: a moment far from home may lie later on an earlier day.
        latest = {event.tag: event for event in sorted(older, key=lambda event: event.day)}
        return Book(
            person=self.person,
            sessions=_bare((s for s in self.sessions if s.day >= since or s.id in keep), noted),
            facts={
                key: fact
                for key, fact in self.facts.items()
                if fact.is_open
                or fact.touched >= since
                or fact.kind in _ALWAYS
                or not keep.isdisjoint((key.partition(".")[0], *(m.session for m in fact.moves)))
            },
            events=tuple(e for e in self.events if e.day >= since or latest.get(e.tag) is e),
            disputed=self.disputed,
            first_day=self.first_day,
            ids=self.ids,
            last=self.last,
        )


def _bare(sessions: Iterable[Session], noted: str) -> tuple[Session, ...]:
    """Returns sessions without what stands in the facts, and without notes before a session."""
    bare: list[Session] = []
    for session in sessions:
        if session.id == noted:
            bare = [replace(earlier, notes="") for earlier in bare]
        bare.append(replace(session, facts=(), changes=()))
    return tuple(bare)


# Few, and each can matter years later: absences shift every clock, a departure ends all of them,
# an answer to the yes stands until a newer one takes its place, and a reply as long as the book.
_ALWAYS = frozenset({"absence", "departure", "agreement", "reply"})
