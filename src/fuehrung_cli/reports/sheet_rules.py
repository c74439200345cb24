"""The rules on the data sheet: what each looks at, from which numbers on, and what was changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fuehrung_cli.domain.thresholds import Rule
from fuehrung_cli.errors import Message, say, say_n
from fuehrung_cli.frozen import dataclass

SUBJECTS: Mapping[str, Message] = {
    "contact_gap": say("no personal talk for longer than the rhythm"),
    "cancelled_by_leader": say("planned talks that the leader has cancelled"),
    "only_business": say("talks about business alone"),
    "promise_overdue": say("a promise of the leader is overdue"),
    "kept_rate": say("share of the leader’s promises that were kept in 12 months"),
    "unrepaired_break": say("a promise of the leader was not kept and not made good"),
    "success_picture": say("the picture of success is missing or old"),
    "goal_stalled": say("a goal makes no progress, or there is none"),
    "motive_unknown": say("what drives the person is unknown or old"),
    "role_unclear": say("a responsibility is unclear or lacks its authority"),
    "requirement_unmet": say("a wish of the person is open"),
    "development_idle": say("no talk about development, or a step rests"),
    "yes_state": say("the yes is missing, has run out or was taken back"),
    "advice_not_bought": say("advice was not taken, several times in a row"),
    "stay_interview_due": say("the last stay interview is long ago"),
    "support_overdue": say("help that was promised is overdue"),
    "event_open": say("a special situation was not talked about"),
    "observed_change": say("several changes that the leader has observed"),
    "own_rating_drop": say("figures that the person named for themselves have dropped"),
    "said_leaving": say("the person has spoken of leaving"),
    "empty_routine": say("several talks from which nothing followed"),
    "thin_data": say("too few entries for a statement"),
}
"""Rule → what it looks at; a test holds them to the shipped ones."""


@dataclass(frozen=True)
class RuleNumbers:
    """The rules as they are set here, as they came, and for how many people they differ."""

    here: Mapping[str, Rule]
    shipped: Mapping[str, Rule]
    own: int = 0
    """How many people have numbers of their own."""


@dataclass(frozen=True)
class SheetRule:
    """A rule: what it looks at, its numbers, why they are so, and what was changed here."""

    id: str
    subject: Message
    numbers: tuple[Message, ...]
    why: Message
    is_on: bool
    is_changed: bool


def sheet_rules(numbers: RuleNumbers, *, is_on: bool) -> tuple[SheetRule, ...]:
    """Returns every rule, also those that are switched off."""
    return tuple(
        SheetRule(
            rule.id,
            SUBJECTS[name],
            tuple(_numbers(rule)),
            say("{text}", text=rule.why),
            is_on and rule.enabled,
            rule != numbers.shipped[name],
        )
        for name, rule in numbers.here.items()
    )


def _numbers(rule: Rule) -> Iterator[Message]:
    """Yields the numbers of a rule in words; the two that weigh it count in its own unit."""
    if rule.notice is not None:
        yield say("notice {number}", number=_measured(rule, rule.notice))
    if rule.warn is not None:
        yield say("warning {number}", number=_measured(rule, rule.warn))
    if rule.window_days is not None:
        yield say_n("looks back {n} day", "looks back {n} days", rule.window_days)
    if rule.missing_days is not None:
        yield say_n("missing after {n} day", "missing after {n} days", rule.missing_days)
    if rule.idle_days is not None:
        yield say_n("at rest after {n} day", "at rest after {n} days", rule.idle_days)
    if rule.least is not None:
        yield say_n("from {n} case on", "from {n} cases on", rule.least)


def _measured(rule: Rule, number: float) -> Message:
    match rule.unit:
        case "share":
            return say("at {n} percent", n=number * 100.0)
        case "rhythms":
            return say("after {n} rhythms", n=float(number))
        case "count":
            return say("at {n} times", n=float(number))
        case "points":
            return say_n("at {n} point", "at {n} points", round(number))
        case "days":
            return say_n("after {n} day", "after {n} days", round(number))
