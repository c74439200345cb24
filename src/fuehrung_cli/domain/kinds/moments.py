"""Moments that want a talk: special situations, changes seen, what the person said of staying."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fuehrung_cli.domain.fields import Between, EntryId
from fuehrung_cli.domain.kinds.registry import kind
from fuehrung_cli.domain.lives import ASK, EVENT, QUOTE
from fuehrung_cli.frozen import dataclass

SituationType = Literal[
    "mistake",
    "overload",
    "incident",
    "complaint",
    "conflict",
    "life_change",
    "leave",
    "return",
    "goal_change",
    "reorg",
    "new_leader",
    "colleague_left",
    "passed_over",
    "offer",
]
Change = Literal[
    "fewer_contributions",
    "few_ideas",
    "avoids_commitment",
    "only_duty",
    "withdraws",
    "avoids_leader",
    "cynicism",
    "busy_without_result",
    "quality_down",
    "discontent",
]
"""Changes against the person's own earlier behaviour, and nothing else (2.18).

Absence, punctual leaving and sick notes are no categories: they say nothing.
"""
Scale = Annotated[int | None, Between(0, 10)]


@kind(
    "situation",
    EVENT.named(noted="reported", talked="supported").holding("reported", "supported"),
    sets=("text", "told_by", "adaptation", "support", "until", "follow_up"),
    sources=("said", "agreed", "leader"),
    shareable=True,
    main="type",
)
@dataclass(frozen=True)
class Situation:
    """Something special: what we adapt and support and until when, never a diagnosis (A70 to A76).

    For changes in somebody's life no reason is stored unless she wishes it.
    """

    type: SituationType
    text: str = ""
    told_by: Literal["person", "public"] = "person"
    adaptation: str = ""
    support: str = ""
    until: date | None = None
    follow_up: date | None = None


@kind(
    "observation",
    EVENT.named(talked="raised", closed="explained").holding("noted", "raised"),
    sets=("text", "compared_to", "my_part", "explanation"),
    sources=("observed",),
    main="change",
)
@dataclass(frozen=True)
class Observation:
    """A change that was seen; it asks for my own part and expires after 90 days (A18 to A21)."""

    change: Change
    my_part: str
    text: str = ""
    compared_to: str = ""
    explanation: str = ""


@kind(
    "stay_signal",
    EVENT.named(noted="said", closed="settled").holding("said", "talked"),
    sets=("text",),
    sources=("said",),
)
@dataclass(frozen=True)
class StaySignal:
    """What the person said about staying or going, in her words."""

    text: str
    type: Literal["stay", "thinking", "offer", "resigned"]


@kind(
    "referral",
    ASK.only("given", "closed", "withdrawn"),
    sets=("text", "answer", "willingness_company", "willingness_leader", "outcome"),
    sources=("said", "agreed"),
    main="answer",
)
@dataclass(frozen=True)
class Referral:
    """The answer to the question whether she would recommend us (A64, A65)."""

    answer: Literal["yes", "later", "no"]
    text: str = ""
    type: Literal["active", "passive"] = "active"
    willingness_company: Scale = None
    willingness_leader: Scale = None
    candidate_initials: str = ""
    outcome: Literal["in_process", "hired", "not_hired"] | None = None


@kind(
    "own_value",
    QUOTE.only("recorded", "withdrawn"),
    sources=("leader", "agreed"),
    main="component",
)
@dataclass(frozen=True)
class OwnValue:
    """A figure of one's own for the loss estimate, instead of an assumption (2.22, F1).

    Hours for `exit` and `search`, months for `prior`, `vacancy` and `ramp`, hours for `mentor`,
    euros for `clients`; the newest of a component counts.
    """

    component: Literal["exit", "search", "prior", "vacancy", "ramp", "mentor", "clients"]
    mid: Annotated[float, Between(0, 1e9)]
    low: Annotated[float | None, Between(0, 1e9)] = None
    high: Annotated[float | None, Between(0, 1e9)] = None
    text: str = ""
    """Where the figure comes from."""


@kind("reply", EVENT.only("noted").holding(), sources=("said",), shareable=True)
@dataclass(frozen=True)
class Reply:
    """The person's own reply to what is kept; it stays as it is, as long as the book is there.

    In Germany section 83 (2) BetrVG. Nothing computes with it, and `edit` never changes it.
    """

    text: str
    about: Annotated[str, EntryId()] = ""
    """The entry, or the fact in it, that the reply is about; nothing for the whole record."""
