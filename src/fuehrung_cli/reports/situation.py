"""The start of a special situation: what was saved, and the playbook for this person and day."""

from __future__ import annotations

from datetime import date

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.journey import LocalText
from fuehrung_cli.domain.kinds import Situation
from fuehrung_cli.domain.milestones import assigned
from fuehrung_cli.domain.playbooks import Playbook
from fuehrung_cli.domain.situations import SERVICES, Family, follow_up_days, respond_by
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.recorded import Recorded


@dataclass(frozen=True)
class Plan:
    """What to do in the situation, and when."""

    id: str
    name: str
    first_name: str
    call: str
    """What is typed for the person."""
    type: str
    family: Family
    day: date
    since: date
    talk_by: date
    """By when the two should have talked."""
    ask_again: tuple[date, ...]
    """Days to come on which to ask how it is going."""
    support: str
    until: date | None
    begin: str
    helps: tuple[LocalText, ...]
    avoid: tuple[LocalText, ...]
    journey: str = ""
    """The journey that goes with it, unless it is under way."""


@dataclass(frozen=True)
class Started:
    """What was saved, and the plan."""

    recorded: Recorded
    plan: Plan


def plan(book: Book, fact: Fact, playbook: Playbook, day: date, *, voice: str, call: str) -> Plan:
    """Returns the plan for a situation in the book of a person."""
    content = fact.content
    assert isinstance(content, Situation)
    return Plan(
        book.short[fact.id],
        book.person.name,
        book.person.first_name,
        call,
        content.type,
        SERVICES[content.type].family,
        day,
        fact.opened,
        respond_by(book, fact),
        tuple(due for due in follow_up_days(content, fact.opened) if due >= day),
        content.support,
        content.until,
        playbook.begin.get(book.person.profile.voice or voice),
        playbook.helps,
        playbook.avoid,
        "" if assigned(book, playbook.journey) else playbook.journey,
    )
