"""What the person wants: her picture of success, her goals, what drives her (A35-38, A54-57)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fuehrung_cli.domain.fields import Between
from fuehrung_cli.domain.kinds.registry import kind
from fuehrung_cli.domain.lives import MEASURE, QUOTE
from fuehrung_cli.frozen import dataclass


@kind(
    "goal",
    MEASURE.only("running", "done", "stopped").named(
        running="active", done="achieved", stopped="dropped"
    ),
    sets=(
        "text",
        "due",
        "own_words",
        "rank",
        "measure",
        "unit",
        "start",
        "current",
        "target",
        "contributes_to",
        "financial_side",
        "safeguard",
    ),
    sources=("said", "agreed", "leader"),
    shareable=True,
)
@dataclass(frozen=True)
class Goal:
    """A goal of the person, or one of ours that hers contributes to."""

    text: str
    due: date | None = None
    owner: Literal["person", "area", "company"] = "person"
    own_words: str = ""
    rank: Annotated[int | None, Between(1, 3)] = None
    measure: str = ""
    unit: str = ""
    start: float | None = None
    current: float | None = None
    target: float | None = None
    contributes_to: str = ""
    financial_side: str = ""
    safeguard: str = ""


@kind(
    "motive",
    QUOTE,
    sets=("text", "category", "rank"),
    sources=("leader", "said"),
    shareable=True,
    stale_days=365,
)
@dataclass(frozen=True)
class Motive:
    """Where the energy comes from; a guess of the leader until the person has said it."""

    text: str
    category: (
        Literal[
            "mastery",
            "autonomy",
            "belonging",
            "meaning",
            "recognition",
            "influence",
            "security",
            "income",
            "time",
        ]
        | None
    ) = None
    rank: Annotated[int | None, Between(1, 3)] = None


@kind("picture", QUOTE, sets=("horizon_years",), sources=("said",), shareable=True, stale_days=365)
@dataclass(frozen=True)
class Picture:
    """The person's picture of success, only in her own words."""

    text: str
    horizon_years: Annotated[int | None, Between(1, 50)] = None
