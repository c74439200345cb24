"""The handover of a former leader: a person with promises, goals and rules, and nothing else.

Whatever stands in the file, only kinds and fields that may be handed on are taken. A rule is
proposed again, for the new two have not agreed on it yet. A promise of the former leader becomes a
topic: it binds nobody else, and would spoil the new leader's own record of promises kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from fuehrung_cli.domain.fields import Value, field_named
from fuehrung_cli.domain.handing_on import PASSING, PROFILE
from fuehrung_cli.domain.kinds import Content, Topic, kind_named
from fuehrung_cli.domain.kinds import Source as Said
from fuehrung_cli.domain.person import Profile
from fuehrung_cli.domain.session import Opened, Session
from fuehrung_cli.errors import Message, say
from fuehrung_cli.imports.days import day_read
from fuehrung_cli.imports.making import NOT_YET, left_out, not_understood, profile_of
from fuehrung_cli.imports.own_rows import as_value
from fuehrung_cli.imports.proposals import Place, Proposal, ProposedEntry, ProposedPerson
from fuehrung_cli.imports.source import Source
from fuehrung_cli.reports.arrival import LeftOut

KIND = "handover"
_SCHEMA = "fuehrung.handover"


def is_handover(source: Source) -> bool:
    """Says whether this is the JSON file of a handover."""
    whole = source.json
    return isinstance(whole, dict) and whole.get("schema") == _SCHEMA


def read_handover(source: Source) -> Proposal:
    """Reads a handover: the person, and an entry for each fact; a newer file adds what is new."""
    whole = source.json
    data = whole.get("data") if isinstance(whole, dict) else None
    page: Mapping[str, object] = data if isinstance(data, dict) else {}
    place = Place(source.name)
    left: list[LeftOut] = []
    person = _person(page, place, left)
    return Proposal(KIND, source.name, (person,), tuple(_entries(page, person, left)), tuple(left))


def _person(page: Mapping[str, object], place: Place, left: list[LeftOut]) -> ProposedPerson:
    declared = {name: field_named(Profile, name) for name in PROFILE}
    given = {name: as_value(page.get(name), field) for name, field in declared.items() if field}
    profile, bad = profile_of(given)
    if bad:
        left.append(left_out(place, not_understood(bad)))
    return ProposedPerson(_text(page, "name"), place, profile, _text(page, "person_id"))


def _entries(
    page: Mapping[str, object], person: ProposedPerson, left: list[LeftOut]
) -> Iterator[ProposedEntry]:
    facts, day = page.get("facts"), day_read(_text(page, "day"))
    rows: Sequence[object] = facts if isinstance(facts, list) else ()
    for number, row in enumerate(rows, start=1):
        place = Place(person.place.file, row=number)
        opened = _opened(row if isinstance(row, dict) else {})
        if day is None:
            opened = say("a moment is not understood")
        if isinstance(opened, Message):
            left.append(left_out(place, opened))
            continue
        session = Session("", cast("Any", day), NOT_YET, "entry", facts=(opened,))
        fact = _text(cast("Any", row), "id")
        origin = (_text(page, "person_id"), fact)
        # Read where it was written, as somebody does who wants to look into it, it adds nothing.
        mine = fact.partition(".")[0]
        yield ProposedEntry(session, person.name, place, origin, person.id, copy_of=mine)


def _opened(row: Mapping[str, object]) -> Opened | Message:
    """Returns the fact of a row, or why it is left."""
    topic = row.get("as_topic")
    if isinstance(topic, str):
        return Opened(1, Topic(topic), "leader")
    kind, values = kind_named(_text(row, "kind")), row.get("values")
    passed = PASSING.get(_text(row, "kind"))
    if kind is None or passed is None or not isinstance(values, dict):
        return say("it is nothing that may be handed on")
    made: dict[str, Value] = {}
    for declared in kind.fields:
        if declared.name not in passed.fields or declared.name not in values:
            continue
        value = as_value(values[declared.name], declared)
        if not declared.accepts(value):
            return say("the field {name} is not understood", name=declared.name)
        made[declared.name] = value
    if any(each.required and each.name not in made for each in kind.fields):
        return say("it is nothing that may be handed on")
    if made.get("by") == "leader":
        return Opened(1, Topic(str(made["text"])), "leader")
    content = cast("Content", cast("Any", kind.content)(**made))
    return Opened(1, content, _source(row, kind.sources))


def _source(row: Mapping[str, object], allowed: tuple[Said, ...]) -> Said:
    """Returns who a fact comes from; what is said stays said."""
    found = row.get("source")
    return next((source for source in allowed if source == found), allowed[0])


def _text(row: Mapping[str, object], name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""
