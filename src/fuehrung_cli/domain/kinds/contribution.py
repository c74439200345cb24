"""What the person contributes: responsibility, authority and skill belong together (A49 to A53)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fuehrung_cli.domain.fields import Between, FactId
from fuehrung_cli.domain.kinds.registry import kind
from fuehrung_cli.domain.lives import TERMS
from fuehrung_cli.frozen import dataclass

Level = Annotated[int | None, Between(1, 4)]
"""1 knows it, 2 with help, 3 alone, 4 passes it on."""


@kind(
    "responsibility",
    TERMS,
    sets=("text", "result", "area_contribution", "company_contribution", "measure", "clarity"),
    sources=("agreed", "said", "leader"),
    shareable=True,
)
@dataclass(frozen=True)
class Responsibility:
    """What the person answers for, and how clear that is to her in her own words."""

    text: str
    result: str = ""
    area_contribution: str = ""
    company_contribution: str = ""
    measure: str = ""
    clarity: Literal["clear", "partly", "unclear"] | None = None


@kind(
    "competence",
    TERMS.named(proposed="needed", agreed="available"),
    sets=("text", "limit_eur", "needed", "actual", "valid_until", "about"),
    sources=("agreed", "leader", "said"),
    shareable=True,
)
@dataclass(frozen=True)
class Competence:
    """What the person may decide alone (authority) or can do (skill)."""

    text: str
    type: Literal["authority", "skill"]
    limit_eur: Annotated[float | None, Between(0, 1e9)] = None
    needed: Level = None
    actual: Level = None
    """As both see it."""
    valid_until: date | None = None
    about: Annotated[str, FactId()] = ""
    """The responsibility it belongs to."""
