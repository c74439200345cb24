"""Rules about a gap: something has not happened for too long. One row a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from fuehrung_cli.domain.clock import Who, later
from fuehrung_cli.domain.journey import LocalText
from fuehrung_cli.domain.thresholds import Rule
from fuehrung_cli.errors import Message, Term, say, say_n, typed
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.signals.signal import BOTH, Look, Severity, Signal, severity

FIRST_YEAR_DAYS = 365
TALKS = ("purpose:relational", "kind:one_on_one", "kind:video", "kind:stay", "kind:review")


@dataclass(frozen=True)
class Gap:
    """What renews, how long it may rest, and what is said when it does."""

    name: str
    last: Callable[[Look], date | None]
    """The day of the last renewal."""
    wakes: tuple[str, ...]
    """Kinds or tags whose first use wakes the rule."""
    aged: Callable[[int, Look], Message]
    missing: Callable[[int, Look], Message]
    clear: Message
    type_this: Message
    stops: tuple[Who, ...] = ("person",)
    twice_at_first: bool = False
    """In the first year it may not rest longer than it may be missing."""


def gaps(look: Look) -> Iterator[Signal]:
    """Yields what the rules about gaps say."""
    for gap in GAPS:
        rule = look.rule(gap.name)
        if not rule.enabled or not look.awake.intersection(gap.wakes):
            continue
        last = gap.last(look)
        since = last or look.begun
        if since is None:
            continue
        days = look.passed(since, gap.stops)
        is_new = last is None or (gap.twice_at_first and _is_at_first(rule, last, look))
        strength = _strength(rule, days, look, is_new=is_new)
        if strength:
            reason = (gap.aged if last else gap.missing)(days, look)
            yield Signal(gap.name, strength, reason, since, gap.clear, look.typed(gap.type_this))


def _is_at_first(rule: Rule, last: date, look: Look) -> bool:
    """Says whether it was due again within the first year."""
    due = later(last, rule.missing_days or 0)
    return look.begun is not None and due - look.begun <= timedelta(days=FIRST_YEAR_DAYS)


def _strength(rule: Rule, days: int, look: Look, *, is_new: bool) -> Severity | None:
    if rule.unit == "rhythms":
        return severity(rule, days / look.rhythm_days)
    if is_new and rule.missing_days is not None:
        return "notice" if days > rule.missing_days else None
    return severity(rule, days)


def _event(*selectors: str) -> Callable[[Look], date | None]:
    return lambda look: look.last(*selectors)


def _said(kind: str) -> Callable[[Look], date | None]:
    """Finds the last day the person said something of this kind, or confirmed it."""

    def last(look: Look) -> date | None:
        facts = tuple(look.facts(kind))
        days = [fact.opened for fact in facts if fact.source == "said"]
        days += [day for fact in facts if (day := fact.entered("confirmed"))]
        return max((day for day in days if day <= look.day), default=None)

    return last


def _no_motive(_: int, look: Look) -> Message:
    if any(look.facts("motive")):
        return say("what drives the person is only a guess")
    return say("what drives the person is not known yet")


GAPS = (
    Gap(
        "contact_gap",
        _event(*TALKS),
        ("contact",),
        lambda days, look: say_n(
            "no personal talk for {n} day (rhythm {rhythm})",
            "no personal talk for {n} days (rhythm {rhythm})",
            days,
            rhythm=look.rhythm_days,
        ),
        lambda days, look: say_n(
            "no personal talk yet in {n} day (rhythm {rhythm})",
            "no personal talk yet in {n} days (rhythm {rhythm})",
            days,
            rhythm=look.rhythm_days,
        ),
        say("a talk that is not only about business"),
        typed('fuehrung checkin {name} "{about}: …"', about=Term("purpose", "personal")),
        BOTH,
    ),
    Gap(
        "success_picture",
        _said("picture"),
        ("picture",),
        lambda days, _: say_n(
            "the picture of success was last confirmed {n} day ago",
            "the picture of success was last confirmed {n} days ago",
            days,
        ),
        lambda *_: say("the picture of success is missing"),
        say("the picture in the person’s own words, or a yes that it still holds"),
        typed('fuehrung checkin {name} "{marker}: …"', marker=Term("marker", "picture")),
    ),
    Gap(
        "motive_unknown",
        _said("motive"),
        ("motive",),
        lambda days, _: say_n(
            "what drives the person was last confirmed {n} day ago",
            "what drives the person was last confirmed {n} days ago",
            days,
        ),
        _no_motive,
        say("a motive in the person’s own words"),
        typed(
            'fuehrung checkin {name} "{marker}: {quoted}"',
            marker=Term("marker", "motive"),
            quoted=LocalText("„…“", "“…”"),
        ),
    ),
    Gap(
        "development_idle",
        _event("purpose:development"),
        ("purpose:development", "development_action"),
        lambda days, _: say_n(
            "the last talk about development was {n} day ago",
            "the last talk about development was {n} days ago",
            days,
        ),
        lambda *_: say("no talk about development yet"),
        say("a talk about development"),
        typed('fuehrung checkin {name} "{about}: …"', about=Term("purpose", "development")),
    ),
    Gap(
        "stay_interview_due",
        _event("kind:stay"),
        ("kind:stay",),
        lambda days, _: say_n(
            "the last stay interview was {n} day ago",
            "the last stay interview was {n} days ago",
            days,
        ),
        lambda *_: say("no stay interview yet"),
        say("a stay interview"),
        typed('fuehrung checkin {name} --kind stay "…"'),
        twice_at_first=True,
    ),
)
