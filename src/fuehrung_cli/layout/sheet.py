"""The data sheet on as little paper as it can be told on: kinds of one purpose stand together."""

from __future__ import annotations

from collections.abc import Iterator

from fuehrung_cli.errors import Message, say
from fuehrung_cli.layout.document import (
    Block,
    Document,
    Item,
    Items,
    Node,
    Pairs,
    Span,
    Text,
    Title,
    spans,
)
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.sheet import Sheet, SheetKind
from fuehrung_cli.reports.sheet_rules import SheetRule
from fuehrung_cli.reports.sheet_texts import SheetPoint


def sheet_page(report: Sheet, t: Translator) -> Document:
    """Lays out what a reader gets of the sheet, marked as a draft."""
    blocks = (
        Block((Title(t(_TITLES[report.audience]), t.day(report.day, "weekday")), _draft(t))),
        *(Block((Text(spans(t(part))),), space_before=True) for part in report.letter),
        _points(report.record, say("RECORD OF PROCESSING (ART. 30 GDPR)"), t),
        _points(report.evaluations, say("WHAT IS COMPUTED, FOR THE LEADER ALONE"), t),
        Block(tuple(_rules(report, t)), t(say("RULES: WHEN A TALK IS SUGGESTED")),
              space_before=True),
        Block(tuple(_kinds(report.kinds, t)), t(say("WHAT MAY BE KEPT, WHAT FOR, HOW LONG")),
              space_before=True),
        _list(report.off, say("SWITCHED OFF OR CHANGED HERE"), t),
        _points(report.measures, say("WHERE IT LIES, AND WHAT PROTECTS IT"), t),
        _points(report.rights, say("RIGHTS OF THE PERSON"), t),
        _list(report.questions, say("TO BE SETTLED"), t),
    )  # fmt: skip
    title = t(_TITLES[report.audience])
    return Document(title, tuple(block for block in blocks if block.nodes), t.language)


_TITLES = {
    "": say("DATA SHEET"),
    "works-council": say("DATA SHEET FOR THE WORKS COUNCIL"),
    "data-protection": say("DATA SHEET FOR DATA PROTECTION"),
    "team": say("MY NOTES ABOUT OUR TALKS"),
}


def _draft(t: Translator) -> Text:
    words = say("Draft, made by the program. An expert is to check it before it is handed out.")
    return Text(spans(Span(t(words), "hint")))


def _points(points: tuple[SheetPoint, ...], heading: Message, t: Translator) -> Block:
    pairs = tuple((t(point.about), spans(*_told(point, t))) for point in points)
    return Block((Pairs(pairs),) if pairs else (), t(heading), space_before=True)


def _told(point: SheetPoint, t: Translator) -> Iterator[str | Span]:
    yield t(point.text)
    if point.commands:
        yield Span(f" ({', '.join(point.commands)})", "quiet")


def _list(lines: tuple[Message, ...], heading: Message, t: Translator) -> Block:
    items = tuple(Item(spans(t(line)), mark="·") for line in lines)
    return Block((Items(items),) if items else (), t(heading), space_before=True)


def _rules(report: Sheet, t: Translator) -> Iterator[Node]:
    """Yields the rules one below the other; for data protection, who asks less, in one piece."""
    if report.audience == "data-protection":
        yield Text(spans(". ".join(_rule_line(rule, t) for rule in report.rules) + "."))
    elif report.rules:
        yield Items(tuple(_rule(rule, t) for rule in report.rules))


def _rule(rule: SheetRule, t: Translator) -> Item:
    numbers = ", ".join(t(number) for number in rule.numbers)
    told = spans(t(rule.subject), Span(f": {numbers}" if numbers else "", "quiet"))
    return Item(told, lead=rule.id, aside=spans(", ".join(_marks(rule, t))))


def _rule_line(rule: SheetRule, t: Translator) -> str:
    told = ", ".join([t(rule.subject), *(t(number) for number in rule.numbers), *_marks(rule, t)])
    return f"{rule.id} {told}"


def _marks(rule: SheetRule, t: Translator) -> Iterator[str]:
    if not rule.is_on:
        yield t(say("off"))
    if rule.is_changed:
        yield t(say("changed here"))


def _kinds(kinds: tuple[SheetKind, ...], t: Translator) -> Iterator[Node]:
    """Yields a paragraph for all kinds with the same purpose and period."""
    groups: dict[tuple[str, str], list[SheetKind]] = {}
    for kind in kinds:
        groups.setdefault((t(kind.purpose), t(kind.kept)), []).append(kind)
    for (purpose, kept), members in groups.items():
        told = [part for kind in members for part in _kind(kind, t)]
        yield Text(spans(Span(purpose, "label"), f" ({kept}).", *told))


def _kind(kind: SheetKind, t: Translator) -> tuple[str | Span, ...]:
    fields = ", ".join(t(field.label) for field in kind.fields)
    sources = Span(f" ({t(kind.sources)}).", "quiet")
    return (" ", Span(t(kind.label), "name"), f": {fields}", sources)
