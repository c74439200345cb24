"""A session: one dated entry in one person's book, written once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, date, datetime, time
from typing import Literal

from fuehrung_cli.domain.corrections import Trail
from fuehrung_cli.domain.days import day_in
from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.kinds import Content, Source
from fuehrung_cli.frozen import dataclass

SessionKind = Literal["one_on_one", "short", "phone", "video", "stay", "review", "exit", "entry"]
"""All are contacts but `entry`, which is written at the desk."""
Purpose = Literal[
    "personal",
    "recognition",
    "development",
    "support",
    "task",
    "numbers",
    "organisation",
    "clarify",
]
RELATIONAL: frozenset[str] = frozenset({"personal", "recognition", "development", "support"})
BUSINESS: frozenset[str] = frozenset({"task", "numbers", "organisation"})


@dataclass(frozen=True)
class Opened:
    """A fact as a session opens it. Its id is the session's id, a dot and `number`."""

    number: int
    content: Content
    source: Source = "leader"
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """A change to a fact of the same book: a new state, new values, or only a remark."""

    fact: str
    state: str | None = None
    set: Mapping[str, Value] = field(default_factory=dict)
    text: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Session:
    """One entry. `at` is a moment with its offset, or a day when the hour is unknown."""

    id: str
    at: date | datetime
    recorded: datetime
    kind: SessionKind = "one_on_one"
    purpose: tuple[Purpose, ...] = ()
    minutes: int | None = None
    notes: str = ""
    facts: tuple[Opened, ...] = ()
    changes: tuple[Change, ...] = ()
    group: str = ""
    """Shared by the entries of one check-in with several people."""
    extra: Mapping[str, object] = field(default_factory=dict)
    corrections: Trail = ()
    """When it was put right, and in which fields."""

    @property
    def day(self) -> date:
        """Returns the day of the session: the date of `at` in its own offset."""
        return day_in(self.at)

    @property
    def is_contact(self) -> bool:
        """Says whether the two met or spoke; an entry at the desk is no contact."""
        return self.kind != "entry"

    @property
    def order(self) -> tuple[datetime, str]:
        """Returns what sessions are ordered by: the instant, then the id.

        Without an hour the moment of recording stands in when it was the same day, else the end of
        the day: so a change typed after the fact was opened also comes after it.
        """
        at: date | datetime = self.at
        if not isinstance(at, datetime):
            same_day = self.recorded.date() == at
            at = self.recorded if same_day else datetime.combine(at, time.max)
        if at.tzinfo is None:
            at = at.replace(tzinfo=self.recorded.tzinfo or UTC)
        return at, self.id
