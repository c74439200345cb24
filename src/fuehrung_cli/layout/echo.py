"""The answer to a check-in: one line a fact, one for the notes, one for the next talk and undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, cast

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.capture.results import Ask, Reading, Said
from fuehrung_cli.domain.ids import fact_id
from fuehrung_cli.domain.kinds import Agreement, Content
from fuehrung_cli.domain.promises import moved_late, promises_about
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.errors import Term, say, say_n
from fuehrung_cli.layout.document import Block, Document, Item, Items, Node, Span, Text, spans
from fuehrung_cli.layout.facts import change_words, content_words
from fuehrung_cli.layout.reading import day_words, not_a_day, opened_label
from fuehrung_cli.messages.translator import Translator


def echo_page(
    book: Book, reading: Reading, t: Translator, *, today: date, saved: bool, hints: bool = True
) -> Document:
    """Says what was read: `book` is the book after the session, saved or only tried."""
    session = reading.session
    head = [t(say("Saved") if saved else say("Not saved, only read")), book.person.name]
    nodes: list[Node] = [Text((Span(t.joined([*head, *head_parts(session, t)]), "name"),))]
    items = _items(book, reading, t, today)
    if items:
        nodes.append(Items(items))
    if saved and hints:
        nodes.append(Text((Span(t(say("Take back: fuehrung undo")), "hint"),)))
    return Document(book.person.name, (Block(tuple(nodes)),), t.language)


def preview_page(book: Book, reading: Reading, t: Translator, *, today: date) -> Document:
    """Says what was read, without the head, which can still be changed, and without new ids."""
    items = _items(book, reading, t, today)
    items = tuple(replace(item, identifier="") if item.mark == "+" else item for item in items)
    blocks = (Block((Items(items),)),) if items else ()
    return Document(book.person.name, blocks, t.language)


def head_parts(session: Session, t: Translator) -> list[str]:
    """Returns when the talk was, of which kind, how long and what about."""
    parts = [t.moment(session.at, "full"), t(Term("session_kind", session.kind))]
    if session.minutes:
        parts.append(t(say("{n} min", n=session.minutes)))
    return [*parts, *(t(Term("purpose", purpose)) for purpose in session.purpose)]


def _items(book: Book, reading: Reading, t: Translator, today: date) -> tuple[Item, ...]:
    session = reading.session
    return (
        *(_opened(book, session, opened, t, today) for opened in session.facts),
        *(_changed(book, session, change, t) for change in session.changes),
        *_notes(session, t),
        *_said(reading, t),
    )


def _opened(book: Book, session: Session, opened: Opened, t: Translator, today: date) -> Item:
    content = opened.content
    label = opened_label(opened, book.person.first_name, t)
    text = content_words(content, t)
    due = day_words(getattr(content, "due", None), t, today)
    return Item(
        (*spans(Span(f"{label}: " if text else label, "label")), *spans(text)),
        mark="+",
        identifier=book.short.get(fact_id(session.id, opened.number), ""),
        aside=spans(f"→ {due}" if due else ""),
        more=_to_promise(book, session, opened, t),
    )


def _to_promise(
    book: Book, session: Session, opened: Opened, t: Translator
) -> tuple[tuple[Span, ...], ...]:
    """Says how the condition of a yes becomes a promise, unless it is one already."""
    content, whole = opened.content, fact_id(session.id, opened.number)
    if not isinstance(content, Agreement) or content.answer != "yes_if":
        return ()
    if promises_about(book, whole):
        return ()
    words = t(
        say(
            'Promise your part: fuehrung note {name} "me: … by fr" "  about: {id}"',
            name=book.person.first_name,
            id=book.short.get(whole, whole),
        )
    )
    return (spans(Span(words, "hint")),)


def _changed(book: Book, session: Session, change: Change, t: Translator) -> Item:
    fact = book.facts.get(change.fact)
    if fact is None:
        return Item(spans(change.fact), mark="→")
    words = change_words(fact.kind, change.state, change.set, t) or t(say("remark"))
    called = content_words(_before(fact, session, change), t)
    late = moved_late(fact) and "due" in change.set
    return Item(
        (
            *spans(Span(t(Term("kind", fact.kind)), "label")),
            *spans(f" {called}: " if called else ": ", t.joined([words, change.text])),
        ),
        mark="→",
        identifier=book.short[fact.id],
        more=(spans(Span(_repair(fact, t), "hint")),) if late else (),
    )


def _before(fact: Fact, session: Session, change: Change) -> Content:
    """Returns the content as the change found it: a moved talk is called by its old day."""
    made = [m for m in fact.moves if m.session == session.id and m.set == change.set]
    return replace(cast("Any", fact.content), **made[0].before) if made else fact.content


def _repair(fact: Fact, t: Translator) -> str:
    """Says what a late move asks for, with the whole id: a short one can mean two in two books."""
    if getattr(fact.content, "told", False):
        return t(say("Moved after its day: it counts as late."))
    return t(
        say(
            "Moved after its day: it counts as late. Said what you do instead? "
            'fuehrung set {id} repair="…"',
            id=fact.id,
        )
    )


def _notes(session: Session, t: Translator) -> list[Item]:
    lines = [line for line in session.notes.splitlines() if line.strip()]
    if not lines:
        return []
    return [Item(spans(t(say_n("{n} line of notes", "{n} lines of notes", len(lines)))), mark="·")]


def _said(reading: Reading, t: Translator) -> list[Item]:
    said = [
        not_a_day(result, t) if isinstance(result, Ask) else t(result.message)
        for result in reading.results
        if isinstance(result, Said | Ask)
    ]
    return [Item(spans(words), mark="?", role="hint") for words in said]
