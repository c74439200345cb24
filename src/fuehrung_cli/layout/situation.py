"""The playbook of a special situation: the sentence to begin with, what helps, and the days."""

from __future__ import annotations

from collections.abc import Iterable

from fuehrung_cli.domain.journey import LocalText
from fuehrung_cli.errors import Term, say
from fuehrung_cli.layout.document import (
    Block,
    Document,
    Item,
    Items,
    Node,
    Quote,
    Span,
    Text,
    Title,
    spans,
)
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.situation import Plan


def not_here_page(t: Translator) -> Document:
    """Lays out what stands first at a complaint: a formal one belongs to others."""
    words = say(
        "A formal complaint belongs to HR and the works council, not in here. What follows is "
        "for a word between the two of you."
    )
    block = Block((Text(spans(Span(t(words), "mark"))),))
    return Document(t(Term("choice", "complaint")), (block,), t.language)


def plan_page(plan: Plan, t: Translator) -> Document:
    """Lays out the playbook below what was saved."""
    kind = t(Term("choice", plan.type))
    title = Title(f"{plan.name.upper()} · {kind}", t.day(plan.day, "weekday"))
    blocks = (
        Block((title,)),
        Block((Quote(plan.begin, *t.quotes),), t(say("TO BEGIN WITH")), space_before=True),
        _list(t(say("WHAT HELPS")), plan.helps, t),
        _list(t(say("WHAT BELONGS INTO NO NOTE")), plan.avoid, t),
        _days(plan, t),
        *([begin_journey(plan.call, plan.journey, t)] if plan.journey else []),
    )
    return Document(kind, blocks, t.language)


def begin_journey(call: str, journey: str, t: Translator) -> Block:
    """Says how the journey that goes with it is begun."""
    command = f"fuehrung journey start {call} {journey}"
    words = Text(spans(t(say("The journey that goes with it, step by step:"))))
    return Block((words, Items((Item(spans(Span(command, "hint"))),))), space_before=True)


def _list(heading: str, texts: Iterable[LocalText], t: Translator) -> Block:
    items = tuple(Item(spans(text.get(t.language)), mark="·") for text in texts)
    return Block((Items(items),), heading, space_before=True)


def _days(plan: Plan, t: Translator) -> Block:
    talk = t.near(plan.talk_by, plan.day)
    items = [Item(spans(t(say("talked by then at the latest"))), lead=talk)]
    items += [
        Item(spans(t(say("ask how it is going"))), lead=t.near(day, plan.day))
        for day in plan.ask_again
    ]
    if plan.until:
        until = say("until then: {text}", text=plan.support or t(say("what you agreed on")))
        items.append(Item(spans(t(until)), lead=t.near(plan.until, plan.day)))
    promise = say(
        "These days remind you alone. What you tell {name} is a promise:", name=plan.first_name
    )
    command = say('fuehrung checkin {name} "me: … by Fri"', name=plan.call)
    nodes: tuple[Node, ...] = (
        Items(tuple(items)),
        Text(spans(t(promise))),
        Items((Item(spans(Span(t(command), "hint"))),)),
    )
    return Block(nodes, t(say("WHEN")), space_before=True)
