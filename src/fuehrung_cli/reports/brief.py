"""The brief: one page before a talk, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from fuehrung_cli.domain.appointments import next_talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import PersonState, person_state
from fuehrung_cli.domain.contacts import (
    Share,
    days_since_contact,
    last_contact,
    last_day_of,
    rhythm_of,
    share,
)
from fuehrung_cli.domain.journey import Journey, Library
from fuehrung_cli.domain.promises import KeptRate, kept_rate
from fuehrung_cli.domain.steps import Progress, StepState, progress
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.action_kinds import Action
from fuehrung_cli.reports.actions import actions
from fuehrung_cli.reports.brief_lines import (
    ConsentLine,
    FactLine,
    GoalLine,
    MotiveLine,
    NoteLine,
    PictureLine,
    PromiseLine,
    SituationLine,
    consent_lines,
    fact_lines,
    goal_lines,
    motive_lines,
    note_lines,
    picture_line,
    promise_lines,
    situation_lines,
    success_lines,
)
from fuehrung_cli.reports.questions import Asked, questions
from fuehrung_cli.signals.reasons import spoken
from fuehrung_cli.signals.signal import Signal
from fuehrung_cli.signals.standing import ThresholdsOf, standing

RATE_DAYS = 60
NOT_IN_BRIEF = ("talk_today", "contact", "promise_due", "their_promise")


@dataclass(frozen=True)
class Brief:
    """Everything that stands on the page before a talk."""

    name: str
    first_name: str
    day: date
    talk: date | datetime | None
    """The planned talk the page prepares: today's, or the next one."""
    role: str
    team: str
    led_since: date | None
    state: PersonState
    last_contact: date | None
    days_since_contact: int | None
    rhythm_days: int
    first: tuple[Action, ...]
    questions: tuple[Asked, ...]
    notes: tuple[NoteLine, ...]
    topics: tuple[FactLine, ...]
    successes: tuple[FactLine, ...]
    kept: KeptRate
    mine: tuple[PromiseLine, ...]
    theirs: tuple[PromiseLine, ...]
    picture: PictureLine | None
    goals: tuple[GoalLine, ...]
    motives: tuple[MotiveLine, ...]
    consent: tuple[ConsentLine, ...]
    contacts: Share
    last_recognition: date | None
    situations: tuple[SituationLine, ...]
    reasons: tuple[Signal, ...]
    """Those that speak on a page; all of them stand in `signals`."""
    call: str
    """What is typed for the person."""
    steps: tuple[StepState, ...]
    progress: Progress
    is_due: bool
    """Something is due for this person, whether it stands first on the page or further down."""


def brief(
    book: Book,
    journey: Journey | None,
    day: date,
    *,
    rhythm_days: int,
    voice: str,
    call: str,
    thresholds: ThresholdsOf | None = None,
    seen: Mapping[str, date] | None = None,
    library: Library | None = None,
) -> Brief:
    """Makes the brief for a day; no thresholds, no reasons; `seen` is reason → first day shown."""
    profile = book.person.profile
    stands = standing(book, journey, day, thresholds, rhythm_days=rhythm_days, name=call)
    todo = actions(book, day, rhythm_days=rhythm_days, name=call, library=library)
    return Brief(
        name=book.person.name,
        first_name=book.person.first_name,
        day=day,
        talk=next_talk(book, day),
        role=profile.role,
        team=profile.team,
        led_since=profile.led_since or profile.start,
        state=person_state(book, day),
        last_contact=_last_day(book),
        days_since_contact=days_since_contact(book, day),
        rhythm_days=rhythm_of(book, rhythm_days),
        first=tuple(action for action in todo if action.kind not in NOT_IN_BRIEF),
        questions=questions(book, stands.steps, day, voice=profile.voice or voice),
        notes=note_lines(book, day),
        topics=fact_lines(book, "topic"),
        successes=success_lines(book, day),
        kept=kept_rate(book, day),
        mine=promise_lines(book, "leader", day),
        theirs=promise_lines(book, "person", day),
        picture=picture_line(book),
        goals=goal_lines(book),
        motives=motive_lines(book),
        consent=consent_lines(book, day),
        contacts=share(book, day, RATE_DAYS),
        last_recognition=last_day_of(book, "purpose:recognition"),
        situations=situation_lines(book),
        reasons=spoken(stands.reasons, day, seen or {}),
        call=call,
        steps=stands.steps,
        progress=progress(stands.steps),
        is_due=any(action.is_due for action in todo),
    )


def _last_day(book: Book) -> date | None:
    last = last_contact(book)
    return last.day if last else None
