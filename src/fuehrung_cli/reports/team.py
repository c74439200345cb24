"""The team page: one line a person, what comes next, the leader's own figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from fuehrung_cli.domain.appointments import next_talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import PersonState, is_led, person_state
from fuehrung_cli.domain.contacts import (
    Lateness,
    Share,
    days_since_contact,
    lateness,
    minutes_in,
    rhythm_of,
    share,
)
from fuehrung_cli.domain.effort import spent_on_keeping
from fuehrung_cli.domain.journey import Journey
from fuehrung_cli.domain.names import alphabetical
from fuehrung_cli.domain.promises import KeptRate, kept_rate, overdue_days, promises, sum_rates
from fuehrung_cli.domain.recommendation import Recommendation, newest_answer, recommendation
from fuehrung_cli.domain.steps import Progress, progress
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.action_kinds import Action
from fuehrung_cli.reports.team_actions import LibraryOf, PersonTodo, person_todo, team_actions
from fuehrung_cli.signals.standing import ThresholdsOf, standing

MOST_ACTIONS = 8
YEAR_DAYS = 365


@dataclass(frozen=True)
class Row:
    """One person of the team."""

    name: str
    sort_name: str
    state: PersonState
    days_since_contact: int | None
    rhythm_days: int
    lateness: Lateness
    contacts: Share
    open_promises: int
    overdue_promises: int
    kept: KeptRate
    steps: Progress
    next_talk: date | datetime | None


@dataclass(frozen=True)
class Team:
    """The team on a day, alphabetical; the actions by the leader's due day."""

    day: date
    rows: tuple[Row, ...]
    actions: tuple[Action, ...]
    kept: KeptRate
    minutes: int
    """Of talk in 30 days."""
    talks_held: int
    talks_moved: int
    talks_cancelled: int
    """Planned talks of 90 days: held, moved, cancelled by the leader."""
    is_empty: bool = False
    retention_hours: float = 0
    retention_eur: float = 0
    """What keeping people has taken in 12 months."""
    recommendation: Recommendation | None = None
    """None unless it is switched on."""

    @property
    def is_due(self) -> bool:
        """Says whether something is due for anybody."""
        return any(action.is_due for action in self.actions)


@dataclass(frozen=True)
class _Part:
    """What the team page needs of one person; a book can be forgotten once its part is made."""

    row: Row
    todo: PersonTodo
    minutes: int
    talks: tuple[int, int, int]
    spent: tuple[float, float]
    answer: int | None


def team(
    books: Iterable[tuple[Book, str]],
    journey: Journey | None,
    day: date,
    *,
    rhythm_days: int,
    thresholds: ThresholdsOf | None = None,
    library: LibraryOf | None = None,
    recommends: bool = False,
) -> Team:
    """Makes the team page of books, each with what is typed for its person, one after the other."""
    parts = [
        _Part(
            _row(book, journey, day, rhythm_days, thresholds),
            person_todo(book, call, day, rhythm_days=rhythm_days, library=library),
            minutes_in(book, day),
            _talks(book, day),
            spent_on_keeping([book], day - timedelta(days=YEAR_DAYS)),
            newest_answer(book, day),
        )
        for book, call in books
    ]
    there = sorted(
        (part for part in parts if part.row.state != "left"),
        key=lambda part: alphabetical(part.todo.person),
    )
    todo = [each.action for each in team_actions([part.todo for part in there], day)]
    answers = [part.answer for part in there if part.answer is not None]
    held, moved, cancelled = (sum(part.talks[place] for part in there) for place in range(3))
    return Team(
        day=day,
        rows=tuple(part.row for part in there),
        actions=tuple(sorted(todo, key=lambda action: action.rank)),
        kept=sum_rates(tuple(part.row.kept for part in there)),
        minutes=sum(part.minutes for part in there),
        talks_held=held,
        talks_moved=moved,
        talks_cancelled=cancelled,
        is_empty=not parts,
        retention_hours=sum(part.spent[0] for part in parts),
        retention_eur=sum(part.spent[1] for part in parts),
        recommendation=recommendation(answers) if recommends else None,
    )


def _row(
    book: Book,
    journey: Journey | None,
    day: date,
    rhythm_days: int,
    thresholds: ThresholdsOf | None,
) -> Row:
    rhythm = rhythm_of(book, rhythm_days)
    mine = [fact for fact in promises(book, "leader") if fact.is_open]
    stands = standing(book, journey, day, thresholds, rhythm_days=rhythm_days, name="")
    return Row(
        name=book.person.name,
        sort_name=book.person.sort_name,
        state=person_state(book, day),
        days_since_contact=days_since_contact(book, day),
        rhythm_days=rhythm,
        lateness=lateness(book, day, rhythm) if is_led(book, day) else "",
        contacts=share(book, day, 90),
        open_promises=len(mine),
        overdue_promises=sum(overdue_days(book, fact, day) > 0 for fact in mine),
        kept=kept_rate(book, day),
        steps=progress(stands.steps),
        next_talk=next_talk(book, day),
    )


def _talks(book: Book, day: date, days: int = 90) -> tuple[int, int, int]:
    """Returns planned talks of the window that were held, moved, cancelled by the leader."""
    held = moved = cancelled = 0
    for fact in book.of_kind("appointment"):
        for move in fact.moves:
            if not 0 <= (day - move.day).days < days:
                continue
            held += move.state == "held"
            cancelled += move.state == "cancelled_by_leader"
            moved += "at" in move.set
    return held, moved, cancelled
