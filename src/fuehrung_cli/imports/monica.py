"""The JSON export of Monica: contacts as people; activities, calls and notes as entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import cast

from fuehrung_cli.domain.session import SessionKind
from fuehrung_cli.errors import say
from fuehrung_cli.imports.days import moment_read
from fuehrung_cli.imports.making import entry, left_out, profile_of
from fuehrung_cli.imports.proposals import Place, Proposal, ProposedEntry, ProposedPerson
from fuehrung_cli.imports.source import Source
from fuehrung_cli.reports.arrival import LeftOut

KIND = "monica"
Data = Mapping[str, object]
_NAMES = ("first_name", "middle_name", "last_name")
_TAKEN = frozenset(("contact", "activity", "call", "note"))
_KINDS: Mapping[str, tuple[SessionKind, str, tuple[str, ...]]] = {
    "activity": ("short", "happened_at", ("summary", "description")),
    "call": ("phone", "called_at", ("content",)),
    "note": ("entry", "created_at", ("body",)),
}
"""What we make of it, the key of its day, the keys of its words."""


def is_monica(source: Source) -> bool:
    """Says whether a file is an account of Monica."""
    whole = source.json
    account = whole.get("account") if isinstance(whole, dict) else None
    return isinstance(account, dict) and "uuid" in account and "data" in account


def read_monica(source: Source) -> Proposal:
    """Reads contacts with what is dated; families, gifts, debts and the like have no place here."""
    account = _table(_table(source.json).get("account"))
    parts = _parts(account)
    activities = {_text(each, "uuid"): each for each in map(_table, parts.get("activity", []))}
    people: list[ProposedPerson] = []
    entries: list[ProposedEntry] = []
    left: list[LeftOut] = []
    dropped = Counter({name: len(values) for name, values in parts.items() if name not in _TAKEN})
    for number, contact in enumerate(map(_table, parts.get("contact", [])), start=1):
        place = Place(source.name, row=number)
        about = _table(contact.get("properties"))
        if about.get("is_partial"):  # somebody's child or partner, known by name alone
            dropped["is_partial"] += 1
            continue
        inner = _parts(contact)
        dropped.update({k: len(values) for k, values in inner.items() if k not in _TAKEN})
        person = _person(about, place)
        people.append(person)
        entries += _entries(inner, activities, person, left)
    return Proposal(KIND, source.name, tuple(people), tuple(entries), tuple(left), dropped)


def _person(about: Data, place: Place) -> ProposedPerson:
    name = " ".join(filter(None, (_text(about, key).strip() for key in _NAMES)))
    nickname = _text(about, "nickname")
    values = {"role": _text(about, "job"), "nicknames": (nickname,) if nickname else ()}
    return ProposedPerson(name, place, profile_of(values)[0])


def _entries(
    inner: Mapping[str, list[object]],
    activities: Mapping[str, Data],
    person: ProposedPerson,
    left: list[LeftOut],
) -> Iterator[ProposedEntry]:
    for kind in _KINDS:
        for value in inner.get(kind, []):
            data = activities.get(value, {}) if isinstance(value, str) else _table(value)
            made = _entry(kind, data, person)
            if made:
                yield made
            else:
                left.append(left_out(person.place, say("a day of it is not understood")))


def _entry(kind: str, data: Data, person: ProposedPerson) -> ProposedEntry | None:
    session_kind, day, words = _KINDS[kind]
    about = _table(data.get("properties"))
    at = moment_read(_text(about, day) or _text(data, day))
    if at is None:
        return None
    if isinstance(at, datetime) and kind != "note":  # Monica asks for days and writes midnights
        at = at.date()
    notes = "\n".join(text for key in words if (text := _text(about, key)))
    origin = (_text(data, "uuid"), at.isoformat(), session_kind, notes)
    return entry(person.name, at, notes, person.place, origin, kind=session_kind)


def _parts(data: Data) -> dict[str, list[object]]:
    """Returns type → values of what an account or contact holds."""
    found = data.get("data")
    lists = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    parts: dict[str, list[object]] = {}
    for each in map(_table, lists):
        values = each.get("values")
        parts.setdefault(_text(each, "type"), []).extend(values if isinstance(values, list) else ())
    return parts


def _table(value: object) -> Data:
    return cast("Data", value) if isinstance(value, dict) else {}


def _text(data: Data, key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""
