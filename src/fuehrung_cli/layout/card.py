"""The service card: a page that may lie on the table between the two."""

from __future__ import annotations

from collections.abc import Sequence

from fuehrung_cli.errors import Message, Term, say
from fuehrung_cli.layout.document import (
    Block,
    Document,
    Item,
    Items,
    Span,
    Spans,
    Text,
    Title,
    spans,
)
from fuehrung_cli.layout.facts import kind_label, value_words
from fuehrung_cli.layout.replies import replies_block
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.card import Card, CardLine

_IN_THE_LINE = ("text", "type", "by", "due", "needed", "actual", "limit_eur", "about")
"""Fields that stand in the line itself, or say nothing to the person."""
_NOT_FOR_BOTH = ("made_jointly", "within_my_power", "approval_from", "told", "repair", "fit")
"""How a promise or a wish is coming along belongs into the talk, not on the card."""
_LEVELS = {
    1: say("knows it"),
    2: say("with help"),
    3: say("alone"),
    4: say("passes it on"),
}


def card_page(card: Card, t: Translator) -> Document:
    """Lays out the card; a part without lines is left out."""
    name = card.first_name.upper()
    parts = (
        (say("WHAT {NAME} GETS FROM ME", NAME=name), card.offers),
        (say("HOW WE WORK, AND WHY"), card.ways),
        (say("WHAT I NEED FROM {NAME}", NAME=name), card.needs),
        (say("WHAT {NAME} DECIDES AND CAN DO", NAME=name), card.field),
    )
    head = Block((Title(card.name.upper(), t.day(card.day, "weekday")),))
    blocks = [head, *(_part(heading, lines, card, t) for heading, lines in parts)]
    blocks.append(replies_block(card.replies, card.day, t))
    if card.is_empty:
        blocks.append(_nothing_yet(card, t))
    title = t(say("Service card for {name}", name=card.name))
    return Document(title, tuple(block for block in blocks if block.nodes), t.language)


def _part(heading: Message, lines: Sequence[CardLine], card: Card, t: Translator) -> Block:
    items = tuple(_item(line, card, t) for line in lines)
    return Block((Items(items),) if items else (), t(heading), space_before=True)


def _item(line: CardLine, card: Card, t: Translator) -> Item:
    label = kind_label(line.kind, line.by, card.first_name, t, type_=_type(line))
    return Item(
        (*spans(Span(f"{label}: ", "label")), *spans(line.text)),
        mark="·",
        aside=_aside(line, card, t),
        more=_more(line, t),
    )


def _type(line: CardLine) -> str:
    """Returns the type where it makes a name of its own: a tool is no rule."""
    return "" if line.type in ("rule", "service") else line.type


def _aside(line: CardLine, card: Card, t: Translator) -> Spans:
    if line.is_unclear:
        return spans(Span(t(Term("derived", "unclear")), "mark"))
    if line.due:
        return spans(t(say("by {day}", day=t.near(line.due, card.day))))
    limit = line.values.get("limit_eur")
    if isinstance(limit, int | float):
        return spans(t(say("up to {n} €", n=t.number(limit))))
    return ()


def _more(line: CardLine, t: Translator) -> tuple[Spans, ...]:
    """Returns what else is written of it, a line each; what is missing is named."""
    left_out = (*_IN_THE_LINE, *_NOT_FOR_BOTH)
    told = [
        f"{t(Term('field', name))}: {value_words(line.kind, name, value, t)}"
        for name, value in line.values.items()
        if name not in left_out and value not in (None, "", False)
    ]
    return tuple(spans(Span(text, "quiet")) for text in (*_levels(line, t), *told, *_gap(line, t)))


def _levels(line: CardLine, t: Translator) -> list[str]:
    found = ((name, line.values.get(name)) for name in ("needed", "actual"))
    return [
        f"{t(Term('field', name))}: {level} ({t(_LEVELS[level])})"
        for name, level in found
        if isinstance(level, int) and level in _LEVELS
    ]


def _gap(line: CardLine, t: Translator) -> list[str]:
    if not line.is_unclear:
        return []
    missing = tuple(
        t(Term("field", name)) for name in ("reason", "benefit") if not line.values.get(name)
    )
    return [t(say("still to be said: {fields}", fields=missing))]


def _nothing_yet(card: Card, t: Translator) -> Block:
    lines = (
        say(
            'fuehrung checkin {name} "service statement: what you may expect of me"', name=card.call
        ),
        say('fuehrung checkin {name} "ground rule: what we agreed on"', name=card.call),
    )
    text = say(
        "Nothing stands on the card yet. Say to {name} what you offer, then type:",
        name=card.first_name,
    )
    items = tuple(Item(spans(Span(t(line), "hint"))) for line in lines)
    return Block((Text(spans(t(text))), Items(items)), space_before=True)
