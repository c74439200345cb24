"""Rules about what the person shows and says, against her own earlier self alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from fuehrung_cli.domain.book import Fact
from fuehrung_cli.domain.ids import split_id
from fuehrung_cli.domain.kinds import (
    Observation,
    Rating,
    Referral,
)
from fuehrung_cli.errors import Term, say, typed
from fuehrung_cli.signals.overdue_rules import explained
from fuehrung_cli.signals.signal import Look, Signal

DROP_OF_RECOMMENDATION = 3
_ASK = typed('fuehrung checkin {name} "? …" "…"')
_EXPLAIN = typed('fuehrung set {name} {id} {field}="…"', field=Term("field", "explanation"))


def _observed(look: Look) -> Iterator[Signal]:
    rule = look.rule("observed_change")
    since = look.day - timedelta(days=rule.window_days or 60)
    seen = [f for f in look.facts("observation") if f.opened > since and not explained(f)]
    changes = list(
        dict.fromkeys(f.content.change for f in seen if isinstance(f.content, Observation))
    )
    if len(changes) < (rule.notice or 2):
        return
    yield Signal(
        "observed_change",
        "warn" if rule.warn is not None and len(changes) >= rule.warn else "notice",
        say("changed: {changes}", changes=tuple(Term("choice", change) for change in changes)),
        seen[0].opened,
        say("talk about it, and write down the explanation"),
        look.typed(_EXPLAIN, seen[-1]),
        look.shown(seen[-1]),
        "person",
    )


def _rating_drop(look: Look) -> Iterator[Signal]:
    rule = look.rule("own_rating_drop")
    for subject in ("energy", "satisfaction", "sense", "use"):
        facts = [
            fact
            for fact in look.facts("rating", is_open=False)
            if isinstance(fact.content, Rating) and fact.content.subject == subject
        ]
        values = [fact.content.value for fact in facts if isinstance(fact.content, Rating)]
        earlier, last = values[:-2], values[-2:]
        if len(earlier) < (rule.least or 4):
            continue
        usual = _middle(earlier)
        drop = min(usual - value for value in last)
        if drop < (rule.notice or 1) or _asked_since(look, facts[-1]):
            continue
        yield Signal(
            "own_rating_drop",
            "warn" if rule.warn is not None and drop >= rule.warn else "notice",
            say(
                "{subject}: {one} and {two} of 5, before {usual}",
                subject=Term("choice", subject),
                one=last[0],
                two=last[1],
                usual=usual,
            ),
            facts[-1].opened,
            say("ask what has changed"),
            look.typed(_ASK),
            look.shown(facts[-1]),
            "person",
        )
    yield from _recommendation(look)


def _asked_since(look: Look, fact: Fact) -> bool:
    """Says whether a question was answered after the entry in which the fact was noted."""
    facts = look.book.of_kind(fact.kind, "answer")
    behind = facts[facts.index(fact) + 1 :]
    own = split_id(fact.id)[0]
    return any(each.kind == "answer" and split_id(each.id)[0] != own for each in behind)


def _middle(values: Sequence[int]) -> float:
    """Returns the median; `statistics` would load fractions and random numbers for it."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return (ordered[half] + ordered[~half]) / 2


def _recommendation(look: Look) -> Iterator[Signal]:
    """Compares what the person said with what she said before, never with others."""
    facts = [f for f in look.facts("referral", is_open=False) if isinstance(f.content, Referral)]
    figures = [
        (fact, figure)
        for fact in facts
        if isinstance(fact.content, Referral)
        and (figure := fact.content.willingness_leader) is not None
    ]
    if len(figures) < 2 or figures[-2][1] - figures[-1][1] < DROP_OF_RECOMMENDATION:
        return
    fact = figures[-1][0]
    if _asked_since(look, fact):
        return
    yield Signal(
        "own_rating_drop",
        "notice",
        say(
            "would recommend you: {now} of 10, before {before}",
            now=figures[-1][1],
            before=figures[-2][1],
        ),
        fact.opened,
        say("ask what has changed"),
        look.typed(_ASK),
        look.shown(fact),
        "person",
    )


RULES = {
    "observed_change": _observed,
    "own_rating_drop": _rating_drop,
}
