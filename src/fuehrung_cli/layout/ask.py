"""The one question for now, with its reason and what was expected."""

from __future__ import annotations

from fuehrung_cli.domain.journey import LocalText
from fuehrung_cli.errors import Message, Term, say
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
from fuehrung_cli.reports.ask import Question


def question_page(asked: Question, t: Translator) -> Document:
    """Lays out the question; without one it says why there is none."""
    head = Block((Title(asked.name.upper(), t.day(asked.day, "weekday")),))
    nothing = say("No step has a question for {name} now.", name=asked.first_name)
    nodes: tuple[Node, ...] = (Text(spans(t(nothing))),)
    if asked.text:
        nodes = (Quote(asked.text, *t.quotes, max_lines=4), *_notes(asked, t), _type_this(asked, t))
    return Document(t(say("Question")), (head, Block(nodes)), t.language)


def _notes(asked: Question, t: Translator) -> tuple[Node, ...]:
    why = asked.why
    reason = why.get(t.language) if isinstance(why, LocalText) else t(why) if why else ""
    lines = [Text((Span(f"#{asked.step}: {reason}", "quiet"),))]
    if asked.guess:
        label = t(Term("kind", "guess"))
        lines.append(Text(spans(Span(f"{label}: ", "label"), asked.guess)))
    return tuple(lines)


def _type_this(asked: Question, t: Translator) -> Items:
    own = asked.type_this.get(t.language) if asked.type_this else ""
    lines = (line for line in (own, t(_after(asked))) if line)
    return Items(tuple(Item(spans(Span(line, "hint"))) for line in lines))


def _after(asked: Question) -> Message:
    return say('fuehrung checkin {name} "? {text}" "…"', name=asked.call, text=asked.text)
