"""The one person that was typed: found, or said who it could be; nobody is guessed."""

from __future__ import annotations

from collections.abc import Sequence

from fuehrung_cli.domain.names import find_people
from fuehrung_cli.domain.person import Person
from fuehrung_cli.errors import NotFoundError, UsageError, say


def the_one(typed: str, people: Sequence[Person]) -> Person:
    """Returns the one person that `typed` can mean.

    Raises:
        NotFoundError: nobody or several; the candidates are named.
        UsageError: the name is empty, as an unset variable of a script is.
    """
    if not typed.strip():
        raise UsageError(
            say("The name is empty"), say("Who is in the notebook: fuehrung person list")
        )
    match = find_people(typed, people)
    if len(match.people) == 1:
        return match.people[0]
    if match.people:
        names = tuple(f"{p.name} ({p.id})" for p in match.people)
        raise NotFoundError(
            say("“{name}” can mean several people: {names}", name=typed, names=names),
            say("Type more of the name, or the four characters behind it"),
        )
    near = tuple(person.name for person in match.near)
    hints = [say("Did you mean {names}?", names=near)] if near else []
    raise NotFoundError(
        say("Nobody in the notebook is called “{name}”", name=typed),
        *hints,
        say('New people: fuehrung person add "{name}"', name=typed),
    )
