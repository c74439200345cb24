"""What goes with a person to the next leader, decided for every kind and every field.

A kind or field that nobody has decided on is not handed on, and a test fails until somebody has.
What was said in confidence to one leader stays there: notes, observations, guesses, answers, what
keeping and losing somebody costs. The yes stays too: it was lent to one leader.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.kinds import values_of
from fuehrung_cli.frozen import dataclass

Passing = Literal["passes", "consent", "never"]


@dataclass(frozen=True)
class Passed:
    """How a kind is handed on: which of its fields go along, and which stay."""

    how: Passing
    fields: tuple[str, ...]
    stays: tuple[str, ...] = ()


# What a promise has cost the leader, and money behind a goal, are nobody else's business.
PASSING: Mapping[str, Passed] = {
    "commitment": Passed(
        "passes",
        ("by", "text", "due", "made_jointly"),
        ("within_my_power", "approval_from", "told", "repair", "about"),
    ),
    "goal": Passed(
        "passes",
        (
            *("text", "due", "owner", "own_words", "rank", "measure", "unit", "start", "current"),
            *("target", "contributes_to", "safeguard"),
        ),
        ("financial_side",),
    ),
    "working_agreement": Passed("passes", ("text", "type", "reason", "benefit")),
    "responsibility": Passed(
        "passes",
        ("text", "result", "area_contribution", "company_contribution", "measure"),
        ("clarity",),
    ),
    "appointment": Passed("passes", ("at",), ("text", "moved_by")),
    "picture": Passed("consent", ("text", "horizon_years")),
}
"""Kind → what of it is handed on."""
NEVER = frozenset(
    (
        *("agreement", "departure", "answer", "guess", "rating", "success", "topic", "absence"),
        *("exception", "competence", "situation", "observation", "stay_signal", "referral"),
        *("own_value", "service_statement", "benefit", "requirement", "advice", "assignment"),
        *("development_action", "retention_measure", "motive", "reply"),
    )
)
"""Kinds that stay with this leader, all of them."""
PROFILE = ("role", "team", "start", "rhythm_days", "voice")
"""What of the profile is handed on."""
PROFILE_STAYS = (
    *("led_since", "nicknames", "impact_of_loss", "impact_reason", "cover", "role_class"),
    "weekly_hours",
)
"""What of the profile stays: what the loss would mean was estimated, and never said."""


def handed_on(book: Book, *, with_picture: bool) -> tuple[Fact, ...]:
    """Returns the open facts that go along; the picture only with consent."""
    wanted = ("passes", "consent") if with_picture else ("passes",)
    return tuple(
        fact
        for kind, passed in PASSING.items()
        if passed.how in wanted
        for fact in book.of_kind(kind)
        if fact.is_open and fact.spec and fact.spec.shareable
    )


def passed_values(fact: Fact) -> dict[str, Value]:
    """Returns what goes along of a fact: field → value, of fields that may."""
    fields = PASSING[fact.kind].fields
    return {name: value for name, value in values_of(fact.content).items() if name in fields}
