"""What the types of a journey cannot say: ids, words that may stand only once, and selectors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from fuehrung_cli.domain.journey import Journey, Step
from fuehrung_cli.domain.kinds import kind_named
from fuehrung_cli.domain.session import Purpose, SessionKind
from fuehrung_cli.errors import Message, say
from fuehrung_cli.store.problems import Problem, by_hand, nearest

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_TAG = re.compile(r"([a-z]+):([a-z0-9_-]+)\Z")
_FACT = re.compile(r"([a-z_]+)\.(\*|[a-z_]+)\Z")
_RULE = re.compile(r"R[0-9]{2}\.(?:notice|warn|urgent)\Z")


def journey_problems(journey: Journey, path: str) -> tuple[Problem, ...]:
    """Returns everything wrong with a journey whose types are right."""
    words = [*_words("id", [journey.id]), *_words("aliases", journey.aliases)]
    for number, step in enumerate(journey.steps, start=1):
        words += _words(f"steps[{number}].id", [step.id])
        words += _words(f"steps[{number}].aliases", step.aliases)
    for number, variant in enumerate(journey.variants, start=1):
        words += _words(f"variants[{number}].id", [variant.id])
        words += _words(f"variants[{number}].aliases", variant.aliases)
    asked = [
        (f"steps[{number}].questions[{n}].id", question.id)
        for number, step in enumerate(journey.steps, start=1)
        for n, question in enumerate(step.questions, start=1)
    ]
    return tuple(
        Problem(path, where, what, hint, "notice" if is_notice else "damage")
        for where, what, hint, is_notice in (
            *_malformed([*words, *asked]),
            *_repeated(words[1 + len(journey.aliases) :]),
            *_repeated(asked),
            *_selectors(journey),
            *_milestones(journey),
        )
    )


_Wrong = tuple[str, Message, Message, bool]


def _words(where: str, words: Iterable[str]) -> list[tuple[str, str]]:
    return [(where, word) for word in words]


def _malformed(words: Iterable[tuple[str, str]]) -> Iterator[_Wrong]:
    for where, word in words:
        if not _WORD.match(word):
            what = say("{word} is not an id", word=word)
            yield where, what, say("Use small letters without umlauts, digits and hyphens"), False


def _repeated(words: Iterable[tuple[str, str]]) -> Iterator[_Wrong]:
    seen: set[str] = set()
    for where, word in words:
        if word in seen:
            yield where, say("{word} stands here for the second time", word=word), by_hand(), False
        seen.add(word)


def _milestones(journey: Journey) -> Iterator[_Wrong]:
    """Yields what is wrong with days: one that counts from nothing, or that comes too early."""
    reached: dict[str, int] = {}
    for number, step in enumerate(journey.steps, start=1):
        if step.day is None:
            if step.counts_from != "start":
                what = say("{key} needs {other}", key="counts_from", other="day")
                yield f"steps[{number}].counts_from", what, say("Write day = 30, or -7"), False
            continue
        if step.day < reached.get(step.counts_from, step.day):
            what = say("day {day} is before that of a step above", day=step.day)
            yield (
                f"steps[{number}].day",
                what,
                say("Put milestones in the order of their days"),
                True,
            )
        reached[step.counts_from] = step.day


def _selectors(journey: Journey) -> Iterator[_Wrong]:
    for number, step in enumerate(journey.steps, start=1):
        for n, selector in enumerate(step.renewed_by, start=1):
            where = f"steps[{number}].renewed_by[{n}]"
            for what, hint, is_notice in _renewing(selector, journey.steps):
                yield where, what, hint, is_notice
        for n, selector in enumerate(step.broken_by, start=1):
            if not _RULE.match(selector):
                what = say("{selector} is not the level of a rule", selector=selector)
                hint = say("Write it as R04.warn")
                yield f"steps[{number}].broken_by[{n}]", what, hint, False


def _renewing(selector: str, steps: Iterable[Step]) -> Iterator[tuple[Message, Message, bool]]:
    """Yields what is wrong with a selector of `renewed_by`; later versions may know more kinds."""
    tag, fact = _TAG.match(selector), _FACT.match(selector)
    known = {
        "step": [step.id for step in steps],
        "purpose": ["relational", *get_args(Purpose)],
        "kind": list(get_args(SessionKind)),
    }
    if tag and tag[1] in known:
        if tag[2] not in known[tag[1]]:
            what = say("{selector} matches nothing", selector=selector)
            yield what, nearest(tag[2], known[tag[1]]), False
    elif fact:
        kind = kind_named(fact[1])
        states = (*kind.life.states, "changed", "*") if kind else (fact[2],)
        if fact[2] not in states:
            yield (
                say("{selector} matches nothing", selector=selector),
                nearest(fact[2], states),
                True,
            )
    elif selector != "contact":
        what = say("{selector} is not a selector", selector=selector)
        yield what, say("Write it as step:kontakt, purpose:relational or goal.*"), False
