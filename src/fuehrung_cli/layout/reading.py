"""How one line of a check-in is read, said shortly: beside the line while it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.results import (
    Ask,
    Changed,
    NewFact,
    Reading,
    Result,
    Said,
    Set,
    StepSeen,
)
from fuehrung_cli.domain.days import day_in
from fuehrung_cli.domain.kinds import name_of
from fuehrung_cli.domain.session import Change, Opened
from fuehrung_cli.errors import Term, say
from fuehrung_cli.layout.facts import change_words, content_words, kind_label
from fuehrung_cli.messages.translator import Translator


def line_readings(reading: Reading, book: Book, t: Translator, today: date) -> Mapping[int, str]:
    """Returns number of a line → what it is read as; plain notes have nothing to say."""
    # Where a day is asked for, what the line is without it would only mislead.
    asked = {question.line for question in reading.asks}
    found: dict[int, list[str]] = {}
    for result in reading.results:
        words = _words(result, book, t, today)
        if words and (isinstance(result, Ask) or result.line not in asked):
            found.setdefault(result.line, []).append(words)
    return {line: t.joined(dict.fromkeys(words)) for line, words in found.items() if line}


def _words(result: Result, book: Book, t: Translator, today: date) -> str:
    match result:
        case NewFact(opened):
            return opened_words(opened, book.person.first_name, t, today)
        case Changed(change):
            return _changed(change, book, t)
        case Set():
            return _set(result, t, today)
        case StepSeen(step):
            return t(say("step {step}", step=step))
        case Said():
            return t(result.message)
        case Ask():
            return not_a_day(result, t)
        case _:
            return ""


def opened_words(opened: Opened, first_name: str, t: Translator, today: date) -> str:
    """Returns „Meine Zusage, Di., 1. Dez. 2026, in 5 Tagen"; the text itself stands in the line."""
    due = getattr(opened.content, "due", None)
    parts = [opened_label(opened, first_name, t), day_words(due, t, today)]
    return ", ".join(part for part in parts if part)


def opened_label(opened: Opened, first_name: str, t: Translator) -> str:
    """Returns what a new fact is called: „Meine Zusage", „Zusammenarbeit – Ja", „Ziel"."""
    content = opened.content
    by = str(getattr(content, "by", ""))
    if by == "leader" and getattr(content, "due", None) is None:
        return t(say("Intention, without a day"))
    scope, answer = getattr(content, "scope", None), getattr(content, "answer", None)
    if isinstance(scope, str) and isinstance(answer, str):
        return f"{t(Term('choice', scope))} – {t(Term('choice', answer))}"
    type_ = getattr(content, "type", "")
    return kind_label(name_of(content), by, first_name, t, type_=type_)


def day_words(due: object, t: Translator, today: date) -> str:
    """Returns a day in full and how far it is; nothing for no day."""
    if not isinstance(due, date):
        return ""
    day = day_in(due)
    return f"{t.moment(due, 'full')}, {t.away(day, today)}"


def not_a_day(question: Ask, t: Translator) -> str:
    """Says that a due day is none and will be asked for."""
    return t(say("“{phrase}” is not a day; it is asked for when you save", phrase=question.phrase))


def _changed(change: Change, book: Book, t: Translator) -> str:
    fact = book.facts.get(change.fact)
    if fact is None:
        return change.fact
    words = change_words(fact.kind, change.state, change.set, t) or t(say("remark"))
    return f"{content_words(fact.content, t)}: {words}"


def _set(result: Set, t: Translator, today: date) -> str:
    value = result.value
    match result.key:
        case "minutes":
            return t(say("{n} min", n=value))
        case "purpose" | "kind":
            return t(Term("session_kind" if result.key == "kind" else "purpose", str(value)))
        case "next":
            return t(say("next talk {day}", day=day_words(value, t, today)))
        case _:
            return day_words(value, t, today)
