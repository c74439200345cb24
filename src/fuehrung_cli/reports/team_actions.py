"""What is to be done for everybody, and for whom there was least time.

The one list behind today and the foot of the team page: the actions of each person, and one line
that only a look at all of them can say.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from fuehrung_cli.domain.appointments import next_talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import is_calm, is_led
from fuehrung_cli.domain.contacts import last_contact
from fuehrung_cli.domain.journey import Library
from fuehrung_cli.domain.names import alphabetical
from fuehrung_cli.domain.session import Session
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


@dataclass(frozen=True)
class Todo:
    """An action with what is typed for its person."""

    call: str
    action: Action


def team_actions(
    books: Sequence[tuple[Book, str]],
    day: date,
    *,
    rhythm_days: int,
    library: Library | None = None,
) -> tuple[Todo, ...]:
    """Returns everything to be done for everybody, person by person in the order of the books."""
    found = {
        call: actions(book, day, rhythm_days=rhythm_days, name=call, library=library)
        for book, call in books
    }
    least = least_time(books, day)
    if least is not None and not found[least[1]]:
        found[least[1]] = (_time_for(*least, day),)
    return tuple(Todo(call, action) for call, each in found.items() for action in each)


def least_time(books: Sequence[tuple[Book, str]], day: date) -> tuple[Book, str] | None:
    """Returns the person with clearly the least time in 60 days, None when there is nobody.

    Compared are people led for 60 days who are not away. A talk that is planned is time already.
    What a person means for the team is not known yet; once it is, it belongs into the first place
    of the key.
    """
    compared = [pair for pair in books if _is_compared(pair[0], day)]
    if len(compared) < FEWEST_TO_COMPARE:
        return None
    first, *others = sorted(compared, key=lambda pair: _time_key(pair[0], day))
    usual = _minutes(others[len(others) // 2][0], day)
    is_clear = _minutes(first[0], day) < usual * CLEARLY_LESS
    return first if is_clear and next_talk(first[0], day) is None else None


def _is_compared(book: Book, day: date) -> bool:
    profile = book.person.profile
    since = max((d for d in (profile.start, profile.led_since, book.first_day) if d), default=day)
    return is_led(book, day) and not is_calm(book, day) and (day - since).days >= TIME_DAYS


def _time_key(book: Book, day: date) -> tuple[int, date, tuple[str, str]]:
    last = last_contact(book)
    return _minutes(book, day), last.day if last else date.min, alphabetical(book.person)


def _minutes(book: Book, day: date) -> int:
    return sum(
        UNKNOWN_MINUTES if talk.minutes is None else talk.minutes for talk in _talks(book, day)
    )


def _talks(book: Book, day: date) -> list[Session]:
    since = day - timedelta(days=TIME_DAYS)
    return [talk for talk in book.contacts if since < talk.day <= day]


def _time_for(book: Book, call: str, day: date) -> Action:
    name = book.person.first_name
    return Action(
        "time",
        book.person.name,
        say("Time for {name}", name=name),
        _so_far(len(_talks(book, day))),
        day,
        f"fuehrung next {call} …",
    )


def _so_far(talks: int) -> Message:
    if not talks:
        return say("no talk in {days} days so far", days=TIME_DAYS)
    return say_n("{n} talk in {days} days", "{n} talks in {days} days", talks, days=TIME_DAYS)
