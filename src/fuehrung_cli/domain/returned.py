"""An answered agenda → facts said by the person, and changes to promises that were on it.

The person can add topics, own promises, successes and answers, and tick own promises. There is no
way to anything else: a line never becomes a promise of the leader, and no other fact has an id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from fuehrung_cli.domain.agenda import (
    PROMISES,
    TOPICS,
    Marks,
    neutral_questions,
    own_promises,
)
from fuehrung_cli.domain.answers import Answers, same_words
from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.making import without_brackets
from fuehrung_cli.domain.capture.printer import print_session
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.capture.results import Reading
from fuehrung_cli.domain.dates import Anchor, parse_day, split_due
from fuehrung_cli.domain.journey import Journey
from fuehrung_cli.domain.kinds import Answer, Commitment, Content, Success, Topic, name_of
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.frozen import dataclass

SAME_DAYS = 90
"""What was said within so many days in the same words is the same, from a sheet sent twice."""


@dataclass(frozen=True)
class Sheet:
    """Everything that can have stood on the sheets of somebody, by the ids of lines."""

    promises: Mapping[str, Fact]
    questions: Mapping[str, tuple[str, str]]
    """Id → the question and its step."""


@dataclass(frozen=True)
class Brought:
    """What an answered sheet brings into the book."""

    facts: tuple[Opened, ...]
    changes: tuple[Change, ...]
    there: int
    """Answers that are in the book already."""


def sheet_of(book: Book, journey: Journey | None, sheets: Iterable[Marks]) -> Sheet:
    """Returns what can have stood on these sheets."""
    sheets = tuple(sheets)
    return Sheet(
        {marks.line(fact.id): fact for marks in sheets for fact in own_promises(book)},
        {marks.line(asked[0]): asked for marks in sheets for asked in neutral_questions(journey)},
    )


def brought(answers: Answers, sheet: Sheet, book: Book, anchor: Anchor) -> Brought:
    """Returns the facts and changes that answers make, without those that are there already."""
    contents = tuple(_contents(answers, sheet, anchor))
    new = [content for content in contents if not _is_there(content, book, anchor.day)]
    ticked = [sheet.promises[key] for key in answers.ticked]
    kept = [fact for fact in ticked if fact.is_open]
    return Brought(
        tuple(Opened(number, content, "said") for number, content in enumerate(new, start=1)),
        tuple(Change(fact.id, "kept") for fact in kept),
        len(contents) - len(new) + len(ticked) - len(kept),
    )


def retyped(session: Session, context: Context, language: str) -> tuple[str, Reading]:
    """Returns an entry as text of the one grammar, and what it is read as: the very same entry."""
    printed = print_session(session, context, language)
    reading = resolve(read(printed.text), replace(context, left_out=printed.left_out))
    assert reading.session == session
    return printed.text, reading


def _contents(answers: Answers, sheet: Sheet, anchor: Anchor) -> Iterator[Content]:
    for key, texts in answers.given.items():
        if key in sheet.questions:
            yield Answer(sheet.questions[key][0], "\n".join(texts), sheet.questions[key][1])
            continue
        for text in texts:
            yield _content(key, text, anchor)


def _content(key: str, text: str, anchor: Anchor) -> Content:
    if key.startswith(PROMISES):
        return _promise(text, anchor)
    return Topic(text) if key.startswith(TOPICS) else Success(text)


def _promise(text: str, anchor: Anchor) -> Commitment:
    """Returns a promise of the person; a day at its end that is none stays in its words."""
    shorter, phrase = split_due(without_brackets(text), anchor)
    due = parse_day(phrase, anchor) if phrase else None
    return Commitment("person", shorter if due else text, due)


def _is_there(content: Content, book: Book, day: date) -> bool:
    return any(
        fact.source == "said"
        and fact.opened >= day - timedelta(days=SAME_DAYS)
        and same_words(_said(fact.content), _said(content))
        for fact in book.of_kind(name_of(content))
    )


def _said(content: Content) -> str:
    """Returns what tells two facts of a kind apart: the words, and of an answer the question."""
    whose = getattr(content, "by", "")
    return f"{whose} {getattr(content, 'question', '')} {content.text}"
