"""Rules about goals, responsibility, development and advice."""

from __future__ import annotations

from collections.abc import Iterator

from fuehrung_cli.domain.book import Fact
from fuehrung_cli.domain.kinds import (
    Advice,
    Competence,
    Goal,
    Responsibility,
)
from fuehrung_cli.errors import Term, say, say_n
from fuehrung_cli.signals.signal import Look, Severity, Signal, severity


def _goal_stalled(look: Look) -> Iterator[Signal]:
    rule = look.rule("goal_stalled")
    if "goal" not in look.awake:
        return
    own = [
        f for f in look.facts("goal") if isinstance(f.content, Goal) and f.content.owner == "person"
    ]
    if not own and look.begun and look.known_for() > (rule.missing_days or 0):
        yield Signal(
            "goal_stalled",
            "notice",
            say("no goal of their own"),
            look.begun,
            say("a goal in the person’s own words"),
            f'fuehrung checkin {look.name} "goal: …"',
        )
    for fact in own:
        days = look.passed(fact.touched)
        if severity(rule, days):
            yield Signal(
                "goal_stalled",
                "notice",
                say_n(
                    "goal “{text}” without progress for {n} day",
                    "goal “{text}” without progress for {n} days",
                    days,
                    text=fact.content.text,
                ),
                fact.touched,
                say("note the progress, change the goal or give it up"),
                f"fuehrung set {look.shown(fact)} current=…",
                look.shown(fact),
            )


def _development_idle(look: Look) -> Iterator[Signal]:
    idle = look.rule("development_idle").idle_days or 0
    for fact in look.facts("development_action"):
        days = look.passed(fact.touched)
        if days > idle:
            yield Signal(
                "development_idle",
                "notice",
                say_n(
                    "development step “{text}” resting for {n} day",
                    "development step “{text}” resting for {n} days",
                    days,
                    text=fact.content.text,
                ),
                fact.touched,
                say("take the next step, or end it"),
                f"fuehrung set {look.shown(fact)} …",
                look.shown(fact),
            )


def _role_unclear(look: Look) -> Iterator[Signal]:
    rule = look.rule("role_unclear")
    backed = {
        f.content.about for f in look.facts("competence") if isinstance(f.content, Competence)
    }
    for fact in look.facts("responsibility"):
        content = fact.content
        if not isinstance(content, Responsibility):
            continue
        if content.clarity in ("partly", "unclear"):
            strength: Severity = "warn" if content.clarity == "unclear" else "notice"
            said = Term("choice", content.clarity)
            reason = say("“{text}” is {clarity} to the person", text=content.text, clarity=said)
        elif (
            "competence" in look.awake
            and fact.id not in backed
            and look.passed(fact.opened) > (rule.warn or 0)
        ):
            strength, reason = (
                "warn",
                say("responsibility without authority: {text}", text=content.text),
            )
        else:
            continue
        yield Signal(
            "role_unclear",
            strength,
            reason,
            fact.opened,
            say("name the authority that belongs to it, or ask again how clear it is"),
            f'fuehrung checkin {look.name} "authority: …"',
            look.shown(fact),
        )


def _advice(look: Look) -> Iterator[Signal]:
    most = int(look.rule("advice_not_bought").notice or 3)
    answered = [
        fact
        for fact in look.facts("advice", is_open=False)
        if isinstance(fact.content, Advice) and fact.content.answer != "open"
    ]
    last = answered[-most:]
    if len(last) == most and all(_declined(fact) for fact in last):
        yield Signal(
            "advice_not_bought",
            "notice",
            say_n(
                "advice not taken {n} time in a row", "advice not taken {n} times in a row", most
            ),
            last[-1].touched,
            say("ask whether what you offer fits, and offer other ways"),
            f'fuehrung checkin {look.name} "options: …; …"',
            look.shown(last[-1]),
        )


def _declined(fact: Fact) -> bool:
    return isinstance(fact.content, Advice) and fact.content.answer == "declined"


RULES = {
    "goal_stalled": _goal_stalled,
    "role_unclear": _role_unclear,
    "development_idle": _development_idle,
    "advice_not_bought": _advice,
}
