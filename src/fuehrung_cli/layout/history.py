"""The history of talks and entries, and the page of one fact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fuehrung_cli.domain.replies import Replied
from fuehrung_cli.errors import Term, say
from fuehrung_cli.layout.document import (
    Block,
    Document,
    Item,
    Items,
    Node,
    Pairs,
    Span,
    Spans,
    Text,
    Title,
    spans,
)
from fuehrung_cli.layout.facts import (
    change_words,
    kind_label,
    opened_words,
    state_words,
    value_words,
)
from fuehrung_cli.layout.replies import replies_block, reply_item
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.history import (
    FactPage,
    History,
    HistoryChange,
    HistoryEntry,
    HistoryFact,
)


def history_page(report: History, t: Translator, *, name: str = "") -> Document:
    """Lays out sessions, the latest first."""
    heading = name.upper() if name else t(say("HISTORY"))
    blocks = [Block((Title(heading, t.day(report.day, "weekday")),))]
    if not report.entries:
        blocks.append(Block((Text(spans(t(say("Nothing is recorded yet.")))),)))
    for entry in report.entries:
        blocks.append(_entry(entry, report, t))
    return Document(t(say("History")), tuple(blocks), t.language)


def entry_page(entry: HistoryEntry, day: date, t: Translator) -> Document:
    """Lays out one session with everything in it."""
    title = Title(entry.person.upper(), t.day(day, "weekday"))
    report = History(day, (entry,), several_people=False)
    return Document(entry.person, (Block((title,)), _entry(entry, report, t)), t.language)


def _entry(entry: HistoryEntry, report: History, t: Translator) -> Block:
    nodes: list[Node] = [Text(spans(line)) for line in entry.notes.splitlines() if line.strip()]
    items = [_fact(fact, entry, t) for fact in entry.facts]
    items += [_change(change, t) for change in entry.changes]
    items += [reply_item(reply, report.day, t) for reply in entry.replies]
    if items:
        nodes.append(Items(tuple(items)))
    if not nodes:
        nodes.append(Text(spans(t(say("No notes.")))))
    return Block(tuple(nodes), _heading(entry, report, t), entry.id, space_before=True)


def _heading(entry: HistoryEntry, report: History, t: Translator) -> str:
    parts = [t.moment(entry.at, "weekday")]
    if report.several_people:
        parts.append(entry.person)
    parts.append(t(Term("session_kind", entry.kind)))
    if entry.with_others:
        parts.append(t(say("with others")))
    if entry.minutes:
        parts.append(t(say("{n} min", n=entry.minutes)))
    parts.extend(t(Term("purpose", purpose)) for purpose in entry.purpose)
    return t.joined(parts)


def _fact(fact: HistoryFact, entry: HistoryEntry, t: Translator) -> Item:
    first = entry.person.split()[0] if entry.person.split() else entry.person
    label = kind_label(fact.kind, fact.by, first, t, type_=fact.values.get("type", ""))
    text, rest = opened_words(fact.kind, fact.text, fact.values, t)
    return Item(
        (*spans(Span(f"{label}: ", "label")), *spans(text)),
        mark="+",
        identifier=fact.id,
        more=(*_more(rest), *_more(_guessed(fact.guess, t)), *_replied(fact.replies, t)),
    )


def _guessed(guess: str, t: Translator) -> str:
    return t(say("you expected: {text}", text=t.quoted(guess))) if guess else ""


def _replied(replies: tuple[Replied, ...], t: Translator) -> Iterator[Spans]:
    """Yields what was replied to a fact, every word of it."""
    for reply in replies:
        said = t(say("reply of {day}: {text}", day=reply.day, text=t.quoted(reply.text)))
        yield from (spans(line) for line in said.splitlines())


def _more(text: str) -> tuple[Spans, ...]:
    return (spans(Span(text, "quiet")),) if text else ()


def _change(change: HistoryChange, t: Translator) -> Item:
    made = change_words(change.kind, change.state, change.set, t) or t(say("remark"))
    if not change.applied:
        made = t.joined([made, t(say("disputed, not applied"))])
    kind = t(Term("kind", change.kind)) if change.kind else change.fact
    text = f" {change.text}" if change.text else ""
    return Item(
        (*spans(Span(kind, "label")), *spans(text, ": ", made)),
        mark="→",
        identifier=change.fact,
        more=_more(change.remark),
    )


def fact_document(page: FactPage, day: date, t: Translator) -> Document:
    """Lays out one fact: what it says, how it stands, what happened to it, what may follow."""
    first = page.person.split()[0] if page.person.split() else page.person
    label = kind_label(page.kind, page.by, first, t, type_=page.values.get("type", ""))
    title = Title(f"{label} · {page.person}", t.day(day, "weekday"), (spans(page.text),))
    pairs: list[tuple[str, Spans]] = [
        (t(say("State")), spans(state_words(page.kind, page.state, t))),
        (t(say("Source")), spans(t(Term("source", page.source)))),
        (t(say("Opened")), spans(t.day(page.opened, "full"), Span(f"  {page.session}", "id"))),
        *(
            (t(Term("field", name)), spans(value_words(page.kind, name, value, t)))
            for name, value in page.values.items()
        ),
    ]
    if page.guess:
        pairs.append((t(Term("kind", "guess")), spans(page.guess)))
    moves = tuple(
        Item(
            spans(change_words(page.kind, move.state, move.set, t) or t(say("remark"))),
            lead=t.day(move.day),
            identifier=move.session,
            more=_more(move.text),
        )
        for move in page.moves
    )
    states = ", ".join(state_words(page.kind, state, t) for state in page.next_states)
    blocks = (
        Block((title,)),
        Block((Pairs(tuple(pairs)),)),
        Block((Items(moves),) if moves else (), t(say("WHAT HAPPENED")), space_before=True),
        replies_block(page.replies, day, t),
        Block(
            (Text((Span(t(say("Possible now: {states}", states=states)), "quiet"),)),)
            if states
            else (),
            space_before=True,
        ),
    )
    return Document(page.text, tuple(block for block in blocks if block.nodes), t.language)
