"""The page of everything that is kept about a person: no code in it, nothing left out."""

from __future__ import annotations

from fuehrung_cli.errors import say, say_n
from fuehrung_cli.layout.document import (
    Block,
    Document,
    Item,
    Items,
    Node,
    Pairs,
    Span,
    Spans,
    Title,
    spans,
)
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.access import (
    Access,
    AccessEntry,
    AccessKind,
    AccessPlace,
    AccessRecord,
    AccessRule,
)
from fuehrung_cli.reports.access_values import AccessValue


def access_page(report: Access, t: Translator) -> Document:
    """Lays out everything: the person, what is kept and why, every entry, and what lies beside."""
    heading = say("EVERYTHING KEPT ABOUT {name}", name=report.name)
    blocks = (
        Block((Title(t(heading), t.day(report.day, "weekday")),)),
        Block((Pairs(_pairs(report.person, t)),), t(say("PERSON"))),
        Block((kinds_node(report.kinds, t),), t(say("WHAT IS KEPT, AND WHY")), space_before=True),
        _rules(report.rules, t),
        *(_entry(entry, t) for entry in report.entries),
        _places(report.elsewhere, t(say("IN OTHER PLACES")), t),
        _places(report.unread, t(say("COULD NOT BE READ")), t),
    )
    title = t(say("Everything kept about {name}", name=report.name))
    return Document(title, tuple(block for block in blocks if block.nodes), t.language)


def kinds_node(kinds: tuple[AccessKind, ...], t: Translator) -> Items:
    """Returns the kinds of records with purpose, sources, period and readers."""
    return Items(tuple(_kind(kind, t) for kind in kinds))


def _kind(kind: AccessKind, t: Translator) -> Item:
    label = t(kind.label)
    if kind.count:
        label = t(say_n("{label} ({n} record)", "{label} ({n} records)", kind.count, label=label))
    more = (
        say("from whom: {sources}", sources=kind.sources),
        say("how long: {time}", time=kind.kept),
        say("who sees it: {who}", who=kind.seen_by),
    )
    text = (*spans(Span(f"{label}: ", "label")), *spans(t(kind.purpose)))
    return Item(text, more=tuple(spans(Span(t(line), "quiet")) for line in more))


def _rules(rules: tuple[AccessRule, ...], t: Translator) -> Block:
    items = tuple(
        Item(
            spans(t(rule.about)),
            lead=rule.id,
            more=tuple(spans(t(say("today: {text}", text=line))) for line in rule.says),
        )
        for rule in rules
    )
    heading = t(say("RULES APPLIED TO IT"))
    return Block((Items(items),) if items else (), heading, space_before=True)


def _entry(entry: AccessEntry, t: Translator) -> Block:
    nodes: list[Node] = [Pairs(_pairs(entry.values, t))]
    items = [_record(fact, "+", t) for fact in entry.facts]
    items += [_record(change, "→", t) for change in entry.changes]
    if items:
        nodes.append(Items(tuple(items)))
    heading = t.joined([t.moment(entry.at, "weekday"), t(entry.kind)])
    return Block(tuple(nodes), heading, entry.id, space_before=True)


def _record(record: AccessRecord, mark: str, t: Translator) -> Item:
    state = t(say("today: {text}", text=record.state)) if record.state else ""
    values = tuple(
        spans(Span(f"{label}: ", "label"), *value) for label, value in _pairs(record.values, t)
    )
    return Item(spans(Span(t(record.label), "name")), mark=mark, aside=spans(state), more=values)


def _pairs(values: tuple[AccessValue, ...], t: Translator) -> tuple[tuple[str, Spans], ...]:
    return tuple((t(value.label), spans(t(value.words))) for value in values)


def _places(places: tuple[AccessPlace, ...], heading: str, t: Translator) -> Block:
    items = tuple(
        Item(spans(t(each.what), Span(f": {each.path}" if each.path else "", "quiet")))
        for each in places
    )
    return Block((Items(items),) if items else (), heading, space_before=True)
