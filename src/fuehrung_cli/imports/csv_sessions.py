"""Talks and notes from CSV: a day, a person, and what was noted; or our own table of entries."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from typing import cast

from fuehrung_cli.domain.ids import SESSION_ID
from fuehrung_cli.domain.session import Purpose, SessionKind
from fuehrung_cli.domain.words import meaning
from fuehrung_cli.errors import Message, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.imports.csv_people import NAMES, name_in
from fuehrung_cli.imports.csv_rows import Columns, CsvRow, header_of, rows_of
from fuehrung_cli.imports.days import moment_read
from fuehrung_cli.imports.making import entry, left_out, not_understood
from fuehrung_cli.imports.proposals import Proposal, ProposedEntry
from fuehrung_cli.imports.source import Source
from fuehrung_cli.reports.arrival import LeftOut

KIND = "sessions"
_COLUMNS: Columns = {
    **NAMES,
    "at": ("at", "date", "datum", "day", "tag", "am", "wann", "when"),
    "notes": (
        *("notes", "note", "notizen", "notiz", "text", "inhalt", "protokoll", "summary"),
        *("bemerkung", "bemerkungen", "comment", "comments", "kommentar"),
    ),
    "minutes": ("minutes", "minuten", "dauer", "duration", "length", "min"),
    "kind": ("kind", "art", "type", "typ"),
    "purposes": ("purposes",),
    "purpose": ("purpose", "anlass", "zweck"),
    "id": ("id",),
    "person_id": ("person id",),
    "recorded": ("recorded",),
    "group": ("group",),
}
_OURS = frozenset(("day", "is_contact", "steps", "facts", "changes"))
"""Columns of our own table that another one says better, or that follow from the rest."""
_LENGTH = re.compile(r"(\d{1,4})(?:[.,]0+)?\s*(?:m|min|min\.|minuten|minutes)?\Z", re.IGNORECASE)
_HOURS = re.compile(r"(\d{1,2}):([0-5]\d)(?::\d\d)?\Z")
_LONGEST_MINUTES = 1440


@dataclass(frozen=True)
class _Heads:
    """What stands beside the notes, and the columns whose value is not understood."""

    kind: SessionKind
    purpose: tuple[Purpose, ...]
    minutes: int | None
    bad: tuple[Message, ...]


def is_sessions(source: Source) -> bool:
    """Says whether the columns are a day, a person and something about a talk."""
    found = set(header_of(source, _COLUMNS))
    named = "name" in found or {"given", "family"} <= found
    return "at" in found and bool(found & {"notes", "minutes", "kind", "purpose"}) and named


def read_sessions(source: Source) -> Proposal:
    """Reads one entry a row; without a kind it is a talk."""
    found = set(header_of(source, _COLUMNS))
    if "at" not in found:
        why = say("it has no column with days; what it may be called: fuehrung help imports")
        return Proposal(KIND, source.name, left=(LeftOut(source.name, why),))
    entries: list[ProposedEntry] = []
    left: list[LeftOut] = []
    dropped: Counter[str] = Counter()
    for row in rows_of(source, _COLUMNS, left):
        at = moment_read(row["at"])
        if at is None:
            left.append(left_out(row.place, say("the day is not understood, or could be two")))
            continue
        heads = _heads(row)
        if heads.bad:
            left.append(left_out(row.place, not_understood(heads.bad)))
        entries.append(_entry(row, at, heads))
        dropped.update(name for name in row.others if name not in _OURS)
    return Proposal(KIND, source.name, (), tuple(entries), tuple(left), dropped)


def _entry(row: CsvRow, at: date | datetime, heads: _Heads) -> ProposedEntry:
    origin = (at.isoformat(), heads.kind, row["notes"])
    made = entry(
        *(name_in(row), at, row["notes"], row.place, origin),
        kind=heads.kind,
        purpose=heads.purpose,
        minutes=heads.minutes,
    )
    recorded = moment_read(row["recorded"])
    if not SESSION_ID.match(row["id"]) or not isinstance(recorded, datetime):
        return made
    session = replace(made.session, id=row["id"], recorded=recorded, group=row["group"])
    return replace(made, session=session, person_id=row["person_id"])


def _heads(row: CsvRow) -> _Heads:
    bad = []
    kind, words, length = (
        row["kind"].strip(),
        row["purposes"] or row["purpose"],
        row["minutes"].strip(),
    )
    known = meaning("session_kind", kind) if kind else "one_on_one"
    purposes = [meaning("purpose", word) for word in re.split("[;,]", words) if word.strip()]
    minutes = _minutes(length)
    for name, is_bad in (
        (say("kind of talk"), known is None),
        (say("purpose"), None in purposes),
        (say("length"), bool(length) and minutes is None),
    ):
        if is_bad:
            bad.append(name)
    sure = dict.fromkeys(purpose for purpose in purposes if purpose)
    return _Heads(
        cast("SessionKind", known or "one_on_one"),
        cast("tuple[Purpose, ...]", tuple(sure)),
        minutes,
        tuple(bad),
    )


def _minutes(text: str) -> int | None:
    if hours := _HOURS.match(text):
        minutes = int(hours[1]) * 60 + int(hours[2])
    elif plain := _LENGTH.match(text):
        minutes = int(plain[1])
    else:
        return None
    return minutes if minutes <= _LONGEST_MINUTES else None
