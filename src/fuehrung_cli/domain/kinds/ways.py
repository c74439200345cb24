"""Ways to a goal: advice with its answer, development, and what keeping somebody is worth."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fuehrung_cli.domain.fields import Between, FactId
from fuehrung_cli.domain.kinds.registry import kind
from fuehrung_cli.domain.lives import ASK, MEASURE
from fuehrung_cli.frozen import dataclass

Hours = Annotated[float | None, Between(0, 10_000)]
Euros = Annotated[float | None, Between(0, 1e9)]


@kind(
    "advice",
    ASK.only("given", "closed", "withdrawn"),
    sets=("answer", "reason", "energy", "recommended", "text"),
    sources=("leader", "agreed", "said"),
    shareable=True,
    main="options",
)
@dataclass(frozen=True)
class Advice:
    """At least two ways, the person's own first, and whether one was taken (A12, A57, A60)."""

    options: Annotated[tuple[str, ...], Between(2, 9)]
    text: str = ""
    recommended: Annotated[int | None, Between(1, 9)] = None
    answer: Literal["open", "accepted", "partly", "declined"] = "open"
    reason: str = ""
    energy: Annotated[int | None, Between(1, 5)] = None
    """What the person says of her energy for the way she has chosen."""
    about: Annotated[str, FactId()] = ""
    """The goal or requirement it serves."""


@kind(
    "development_action",
    MEASURE.starting("planned").named(reviewed="applied"),
    sets=("text", "due", "hours", "eur", "transfer_check", "about"),
    sources=("agreed", "leader", "said"),
    shareable=True,
)
@dataclass(frozen=True)
class DevelopmentAction:
    """A step of learning; done is not yet applied, so it is checked again later (A62)."""

    text: str
    type: Literal["on_the_job", "training", "mentoring", "coaching", "project"] = "on_the_job"
    due: date | None = None
    hours: Hours = None
    eur: Euros = None
    transfer_check: date | None = None
    about: Annotated[str, FactId()] = ""


@kind(
    "retention_measure",
    MEASURE.starting("planned").named(planned="idea", stopped="ended"),
    sets=(
        *("text", "hours_planned", "hours_spent", "eur_planned", "eur_spent"),
        *("review_on", "effect", "about"),
    ),
    sources=("leader", "agreed"),
)
@dataclass(frozen=True)
class RetentionMeasure:
    """What keeping a person is worth in hours and euros, planned and spent (A06)."""

    text: str
    hours_planned: Hours = None
    hours_spent: Hours = None
    eur_planned: Euros = None
    eur_spent: Euros = None
    review_on: date | None = None
    effect: Literal["helped", "partly", "no"] | None = None
    """What the person says of it."""
    about: Annotated[str, FactId()] = ""
    """The requirement, goal or situation it answers."""


@kind(
    "assignment",
    MEASURE.only("planned", "running", "done", "stopped").named(
        running="active", done="completed", stopped="cancelled"
    ),
    sets=("start", "text"),
    sources=("leader", "agreed"),
    shareable=True,
    main="journey",
)
@dataclass(frozen=True)
class Assignment:
    """A journey under way beside the main one; its milestones count from `start`."""

    journey: str
    """The id of the journey."""
    start: date
    text: str = ""
