"""The yes that lends the leader her power, and its end (A13 to A15, A66 to A69)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fuehrung_cli.domain.fields import Between, Reserved
from fuehrung_cli.domain.kinds.registry import kind
from fuehrung_cli.domain.lives import ASK, EVENT
from fuehrung_cli.frozen import dataclass


@kind(
    "agreement",
    ASK.only("given", "withdrawn"),
    sets=("due", "valid_until"),
    sources=("said",),
    shareable=True,
    stale_days=180,
)
@dataclass(frozen=True)
class Agreement:
    """An answer to the question for the yes; a newer one of the same scope takes its place."""

    scope: Literal["engagement", "cooperation"]
    answer: Literal["yes", "yes_if", "not_yet", "no"]
    text: str = ""
    """The person's words; with `yes_if` her condition."""
    due: date | None = None
    """By when the condition is to be met."""
    question: str = ""
    valid_until: date | None = None
    """Overrides the usual 180 days."""


@kind(
    "departure",
    EVENT.only("noted", "closed").named(noted="announced", closed="left"),
    sets=("last_day", "text", "expected", "type", "destination", "actual_eur", "bond"),
    sources=("said", "leader"),
)
@dataclass(frozen=True)
class Departure:
    """The person leaves: announced on the day of the session, gone after `last_day` (2.23)."""

    text: str = ""
    """The reasons, quoted."""
    last_day: date | None = None
    expected: bool | None = None
    type: Literal["own_wish", "employer", "mutual", "retirement", "internal"] | None = None
    destination: (
        Literal["competitor", "other_industry", "self_employed", "internal", "retirement"] | None
    ) = None
    actual_eur: Annotated[float | None, Between(0, 1e9)] = None
    bond: Annotated[Literal["company", "leader", "both", "none"] | None, Reserved()] = None
    """Which of the two bonds broke (A01); shown by `cost` alone."""
