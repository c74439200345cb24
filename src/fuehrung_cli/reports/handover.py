"""The page that goes with a person to the next leader, and nothing that is not meant to."""

from __future__ import annotations

from datetime import date, datetime

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.days import day_in
from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.handing_on import handed_on, passed_values
from fuehrung_cli.domain.kinds import Source
from fuehrung_cli.domain.person import Voice
from fuehrung_cli.domain.promises import due_day
from fuehrung_cli.errors import Message, say
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class HandedOn:
    """A fact as it goes along."""

    id: str
    kind: str
    source: Source
    opened: date
    state: str
    text: str
    values: dict[str, Value]
    """The fields that go along, `text` among them."""
    as_topic: Message | None = None
    """What becomes of a promise of the former leader: a topic, for nobody can promise for another.

    It is said in the language of who hands over.
    """


@dataclass(frozen=True)
class Handover:
    """Everything that is handed on."""

    day: date
    person_id: str
    name: str
    first_name: str
    role: str
    team: str
    start: date | None
    rhythm_days: int
    voice: Voice | None
    facts: tuple[HandedOn, ...]


def handover(book: Book, day: date, *, rhythm_days: int, with_picture: bool) -> Handover:
    """Returns what goes along on a day; `rhythm_days` is the rhythm of who has none of their own.

    A talk counts while it lies ahead.
    """
    facts = [fact for fact in handed_on(book, with_picture=with_picture) if _is_ahead(fact, day)]
    person, profile = book.person, book.person.profile
    return Handover(
        *(day, person.id, person.name, person.first_name, profile.role, profile.team),
        profile.start,
        profile.rhythm_days or rhythm_days,
        profile.voice,
        tuple(_handed(fact) for fact in facts),
    )


def _is_ahead(fact: Fact, day: date) -> bool:
    at = getattr(fact.content, "at", None)
    return not isinstance(at, date) or day_in(at) >= day


def _handed(fact: Fact) -> HandedOn:
    return HandedOn(
        *(fact.id, fact.kind, fact.source, fact.opened, fact.state),
        fact.content.text if fact.kind != "appointment" else "",
        passed_values(fact),
        _as_topic(fact),
    )


def _as_topic(fact: Fact) -> Message | None:
    if getattr(fact.content, "by", "") != "leader":
        return None
    text, due = fact.content.text, due_day(fact)
    if due is None:
        return say("Your predecessor has promised: {text}", text=text)
    return say("Your predecessor has promised by {day}: {text}", day=due, text=text)


def at_of(line: HandedOn) -> date | datetime | None:
    """Returns when a talk is planned that goes along."""
    at = line.values.get("at")
    return at if isinstance(at, date) else None
