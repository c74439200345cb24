"""Our own export, as JSON or JSON Lines: people and entries with their ids, facts and changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, cast, get_args

from fuehrung_cli.domain.corrections import Trail, from_texts
from fuehrung_cli.domain.fields import fields_of
from fuehrung_cli.domain.ids import SESSION_ID
from fuehrung_cli.domain.person import Profile
from fuehrung_cli.domain.session import Purpose, Session, SessionKind
from fuehrung_cli.errors import Message, Term, say
from fuehrung_cli.imports.days import moment_read
from fuehrung_cli.imports.making import left_out, not_understood, profile_of
from fuehrung_cli.imports.own_facts import Parts, parts_of
from fuehrung_cli.imports.own_rows import Row, Rows, rows_of, text_in, value_in
from fuehrung_cli.imports.proposals import Proposal, ProposedEntry, ProposedPerson
from fuehrung_cli.imports.source import Source
from fuehrung_cli.reports.arrival import LeftOut

KIND = "fuehrung"
_MINUTES = range(1441)
_CORRECTIONS = say("{word}", word=Term("record", "corrections"))
_READ = {"people", "sessions", "facts", "changes", "commitments", "progress"}
"""`commitments` only tells the first day of a promise; `progress` follows from all others."""


def is_own(source: Source) -> bool:
    """Says whether this is an answer or export of ours."""
    return rows_of(source) is not None


def read_own(source: Source) -> Proposal:
    """Reads an export; of `all` everything, of one table what stands in it."""
    tables = rows_of(source) or {}
    left: list[LeftOut] = []
    parts = parts_of(tables, left)
    people = tuple(_people(tables, left))
    entries = tuple(_entries(tables.get("sessions", ()), parts, left))
    left += _lost(tables, {entry.session.id for entry in entries}, source)
    return Proposal(KIND, source.name, people, entries, tuple(left))


def _people(tables: Mapping[str, Rows], left: list[LeftOut]) -> Iterator[ProposedPerson]:
    for row in tables.get("people", ()):
        values = {each.name: value_in(row, each.name, each) for each in fields_of(Profile)}
        profile, bad = profile_of(values)
        if bad:
            left.append(left_out(row.place, not_understood(bad)))
        trail = _trail(row)
        if trail is None:
            left.append(left_out(row.place, not_understood([_CORRECTIONS])))
        name, identifier = text_in(row, "name"), text_in(row, "id")
        yield ProposedPerson(name, row.place, profile, identifier, trail or ())


def _entries(rows: Rows, parts: Parts, left: list[LeftOut]) -> Iterator[ProposedEntry]:
    for row in rows:
        made = _session(row, parts)
        if isinstance(made, Message):
            left.append(left_out(row.place, made))
            continue
        who, person_id = text_in(row, "person"), text_in(row, "person_id")
        yield ProposedEntry(made, who, row.place, person_id=person_id)


def _session(row: Row, parts: Parts) -> Session | Message:
    identifier = text_in(row, "id")
    at, recorded = moment_read(text_in(row, "at")), moment_read(text_in(row, "recorded"))
    kind, purposes = row.data.get("kind"), row.data.get("purposes", [])
    minutes, trail = row.data.get("minutes"), _trail(row)
    if not SESSION_ID.match(identifier):
        return say("the id is none of ours")
    if at is None or not isinstance(recorded, datetime) or recorded.tzinfo is None:
        return say("a moment is not understood")
    if kind not in get_args(SessionKind):
        return say("the kind of entry is not understood")
    if not isinstance(purposes, list) or not set(map(str, purposes)) <= set(get_args(Purpose)):
        return say("the purpose is not understood")
    if minutes is not None and (not isinstance(minutes, int) or minutes not in _MINUTES):
        return say("the length is not understood")
    if trail is None:
        return say("the field {name} is not understood", name="corrections")
    return Session(
        *(identifier, at, recorded),
        kind=cast("SessionKind", kind),
        purpose=cast("Any", tuple(purposes)),
        minutes=minutes,
        notes=text_in(row, "notes"),
        facts=tuple(parts.facts.get(identifier, ())),
        changes=tuple(parts.changes.get(identifier, ())),
        group=text_in(row, "group"),
        corrections=trail,
    )


def _trail(row: Row) -> Trail | None:
    found = row.data.get("corrections", [])
    return from_texts(found) if isinstance(found, list) else None


def _lost(tables: Mapping[str, Rows], read: set[str], source: Source) -> Iterator[LeftOut]:
    """Says what the export has not carried, so that nobody takes the import for a backup."""
    sessions = tables.get("sessions", ())
    if sessions and not any("notes" in row.data for row in sessions):
        why = say("it was made without --with-notes, so the entries come without their notes")
        yield LeftOut(source.name, why)
    for table in ("facts", "changes"):
        rows = tables.get(table, ())
        alone = [row for row in rows if text_in(row, "session_id") not in read]
        for row in alone:
            yield left_out(row.place, say("its entry is not in the file"))
    if unknown := tuple(tables.keys() - _READ):
        yield LeftOut(source.name, say("these tables are not read: {names}", names=unknown))
