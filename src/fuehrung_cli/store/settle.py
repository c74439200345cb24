"""What every text and moment goes through before it is saved, so that it reads back the same."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any, cast

from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.kinds import Content, Foreign
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Change, Session
from fuehrung_cli.errors import UsageError, say


def clean_text(text: str) -> str:
    """Returns the text with plain line ends (CRLF and CR become LF).

    Raises:
        UsageError: the text holds half of a character, as arguments that are not UTF-8 do; no file
            could be written with it.
    """
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise UsageError(
            say("A text holds characters that are not UTF-8"),
            say("Set your terminal to UTF-8, then type it again"),
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def clean_name(name: str) -> str:
    """Returns a name on one line, with single blanks, its accents composed (NFC).

    Raises:
        UsageError: there is nothing left of it.
    """
    cleaned = " ".join(unicodedata.normalize("NFC", clean_text(name)).split())
    if not cleaned:
        raise UsageError(say("A person needs a name"), say('Write it as "Anna Berger"'))
    return cleaned


def settled(session: Session) -> Session:
    """Returns the session as it is saved: texts cleaned, offsets in whole minutes."""
    facts = (
        dataclasses.replace(opened, content=_content(opened.content)) for opened in session.facts
    )
    return dataclasses.replace(
        session,
        at=_at(session.at),
        recorded=_moment(session.recorded),
        notes=clean_text(session.notes),
        facts=tuple(facts),
        changes=tuple(_change(change) for change in session.changes),
    )


def settled_person(person: Person) -> Person:
    """Returns the person as she is saved: name and profile cleaned."""
    profile = dataclasses.replace(person.profile, **_values(vars(person.profile)))
    return dataclasses.replace(person, name=clean_name(person.name), profile=profile)


def _content(content: Content) -> Content:
    if isinstance(content, Foreign):
        return content
    return cast("Content", dataclasses.replace(cast("Any", content), **_values(vars(content))))


def _change(change: Change) -> Change:
    return dataclasses.replace(change, set=_values(change.set), text=clean_text(change.text))


def _values(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in values.items()}


def _value(value: Value) -> Value:
    match value:
        case str():
            return clean_text(value)
        case tuple():
            return tuple(clean_text(part) for part in value)
        case datetime():
            return _moment(value)
        case _:
            return value


def _at(at: date | datetime) -> date | datetime:
    return _moment(at) if isinstance(at, datetime) else at


def _moment(at: datetime) -> datetime:
    """Rounds the offset to whole minutes: TOML knows no seconds there, history does."""
    offset = at.utcoffset()
    if offset is None:
        return at
    minutes = round(offset / timedelta(minutes=1))
    return at.astimezone(timezone(timedelta(minutes=minutes)))
