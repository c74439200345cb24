"""Today: at most five things, at most one a person, and the one thing to type next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Literal

from fuehrung_cli.domain.appointments import next_talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import is_away, is_led, person_state
from fuehrung_cli.domain.contacts import last_contact, rhythm_of
from fuehrung_cli.domain.days import day_in
from fuehrung_cli.domain.milestones import assignments
from fuehrung_cli.domain.names import alphabetical
from fuehrung_cli.errors import Message, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.next_talk import proposed_talk
from fuehrung_cli.reports.team_actions import LibraryOf, PersonTodo, Todo, person_todo, team_actions

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


@dataclass(frozen=True)
class _Part:
    """What the page needs of one person; a book can be forgotten once its part is made."""

    todo: PersonTodo
    is_there: bool
    """Has not left."""
    is_wanted: bool
    """There, or on a journey of farewell that may still have a milestone."""
    has_contacts: bool
    is_here: bool
    """Led and not away."""
    planned: date | None
    proposed: date | datetime | None


def today(
    books: Iterable[tuple[Book, str]],
    day: date,
    *,
    rhythm_days: int,
    library: LibraryOf | None = None,
) -> Today:
    """Makes the page of a day of all books, each with what is typed for its person."""
    made = [_part(book, call, day, rhythm_days, library) for book, call in books]
    parts = sorted(made, key=lambda part: alphabetical(part.todo.person))
    there = [part for part in parts if part.is_there]
    todo = team_actions([part.todo for part in parts if part.is_wanted], day)
    lines = _one_each(todo)
    stage = _stage(parts, there, lines)
    return Today(
        day=day,
        stage=stage,
        people=len(there),
        lines=lines[:MOST_LINES],
        more_people=len(lines[MOST_LINES:]),
        is_due=any(each.action.is_due for each in todo),
        hint=_hint(stage, there, lines),
    )


def _part(book: Book, call: str, day: date, rhythm_days: int, library: LibraryOf | None) -> _Part:
    is_there = person_state(book, day) != "left"
    planned = next_talk(book, day)
    return _Part(
        person_todo(book, call, day, rhythm_days=rhythm_days, library=library),
        is_there,
        is_there or bool(assignments(book)),
        bool(book.contacts),
        is_led(book, day) and not is_away(book, day),
        day_in(planned) if planned else None,
        None if planned else _proposed(book, day, rhythm_days),
    )


def _one_each(todo: Sequence[Todo]) -> tuple[Todo, ...]:
    """Returns the most pressing action of each person, the most pressing first."""
    first: dict[str, Todo] = {}
    for each in sorted(todo, key=lambda each: each.action.weight):
        first.setdefault(each.call, each)
    return tuple(first.values())


def _stage(parts: Sequence[_Part], there: Sequence[_Part], lines: Sequence[Todo]) -> Stage:
    if not parts:
        return "first_run"
    if not there and not lines:
        return "all_left"
    if any(each.action.kind != "time" for each in lines):
        return "open"
    return "calm" if any(part.has_contacts for part in there) else "before_first_talk"


def _hint(stage: Stage, there: Sequence[_Part], lines: Sequence[Todo]) -> Hint:
    match stage:
        case "first_run" | "all_left":
            return Hint(say("Begin with:"), 'fuehrung person add "Anna Berger"')
        case "before_first_talk":
            return Hint(say("After the next talk:"), f"fuehrung checkin {there[0].todo.call}")
    if lines:
        return Hint(say("Open line {n}:", n=1), "fuehrung 1")
    return _ahead(there)


def _ahead(there: Sequence[_Part]) -> Hint:
    """Returns what comes next on a calm day: plan the talk that lacks a day, else the next one."""
    here = [part for part in there if part.is_here]
    unplanned = [(part.proposed, part.todo) for part in here if part.proposed]
    if unplanned:
        at, todo = min(unplanned, key=lambda each: day_in(each[0]))
        what = say("Plan the next talk with {name}:", name=todo.person.first_name)
        return Hint(what, f"fuehrung next {todo.call} {_typed(at)}")
    planned = [(part.planned, part.todo) for part in here if part.planned]
    if planned:
        on, todo = min(planned, key=lambda each: each[0])
        name = todo.person.first_name
        what = say("Before the talk with {name} on {day:short}:", name=name, day=on)
        return Hint(what, f"fuehrung report {todo.call}")
    return Hint(say("The whole team:"), "fuehrung report")


def _proposed(book: Book, day: date, rhythm_days: int) -> date | datetime | None:
    """Returns when the talk after the last one would be, as the guided check-in proposes it."""
    last = last_contact(book)
    if last is None:
        return None
    return proposed_talk(book, day, rhythm_of(book, rhythm_days), since=last.day)


def _typed(at: date | datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M}" if isinstance(at, datetime) else at.isoformat()
