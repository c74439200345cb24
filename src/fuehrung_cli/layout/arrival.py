"""The page of an import: whose books get what, what is there already, what was left and why."""

from __future__ import annotations

from collections.abc import Iterator

from fuehrung_cli.errors import Message, Term, say, say_n
from fuehrung_cli.layout.document import (
    Block,
    Cell,
    Column,
    Document,
    Item,
    Items,
    Span,
    Table,
    Text,
    Title,
    spans,
)
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.arrival import Arrival, ArrivalLine, LeftOut

MOST_LEFT = 20
_MOST_FILES = 3


def arrival_page(arrival: Arrival, t: Translator) -> Document:
    """Lays out an import, before it is saved or after."""
    blocks = [Block((Title(t(say("IMPORT")), _files(arrival, t)),))]
    if arrival.people:
        blocks.append(Block((_people(arrival, t),)))
    if arrival.left:
        heading = f"{t(say('LEFT OUT'))} · {len(arrival.left)}"
        blocks.append(Block(tuple(_left(arrival, t)), heading, space_before=True))
    blocks.append(Block((_foot(arrival, t),), space_before=True))
    return Document(t(say("Import")), tuple(blocks), t.language)


def result(arrival: Arrival) -> Message:
    """Says in one sentence what was saved, or what would be."""
    people = say_n("{n} new person", "{n} new people", arrival.new_people)
    entries = say_n("{n} entry", "{n} entries", arrival.entries)
    if not arrival.new_people and not arrival.entries:
        return say("There is nothing new in it")
    if arrival.saved:
        return say(
            "Saved: {people}, {entries}. To take it all back: fuehrung undo",
            people=people,
            entries=entries,
        )
    return say("To be saved: {people}, {entries}", people=people, entries=entries)


def _foot(arrival: Arrival, t: Translator) -> Text:
    there = say_n(
        "{n} of the people and entries is there already.",
        "{n} of the people and entries are there already.",
        arrival.there,
    )
    words = [t(there)] if arrival.there else []
    return Text(spans(" ".join([*words, f"{t(result(arrival))}"])), max_lines=3)


def _files(arrival: Arrival, t: Translator) -> str:
    sources = arrival.sources
    shown = [f"{_base(each.file)} ({_kind(each.kind, t)})" for each in sources[:_MOST_FILES]]
    more = len(sources) - _MOST_FILES
    rest = [t(say_n("{n} more file", "{n} more files", more))] if more > 0 else []
    return ", ".join([*shown, *rest])


def _kind(kind: str, t: Translator) -> str:
    return t(Term("arrival", kind)) if kind else "–"


def _base(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2]


def _people(arrival: Arrival, t: Translator) -> Table:
    columns = (
        Column(t(say("Person")), t(say("Person")), may_cut=True),
        Column("", "", rank=2),
        Column(t(say("Entries")), t(say("Entries")), right=True),
        Column(t(say("First")), t(say("First")), rank=2),
        Column(t(say("Last")), t(say("Last"))),
    )
    return Table(columns, tuple(_row(line, t) for line in arrival.people))


def _row(line: ArrivalLine, t: Translator) -> tuple[Cell, ...]:
    new = t(say("new")) if line.is_new else ""
    days = (line.first, line.last)
    return (
        Cell(line.person, line.person, "name"),
        Cell(line.is_new, new, "good"),
        Cell(line.entries, str(line.entries)),
        *(Cell(day, t.day(day) if day else "–") for day in days),
    )


def _left(arrival: Arrival, t: Translator) -> Iterator[Items | Text]:
    is_one = len(arrival.sources) == 1
    shown = arrival.left[:MOST_LEFT]
    yield Items(tuple(_item(each, t, is_one=is_one) for each in shown))
    more = len(arrival.left) - MOST_LEFT
    if more > 0:
        words = say_n("{n} more; --json names all", "{n} more; --json names all", more)
        yield Text(spans(Span(t(words), "quiet")))


def _item(left: LeftOut, t: Translator, *, is_one: bool) -> Item:
    place = ""
    if left.line is not None:
        place = t(say("line {n}", n=left.line))
    elif left.row is not None:
        place = t(say("row {n}", n=left.row))
    file = "" if is_one and place else _base(left.file)
    lead = " ".join(filter(None, (file, place)))
    return Item(spans(t(left.why)), mark="·", lead=lead)
