"""Why each kind of record is kept, and for how long: what a person may ask, in one place.

A kind without a purpose is not to be kept, so a test fails where one is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from fuehrung_cli.domain.settings import Retention, Span
from fuehrung_cli.errors import Message, say

Period = Literal["notes_months", "observations_days", "leavers_months"]
"""The periods of `Retention`, which the notebook keeps."""

_PROMISE = say("Keep what both sides have promised")
_GOALS = say("Support the person’s own goals")
_TOGETHER = say("Settle how the two work together")
_YES = say("Lead only as far as the person has said yes")
_TALKS = say("Arrange and prepare talks")
_PRAISE = say("Appreciate what went well")
_SERVICE = say("Learn from the person whether the leadership is of use")
_SUPPORT = say("Offer support in time")
_STAYING = say("Weigh what staying and leaving cost, and learn from departures")

PURPOSES: Mapping[str, Message] = {
    "commitment": _PROMISE,
    **dict.fromkeys(("goal", "motive", "picture", "advice", "development_action"), _GOALS),
    **dict.fromkeys(("assignment", "benefit"), _GOALS),
    **dict.fromkeys(("service_statement", "working_agreement", "requirement"), _TOGETHER),
    **dict.fromkeys(("responsibility", "competence"), _TOGETHER),
    "agreement": _YES,
    **dict.fromkeys(("topic", "appointment", "absence", "exception"), _TALKS),
    "success": _PRAISE,
    **dict.fromkeys(("answer", "guess", "rating", "referral"), _SERVICE),
    **dict.fromkeys(("situation", "observation", "stay_signal"), _SUPPORT),
    **dict.fromkeys(("retention_measure", "own_value", "departure"), _STAYING),
    "reply": say("Let the person’s own view stand beside what is kept"),
    "profile": say("Know who is led, since when and in which rhythm"),
    "session": say("Remember when and about what the two have talked"),
    "salary": say("Estimate what it would cost if the person left; in no report and no export"),
}
"""Kind of fact, or `profile`, `session`, `salary` → what it is kept for."""
UNKNOWN = say("Written by another version of the program; kept as it is, never used")
_SHORT = frozenset(("observation", "guess"))
"""What is the leader's view of her, and not hers."""

_ONCE = frozenset(("answer", "rating", "success", "stay_signal", "referral", "advice"))
"""What was said once; its period counts from its day or the last change."""


def purpose_of(kind: str) -> Message:
    """Returns what a kind of record is kept for."""
    return PURPOSES.get(kind, UNKNOWN)


def period_of(kind: str) -> Period:
    """Returns which period a kind of record is kept for, once nothing in it is open any more."""
    if kind in ("profile", "salary", "reply"):
        return "leavers_months"
    return "observations_days" if kind in _SHORT else "notes_months"


def is_written_once(kind: str) -> bool:
    """Says whether a kind is said or seen once, so that nothing in it stays open."""
    return kind in _SHORT or kind in _ONCE


def is_seen(kind: str) -> bool:
    """Says whether a kind is the leader's view: its period counts from the day it was written."""
    return kind in _SHORT


def span_of(kind: str, retention: Retention) -> Span:
    """Returns how long a kind of record is kept, by its own period or the general one."""
    own = retention.kinds.get(kind)
    if own is not None:
        return own
    period = period_of(kind)
    return Span(
        getattr(retention.general, period), "days" if period.endswith("_days") else "months"
    )
