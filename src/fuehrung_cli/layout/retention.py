"""The page of the periods: what is due first, then how long each kind is kept."""

from __future__ import annotations

from fuehrung_cli.errors import Message, say, say_n
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
from fuehrung_cli.reports.retention import DuePerson, KeptKind, RetentionPage


def retention_document(page: RetentionPage, t: Translator) -> Document:
    """Lays out the periods and what is past them."""
    blocks = (
        Block((Title(t(say("HOW LONG NOTES ARE KEPT")), t.day(page.day, "weekday")),)),
        _due(page, t),
        Block((_table(page.kinds, t),), t(say("PERIODS")), space_before=True),
        Block(tuple(Text(spans(line)) for line in _notes(page, t)), space_before=True),
    )
    return Document(t(say("How long notes are kept")), blocks, t.language)


def due_document(page: RetentionPage, t: Translator) -> Document:
    """Lays out only what would go, to be seen before somebody says yes."""
    return Document(t(say("How long notes are kept")), (_due(page, t),), t.language)


def _due(page: RetentionPage, t: Translator) -> Block:
    if not page.due and not page.beside:
        nothing = Text(spans(t(say("Nothing is past its period."))))
        return Block((nothing,), t(say("DUE NOW")))
    count = t(say_n("{n} record", "{n} records", page.records))
    lines = [Text(spans(t(line))) for line in _what_to_do(page)]
    items = tuple(_person(each, t) for each in page.due)
    nodes: tuple[Node, ...] = (Items(items), *lines) if items else tuple(lines)
    return Block(nodes, t(say("DUE NOW")), count)


def _what_to_do(page: RetentionPage) -> list[Message]:
    lines = []
    if page.beside:
        lines.append(
            say_n(
                "{n} file in the trash, put aside, in drafts or undo holds something of it",
                "{n} files in the trash, put aside, in drafts or undo hold something of it",
                page.beside,
            )
        )
    return [*lines, say("Remove it for good: fuehrung privacy retention --apply")]


def _person(person: DuePerson, t: Translator) -> Item:
    what = t.joined([f"{t(kind.label)}: {kind.count}" for kind in person.kinds])
    text = t(say("everything, the person has left: {what}", what=what)) if person.left else what
    since = t(say("since {day}", day=person.since))
    return Item(
        (*spans(Span(f"{person.name}: ", "name")), *spans(text)), aside=spans(Span(since, "quiet"))
    )


def _table(kinds: tuple[KeptKind, ...], t: Translator) -> Table:
    columns = (
        Column(t(say("Kind")), t(say("Kind"))),
        Column(t(say("Kept")), t(say("Kept")), may_cut=True),
        Column(t(say("Records")), t(say("Records")), right=True, rank=2),
        Column(t(say("Due")), t(say("Due")), right=True),
        Column(t(say("Next")), t(say("Next")), rank=2),
    )
    return Table(columns, tuple(_row(kind, t) for kind in kinds))


def _row(kind: KeptKind, t: Translator) -> tuple[Cell, ...]:
    label = t(kind.label)
    return (
        Cell(kind.kind, f"{label} *" if kind.is_own else label, "name"),
        Cell(kind.kind, t(kind.kept)),
        Cell(kind.count, t.number(kind.count)),
        Cell(kind.due, t.number(kind.due) if kind.due else "–"),
        Cell(kind.next, t.day(kind.next) if kind.next else "–"),
    )


def _notes(page: RetentionPage, t: Translator) -> list[str]:
    lines = [say("Set a period: fuehrung privacy retention --set observation=60d")]
    if any(kind.is_own for kind in page.kinds):
        lines.append(say("* has a period of its own"))
    if page.open:
        lines.append(
            say_n(
                "{n} record is open, stands, or belongs to one that does: no day yet",
                "{n} records are open, stand, or belong to one that does: no day yet",
                page.open,
            )
        )
    if page.unread:
        lines.append(
            say(
                "Not all of {names} could be read, so nothing of theirs goes: fuehrung check",
                names=page.unread,
            )
        )
    return [t(line) for line in lines]
