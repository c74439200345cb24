"""Lists of people, and the page of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fuehrung_cli.domain.fields import fields_of
from fuehrung_cli.domain.person import Profile
from fuehrung_cli.errors import Term, say, say_n
from fuehrung_cli.layout.corrections import trail_nodes
from fuehrung_cli.layout.document import (
    Block,
    Cell,
    Column,
    Document,
    Pairs,
    Span,
    Spans,
    Table,
    Text,
    Title,
    spans,
)
from fuehrung_cli.layout.facts import words
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.people import PersonLine


def people_page(people: Sequence[PersonLine], day: date, t: Translator) -> Document:
    """Lays out everybody with role, team, state."""
    count = t(say_n("{n} person", "{n} people", len(people)))
    columns = (
        Column(t(say("Person")), t(say("Person"))),
        Column(t(say("Role")), t(say("Role")), may_cut=True, rank=2),
        Column(t(say("Team")), t(say("Team")), rank=3),
        Column(t(say("State")), t(say("State"))),
    )
    rows = tuple(
        (
            Cell(each.person.sort_name, each.person.sort_name, "name"),
            Cell(each.person.profile.role, each.person.profile.role or "–"),
            Cell(each.person.profile.team, each.person.profile.team or "–"),
            Cell(each.state, t(Term("person_state", each.state))),
        )
        for each in people
    )
    nobody = Text(spans(t(say("Nobody is in the notebook yet."))))
    blocks = (
        Block((Title(f"{t(say('PEOPLE'))} · {count}", t.day(day, "weekday")),)),
        Block((Table(columns, rows) if rows else nobody,)),
    )
    return Document(t(say("People")), blocks, t.language)


def person_page(line: PersonLine, day: date, t: Translator, *, folder: str) -> Document:
    """Lays out the profile of one person and where her file lies."""
    person = line.person
    pairs: list[tuple[str, Spans]] = [
        (t(say("State")), spans(t(Term("person_state", line.state)))),
        *_profile(person.profile, t),
        (t(say("Folder")), spans(Span(folder, "quiet"))),
    ]
    title = Title(person.name.upper(), t.day(day, "weekday"))
    trail = tuple(trail_nodes(person.corrections, t))
    blocks = (Block((title,)), Block((Pairs(tuple(pairs)),)), *((Block(trail),) if trail else ()))
    return Document(person.name, blocks, t.language)


def _profile(profile: Profile, t: Translator) -> list[tuple[str, Spans]]:
    return [
        (t(Term("field", field.name)), spans(words(field, getattr(profile, field.name), t)))
        for field in fields_of(Profile)
        if getattr(profile, field.name)
    ]
