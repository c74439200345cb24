"""Journeys: the list, and one as a page to read before a talk."""

from __future__ import annotations

from fuehrung_cli.domain.journey import Journey, Library, Step
from fuehrung_cli.errors import say, say_n
from fuehrung_cli.layout.document import (
    Block,
    Cell,
    Column,
    Document,
    Item,
    Items,
    Node,
    Span,
    Table,
    Text,
    Title,
    spans,
)
from fuehrung_cli.messages.translator import Translator


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


def journey_page(journey: Journey, t: Translator, *, voice: str) -> Document:
    """Lays out a journey: purpose, then every step with practice, questions and evidence."""
    title = Title(
        journey.title.get(t.language).upper(), journey.id, (spans(journey.purpose.get(t.language)),)
    )
    blocks = [Block((title,)), *(_step(s, n, t, voice) for n, s in enumerate(journey.steps, 1))]
    if journey.source:
        note = journey.source.note.get(t.language)
        nodes: list[Node] = [Text(spans(journey.source.text))]
        nodes += [Text((Span(note, "quiet"),))] if note else []
        blocks.append(Block(tuple(nodes), t(say("SOURCE")), space_before=True))
    return Document(journey.title.get(t.language), tuple(blocks), t.language)


def _step(step: Step, number: int, t: Translator, voice: str) -> Block:
    rhythm = t(say_n("every {n} day", "every {n} days", step.cadence_days))
    nodes: list[Node] = [Text(spans(step.purpose.get(t.language)))]
    for label, text in (
        (say("With clients: "), step.external_practice),
        (say("With employees: "), step.internal_practice),
    ):
        if text.get(t.language):
            nodes.append(Text((Span(t(label), "label"), *spans(text.get(t.language)))))
    nodes.append(Items(tuple(Item(spans(q.get(voice)), mark="?") for q in step.questions)))
    nodes.append(
        Items(tuple(Item(spans(e.get(t.language)), mark="✓", role="quiet") for e in step.evidence))
    )
    return Block(
        tuple(node for node in nodes if not isinstance(node, Items) or node.items),
        f"{number} {step.title.get(t.language).upper()}",
        f"#{step.id} · {rhythm}",
        space_before=True,
    )
