"""The page of the log: what was shown, written and erased, and whether every line is there."""

from __future__ import annotations

from collections.abc import Mapping

from fuehrung_cli.domain.access_log import LOST
from fuehrung_cli.errors import Message, say, say_n
from fuehrung_cli.layout.document import (
    Block,
    Cell,
    Column,
    Document,
    Item,
    Items,
    Table,
    Text,
    Title,
    spans,
)
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.deeds import DeedLine, Deeds

_WORDS: Mapping[str, Message] = {
    "privacy access": say("access page"),
    "privacy erase": say("erasure of a person"),
    "privacy retention": say("removal after the period"),
    "export": say("export"),
    "handover": say("handover"),
    "share": say("agenda"),
    LOST: say("(lines are missing)"),
}
"""Command → what it does; others are shown as they are called."""


def deeds_page(page: Deeds, t: Translator) -> Document:
    """Lays out the log."""
    count = t(say_n("{n} line", "{n} lines", len(page.lines)))
    title = Title(f"{t(say('LOG'))} · {count}", t.day(page.day, "weekday"))
    nothing = Text(spans(t(say("Nothing was shown, exported or erased yet."))))
    what = say("The log says what was done and how much, never about whom.")
    blocks = (
        Block((title, Text(spans(t(what))))),
        Block((_table(page.lines, t) if page.lines else nothing,), space_before=True),
        *_chain(page, t),
    )
    return Document(t(say("Log")), blocks, t.language)


def _table(lines: tuple[DeedLine, ...], t: Translator) -> Table:
    columns = (
        Column(t(say("When")), t(say("When"))),
        Column(t(say("What")), t(say("What"))),
        Column(t(say("People")), t(say("People")), right=True),
        Column(t(say("Records")), t(say("Records")), right=True),
        Column(t(say("Format")), t(say("Format")), rank=2),
        Column(t(say("Machine")), t(say("Machine")), rank=3),
    )
    return Table(columns, tuple(_row(line, t) for line in lines))


def _row(line: DeedLine, t: Translator) -> tuple[Cell, ...]:
    command = t(_WORDS.get(line.command, say("{text}", text=line.command)))
    return (
        Cell(line.at, t.moment(line.at, "date")),
        Cell(line.command, command, "name"),
        Cell(line.people, t.number(line.people)),
        Cell(line.records, t.number(line.records)),
        Cell(line.format, line.format or "–"),
        Cell(line.machine, line.machine),
    )


def _chain(page: Deeds, t: Translator) -> list[Block]:
    if not page.broken:
        whole = say("Every line is as it was written.")
        return [Block((Text(spans(t(whole))),), space_before=True)] if page.lines else []
    items = tuple(
        Item(spans(f"{each.path}:{each.line}: {t(each.what)}"), mark="!", role="late")
        for each in page.broken
    )
    return [Block((Items(items),), t(say("THE CHAIN IS BROKEN")), space_before=True)]
