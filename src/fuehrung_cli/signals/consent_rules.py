"""Rules about what the person has said: the yes, and staying or going."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from fuehrung_cli.domain.book import Fact
from fuehrung_cli.domain.consent import GivenAnswer, answers
from fuehrung_cli.domain.kinds import StaySignal
from fuehrung_cli.errors import Message, Term, say, say_n, typed
from fuehrung_cli.signals.signal import Look, Severity, Signal

Found: TypeAlias = tuple[Severity, Message, date]
REST_DAYS = 30
"""After a no or a not yet nobody asks for so long (A66)."""


def consent(look: Look) -> Iterator[Signal]:
    """Yields what R13 and R20 say."""
    if look.rule("yes_state").enabled:
        yield from _yes(look)
    if look.rule("said_leaving").enabled:
        yield from _leaving(look)


def _yes(look: Look) -> Iterator[Signal]:
    given = answers(look.book, look.day)
    if not given:
        yield from _never_asked(look)
    for answer in given:
        found = _state(answer, look)
        if found:
            strength, reason, since = found
            yield Signal(
                "yes_state",
                strength,
                reason,
                since,
                say("ask for the yes, and write down the answer in the person’s words"),
                _ask(look, answer.scope),
                look.shown(answer.fact),
                can_rest=answer.standing != "withdrawn",
            )


def _never_asked(look: Look) -> Iterator[Signal]:
    rule = look.rule("yes_state")
    days = look.known_for()
    if "agreement" in look.awake and look.begun and rule.notice and days > rule.notice:
        yield Signal(
            "yes_state",
            "notice",
            say("never asked for the yes"),
            look.begun,
            say("ask for the yes, and write down the answer in the person’s words"),
            _ask(look, "cooperation"),
        )


def _ask(look: Look, scope: str) -> Message:
    line = 'fuehrung checkin {name} "{marker}: …"'
    return look.typed(typed(line, marker=Term("marker", f"agreement.{scope}.yes")))


def _state(answer: GivenAnswer, look: Look) -> Found | None:
    """Returns severity, reason and day, None where the answer wants nothing."""
    scope = Term("choice", answer.scope)
    if answer.standing == "withdrawn":
        talked = any(session.day >= answer.on for session in look.book.contacts)
        reason = say("{scope}: yes taken back on {day:short}", scope=scope, day=answer.on)
        return ("warn" if talked else "urgent"), reason, answer.on
    if answer.given in ("not_yet", "no"):
        if look.passed(answer.on) <= REST_DAYS:
            return None
        given = Term("choice", answer.given)
        on = answer.on
        reason = say("{scope}: “{answer}” since {day:short}", scope=scope, answer=given, day=on)
        return ("warn" if answer.given == "no" else "notice"), reason, answer.on
    return _condition(answer, look) or _expired(answer, look)


def _condition(answer: GivenAnswer, look: Look) -> Found | None:
    if answer.condition_due is None:
        return None
    days = look.passed(answer.condition_due)
    if days <= (look.rule("yes_state").idle_days or 0):
        return None
    reason = say_n(
        "{scope}: the condition is overdue for {n} day",
        "{scope}: the condition is overdue for {n} days",
        days,
        scope=Term("choice", answer.scope),
    )
    return "warn", reason, answer.condition_due


def _expired(answer: GivenAnswer, look: Look) -> Found | None:
    rule = look.rule("yes_state")
    until = answer.valid_until
    if answer.standing != "expired" or until is None:
        return None
    strength: Severity = "warn" if look.passed(until) > (rule.warn or 0) else "notice"
    scope = Term("choice", answer.scope)
    return strength, say("{scope}: the yes ran out on {day:short}", scope=scope, day=until), until


def _leaving(look: Look) -> Iterator[Signal]:
    rest = look.rule("said_leaving").window_days or 0
    for fact in look.facts("stay_signal"):
        content = fact.content
        if not isinstance(content, StaySignal) or content.type == "stay":
            continue
        talked: date | None = fact.entered("talked") if fact.role == "talked" else None
        if talked and (look.day - talked).days > rest:
            continue
        yield Signal(
            "said_leaving",
            "urgent",
            say(
                "said on {day:short}, {type}: “{text}”",
                day=fact.opened,
                type=Term("choice", content.type),
                text=content.text,
            ),
            fact.opened,
            say("talk about it, and settle what follows from it"),
            look.typed(typed("fuehrung set {name} {id} {state}", state=_next(fact)), fact),
            look.shown(fact),
            "person",
        )


def _next(fact: Fact) -> Term:
    """Returns the word for what comes next: first the two have talked, then it is settled."""
    state = "settled" if fact.role == "talked" else "talked"
    return Term("state", f"stay_signal.{state}")
