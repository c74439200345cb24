"""The reasons to talk: all of one person, or one line for everybody who has any."""

from __future__ import annotations

from collections.abc import Iterator

from fuehrung_cli.errors import Term, say, say_n
from fuehrung_cli.layout.document import (
    Block,
    Document,
    Item,
    Items,
    Node,
    Span,
    Spans,
    Text,
    Title,
    spans,
)
from fuehrung_cli.layout.phrases import sentence
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.signals import PersonSignals, Reason, SignalRow, TeamSignals


def signals_page(report: PersonSignals, t: Translator, *, why: bool = False) -> Document:
    """Lays out the reasons of one person; `why` adds the rule, its reason, and what clears it."""
    counted = say("REASONS TO TALK ({n})", n=len(report.reasons))
    heading = t(counted if report.reasons else say("REASONS TO TALK"))
    items = tuple(_reason(reason, report, t, why=why) for reason in report.reasons)
    nothing = Text(spans(t(say("Nothing speaks today."))))
    blocks = (
        Block((_title(report, t),)),
        Block((Items(items, numbered=True) if items else nothing,), heading, space_before=True),
        _supporting(report, t),
        _resting(report, t),
        Block(tuple(_footer(report, t)), space_before=True),
    )
    title = t(say("Reasons to talk with {name}", name=report.name))
    return Document(title, tuple(block for block in blocks if block.nodes), t.language)


def team_signals_page(report: TeamSignals, t: Translator) -> Document:
    """Lays out who has reasons: the one that weighs most and how many, never a level."""
    items = tuple(_row(row, t) for row in report.people)
    nothing = Text(spans(t(say("Nothing speaks today."))))
    blocks = [
        Block((Title(t(say("REASONS TO TALK")), t.day(report.day, "weekday")),)),
        Block((Items(items) if items else nothing,)),
    ]
    if items:
        hint = t(say("more: fuehrung signals {name} --why", name=report.people[0].call))
        blocks.append(Block((Text((Span(hint, "hint"),)),), space_before=True))
    return Document(t(say("Reasons to talk")), tuple(blocks), t.language)


def _title(report: PersonSignals, t: Translator) -> Title:
    state = "" if report.state == "active" else t(Term("person_state", report.state))
    level = t(say("level: {level}", level=Term("level", report.level)))
    second = spans(t.joined([level, state]))
    return Title(report.name.upper(), t.day(report.day, "weekday"), (second,))


def _reason(reason: Reason, report: PersonSignals, t: Translator, *, why: bool) -> Item:
    signal = reason.signal
    told = [t(say("since {day}", day=t.near(signal.since, report.day)))]
    if signal.whose == "person":
        told.append(t(say("the person’s own words")))
    more: list[Spans] = [spans(Span(t.joined(told), "quiet"))]
    more.append(spans(Span(t(signal.type_this), "hint")))
    if why:
        strength = Term("severity", signal.severity)
        more.append(spans(t(say("clears it: {what}", what=signal.clear))))
        because = t(say("{rule}, {strength}: ", rule=signal.rule, strength=strength))
        more.append(spans(Span(because + reason.why.get(t.language), "quiet")))
    said = spans(sentence(t(signal.reason)))
    return Item(said, identifier=signal.fact, more=tuple(more))


def _supporting(report: PersonSignals, t: Translator) -> Block:
    items = tuple(Item(spans(sentence(t(fact))), mark="+") for fact in report.supporting)
    nodes: tuple[Node, ...] = (Items(items),) if items else ()
    return Block(nodes, t(say("IN FAVOUR")), space_before=True)


def _resting(report: PersonSignals, t: Translator) -> Block:
    items = tuple(
        Item(
            spans(f"{rest.rule}: {rest.because}"),
            identifier=rest.fact,
            aside=spans(t(say("until {day}", day=t.near(rest.until, report.day))))
            if rest.until
            else (),
        )
        for rest in report.resting
    )
    return Block((Items(items),) if items else (), t(say("AT REST")), space_before=True)


def _footer(report: PersonSignals, t: Translator) -> Iterator[Node]:
    if report.state != "active" and not report.reasons:
        yield Text(spans(t(say("In a pause, for 30 days after it and at the end no rule speaks."))))
    if report.is_thin:
        yield Text(spans(t(say("Few entries in 90 days: what is missing here says little."))))
    if report.changed_thresholds:
        changed = say_n(
            "{n} threshold differs from the shipped ones (rules.toml).",
            "{n} thresholds differ from the shipped ones (rules.toml).",
            report.changed_thresholds,
        )
        yield Text((Span(t(changed), "quiet"),))


def _row(row: SignalRow, t: Translator) -> Item:
    count = t(say_n("{n} reason", "{n} reasons", row.reasons))
    said = sentence(t(row.strongest.reason))
    return Item(spans(Span(f"{row.name}: ", "name"), said), aside=spans(count))
