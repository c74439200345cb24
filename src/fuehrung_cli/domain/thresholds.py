"""The thresholds of the rules: one row a rule, the numbers from a file, the same shape for all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from fuehrung_cli.domain.fields import Between
from fuehrung_cli.domain.journey import LocalText
from fuehrung_cli.frozen import dataclass

Group = Literal[
    "contact",
    "trust",
    "goals",
    "role",
    "service",
    "consent",
    "voice",
    "situation",
    "observation",
    "statement",
    "data",
]
SILENT_DAYS = 14
"""After so many days a reason that was seen on a page speaks there again."""
Days = Annotated[int | None, Between(0, 3650)]


@dataclass(frozen=True)
class Rule:
    """One rule; which of its numbers it uses, and for what, `signals/` says."""

    id: str
    group: Group
    unit: Literal["days", "rhythms", "share", "count", "points"] = "days"
    """What `notice` and `warn` count; a share lies between 0 and 1."""
    notice: Annotated[float | None, Between(0, 3650)] = None
    warn: Annotated[float | None, Between(0, 3650)] = None
    window_days: Days = None
    """How far the rule looks back."""
    missing_days: Days = None
    """After how many days of knowing each other something counts as missing."""
    idle_days: Days = None
    """After how many days something begun counts as resting."""
    least: Annotated[int | None, Between(1, 100)] = None
    """The fewest cases from which the rule speaks."""
    enabled: bool = True
    on_pages: bool = True
    """It speaks on briefs, too, and not only when it is asked."""
    can_rest: bool = True
    """It may be put to rest for a while."""
    why: LocalText = LocalText("", "")
    """Why the numbers are what they are."""


@dataclass(frozen=True)
class Thresholds:
    """Name → rule, in the order of the ids, for one person."""

    rules: Mapping[str, Rule]
    changed: int = 0
    """How many numbers differ from the shipped ones: nobody calms a rule unseen."""

    def named(self, word: str) -> tuple[str, Rule] | None:
        """Returns the rule that `R04`, `r4` or `promise_overdue` means."""
        plain = word.casefold().replace("-", "_")
        for name, rule in self.rules.items():
            if plain in (name, rule.id.casefold(), rule.id.casefold().replace("r0", "r")):
                return name, rule
        return None
