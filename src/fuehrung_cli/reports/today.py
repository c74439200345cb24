"""Today: at most five things, at most one a person, and the one thing to type next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from fuehrung_cli.domain.appointments import next_talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import is_away, is_led, person_state
from fuehrung_cli.domain.contacts import last_contact, rhythm_of
from fuehrung_cli.domain.days import day_in
from fuehrung_cli.domain.journey import Library
from fuehrung_cli.domain.milestones import assignments
from fuehrung_cli.domain.names import alphabetical
from fuehrung_cli.errors import Message, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.next_talk import proposed_talk
from fuehrung_cli.reports.team_actions import Todo, team_actions

MOST_LINES = 5

Stage = Literal["first_run", "all_left", "before_first_talk", "calm", "open"]
"""Nobody is there; everybody has left; nobody was talked to; nothing is open; something is."""


@dataclass(frozen=True)
class Hint:
    """The exact next thing to type, and what it is good for."""

    what: Message
    type_this: str


@dataclass(frozen=True)
class Today:
    """The page of a day: a pure function of the notebook, so a number means the same line again."""

    day: date
    stage: Stage
    people: int
    lines: tuple[Todo, ...]
    more_people: int
    """People for whom something is open that has no line."""
    is_due: bool
    """Something is due (`--check`), on a line of the page or not."""
    hint: Hint


def today(
    books: Sequence[tuple[Book, str]],
    day: date,
    *,
    rhythm_days: int,
    library: Library | None = None,
) -> Today:
    """Makes the page of a day of all books, each with what is typed for its person.

    Who has left is no longer there, but a journey of farewell may still have a milestone.
    """
    everybody = sorted(books, key=lambda pair: alphabetical(pair[0].person))
    ordered = [(book, call) for book, call in everybody if person_state(book, day) != "left"]
    wanted = [pair for pair in everybody if pair in ordered or assignments(pair[0])]
    todo = team_actions(wanted, day, rhythm_days=rhythm_days, library=library)
    lines = _one_each(todo)
    stage = _stage(books, ordered, lines)
    return Today(
        day=day,
        stage=stage,
        people=len(ordered),
        lines=lines[:MOST_LINES],
        more_people=len(lines[MOST_LINES:]),
        is_due=any(each.action.is_due for each in todo),
        hint=_hint(stage, ordered, lines, day, rhythm_days),
    )


def _one_each(todo: Sequence[Todo]) -> tuple[Todo, ...]:
    """Returns the most pressing action of each person, the most pressing first."""
    first: dict[str, Todo] = {}
    for each in sorted(todo, key=lambda each: each.action.weight):
        first.setdefault(each.call, each)
    return tuple(first.values())


def _stage(
    books: Sequence[tuple[Book, str]], there: Sequence[tuple[Book, str]], lines: Sequence[Todo]
) -> Stage:
    if not books:
        return "first_run"
    if not there and not lines:
        return "all_left"
    if any(each.action.kind != "time" for each in lines):
        return "open"
    return "calm" if any(book.contacts for book, _ in there) else "before_first_talk"


def _hint(
    stage: Stage,
    there: Sequence[tuple[Book, str]],
    lines: Sequence[Todo],
    day: date,
    rhythm_days: int,
) -> Hint:
    match stage:
        case "first_run" | "all_left":
            return Hint(say("Begin with:"), 'fuehrung person add "Anna Berger"')
        case "before_first_talk":
            return Hint(say("After the next talk:"), f"fuehrung checkin {there[0][1]}")
    if lines:
        return Hint(say("Open line {n}:", n=1), "fuehrung 1")
    return _ahead(there, day, rhythm_days)


def _ahead(there: Sequence[tuple[Book, str]], day: date, rhythm_days: int) -> Hint:
    """Returns what comes next on a calm day: plan the talk that lacks a day, else the next one."""
    here = [pair for pair in there if is_led(pair[0], day) and not is_away(pair[0], day)]
    unplanned = [
        (at, book, call)
        for book, call in here
        if next_talk(book, day) is None and (at := _proposed(book, day, rhythm_days))
    ]
    if unplanned:
        at, book, call = min(unplanned, key=lambda each: day_in(each[0]))
        what = say("Plan the next talk with {name}:", name=book.person.first_name)
        return Hint(what, f"fuehrung next {call} {_typed(at)}")
    planned = [(day_in(talk), book, call) for book, call in here if (talk := next_talk(book, day))]
    if planned:
        at, book, call = min(planned, key=lambda each: each[0])
        name = book.person.first_name
        what = say("Before the talk with {name} on {day:short}:", name=name, day=at)
        return Hint(what, f"fuehrung report {call}")
    return Hint(say("The whole team:"), "fuehrung report")


def _proposed(book: Book, day: date, rhythm_days: int) -> date | datetime | None:
    """Returns when the talk after the last one would be, as the guided check-in proposes it."""
    last = last_contact(book)
    if last is None:
        return None
    return proposed_talk(book, day, rhythm_of(book, rhythm_days), since=last.day)


def _typed(at: date | datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M}" if isinstance(at, datetime) else at.isoformat()
