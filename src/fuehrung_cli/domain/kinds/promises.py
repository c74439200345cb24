"""What one of the two has promised the other."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fuehrung_cli.domain.fields import FactId
from fuehrung_cli.domain.kinds.registry import kind
from fuehrung_cli.domain.lives import PROMISE
from fuehrung_cli.frozen import dataclass


@kind(
    "commitment",
    PROMISE,
    sets=("text", "due", "within_my_power", "approval_from", "repair", "told", "about"),
    sources=("agreed", "said", "leader"),
    shareable=True,
)
@dataclass(frozen=True)
class Commitment:
    """A promise of the leader or of the person; without a day it is an intention (A45 to A47)."""

    by: Literal["leader", "person"]
    text: str
    due: date | None = None
    made_jointly: bool = False
    within_my_power: Literal["yes", "needs_approval"] | None = None
    approval_from: str = ""
    told: bool = False
    """The other one knows of the day it was moved to."""
    repair: str = ""
    """What was done about a promise that was late or not kept."""
    about: Annotated[str, FactId()] = ""
    """The requirement, the condition or the situation that it answers."""
