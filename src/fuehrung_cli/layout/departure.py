"""The page of a departure: a dated list, the figures of the team, on request the look-back."""

from __future__ import annotations

from collections.abc import Mapping

from fuehrung_cli.domain.days import day_in
from fuehrung_cli.domain.departures import Due, Task
from fuehrung_cli.errors import Message, Term, say, say_n
from fuehrung_cli.layout.document import (
    Block,
    Document,
    Item,
    Items,
    Quote,
    Span,
    Text,
    Title,
    spans,
)
from fuehrung_cli.layout.phrases import sentence
from fuehrung_cli.layout.situation import begin_journey
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.departure import LeavePage
from fuehrung_cli.reports.history import HistoryEntry

_TASKS: Mapping[Task, Message] = {
    "thank": say("Give thanks and listen; no counter-offer. Agree on who tells whom"),
    "understand": say("Understand: what tipped the scales, and when could I have seen it?"),
    "hand_over": say("Hand over knowledge and customers; settle the promises of both sides"),
    "exit_talk": say("Exit talk, held by somebody else than you"),
    "farewell": say("Farewell; the reference letter is ready"),
    "contact": say("Get in touch, only if the person has agreed to it"),
}


def departure_page(page: LeavePage, t: Translator) -> Document:
    """Lays out the departure."""
    title = Title(page.name.upper(), t.day(page.day, "weekday"), (spans(_head(page, t)),))
    items = tuple(_task(due, page, t) for due in page.tasks)
    blocks = [
        Block((title,)),
        *([Block((Quote(page.reasons, *t.quotes),))] if page.reasons else []),
        Block((Items(items),), t(say("WHAT TO DO")), space_before=True),
        Block((Text(spans(_team(page, t))),), t(say("IN 12 MONTHS")), space_before=True),
        *_look_back(page, t),
    ]
    if page.journey:
        blocks.append(begin_journey(page.call, page.journey, t))
    if page.expected is None:
        blocks.append(_unknown(page, t))
    return Document(t(Term("kind", "departure")), tuple(blocks), t.language)


def _head(page: LeavePage, t: Translator) -> str:
    last = t(say("last day {day}", day=page.last_day)) if page.last_day else ""
    known = {True: say("expected"), False: say("surprising")}
    seen = t(known[page.expected]) if page.expected is not None else ""
    goes = t(Term("choice", page.destination)) if page.destination else ""
    noticed = t(say("announced on {day}", day=page.noticed))
    return t.joined([noticed, last, seen, goes])


def _task(due: Due, page: LeavePage, t: Translator) -> Item:
    day = t.near(due.on, page.day) if due.on else t(say("at the end"))
    is_now = due.on == page.day
    return Item(spans(t(_TASKS[due.task])), lead=day, mark="▪" if is_now else "")


def _team(page: LeavePage, t: Translator) -> str:
    team = page.team
    left = t(say("{n} of {all} left", n=team.left, all=team.people))
    rate = t(say("{percent} %", percent=team.percent)) if team.percent is not None else ""
    surprise = say("{n} of {all} as a surprise", n=team.surprising, all=team.known)
    return t.joined([left, rate, t(surprise) if team.known else ""])


def _unknown(page: LeavePage, t: Translator) -> Block:
    command = say("fuehrung person leave {name} --expected no", name=page.call)
    words = Text(spans(t(say("Did you see it coming? yes or no:"))))
    return Block((words, Items((Item(spans(Span(t(command), "hint"))),))), space_before=True)


def _look_back(page: LeavePage, t: Translator) -> list[Block]:
    if page.before is None:
        return []
    entries = tuple(_entry(entry, page, t) for entry in page.before)
    spoke = tuple(Item(spans(sentence(t(signal.reason))), mark="·") for signal in page.spoke)
    count = t(say_n("{n} entry", "{n} entries", len(entries)))
    nothing = Text(spans(t(say("Nothing was written in these 90 days."))))
    first = Block(
        (Items(entries) if entries else nothing,),
        t(say("THE 90 DAYS BEFORE")),
        count,
        space_before=True,
    )
    quiet = Text(spans(t(say("No reason to talk spoke on the day before."))))
    heading = t(say("WHAT SPOKE FOR A TALK"))
    return [first, Block((Items(spoke) if spoke else quiet,), heading, space_before=True)]


def _entry(entry: HistoryEntry, page: LeavePage, t: Translator) -> Item:
    facts = [fact.text for fact in entry.facts if fact.text]
    words = t.joined([t(Term("session_kind", entry.kind)), " ".join(entry.notes.split()), *facts])
    return Item(spans(words), lead=t.near(day_in(entry.at), page.day), identifier=entry.id)
