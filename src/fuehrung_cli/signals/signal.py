"""What a rule says when it speaks, and what every rule looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Literal

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.clock import Who, elapsed_days
from fuehrung_cli.domain.journey import selects
from fuehrung_cli.domain.thresholds import Group, Rule, Thresholds
from fuehrung_cli.errors import Message
from fuehrung_cli.frozen import dataclass

Severity = Literal["notice", "warn", "urgent"]
Whose = Literal["leader", "person"]
STRENGTH: dict[str, int] = {"notice": 1, "warn": 2, "urgent": 3}


@dataclass(frozen=True)
class Signal:
    """One reason to talk: which rule, since when, from which entry, and what clears it."""

    name: str
    """The name of the rule, e.g. `promise_overdue`."""
    severity: Severity
    reason: Message
    since: date
    clear: Message
    """What makes it vanish."""
    type_this: Message
    """What to type; the words in it are those of the reader's language."""
    fact: str = ""
    """The short id of the fact it comes from."""
    whose: Whose = "leader"
    """Whose part it is about; the leader's comes first."""
    rule: str = ""
    group: Group = "contact"
    on_pages: bool = True
    can_rest: bool = True

    @property
    def key(self) -> str:
        """Returns what makes a reason the same one tomorrow."""
        return f"{self.rule}:{self.fact}:{self.severity}"


@dataclass(frozen=True)
class Look:
    """One look at a book: the day, the numbers, the rhythm, what is typed for the person."""

    book: Book
    day: date
    thresholds: Thresholds
    rhythm_days: int
    name: str
    awake: frozenset[str]
    """Kinds and tags that were used at all; a rule about something missing sleeps until then."""

    def rule(self, name: str) -> Rule:
        """Returns the numbers of a rule."""
        return self.thresholds.rules[name]

    @cached_property
    def begun(self) -> date | None:
        """Returns from when on something can be missing: the latest of the beginnings."""
        profile = self.book.person.profile
        days = [profile.start, profile.led_since, self.book.first_day]
        return max(day for day in days if day) if self.book.first_day else None

    def passed(self, since: date, stops: tuple[Who, ...] = ("person",)) -> int:
        """Returns the days since, without those of absences that stop this clock."""
        return elapsed_days(self.book, since, self.day, *stops)

    def known_for(self) -> int:
        """Returns for how many days something could have been missing."""
        return self.passed(self.begun) if self.begun else 0

    def last(self, *selectors: str) -> date | None:
        """Returns the last day of an event that the selectors take."""
        days = [d for tag, d in self.book.last_days.items() if selects(selectors, tag)]
        return max((day for day in days if day <= self.day), default=None)

    def facts(self, *kinds: str, is_open: bool = True) -> Iterator[Fact]:
        """Yields facts of these kinds, only open ones unless asked otherwise."""
        return (f for f in self.book.of_kind(*kinds) if f.is_open or not is_open)

    def typed(self, line: Message, fact: Fact | None = None) -> Message:
        """Fills the person and the fact into a line: `fuehrung set {name} {id} …`.

        The name is part of it: ids are short within one book.
        """
        own = {"name": self.name, "id": self.shown(fact) if fact else ""}
        return replace(line, params={**line.params, **own})

    def shown(self, fact: Fact) -> str:
        """Returns the short id of a fact."""
        return self.book.short[fact.id]


BOTH: tuple[Who, ...] = ("person", "leader")
"""Whose absences stop the clocks of contact and response."""


def severity(rule: Rule, measured: float) -> Severity | None:
    """Returns how strongly a rule speaks at a measure that grows, None where it rests."""
    if rule.warn is not None and measured > rule.warn:
        return "warn"
    return "notice" if rule.notice is not None and measured > rule.notice else None
