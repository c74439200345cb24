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
from fuehrung_cli.errors import Term, say, say_n, typed
from fuehrung_cli.signals.signal import Look, Severity, Signal, severity

_GOAL = typed('fuehrung checkin {name} "{marker}: …"', marker=Term("marker", "goal"))
_OFFER = typed('fuehrung checkin {name} "{marker}: …; …"', marker=Term("marker", "advice"))
_CURRENT = typed("fuehrung set {name} {id} {field}=…", field=Term("field", "current"))
_CLARIFY = (
    say("ask again how clear it is, in the person’s own words"),
    typed(
        "fuehrung set {name} {id} {field}={clear}",
        field=Term("field", "clarity"),
        clear=Term("choice", "clear"),
    ),
)
_AUTHORISE = (
    say("name the authority or the skill that belongs to it"),
    typed(
        'fuehrung checkin {name} "{marker}: …" "  {about}: {id}"',
        marker=Term("marker", "competence.authority"),
        about=Term("field", "about"),
    ),
)
"""What clears it, and what to type."""


def _goal_stalled(look: Look) -> Iterator[Signal]:
    rule = look.rule("goal_stalled")
    if "goal" not in look.awake:
        return
    ever = [
        fact
        for fact in look.facts("goal", is_open=False)
        if isinstance(fact.content, Goal) and fact.content.owner == "person"
    ]
    own = [fact for fact in ever if fact.is_open]
    # Whoever has just reached or given up a goal gets as long for the next one.
    ended = [fact.touched for fact in ever if fact.touched <= look.day]
    since = max((day for day in (look.begun, *ended) if day), default=None)
    if not own and since and look.passed(since) > (rule.missing_days or 0):
        yield Signal(
            "goal_stalled",
            "notice",
            say("no goal of their own"),
            since,
            say("a goal in the person’s own words"),
            look.typed(_GOAL),
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
                look.typed(_CURRENT, fact),
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
                look.typed(typed("fuehrung done {name} {id}"), fact),
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
            clear, line = _CLARIFY
        elif (
            "competence" in look.awake
            and fact.id not in backed
            and look.passed(fact.opened) > (rule.warn or 0)
        ):
            strength = "warn"
            reason = say("responsibility without authority: {text}", text=content.text)
            clear, line = _AUTHORISE
        else:
            continue
        yield Signal(
            "role_unclear",
            strength,
            reason,
            fact.opened,
            clear,
            look.typed(line, fact),
            look.shown(fact),
        )


def _advice(look: Look) -> Iterator[Signal]:
    most = int(look.rule("advice_not_bought").notice or 3)
    given = [fact for fact in look.facts("advice", is_open=False) if fact.role != "withdrawn"]
    answered = [fact for fact in given if not _waits(fact)]
    last = sorted(answered, key=lambda fact: fact.touched)[-most:]
    offers = [fact for fact in given if _waits(fact) and last and fact.opened >= last[-1].touched]
    if len(last) == most and all(_declined(fact) for fact in last) and not offers:
        yield Signal(
            "advice_not_bought",
            "notice",
            say_n(
                "advice not taken {n} time in a row", "advice not taken {n} times in a row", most
            ),
            last[-1].touched,
            say("ask whether what you offer fits, and offer other ways"),
            look.typed(_OFFER),
            look.shown(last[-1]),
        )


def _waits(fact: Fact) -> bool:
    return isinstance(fact.content, Advice) and fact.content.answer == "open"


def _declined(fact: Fact) -> bool:
    return isinstance(fact.content, Advice) and fact.content.answer == "declined"


RULES = {
    "goal_stalled": _goal_stalled,
    "role_unclear": _role_unclear,
    "development_idle": _development_idle,
    "advice_not_bought": _advice,
}
