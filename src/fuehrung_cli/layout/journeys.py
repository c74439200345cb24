"""Journeys: the list, one as a page to read before a talk, and one of its steps."""

from __future__ import annotations

from fuehrung_cli.domain.journey import MAIN_JOURNEY, Journey, Library, LocalText, Step, Variant
from fuehrung_cli.errors import Message, say
from fuehrung_cli.layout.document import (
    Block,
    Cell,
    Column,
    Document,
    Item,
    Items,
    Node,
    Pairs,
    Span,
    Table,
    Text,
    Title,
    spans,
)
from fuehrung_cli.layout.paths import when_words
from fuehrung_cli.messages.translator import Translator

_WITH_EMPLOYEES = say("With employees")
_WITH_CLIENTS = say("As with clients")
_SIGNS = say("How you can tell")


def journeys_page(library: Library, own: frozenset[str], t: Translator) -> Document:
    """Lays out the list of journeys; `own` are the ids of those the leader wrote."""
    columns = (
        Column(t(say("Journey")), t(say("Journey")), may_cut=True),
        Column(t(say("Id")), t(say("Id"))),
        Column(t(say("Steps")), t(say("Steps")), right=True),
        Column(t(say("From")), t(say("From")), rank=2),
    )
    rows = tuple(
        (
            Cell(journey.title.get(t.language), journey.title.get(t.language), "name"),
            Cell(journey.id, journey.id, "id"),
            Cell(len(journey.steps), str(len(journey.steps))),
            Cell(journey.id in own, t(say("you")) if journey.id in own else "fuehrung"),
        )
        for journey in library.journeys
    )
    blocks = (Block((Title(t(say("JOURNEYS"))),)), Block((Table(columns, rows),)))
    return Document(t(say("Journeys")), blocks, t.language)


def journey_page(
    journey: Journey, t: Translator, *, voice: str, variant: Variant | None = None
) -> Document:
    """Lays out a journey: purpose, then every step with questions, practice and signs."""
    title = Title(
        journey.title.get(t.language).upper(), journey.id, (spans(journey.purpose.get(t.language)),)
    )
    kept = [_kept_in_mind(variant, t)] if variant else []
    blocks = [
        Block((title,)),
        *kept,
        *(_step(s, n, t, voice) for n, s in enumerate(journey.steps, 1)),
    ]
    if journey.source:
        note = journey.source.note.get(t.language)
        nodes: list[Node] = [Text(spans(journey.source.text))]
        nodes += [Text((Span(note, "quiet"),))] if note else []
        blocks.append(Block(tuple(nodes), t(say("SOURCE")), space_before=True))
    named = "" if journey.id == MAIN_JOURNEY else f"{journey.id} "
    command = f"fuehrung journey show {named}--step {journey.steps[-1].id}"
    one = Text((Span(t(say("A step by itself: ")), "label"), Span(command, "hint")))
    others = [] if variant else [_variant_line(journey, each, t) for each in journey.variants]
    ways = [one, *others] if len(journey.steps) > 1 else others
    blocks.append(Block(tuple(ways), space_before=True))
    return Document(
        journey.title.get(t.language), tuple(block for block in blocks if block.nodes), t.language
    )


def _kept_in_mind(variant: Variant, t: Translator) -> Block:
    items = tuple(Item(spans(note.get(t.language)), mark="·") for note in variant.notes)
    return Block((Items(items),), variant.title.get(t.language).upper(), space_before=True)


def _variant_line(journey: Journey, variant: Variant, t: Translator) -> Text:
    command = f"fuehrung journey show {journey.id} --variant {variant.word(t.language)}"
    return Text((Span(f"{variant.title.get(t.language)}: ", "label"), Span(command, "hint")))


def _step(step: Step, number: int, t: Translator, voice: str) -> Block:
    nodes: list[Node] = [Text(spans(step.purpose.get(t.language)))]
    nodes.append(Items(tuple(Item(spans(q.get(voice)), mark="?") for q in step.questions)))
    practice = _practice(step, t)
    nodes += [Text((Span(f"{label}: ", "label"), *spans(text))) for label, text in practice]
    if step.evidence:
        nodes += [Text((Span(f"{t(_SIGNS)}:", "label"),)), _signs(step, t)]
    return Block(
        tuple(node for node in nodes if not isinstance(node, Items) or node.items),
        f"{number} {step.title.get(t.language).upper()}",
        f"#{step.id} · {_rhythm(step, t)}",
        space_before=True,
    )


def step_page(
    journey: Journey, step: Step, t: Translator, *, voice: str, call: str = ""
) -> Document:
    """Lays out one step for the talk about it; `call` is what is typed for the person."""
    title = Title(
        step.title.get(t.language).upper(), _rhythm(step, t), (spans(step.purpose.get(t.language)),)
    )
    questions = Items(tuple(Item(spans(q.get(voice))) for q in step.questions), numbered=True)
    practice = Pairs(tuple((label, spans(text)) for label, text in _practice(step, t)))
    typed = step.type_this.get(t.language).replace("NAME", call or "NAME")
    blocks = (
        Block((title,)),
        _block(questions, say("QUESTIONS"), t),
        _block(practice, say("WHAT HELPS"), t),
        _block(_signs(step, t), say("HOW YOU CAN TELL"), t),
        Block(
            (Text((Span(typed, "hint"),)),) if typed else (), t(say("NOTE IT")), space_before=True
        ),
        Block((Text((Span(_place(journey, step, t), "quiet"),)),), space_before=True),
    )
    name = step.title.get(t.language)
    return Document(name, tuple(block for block in blocks if block.nodes), t.language)


def _block(node: Items | Pairs | Text, heading: Message, t: Translator) -> Block:
    """Returns a block with this node, or an empty one when a journey says nothing about it."""
    match node:
        case Items(entries) | Pairs(entries) | Text(entries):
            return Block((node,) if entries else (), t(heading), space_before=True)


def _practice(step: Step, t: Translator) -> list[tuple[str, str]]:
    """Returns label and text of what the leader does; first with the person, then its model."""
    both: tuple[tuple[Message, LocalText], ...] = (
        (_WITH_EMPLOYEES, step.internal_practice),
        (_WITH_CLIENTS, step.external_practice),
    )
    return [(t(label), text.get(t.language)) for label, text in both if text.get(t.language)]


def _signs(step: Step, t: Translator) -> Items:
    return Items(tuple(Item(spans(sign.get(t.language)), mark="·") for sign in step.evidence))


def _rhythm(step: Step, t: Translator) -> str:
    return t(when_words(step))


def _place(journey: Journey, step: Step, t: Translator) -> str:
    place = say(
        "Step {number} of {all}: {title}",
        number=journey.steps.index(step) + 1,
        all=len(journey.steps),
        title=journey.title.get(t.language),
    )
    return t(place)
