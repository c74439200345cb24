"""Rules about a gap: something has not happened for too long. One row a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from fuehrung_cli.domain.clock import Who
from fuehrung_cli.domain.thresholds import Rule
from fuehrung_cli.errors import Message, say, say_n
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.signals.signal import BOTH, Look, Severity, Signal, severity


@dataclass(frozen=True)
class Gap:
    """What renews, how long it may rest, and what is said when it does."""

    name: str
    renewed_by: tuple[str, ...]
    """Selectors as in a journey."""
    wakes: tuple[str, ...]
    """Kinds or tags whose first use wakes the rule; none: it is always awake."""
    aged: Callable[[int, Look], Message]
    missing: Callable[[int, Look], Message]
    clear: Message
    type_this: str
    """What to type; NAME stands for the person."""
    stops: tuple[Who, ...] = ("person",)
    last: Callable[[Look], date | None] | None = None
    """Where selectors cannot say it: the day of the last renewal."""


def gaps(look: Look) -> Iterator[Signal]:
    """Yields what the rules about gaps say."""
    for gap in GAPS:
        rule = look.rule(gap.name)
        if not rule.enabled or (gap.wakes and not look.awake.intersection(gap.wakes)):
            continue
        last = gap.last(look) if gap.last else look.last(*gap.renewed_by)
        since = last or look.begun
        if since is None:
            continue
        days = look.passed(since, gap.stops)
        strength = _strength(rule, days, look, is_missing=last is None)
        if strength:
            reason = (gap.aged if last else gap.missing)(days, look)
            typed = gap.type_this.replace("NAME", look.name)
            yield Signal(gap.name, strength, reason, since, gap.clear, typed)


def _strength(rule: Rule, days: int, look: Look, *, is_missing: bool) -> Severity | None:
    if rule.unit == "rhythms":
        return severity(rule, days / look.rhythm_days)
    if is_missing and rule.missing_days is not None:
        return "notice" if days > rule.missing_days else None
    return severity(rule, days)


def _contact(days: int, look: Look) -> Message:
    return say_n(
        "no personal talk for {n} day (rhythm {rhythm})",
        "no personal talk for {n} days (rhythm {rhythm})",
        days,
        rhythm=look.rhythm_days,
    )


def _motive_known(look: Look) -> date | None:
    """Returns the last day the person said, or confirmed, what drives her."""
    said = (fact for fact in look.facts("motive") if fact.source == "said")
    days = [fact.opened for fact in said]
    days += [day for f in look.facts("motive") if (day := f.entered("confirmed"))]
    return max(days, default=None)


GAPS = (
    Gap(
        "contact_gap",
        ("purpose:relational", "kind:one_on_one", "kind:video", "kind:stay", "kind:review"),
        (),
        _contact,
        _contact,
        say("a talk that is not only about business"),
        "fuehrung next NAME …",
        BOTH,
    ),
    Gap(
        "success_picture",
        ("picture.*",),
        ("picture",),
        lambda days, _: say_n(
            "the picture of success was last confirmed {n} day ago",
            "the picture of success was last confirmed {n} days ago",
            days,
        ),
        lambda *_: say("the picture of success is missing"),
        say("the picture in the person’s own words, or a yes that it still holds"),
        'fuehrung checkin NAME "picture: …"',
    ),
    Gap(
        "motive_unknown",
        (),
        ("motive",),
        lambda days, _: say_n(
            "what drives the person was last confirmed {n} day ago",
            "what drives the person was last confirmed {n} days ago",
            days,
        ),
        lambda *_: say("what drives the person is only a guess"),
        say("a motive in the person’s own words"),
        'fuehrung checkin NAME "motive: “…”"',
        last=_motive_known,
    ),
    Gap(
        "development_idle",
        ("purpose:development",),
        ("purpose:development", "development_action"),
        lambda days, _: say_n(
            "the last talk about development was {n} day ago",
            "the last talk about development was {n} days ago",
            days,
        ),
        lambda *_: say("no talk about development yet"),
        say("a talk about development"),
        'fuehrung checkin NAME "development: …"',
    ),
    Gap(
        "stay_interview_due",
        ("kind:stay",),
        ("kind:stay",),
        lambda days, _: say_n(
            "the last stay interview was {n} day ago",
            "the last stay interview was {n} days ago",
            days,
        ),
        lambda *_: say("no stay interview yet"),
        say("a stay interview"),
        'fuehrung checkin NAME --kind stay "…"',
    ),
)
