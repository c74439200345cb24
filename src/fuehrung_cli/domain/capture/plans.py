"""The planned talk: the one of the day is held, the next one is opened or moved."""

from __future__ import annotations

from datetime import date, datetime

from fuehrung_cli.domain.appointments import appointment_day
from fuehrung_cli.domain.book import Fact
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.days import day_in
from fuehrung_cli.domain.kinds import Appointment
from fuehrung_cli.domain.session import Change, Opened, SessionKind

_HOLDING: tuple[SessionKind, ...] = ("one_on_one", "video", "stay", "review", "exit")
"""Kinds of contact that are the planned talk when they fall on its day.

A word in the corridor or on the phone comes before it or instead of it; only the leader knows.
"""


def plans(
    following: date | datetime | None,
    changes: tuple[Change, ...],
    at: date | datetime,
    kind: SessionKind,
    context: Context,
) -> tuple[tuple[Opened, ...], tuple[Change, ...]]:
    """Returns the planned talk that `following` opens, and changes to those already planned.

    Those that the text itself changes are left alone.
    """
    day = day_in(at)
    touched = {change.fact for change in changes}
    planned = [fact for fact in _known(context) if fact.id not in touched]
    held = [fact for fact in planned if kind in _HOLDING and appointment_day(fact) == day]
    settled = tuple(Change(fact.id, "held") for fact in held)
    if following is None:
        return (), settled
    ahead = [fact for fact in planned if appointment_day(fact) > day]
    if not ahead:
        return (Opened(0, Appointment(following), "agreed"),), settled
    if _is_same(ahead[0], following):
        return (), settled
    return (), (*settled, Change(ahead[0].id, set={"at": following}))


def _known(context: Context) -> tuple[Fact, ...]:
    return context.planned() if context.plans and not context.editing else ()


def _is_same(planned: Fact, following: date | datetime) -> bool:
    """Says whether a talk is already planned then; a day alone does not take its hour away."""
    at = getattr(planned.content, "at", None)
    if isinstance(at, datetime) and not isinstance(following, datetime):
        return at.date() == following
    return at == following
