"""The page for the next leader, which the person sees first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from fuehrung_cli.domain.fields import field_named
from fuehrung_cli.domain.person import Profile
from fuehrung_cli.errors import Message, Term, say, say_n
from fuehrung_cli.layout.document import (
    Block,
    Document,
    Item,
    Items,
    Pairs,
    Quote,
    Span,
    Spans,
    Title,
    spans,
)
from fuehrung_cli.layout.facts import state_words, value_words, words
from fuehrung_cli.layout.phrases import genitive
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.handover import HandedOn, Handover, at_of

_IN_THE_LINE = ("text", "by", "due", "at")
"""Fields that stand in the line itself."""


def handover_page(page: Handover, t: Translator) -> Document:
    """Lays out what goes along; a part without lines is left out."""
    of = _by_kind(page.facts)
    promises = of("commitment")
    mine = [line for line in promises if line.values.get("by") == "leader"]
    theirs = [line for line in promises if line.values.get("by") != "leader"]
    name = genitive(page.first_name, t).upper()
    parts = (
        (say("OPEN PROMISES OF THE LEADER SO FAR"), mine),
        (say("{NAMES} OPEN PROMISES", NAMES=name), theirs),
        (say("{NAMES} GOALS", NAMES=name), of("goal")),
        (say("HOW THE TWO HAVE WORKED"), of("working_agreement")),
        (say("WHAT {NAME} ANSWERS FOR", NAME=page.first_name.upper()), of("responsibility")),
    )
    title = t(say("Handover of {name}", name=page.name))
    blocks = (
        Block((Title(title.upper(), t.day(page.day, "weekday")),)),
        _person(page, t),
        *(_part(heading, lines, t) for heading, lines in parts),
        _picture(of("picture"), name, t),
        _stays(page, t),
    )
    return Document(title, tuple(block for block in blocks if block.nodes), t.language)


def _by_kind(facts: Sequence[HandedOn]) -> Callable[[str], list[HandedOn]]:
    return lambda kind: [line for line in facts if line.kind == kind]


def _person(page: Handover, t: Translator) -> Block:
    """Returns who it is, and in which rhythm the two have talked."""
    told = [
        (name, words(field_named(Profile, name), value, t))
        for name, value in (("role", page.role), ("team", page.team), ("start", page.start))
    ]
    told.append(("voice", words(field_named(Profile, "voice"), page.voice, t)))
    pairs = [(t(Term("field", name)), spans(text)) for name, text in told if text]
    every = say_n("every {n} day", "every {n} days", page.rhythm_days)
    pairs.append((t(say("Rhythm")), spans(t(every))))
    talks = [t.moment(at, "full") for line in page.facts if (at := at_of(line))]
    if talks:
        pairs.append((t(Term("kind", "appointment")), spans("; ".join(talks))))
    return Block((Pairs(tuple(pairs)),))


def _part(heading: Message, lines: Sequence[HandedOn], t: Translator) -> Block:
    items = tuple(_item(line, t) for line in lines)
    return Block((Items(items),) if items else (), t(heading), space_before=True)


def _item(line: HandedOn, t: Translator) -> Item:
    return Item(spans(line.text), mark="·", aside=_aside(line, t), more=_more(line, t))


def _aside(line: HandedOn, t: Translator) -> Spans:
    """Returns by when a promise or goal is due; of all others how it stands."""
    due = line.values.get("due")
    if isinstance(due, date):
        return spans(t(say("by {day}", day=due)))
    return spans(state_words(line.kind, line.state, t))


def _more(line: HandedOn, t: Translator) -> tuple[Spans, ...]:
    told = [
        f"{t(Term('field', name))}: {value_words(line.kind, name, value, t)}"
        for name, value in line.values.items()
        if name not in _IN_THE_LINE and value not in (None, "", False)
    ]
    return tuple(spans(Span(text, "quiet")) for text in told)


def _picture(lines: Sequence[HandedOn], name: str, t: Translator) -> Block:
    quotes = tuple(Quote(line.text, *t.quotes) for line in lines)
    heading = t(say("{NAMES} PICTURE OF SUCCESS", NAMES=name))
    return Block(quotes, heading, space_before=True)


def _stays(page: Handover, t: Translator) -> Block:
    """Says what does not go along, above all the yes."""
    told = (
        say("The yes does not pass on: it was lent to one leader. Ask for it anew."),
        say("Promises of the leader so far bind nobody else: take each over or say you will not."),
        say("Notes, observations, answers and guesses stay behind, and are not in this file."),
        say("{name} has seen this page first.", name=page.first_name),
    )
    items = tuple(Item(spans(t(line)), mark="·") for line in told)
    return Block((Items(items),), t(say("WHAT DOES NOT PASS ON")), space_before=True)
