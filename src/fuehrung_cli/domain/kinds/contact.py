"""What belongs to talking with each other: talks planned, topics, answers, praise, pauses."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from fuehrung_cli.domain.fields import Between
from fuehrung_cli.domain.kinds.registry import kind
from fuehrung_cli.domain.lives import EVENT, PROMISE
from fuehrung_cli.frozen import dataclass


@kind(
    "success",
    EVENT.only("noted", "talked").named(talked="passed_on"),
    sources=("leader", "said", "observed", "agreed"),
    shareable=True,
)
@dataclass(frozen=True)
class Success:
    """Something that went well (A78); noted between talks, it wants to be passed on."""

    text: str


@kind(
    "topic",
    EVENT.named(noted="open", closed="dropped"),
    sources=("leader", "said", "agreed"),
    shareable=True,
)
@dataclass(frozen=True)
class Topic:
    """Something for next time; it stays on the brief until it was talked about."""

    text: str


@kind("answer", EVENT.only("noted"), sources=("said",), shareable=True, main="question")
@dataclass(frozen=True)
class Answer:
    """A question that was asked, and what the person said."""

    question: str
    text: str = ""
    step: str = ""
    """The step the question belongs to, when it is one of a journey's."""


@kind("guess", EVENT.only("noted"))
@dataclass(frozen=True)
class Guess:
    """What the leader expects to hear, noted before asking; never the person's word (A08)."""

    text: str
    question: str
    step: str = ""
    """The step the question belongs to."""


@kind("rating", EVENT.only("noted"), sources=("said",), main="value")
@dataclass(frozen=True)
class Rating:
    """A figure from 1 to 5 that the person named herself; never compared with others."""

    value: Annotated[int, Between(1, 5)]
    subject: Literal["energy", "satisfaction", "sense", "use"] = "energy"
    text: str = ""


@kind(
    "appointment",
    PROMISE.only("open", "kept", "broken", "released").named(
        open="planned", kept="held", broken="cancelled_by_leader", released="cancelled_by_person"
    ),
    sets=("at", "moved_by"),
    sources=("agreed",),
    shareable=True,
    main="at",
)
@dataclass(frozen=True)
class Appointment:
    """A planned talk. Moving it sets `at`; who moved it is noted when it is known."""

    at: date | datetime
    text: str = ""
    moved_by: Literal["leader", "person"] | None = None


@kind(
    "absence",
    EVENT.only("noted", "closed").named(closed="cancelled"),
    sets=("start", "end"),
    sources=("agreed", "said", "leader"),
    main="start",
)
@dataclass(frozen=True)
class Absence:
    """Time away of the person or of the leader, both days inclusive; never with a reason."""

    start: date
    end: date | None = None
    who: Literal["person", "leader"] = "person"
    text: str = ""


@kind(
    "exception",
    EVENT.only("noted", "closed").named(closed="ended"),
    sets=("end",),
    sources=("leader", "agreed"),
)
@dataclass(frozen=True)
class Exemption:
    """A step that does not apply, or a rule that rests, with the reason and perhaps an end."""

    text: str
    step: str = ""
    end: date | None = None
    rule: str = ""
    """The rule that rests until then, in place of a step."""
