"""The list of promises: mine first, the other side's as a reminder without any rate."""

from __future__ import annotations

from fuehrung_cli.errors import Term, say
from fuehrung_cli.layout.document import Block, Document, Item, Items, Span, Text, Title, spans
from fuehrung_cli.layout.phrases import due_phrase, kept_phrase
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.promises import PromiseRow, Promises


def promises_page(report: Promises, t: Translator, *, name: str = "") -> Document:
    """Lays out the promises of one person, or of all when `name` is empty."""
    heading = name.upper() if name else t(say("PROMISES"))
    title = Title(heading, t.day(report.day, "weekday"))
    kept = kept_phrase(report.kept, t)
    blocks = [
        Block((title,)),
        _side(report.mine, t(say("MY PROMISES")), kept, report, t, with_person=not name),
        _side(
            report.theirs,
            t(say("PROMISES TO ME")),
            "",
            report,
            t,
            with_person=not name,
        ),
    ]
    if not report.mine and not report.theirs:
        empty = say("No promise is due.") if report.only_overdue else say("No promise is open.")
        blocks.append(Block((Text(spans(t(empty))),)))
    return Document(t(say("Promises")), tuple(b for b in blocks if b.nodes), t.language)


def _side(
    rows: tuple[PromiseRow, ...],
    heading: str,
    aside: str,
    report: Promises,
    t: Translator,
    *,
    with_person: bool,
) -> Block:
    items = tuple(_item(row, report, t, with_person=with_person) for row in rows)
    return Block((Items(items),) if items else (), heading, aside, space_before=True)


def _item(row: PromiseRow, report: Promises, t: Translator, *, with_person: bool) -> Item:
    late = row.overdue_days > 0
    person = spans(Span(f"{row.person}: ", "name")) if with_person else ()
    return Item(
        (*person, *spans(row.text)),
        mark="!" if late else "",
        lead=t.near(row.due, report.day) if row.due else "",
        identifier=row.id,
        aside=spans(_standing(row, report, t)),
        role="late" if late else "plain",
    )


def _standing(row: PromiseRow, report: Promises, t: Translator) -> str:
    if row.word in ("open", "overdue", "intention"):
        return due_phrase(row.due, row.overdue_days, report.day, t)
    table = "derived" if row.word == "kept_late" else "state"
    return t(Term(table, row.word))
