"""How readers make people and entries: one way for all of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, cast

from fuehrung_cli.domain.fields import Value, field_named
from fuehrung_cli.domain.names import is_name
from fuehrung_cli.domain.person import Profile
from fuehrung_cli.domain.session import Purpose, Session, SessionKind
from fuehrung_cli.errors import Message, Term, say
from fuehrung_cli.imports.proposals import Place, ProposedEntry
from fuehrung_cli.reports.arrival import LeftOut

LONGEST_NAME = 200
NOT_YET = datetime(1900, 1, 1, tzinfo=UTC)
"""Stands for the moment of the import, which is known when the entry is placed."""


def left_out(place: Place, why: Message) -> LeftOut:
    """Says why something of a file was left."""
    return LeftOut(place.file, why, place.line, place.row)


def not_understood(fields: Iterable[str | Message]) -> Message:
    """Says which fields of a row were left, while the rest of it is taken."""
    names = tuple(Term("field", name) if isinstance(name, str) else name for name in fields)
    return say("without these fields, which are not understood: {names}", names=names)


def wrong_name(name: str) -> Message | None:
    """Returns what is wrong with a name, None when it is one."""
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in name):
        return say("the name holds control characters")
    if not is_name(name):
        return say("there is no name")
    return say("the name is too long") if len(name) > LONGEST_NAME else None


def turned(name: str) -> str:
    """Returns a name as it is said: „Berger, Anna“ is turned around."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name.strip()


def profile_of(values: Mapping[str, Value]) -> tuple[Profile, tuple[str, ...]]:
    """Returns a profile of what can be taken, and the fields whose value cannot."""
    good: dict[str, Value] = {}
    bad: list[str] = []
    for name, value in values.items():
        declared = field_named(Profile, name)
        if value is None or value in ("", ()):
            continue
        if declared and declared.accepts(value):
            good[name] = value
        else:
            bad.append(name)
    return Profile(**cast("Any", good)), tuple(bad)


def entry(
    who: str,
    at: date | datetime,
    notes: str,
    place: Place,
    origin: tuple[str, ...],
    *,
    kind: SessionKind = "entry",
    purpose: tuple[Purpose, ...] = (),
    minutes: int | None = None,
    group: str = "",
) -> ProposedEntry:
    """Makes an entry of another program's words: they become its notes, exactly as they are."""
    session = Session("", at, NOT_YET, kind, purpose, minutes, notes, group=group)
    return ProposedEntry(session, who, place, origin)
