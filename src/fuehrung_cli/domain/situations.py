"""Special situations: their families, how soon they want an answer, when to ask again (2.17)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, get_args

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.clock import is_away, later
from fuehrung_cli.domain.kinds import Situation
from fuehrung_cli.domain.kinds.moments import SituationType
from fuehrung_cli.frozen import dataclass

Family = Literal["damage", "complaint", "life", "goals", "business"]


@dataclass(frozen=True)
class Service:
    """What a type of situation asks of the leader."""

    family: Family
    response_workdays: int
    """Within so many working days there is a talk."""
    follow_up_days: tuple[int, ...]
    """So many days after it was reported one asks again."""


SERVICES: Mapping[str, Service] = {
    "mistake": Service("damage", 2, (7, 30)),
    "overload": Service("damage", 2, (7, 30)),
    "incident": Service("damage", 1, (7, 30)),
    "complaint": Service("complaint", 3, (14,)),
    "conflict": Service("complaint", 3, (14,)),
    "life_change": Service("life", 3, (14, 30, 90)),
    "leave": Service("life", 3, (14, 30, 90)),
    "return": Service("life", 1, (14, 30, 90)),
    "goal_change": Service("goals", 10, (30,)),
    "reorg": Service("business", 5, (14, 30)),
    "new_leader": Service("business", 5, (14, 30)),
    "colleague_left": Service("business", 3, (14,)),
    "passed_over": Service("business", 2, (14, 30)),
    "offer": Service("business", 2, (7, 30)),
}
assert set(SERVICES) == set(get_args(SituationType))


def follow_up_days(content: Situation, since: date) -> tuple[date, ...]:
    """Returns when to ask again: the day that was chosen, then the later ones of the service."""
    usual = [later(since, days) for days in SERVICES[content.type].follow_up_days]
    if content.follow_up is None:
        return tuple(usual)
    return (content.follow_up, *(day for day in usual if day > content.follow_up))


def first_follow_up(situation: str, since: date, day: date) -> date:
    """Returns the first day to ask again that is not past; long afterwards it is today."""
    usual = [later(since, days) for days in SERVICES[situation].follow_up_days]
    return next((due for due in usual if due >= day), day)


def asks_again(book: Book, fact: Fact, day: date) -> date | None:
    """Returns the day since which one should ask again; a talk from that day on has done it.

    Without a chosen day nothing is asked: the leader has entered no playbook.
    """
    content = fact.content
    if not fact.is_open or not isinstance(content, Situation) or content.follow_up is None:
        return None
    reached = [due for due in follow_up_days(content, fact.opened) if due <= day]
    if not reached or any(s.day >= reached[-1] for s in book.contacts):
        return None
    return reached[-1]


def service_of(fact: Fact) -> Service | None:
    """Returns what a situation asks for, None for any other fact."""
    content = fact.content
    return SERVICES[content.type] if isinstance(content, Situation) else None


def respond_by(book: Book, fact: Fact) -> date:
    """Returns the day by which the two should have talked; days of my absence do not count."""
    service = service_of(fact)
    left, day = service.response_workdays if service else 0, fact.opened
    while left and day < date.max:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and not is_away(book, day, "leader")
    return day


def talked_on(book: Book, fact: Fact) -> date | None:
    """Returns the day of the first talk since a situation was reported, in that talk or later."""
    if fact.in_contact:
        return fact.opened
    return next((s.day for s in book.contacts if s.day >= fact.opened), None)
