"""Short words for books in tests: `book(talk("k7f3", 5, Commitment(…)), entry("m2xa", 1, …))`.

Days are counted back from `DAY`, so that a test reads „five days ago" and never needs a calendar.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.kinds import Content, kind_of
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Change, Opened, Session

DAY = date(2026, 11, 26)
ANNA = Person("7k3q", "Anna Berger", Profile(led_since=date(2024, 9, 1)))


def ago(days: int) -> date:
    """Returns the day so many days before `DAY`; negative ones lie ahead."""
    return DAY - timedelta(days=days)


def talk(prefix: str, days_ago: int, *parts: Content | Change, **given: Any) -> Session:
    """Returns a talk with facts and changes; `given` replaces any field of the session.

    The id is `prefix` filled up with „aaaa"; facts are numbered from 1.
    """
    at = datetime.combine(ago(days_ago), datetime.min.time(), UTC) + timedelta(hours=9)
    contents = [part for part in parts if not isinstance(part, Change)]
    made = Session(
        prefix.ljust(8, "a"),
        at,
        at,
        facts=tuple(Opened(n, part, _source(part)) for n, part in enumerate(contents, start=1)),
        changes=tuple(part for part in parts if isinstance(part, Change)),
    )
    return replace(made, **given)


def entry(prefix: str, days_ago: int, *parts: Content | Change, **given: Any) -> Session:
    """Returns an entry made at the desk."""
    return talk(prefix, days_ago, *parts, kind="entry", **given)


def change(prefix: str, state: str | None = None, text: str = "", /, **values: Any) -> Change:
    """Returns a change to a fact: `k7f3` means its first one, `k7f3.2` the second."""
    session, _, number = prefix.partition(".")
    return Change(f"{session.ljust(8, 'a')}.{number or 1}", state, values, text)


def book(*sessions: Session, person: Person = ANNA, **profile: Any) -> Book:
    """Returns the folded book; `profile` replaces fields of the person's profile."""
    return fold(replace(person, profile=replace(person.profile, **profile)), sessions)


def _source(content: Content) -> Any:
    kind = kind_of(content)
    return kind.sources[0] if kind else "leader"
