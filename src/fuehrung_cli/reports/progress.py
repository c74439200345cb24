"""Progress: the steps of one person, or people by steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import PersonState, person_state
from fuehrung_cli.domain.journey import Journey
from fuehrung_cli.domain.names import alphabetical
from fuehrung_cli.domain.steps import Progress, StepState, progress
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.signals.standing import ThresholdsOf, standing


@dataclass(frozen=True)
class PersonProgress:
    """The steps of one person on a day, in the order of the journey."""

    name: str
    sort_name: str
    call: str
    """What is typed for the person."""
    state: PersonState
    steps: tuple[StepState, ...]
    progress: Progress


@dataclass(frozen=True)
class TeamProgress:
    """All people by all steps, alphabetical."""

    day: date
    journey: Journey
    people: tuple[PersonProgress, ...]


def person_progress(
    book: Book,
    journey: Journey,
    day: date,
    call: str,
    *,
    rhythm_days: int = 14,
    thresholds: ThresholdsOf | None = None,
) -> PersonProgress:
    """Makes the progress of one person."""
    steps = standing(book, journey, day, thresholds, rhythm_days=rhythm_days, name=call).steps
    state = person_state(book, day)
    person = book.person
    return PersonProgress(person.name, person.sort_name, call, state, steps, progress(steps))


def team_progress(
    books: Sequence[tuple[Book, str]],
    journey: Journey,
    day: date,
    *,
    with_left: bool = False,
    rhythm_days: int = 14,
    thresholds: ThresholdsOf | None = None,
) -> TeamProgress:
    """Makes the progress of everyone, without those who have left unless they are asked for."""
    present = [
        (book, call) for book, call in books if with_left or person_state(book, day) != "left"
    ]
    ordered = sorted(present, key=lambda pair: alphabetical(pair[0].person))
    made = tuple(
        person_progress(book, journey, day, call, rhythm_days=rhythm_days, thresholds=thresholds)
        for book, call in ordered
    )
    return TeamProgress(day, journey, made)
