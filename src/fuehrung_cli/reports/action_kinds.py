"""What an action is: its kinds, which of them press most, and which are due."""

from __future__ import annotations

from datetime import date
from typing import Literal

from fuehrung_cli.errors import Message
from fuehrung_cli.frozen import dataclass

ActionKind = Literal[
    "talk_today",
    "promise_overdue",
    "promise_today",
    "repair",
    "talk_unsettled",
    "situation",
    "consent",
    "recognition",
    "milestone",
    "contact",
    "promise_due",
    "their_promise",
    "time",
]
DUE = (
    *("talk_today", "promise_overdue", "promise_today", "talk_unsettled"),
    *("milestone", "contact"),
)
"""What `--check` calls due; the rest is good to know and can wait (docs/exit-codes.md)."""
_RANK: dict[str, int] = {
    "talk_today": 0,
    "promise_overdue": 1,
    "promise_today": 2,
    "repair": 3,
    "situation": 4,
    "talk_unsettled": 5,
    "recognition": 6,
    "consent": 7,
    "milestone": 8,
    "contact": 9,
    "promise_due": 10,
    "their_promise": 11,
    "time": 12,
}


@dataclass(frozen=True)
class Action:
    """Something the leader can do for one person."""

    kind: ActionKind
    person: str
    """The name of the person."""
    what: Message
    why: Message
    """Shortly; may stand behind `what` on one line."""
    due: date
    type_this: Message | str
    fact: str = ""
    """The short id of the fact it is about."""

    @property
    def rank(self) -> tuple[date, int]:
        """Returns what actions are ordered by: the leader's due day, then the kind."""
        return self.due, _RANK[self.kind]

    @property
    def weight(self) -> tuple[int, date]:
        """Returns what actions are ordered by where the kind matters more than the day."""
        return _RANK[self.kind], self.due

    @property
    def is_due(self) -> bool:
        """Says whether `--check` is to speak of it."""
        return self.kind in DUE
