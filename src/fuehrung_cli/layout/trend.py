"""The trend of one person. All of it may lie on the table: counts, and what the person said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fuehrung_cli.errors import Message, say, say_n
from fuehrung_cli.layout.document import (
    Block,
    Chart,
    Document,
    Item,
    Items,
    Node,
    Point,
    Series,
    Span,
    Text,
    Title,
    spans,
)
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.trend import Energy, Month, Trend

HIGHEST_ENERGY = 5
_CONTACTS = {
    "relational": say("more than business"),
    "business": say("business"),
    "neutral": say("clarifying"),
    "unknown": say("no purpose"),
}
_PROMISES = {"kept": say("kept"), "late": say("kept late"), "not_kept": say("not kept")}
_ALWAYS = ("relational", "business", "kept", "late", "not_kept")
"""Rows that stand there even when nothing was counted: they are the other half of a share."""


def trend_page(report: Trend, t: Translator) -> Document:
    """Lays out contacts by purpose, energy and promises, each with its numbers."""
    if report.is_empty:
        blocks = [Block((_title(report, t),)), _nothing_yet(report, t)]
    else:
        blocks = [
            Block((_title(report, t),)),
            contacts_block(report, t),
            energy_block(report, t),
            promises_block(report, t),
            _hint(report, t),
        ]
    title = t(say("Trend of {name}", name=report.name))
    return Document(title, tuple(block for block in blocks if block.nodes), t.language)


def contacts_block(report: Trend, t: Translator) -> Block:
    """Lays out the contacts of each month by purpose; nothing before the first."""
    if not report.contacts:
        return Block(())
    number = t(say_n("{n} contact", "{n} contacts", report.contacts))
    share = say(
        "{relational} of {known} about more than business",
        relational=report.relational,
        known=report.known,
    )
    aside = t.joined([number, t(share) if report.known else ""])
    return _monthly(t(say("CONTACTS")), aside, _CONTACTS, report, t)


def energy_block(report: Trend, t: Translator) -> Block:
    """Lays out the energy that the person named; nothing before the first."""
    if not report.energy:
        return Block(())
    style = "short" if len(report.months) <= 12 else "date"
    times = tuple(t.day(each.day, style) for each in report.energy)
    chart = Chart(times, (energy_series(report, t),))
    aside = t(say("from 1 to 5, as {name} named it", name=report.first_name))
    return Block((chart,), t(say("ENERGY")), aside, space_before=True)


def energy_series(report: Trend, t: Translator) -> Series:
    """Returns the energy that the person named, with a gap for every long absence."""
    points = tuple(_said(each, t) for each in report.energy)
    return Series(t(say("energy")), points, t(say("of 5")), HIGHEST_ENERGY)


def promises_block(report: Trend, t: Translator) -> Block:
    """Lays out the leader's promises by month; nothing before the first that is settled."""
    if not report.due:
        return Block(())
    kept = t(say("{kept} of {due} kept", kept=report.kept, due=report.due))
    late = t(say("of these {n} late", n=report.late)) if report.late else ""
    aside = ", ".join(part for part in (kept, late) if part)
    return _monthly(t(say("MY PROMISES")), aside, _PROMISES, report, t)


def months_phrase(report: Trend, t: Translator) -> str:
    """Returns „12 Monate, ab 01.12.2025“, nothing for a notebook without entries."""
    number, first = len(report.months), next(iter(report.months), None)
    if first is None:
        return ""
    return t(say_n("{n} month, from {day}", "{n} months, from {day}", number, day=first.first))


def _title(report: Trend, t: Translator) -> Title:
    line = spans(months_phrase(report, t))
    return Title(report.name.upper(), t.day(report.day, "weekday"), (line,) if line else ())


def _monthly(
    heading: str, aside: str, words: Mapping[str, Message], report: Trend, t: Translator
) -> Block:
    nodes: list[Node] = [Chart(_times(report, t), tuple(count_series(report, words, t)))]
    if any(month.is_pause for month in report.months):
        nodes.append(Text((Span(t(say("– stands for a month of pause")), "quiet"),)))
    return Block(tuple(nodes), heading, aside, space_before=True)


def count_series(report: Trend, words: Mapping[str, Message], t: Translator) -> Iterator[Series]:
    """Yields the counts of the months; `words` is field of a month → what it is called."""
    for name, label in words.items():
        counts = [getattr(month, name) for month in report.months]
        if name in _ALWAYS or any(counts):
            pairs = zip(report.months, counts, strict=True)
            yield Series(t(label), tuple(_counted(*pair, t) for pair in pairs), form="bars")


def _times(report: Trend, t: Translator) -> tuple[str, ...]:
    """Returns the names of the months, and their numbers with the year where names would repeat."""
    days = [month.first for month in report.months]
    return tuple(
        t.month(day) if len(days) <= 12 else f"{day.month:02}/{day.year % 100:02}" for day in days
    )


def _counted(month: Month, count: int, t: Translator) -> Point:
    if month.is_pause and not count:
        return Point(month.first, None, "–", t(say("pause")))
    return Point(month.first, count, t.number(count))


def _said(energy: Energy, t: Translator) -> Point:
    if energy.value is None:
        return Point(energy.day, None, "–", t(say("pause")))
    return Point(energy.day, energy.value, t.number(energy.value))


def _hint(report: Trend, t: Translator) -> Block:
    if report.energy:
        return Block(())
    asked = say("Energy has not been named yet. Ask for a figure from 1 to 5, then type:")
    line = say('fuehrung checkin {name} "energy: 4"', name=report.call)
    item = Item(spans(Span(t(line), "hint")))
    return Block((Text(spans(t(asked))), Items((item,))), space_before=True)


def _nothing_yet(report: Trend, t: Translator) -> Block:
    text = say("There is nothing to draw yet. It begins with the first talk that is written down:")
    line = say('fuehrung checkin {name} "20 min personal" "energy: 4"', name=report.call)
    return Block((Text(spans(t(text))), Items((Item(spans(Span(t(line), "hint"))),))))
