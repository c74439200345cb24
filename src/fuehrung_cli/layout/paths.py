"""A journey under way with a person: its milestones with their days, and what to type."""

from __future__ import annotations

from datetime import date

from fuehrung_cli.domain.journey import Step
from fuehrung_cli.domain.milestones import Milestone
from fuehrung_cli.errors import Message, Term, say, say_n
from fuehrung_cli.layout.document import (
    Block,
    Cell,
    Column,
    Document,
    Item,
    Items,
    Role,
    Span,
    Table,
    Text,
    Title,
    spans,
)
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.paths import PathStatus

MARKS = {"done": "■", "due": "▪", "ahead": "·", "open": "·", "not_applicable": "–"}
_ROLES: dict[str, Role] = {"done": "good", "due": "mark"}


def path_page(status: PathStatus, t: Translator) -> Document:
    """Lays out where a person stands: every milestone, then what is due and what to type."""
    heading = f"{status.name.upper()} · {status.title.get(t.language)}"
    title = Title(heading, t.day(status.day, "weekday"), (spans(_head(status, t)),))
    columns = (
        Column(t(say("milestone")), t(say("milestone")), may_cut=True),
        Column(t(say("day")), t(say("day")), right=True),
        Column(t(say("state")), t(say("state"))),
    )
    rows = tuple(_row(each, status.day, t) for each in status.milestones)
    blocks = (
        Block((title,)),
        Block((Table(columns, rows),)),
        _what_to_do(status, t),
        Block(_last_day(status, t), space_before=True),
        Block((Text((Span(_end(status, t), "quiet"),)),), space_before=True),
    )
    name = f"{status.name}: {status.title.get(t.language)}"
    return Document(name, tuple(block for block in blocks if block.nodes), t.language)


def _head(status: PathStatus, t: Translator) -> str:
    done = sum(each.word == "done" for each in status.milestones)
    wanted = sum(each.word != "not_applicable" for each in status.milestones)
    counts = say("counts from {day}", day=status.start)
    return t.joined([t(counts), t(say("{done} of {all} done", done=done, all=wanted))])


def _row(milestone: Milestone, day: date, t: Translator) -> tuple[Cell, ...]:
    title, word = milestone.step.title.get(t.language), t(Term("milestone", milestone.word))
    at = milestone.day
    shown = f"{MARKS[milestone.word]} {word}"
    if milestone.done_on:
        shown += f" {t.near(milestone.done_on, day)}"
    return (
        Cell(milestone.step.id, title),
        Cell(at, t.near(at, day) if at else "–"),
        Cell(milestone.word, shown, _ROLES.get(milestone.word, "plain"), word),
    )


def _what_to_do(status: PathStatus, t: Translator) -> Block:
    """Returns what is due; when nothing is, what comes next and what is still open."""
    wanted = [
        each
        for each in status.milestones
        if each.word == "due" or (each.word == "open" and each.step.day is None)
    ]
    wanted = wanted or [each for each in status.milestones if each.word == "ahead"][:1]
    items = tuple(
        Item(
            spans(each.step.to_do.get(t.language)),
            lead=each.step.short.get(t.language),
            more=(spans(Span(_typed(each.step, status.call, t), "hint")),),
        )
        for each in wanted
    )
    return Block((Items(items),) if items else (), t(say("WHAT TO DO")), space_before=True)


def _typed(step: Step, call: str, t: Translator) -> str:
    typed = step.type_this.get(t.language).replace("NAME", call)
    return typed or f'fuehrung checkin {call} "… #{step.id}"'


def _last_day(status: PathStatus, t: Translator) -> tuple[Text, ...]:
    if not status.needs_last_day:
        return ()
    what = say("Some days count from the last day, which is not known yet:")
    command = f"fuehrung person leave {status.call} --last-day …"
    return (Text((Span(f"{t(what)} ", "label"), Span(command, "hint"))),)


def _end(status: PathStatus, t: Translator) -> str:
    command = f"fuehrung journey end {status.call} {status.journey}"
    if status.is_complete:
        return t(say("Everything is done. Close it: {command}", command=command))
    return t(say("To end it: {command}", command=command))


def when_words(step: Step) -> Message:
    """Returns when a step comes: its day for a milestone, else how often."""
    if step.day is None:
        return say_n("every {n} day", "every {n} days", step.cadence_days)
    days = abs(step.day)
    if step.counts_from == "last_day":
        return _around(
            step.day,
            say_n("{n} day before the last day", "{n} days before the last day", days),
            say("on the last day"),
            say_n("{n} day after the last day", "{n} days after the last day", days),
        )
    return _around(
        step.day,
        say_n("{n} day before the start", "{n} days before the start", days),
        say("on the first day"),
        say_n("{n} day after the start", "{n} days after the start", days),
    )


def _around(day: int, before: Message, on: Message, after: Message) -> Message:
    return before if day < 0 else after if day else on
