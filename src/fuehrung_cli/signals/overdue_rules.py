"""Rules about a day that has passed: a promise, a wish, help, a talk. One row a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from fuehrung_cli.domain.book import Fact
from fuehrung_cli.domain.clock import Who, later
from fuehrung_cli.domain.journey import LocalText
from fuehrung_cli.domain.kinds import Commitment, Observation, Requirement, Situation
from fuehrung_cli.domain.promises import due_day, overdue_days, promises
from fuehrung_cli.domain.situations import respond_by, service_of, talked_on
from fuehrung_cli.domain.thresholds import Rule
from fuehrung_cli.errors import Message, Term, say, say_n, typed
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.signals.signal import BOTH, Look, Severity, Signal, Whose, severity


@dataclass(frozen=True)
class Overdue:
    """Which facts can be late, since when, and what is said when they are."""

    name: str
    late: Callable[[Look], Iterator[tuple[Fact, date]]]
    """Facts with the last day on which they were not late."""
    reason: Callable[[Fact, int, Look], Message]
    clear: Message
    type_this: Message
    whose: Whose = "leader"
    stops: tuple[Who, ...] = ("person",)
    strength: Callable[[Rule, int, Fact, Look], Severity | None] = lambda rule, days, *_: severity(
        rule, days
    )
    adds_up: bool = False
    """Two late at once weigh more than one."""


def overdue(look: Look) -> Iterator[Signal]:
    """Yields what the rules about days that have passed say, the longest first."""
    for row in ROWS:
        rule = look.rule(row.name)
        if not rule.enabled:
            continue
        late = [(look.passed(last, row.stops), fact, last) for fact, last in row.late(look)]
        found = [
            (days, fact, last, strength)
            for days, fact, last in late
            if days > 0 and (strength := row.strength(rule, days, fact, look))
        ]
        for days, fact, last, strength in sorted(found, key=lambda each: -each[0]):
            adds_up = row.adds_up and len(found) > 1
            yield _signal(row, "warn" if adds_up else strength, fact, days, last, look)


def _signal(
    row: Overdue, strength: Severity, fact: Fact, days: int, last: date, look: Look
) -> Signal:
    reason, line = row.reason(fact, days, look), look.typed(row.type_this, fact)
    since, shown = later(last, 1), look.shown(fact)
    return Signal(row.name, strength, reason, since, row.clear, line, shown, row.whose)


def _promises(look: Look) -> Iterator[tuple[Fact, date]]:
    for fact in promises(look.book, "leader"):
        due = due_day(fact)
        if due and overdue_days(look.book, fact, look.day):
            yield fact, due


def _breaks(look: Look) -> Iterator[tuple[Fact, date]]:
    window = look.rule("unrepaired_break").window_days or 0
    for fact in promises(look.book, "leader"):
        content, broken = fact.content, fact.entered("broken")
        if fact.role != "broken" or broken is None or not isinstance(content, Commitment):
            continue
        if not content.repair and (look.day - broken).days <= window:
            yield fact, broken - timedelta(days=1)


def _wishes(look: Look) -> Iterator[tuple[Fact, date]]:
    """Yields what the person requires and nobody has answered with a promise."""
    answered = {
        content.about
        for fact in promises(look.book, "leader")
        if isinstance(content := fact.content, Commitment) and fact.role != "broken"
    }
    for fact in look.facts("requirement"):
        content = fact.content
        if not isinstance(content, Requirement) or content.type not in ("service", "solution"):
            continue
        if content.fit in (None, "unmet") and fact.id not in answered:
            yield fact, fact.opened


def _help(look: Look) -> Iterator[tuple[Fact, date]]:
    """Yields situations in which help was promised and is not there yet."""
    for fact in look.facts("situation"):
        content, is_new = fact.content, fact.role == "noted"
        if isinstance(content, Situation) and content.support and content.until and is_new:
            yield fact, content.until


def _asking(look: Look) -> Iterator[tuple[Fact, date]]:
    """Yields situations that want a talk: the first one, or the one on the day that was chosen."""
    for fact in look.facts("situation"):
        content, service = fact.content, service_of(fact)
        if not isinstance(content, Situation) or service is None:
            continue
        chosen, days = content.follow_up, []
        if chosen and not any(chosen <= talk.day <= look.day for talk in look.book.contacts):
            days.append(chosen)
        if service.family not in EVENTS and talked_on(look.book, fact) is None:
            days.append(respond_by(look.book, fact))
        if days:
            yield fact, min(days)


EVENTS = ("complaint", "business")
"""Families of situations that R17 is about."""


def _events(look: Look) -> Iterator[tuple[Fact, date]]:
    """Yields complaints and upheavals that were not talked about yet."""
    window = look.rule("event_open").window_days or 0
    for fact in look.facts("situation"):
        service = service_of(fact)
        if service is None or service.family not in EVENTS:
            continue
        if (look.day - fact.opened).days <= window and talked_on(look.book, fact) is None:
            yield fact, fact.opened


def _unanswered(_: Rule, __: int, fact: Fact, look: Look) -> Severity:
    return "warn" if look.day > respond_by(look.book, fact) else "notice"


def _unspoken(look: Look) -> Iterator[tuple[Fact, date]]:
    rule = look.rule("observed_change")
    for fact in look.facts("observation"):
        is_fresh = (look.day - fact.opened).days <= OBSERVED_DAYS
        if fact.role == "noted" and not fact.in_contact and is_fresh and not explained(fact):
            yield fact, later(fact.opened, rule.idle_days or 0)


def explained(fact: Fact) -> bool:
    """Says whether an observation has found its explanation."""
    return isinstance(fact.content, Observation) and bool(fact.content.explanation)


OBSERVED_DAYS = 90
"""After so many days an observation has expired."""


def _type(fact: Fact) -> Term:
    content = fact.content
    key = content.type if isinstance(content, Situation) else ""
    return Term("choice", content.change if isinstance(content, Observation) else key)


ROWS = (
    Overdue(
        "promise_overdue",
        _promises,
        lambda fact, days, _: say_n(
            "promise “{text}” due for {n} day",
            "promise “{text}” due for {n} days",
            days,
            text=fact.content.text,
        ),
        say("keep it, or agree on a new day and say so"),
        typed("fuehrung done {name} {id}"),
        adds_up=True,
    ),
    Overdue(
        "unrepaired_break",
        _breaks,
        lambda fact, *_: say(
            "promise “{text}” not kept on {day:short} and not talked about",
            text=fact.content.text,
            day=fact.entered("broken") or fact.touched,
        ),
        say("talk about it, and write down what you did instead"),
        typed('fuehrung set {name} {id} {repair}="…"', repair=Term("field", "repair")),
    ),
    Overdue(
        "requirement_unmet",
        _wishes,
        lambda fact, days, _: say_n(
            "wish “{text}” open for {n} day",
            "wish “{text}” open for {n} days",
            days,
            text=fact.content.text,
        ),
        say("a promise that answers it, how far it is met, or a no with its reason"),
        typed(
            'fuehrung checkin {name} "{me}: …" "  {about}: {id}"',
            me=LocalText("ich", "me"),
            about=Term("field", "about"),
        ),
    ),
    Overdue(
        "support_overdue",
        _help,
        lambda fact, days, _: say_n(
            "promised help in “{type}” overdue for {n} day: {help}",
            "promised help in “{type}” overdue for {n} days: {help}",
            days,
            type=_type(fact),
            help=getattr(fact.content, "support", ""),
        ),
        say("do what was said, or agree on a new day"),
        typed("fuehrung done {name} {id}"),
        stops=BOTH,
    ),
    Overdue(
        "support_overdue",
        _asking,
        lambda fact, days, _: say_n(
            "a talk about “{type}” is overdue for {n} day",
            "a talk about “{type}” is overdue for {n} days",
            days,
            type=_type(fact),
        ),
        say("a talk: ask how it is and what helps"),
        typed('fuehrung checkin {name} "…"'),
        stops=BOTH,
    ),
    Overdue(
        "event_open",
        _events,
        lambda fact, *_: say(
            "{type} since {day:short}, no talk yet", type=_type(fact), day=fact.opened
        ),
        say("a talk about it"),
        typed('fuehrung checkin {name} "…"'),
        stops=BOTH,
        strength=_unanswered,
    ),
    Overdue(
        "observed_change",
        _unspoken,
        lambda fact, *_: say(
            "seen on {day:short}, not raised yet: {type}", type=_type(fact), day=fact.opened
        ),
        say("raise it, or delete the observation"),
        typed("fuehrung set {name} {id} {raised}", raised=Term("state", "observation.raised")),
        strength=lambda *_: "notice",
    ),
)
