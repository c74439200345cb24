"""Proposals → what is to be saved: whose book, which id, what is there already, what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from fuehrung_cli.domain.ids import PERSON_ID
from fuehrung_cli.domain.names import calls, is_same
from fuehrung_cli.domain.origin_ids import id_from
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import Message, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.imports.making import NOT_YET, left_out, wrong_name
from fuehrung_cli.imports.proposals import (
    Place,
    Proposal,
    ProposedEntry,
    ProposedPerson,
    ProposedSeries,
)
from fuehrung_cli.reports.arrival import LeftOut

YEAR = timedelta(days=365)
"""As far back a series is taken: nobody remembers longer which of its talks were held."""


@dataclass(frozen=True)
class Ground:
    """What an import meets: the people and entries that are there, and the clock."""

    people: tuple[Person, ...]
    entries: frozenset[str]
    now: datetime
    localize: Callable[[datetime], datetime]
    """Puts a moment on the clock of this place; one without offset is of this place already."""
    new_person_id: Callable[[], str]


@dataclass(frozen=True)
class Newcomer:
    """A person who is to be added, and where she comes from."""

    person: Person
    place: Place


@dataclass(frozen=True)
class Placed:
    """An entry as it is to be saved, and where it comes from."""

    person: Person
    session: Session
    place: Place


@dataclass(frozen=True)
class Plan:
    """Everything that is to be saved, and what is not."""

    people: tuple[Newcomer, ...] = ()
    entries: tuple[Placed, ...] = ()
    there: int = 0
    left: tuple[LeftOut, ...] = ()


def placed(proposals: Sequence[Proposal], ground: Ground) -> Plan:
    """Places what several files propose, one after the other."""
    placing = _Placing(ground)
    for proposal in proposals:
        placing.take(proposal)
    return Plan(tuple(placing.new), tuple(placing.entries), placing.there, tuple(placing.left))


class _Placing:
    """An import under way; a person whom one file adds is known to the next."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.new: list[Newcomer] = []
        self.entries: list[Placed] = []
        self.left: list[LeftOut] = []
        self.there = 0
        self.taken = set(ground.entries)
        self.moved: dict[str, Person] = {}
        """Id of a person in the file → whom it means here."""

    @property
    def everybody(self) -> tuple[Person, ...]:
        return (*self.ground.people, *(each.person for each in self.new))

    def take(self, proposal: Proposal) -> None:
        """Takes what one file proposes; what is left is named in the order of its lines."""
        known = len(self.left)
        for person in proposal.people:
            self._take_person(person)
        seen: Counter[tuple[str, ...]] = Counter()
        for entry in proposal.entries:
            for each in self._shared_out(entry, proposal):
                self._take_entry(each, proposal, seen)
        for series in proposal.series:
            self._take_series(series, proposal, seen)
        self.left += proposal.left
        self.left[known:] = sorted(self.left[known:], key=lambda each: each.line or each.row or 0)

    def _take_series(
        self, series: ProposedSeries, proposal: Proposal, seen: Counter[tuple[str, ...]]
    ) -> None:
        """Takes what was in the last year; one reason is enough for all that is left."""
        held = self._held(series)
        if not held:
            why = say("nothing of this series was in the last twelve months")
            self.left.append(left_out(series.first.place, why))
            return
        for first in self._shared_out(series.first, proposal):
            person = self._person(first)
            if isinstance(person, Message):
                self.left.append(left_out(first.place, person))
                return
            for each in held:
                self._take_entry(_moved(first, each), proposal, seen)
        if self._at(series.first) < self.ground.now - YEAR:
            why = say("of this series only the last twelve months are taken")
            self.left.append(left_out(series.first.place, why))

    def _held(self, series: ProposedSeries) -> list[datetime]:
        now, day = self.ground.now, timedelta(days=1)
        moments = series.series.moments((now - YEAR - day).date(), (now + day).date())
        return [at for at in moments if now - YEAR <= self.ground.localize(at) <= now]

    def _take_person(self, proposed: ProposedPerson) -> None:
        known = self._known(proposed)
        if isinstance(known, Message):
            self.left.append(left_out(proposed.place, known))
        elif known:
            self.there += 1
            self.moved[proposed.id] = known
        else:
            self._add(proposed)

    def _known(self, proposed: ProposedPerson) -> Person | Message | None:
        """Returns who is meant: the same id, else the very name, else the only one called so."""
        if wrong := wrong_name(proposed.name):
            return wrong
        by_id = [each for each in self.everybody if _is_this(each, proposed)]
        if by_id:
            return by_id[0]
        exact = [each for each in self.everybody if is_same(each.name, proposed.name)]
        # “Anna” alone is Anna Berger, but “Anna Groß” is somebody else.
        found = exact or [each for each in self.everybody if calls(each, proposed.name)]
        if len(found) > 1:
            return say("the name can mean several people of the notebook")
        return found[0] if found else None

    def _add(self, proposed: ProposedPerson) -> Person:
        free = PERSON_ID.match(proposed.id) is not None
        taken = {each.id for each in self.everybody}
        identifier = proposed.id if free else self.ground.new_person_id()
        while identifier in taken:
            identifier = self.ground.new_person_id()
        name = " ".join(proposed.name.split())
        person = Person(identifier, name, proposed.profile, corrections=proposed.corrections)
        self.new.append(Newcomer(person, proposed.place))
        self.moved[proposed.id] = person
        return person

    def _shared_out(self, entry: ProposedEntry, proposal: Proposal) -> tuple[ProposedEntry, ...]:
        """Returns an entry for each person that its words name; as it is when they name nobody."""
        found = (self._known(ProposedPerson(name, entry.place)) for name in entry.among)
        people = {each.id: each for each in found if isinstance(each, Person)}
        several = len(people) > 1
        if several and entry.is_for_one:
            self.left.append(left_out(entry.place, say("several people, so no talk of two")))
            return ()
        group = id_from("group", proposal.kind, *entry.origin) if several else ""
        session = replace(entry.session, group=group)
        named = (
            replace(entry, session=session, who=each.name, person_id=each.id, among=())
            for each in people.values()
        )
        return tuple(named) or (entry,)

    def _take_entry(
        self, entry: ProposedEntry, proposal: Proposal, seen: Counter[tuple[str, ...]]
    ) -> None:
        at = self._at(entry)
        person = self._later(at) or self._person(entry)
        if isinstance(person, Message):
            self.left.append(left_out(entry.place, person))
            return
        session = replace(entry.session, at=at)
        if not session.id:
            session = replace(session, id=self._id(entry, proposal, person, seen))
        if session.recorded == NOT_YET:
            session = replace(session, recorded=self.ground.now)
        if session.id in self.taken or entry.copy_of in self.taken:
            self.there += 1
            return
        self.taken.add(session.id)
        self.entries.append(Placed(person, session, entry.place))

    def _at(self, entry: ProposedEntry) -> date | datetime:
        """Returns the moment on the clock of this place; entries of ours have theirs already."""
        at = entry.session.at
        is_ours = entry.session.id != "" and isinstance(at, datetime) and at.tzinfo is not None
        return self.ground.localize(at) if isinstance(at, datetime) and not is_ours else at

    def _later(self, at: date | datetime) -> Message | None:
        now = self.ground.now if isinstance(at, datetime) else self.ground.now.date()
        return say("it is later than now") if at > now else None

    def _person(self, entry: ProposedEntry) -> Person | Message:
        if entry.person_id and entry.person_id in self.moved:
            return self.moved[entry.person_id]
        if not entry.who.strip():
            return say("it names nobody of the notebook; say whose it is with --person")
        proposed = ProposedPerson(entry.who, entry.place, id=entry.person_id)
        known = self._known(proposed)
        return self._add(proposed) if known is None else known

    def _id(
        self,
        entry: ProposedEntry,
        proposal: Proposal,
        person: Person,
        seen: Counter[tuple[str, ...]],
    ) -> str:
        """Makes the id; the second of two equal entries of one file is another entry."""
        origin = (proposal.kind, person.id, *entry.origin)
        seen[origin] += 1
        return id_from(*origin, str(seen[origin]))


def _moved(first: ProposedEntry, at: datetime) -> ProposedEntry:
    """Returns an entry of a series; its id follows from its moment, as that of a single one."""
    session = replace(first.session, at=at)
    return replace(first, session=session, origin=(*first.origin[:-1], at.isoformat()))


def _is_this(person: Person, proposed: ProposedPerson) -> bool:
    """Says whether the id means this person: she may be renamed, but not to another name whole.

    Ids of people are short: in two notebooks one may stand for two people.
    """
    same_id = bool(proposed.id) and person.id == proposed.id
    return same_id and any(calls(person, word) for word in proposed.name.split())
