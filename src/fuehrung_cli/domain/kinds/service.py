"""What leadership offers, and what the person asks of it (A33, A34, A39 to A43, A58, A63)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from fuehrung_cli.domain.kinds.registry import kind
from fuehrung_cli.domain.lives import QUOTE, TERMS
from fuehrung_cli.frozen import dataclass


@kind(
    "service_statement",
    QUOTE.named(recorded="told"),
    sets=("text",),
    sources=("leader", "agreed"),
    shareable=True,
    stale_days=365,
)
@dataclass(frozen=True)
class ServiceStatement:
    """What the person may expect of the leader, in one sentence, on the day it was said."""

    text: str


@kind("benefit", QUOTE, sources=("said",), shareable=True, stale_days=365)
@dataclass(frozen=True)
class Benefit:
    """What the person gets out of being led, in her own words."""

    text: str


@kind(
    "working_agreement",
    TERMS,
    sets=("text", "type", "reason", "benefit"),
    sources=("agreed", "leader", "said"),
    shareable=True,
)
@dataclass(frozen=True)
class WorkingAgreement:
    """A rule, a process or a system; it is unclear until reason and benefit are named (A43)."""

    text: str
    type: Literal["rule", "process", "system"] = "rule"
    reason: str = ""
    benefit: str = ""


@kind(
    "requirement",
    TERMS,
    sets=("text", "type", "fit", "ask_again", "observable", "same_for_role"),
    sources=("said", "agreed", "leader"),
    shareable=True,
)
@dataclass(frozen=True)
class Requirement:
    """What the person requires of leadership, or the role of the person (A10, A58, A59, A63).

    `service` and `solution` are asked of the leader, `engagement` and `qualification` of the
    person.
    """

    text: str
    type: Literal["service", "solution", "engagement", "qualification"] = "service"
    fit: Literal["met", "partly", "unmet"] | None = None
    ask_again: date | None = None
    observable: str = ""
    """How both can see that it is met."""
    same_for_role: bool = False
    """Everybody with this role is asked for the same."""
