"""The answer to a check-in: one line a fact, one for the notes, one for the next talk and undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any, cast

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.capture.results import Reading, Said
from fuehrung_cli.domain.ids import fact_id
from fuehrung_cli.domain.kinds import Content, name_of
from fuehrung_cli.domain.promises import moved_late
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.errors import Term, say, say_n
from fuehrung_cli.layout.document import Block, Document, Item, Items, Node, Span, Text, spans
from fuehrung_cli.layout.facts import change_words, content_words, kind_label
from fuehrung_cli.messages.translator import Translator


def echo_page(
    book: Book, reading: Reading, t: Translator, *, today: date, saved: bool, hints: bool = True
) -> Document:
    """Says what was read: `book` is the book after the session, saved or only tried."""
    session = reading.session
    nodes: list[Node] = [Text((Span(_head(book, session, t, saved=saved), "name"),))]
    items = [
        *(_opened(book, session, opened, t, today) for opened in session.facts),
        *(_changed(book, session, change, t) for change in session.changes),
        *_notes(session, t),
        *_said(reading, t),
    ]
    if items:
        nodes.append(Items(tuple(items)))
    if saved and hints:
        nodes.append(Text((Span(t(say("Take back: fuehrung undo")), "hint"),)))
    return Document(book.person.name, (Block(tuple(nodes)),), t.language)


def _head(book: Book, session: Session, t: Translator, *, saved: bool) -> str:
    parts = [t(say("Saved") if saved else say("Not saved, only read")), book.person.name]
    parts.append(t.moment(session.at, "full"))
    parts.append(t(Term("session_kind", session.kind)))
    if session.minutes:
        parts.append(t(say("{n} min", n=session.minutes)))
    parts.extend(t(Term("purpose", purpose)) for purpose in session.purpose)
    return t.joined(parts)


def _opened(book: Book, session: Session, opened: Opened, t: Translator, today: date) -> Item:
    content = opened.content
    key = fact_id(session.id, opened.number)
    shown = book.short.get(key, "")
    by = str(getattr(content, "by", ""))
    label = _label(opened, by, book, t)
    due = getattr(content, "due", None)
    text = content_words(content, t)
    return Item(
        (*spans(Span(f"{label}: " if text else label, "label")), *spans(text)),
        mark="+",
        identifier=shown,
        aside=spans(_day(due, t, today)),
    )


def _label(opened: Opened, by: str, book: Book, t: Translator) -> str:
    content = opened.content
    if by == "leader" and getattr(content, "due", None) is None:
        return t(say("Intention, without a day"))
    label = kind_label(name_of(content), by, book.person.first_name, t)
    scope, answer = getattr(content, "scope", None), getattr(content, "answer", None)
    if isinstance(scope, str) and isinstance(answer, str):
        return f"{t(Term('choice', scope))} – {t(Term('choice', answer))}"
    return label


def _day(due: object, t: Translator, today: date) -> str:
    if not isinstance(due, date):
        return ""
    day = due.date() if isinstance(due, datetime) else due
    return f"→ {t.moment(due, 'full')}, {t.away(day, today)}"


def _changed(book: Book, session: Session, change: Change, t: Translator) -> Item:
    fact = book.facts.get(change.fact)
    if fact is None:
        return Item(spans(change.fact), mark="→")
    words = change_words(fact.kind, change.state, change.set, t) or t(say("remark"))
    text = content_words(_before(fact, session), t)
    late = moved_late(fact) and "due" in change.set
    return Item(
        (
            *spans(Span(t(Term("kind", fact.kind)), "label")),
            *spans(f" {text}: " if text else ": ", words),
        ),
        mark="→",
        identifier=book.short[fact.id],
        more=(spans(Span(_repair(fact.id, book, t), "hint")),) if late else (),
    )


def _before(fact: Fact, session: Session) -> Content:
    """Returns the content as the leader knew it: a talk is called by the day it had."""
    if not fact.moves or fact.moves[-1].session != session.id:
        return fact.content
    return cast("Content", replace(cast("Any", fact.content), **fact.moves[-1].before))


def _repair(fact: str, book: Book, t: Translator) -> str:
    shown = book.short[fact]
    told = getattr(book.facts[fact].content, "told", False)
    if told:
        return t(say("Moved after its day: it counts as late."))
    return t(
        say(
            "Moved after its day: it counts as late. Said what you do instead? "
            'fuehrung set {id} repair="…"',
            id=shown,
        )
    )


def _notes(session: Session, t: Translator) -> list[Item]:
    lines = [line for line in session.notes.splitlines() if line.strip()]
    if not lines:
        return []
    return [Item(spans(t(say_n("{n} line of notes", "{n} lines of notes", len(lines)))), mark="·")]


def _said(reading: Reading, t: Translator) -> list[Item]:
    said = [result for result in reading.results if isinstance(result, Said)]
    return [Item(spans(t(remark.message)), mark="?", role="hint") for remark in said]
