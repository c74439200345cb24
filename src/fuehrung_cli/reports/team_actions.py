"""What is to be done for everybody, and for whom there was least time.

The one list behind today and the foot of the team page: the actions of each person, and one line
that only a look at all of them can say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from fuehrung_cli.domain.appointments import next_talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import is_calm, is_led
from fuehrung_cli.domain.contacts import last_contact
from fuehrung_cli.domain.journey import Library
from fuehrung_cli.domain.names import alphabetical
from fuehrung_cli.domain.person import Person
from fuehrung_cli.errors import Message, say, say_n
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.action_kinds import Action
from fuehrung_cli.reports.actions import actions

TIME_DAYS = 60
UNKNOWN_MINUTES = 15
"""What a contact counts whose length was not noted: it was not nothing."""
FEWEST_TO_COMPARE = 3
CLEARLY_LESS = 0.5
"""Than the middle of the others: somebody always has the least, that alone says nothing."""


LibraryOf = Callable[[Book], Library | None]
"""Returns the journeys that a book needs, None when it needs none beside the main one."""


@dataclass(frozen=True)
class Todo:
    """An action with what is typed for its person."""

    call: str
    action: Action


@dataclass(frozen=True)
class TimeSpent:
    """The time that a person had in 60 days, to be compared with that of others."""

    minutes: int
    talks: int
    last: date
    is_planned: bool
    """A talk that is planned is time already."""


@dataclass(frozen=True)
class PersonTodo:
    """What is to be done for one person; a team is made of these, so no two books are needed."""

    person: Person
    call: str
    actions: tuple[Action, ...]
    time: TimeSpent | None
    """None for somebody who is not compared: not led for 60 days, or away."""


def person_todo(
    book: Book, call: str, day: date, *, rhythm_days: int, library: LibraryOf | None = None
) -> PersonTodo:
    """Returns what is to be done for a person."""
    journeys = library(book) if library else None
    found = actions(book, day, rhythm_days=rhythm_days, name=call, library=journeys)
    return PersonTodo(book.person, call, found, time_spent(book, day))


def team_actions(parts: Sequence[PersonTodo], day: date) -> tuple[Todo, ...]:
    """Returns everything to be done for everybody, person by person in the order given."""
    found = {part.call: part.actions for part in parts}
    least = least_time(parts)
    if least is not None and least.time is not None and not found[least.call]:
        found[least.call] = (_time_for(least, least.time, day),)
    return tuple(Todo(call, action) for call, each in found.items() for action in each)


def least_time(parts: Sequence[PersonTodo]) -> PersonTodo | None:
    """Returns the person with clearly the least time in 60 days, None when there is nobody.

    What a person means for the team is not known yet; once it is, it belongs into the first place
    of the key.
    """
    compared = [(part.time, part) for part in parts if part.time is not None]
    if len(compared) < FEWEST_TO_COMPARE:
        return None
    first, *others = sorted(
        compared, key=lambda pair: (pair[0].minutes, pair[0].last, alphabetical(pair[1].person))
    )
    usual = others[len(others) // 2][0].minutes
    is_clear = first[0].minutes < usual * CLEARLY_LESS
    return first[1] if is_clear and not first[0].is_planned else None


def time_spent(book: Book, day: date) -> TimeSpent | None:
    """Returns the time that a person had, if she is led for 60 days and not away."""
    profile = book.person.profile
    begun = max((d for d in (profile.start, profile.led_since, book.first_day) if d), default=day)
    if not is_led(book, day) or is_calm(book, day) or (day - begun).days < TIME_DAYS:
        return None
    since = day - timedelta(days=TIME_DAYS)
    talks = [talk for talk in book.contacts if since < talk.day <= day]
    minutes = sum(UNKNOWN_MINUTES if talk.minutes is None else talk.minutes for talk in talks)
    last = last_contact(book)
    is_planned = next_talk(book, day) is not None
    return TimeSpent(minutes, len(talks), last.day if last else date.min, is_planned)


def _time_for(least: PersonTodo, time: TimeSpent, day: date) -> Action:
    return Action(
        "time",
        least.person.name,
        say("Time for {name}", name=least.person.first_name),
        _so_far(time.talks),
        day,
        f"fuehrung next {least.call} …",
    )


def _so_far(talks: int) -> Message:
    if not talks:
        return say("no talk in {days} days so far", days=TIME_DAYS)
    return say_n("{n} talk in {days} days", "{n} talks in {days} days", talks, days=TIME_DAYS)
