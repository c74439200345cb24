"""What a guided check-in still asks when the talk is typed, and what it takes for granted.

Every answer is a line of the grammar (`domain/capture/answering.py`), so what has been answered is
seen in the text itself: a text that is taken up again is asked only what it does not say yet.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from fuehrung_cli.domain.appointments import appointment_day
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.forms import head_form
from fuehrung_cli.domain.capture.results import Changed, NewFact, Note, Reading, Set
from fuehrung_cli.domain.clock import is_away, is_led, later
from fuehrung_cli.domain.kinds import Answer
from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.session import Purpose, Session
from fuehrung_cli.domain.words import label
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.brief import Brief
from fuehrung_cli.reports.brief_lines import PromiseLine
from fuehrung_cli.reports.questions import Asked

RECENT_TALKS = 3
"""Among so many talks a purpose that comes twice is the usual one."""
_MOST_WEEKS_AWAY = 26
MINUTES_STEP = 5
FIRST_MINUTES = 30
PURPOSES: tuple[Purpose, ...] = (
    *("personal", "recognition", "development", "support"),
    *("task", "numbers", "organisation", "clarify"),
)


@dataclass(frozen=True)
class Derived:
    """What a text does not say and the last talks suggest: shown, changed by one key."""

    minutes: int | None = None
    purpose: str | None = None

    def longer(self, minutes: int | None, steps: int) -> Derived:
        """Returns it with so many steps of minutes more, or fewer, than `minutes`."""
        asked = FIRST_MINUTES if minutes is None else minutes + steps * MINUTES_STEP
        return Derived(max(MINUTES_STEP, asked), self.purpose)

    def turned(self, purpose: str | None) -> Derived:
        """Returns it with the purpose after this one."""
        following = PURPOSES.index(purpose) + 1 if purpose in PURPOSES else 0
        return Derived(self.minutes, PURPOSES[following % len(PURPOSES)])

    def lines(self, language: str) -> tuple[str, ...]:
        """Returns the lines of the head that say it."""
        minutes = (head_form("minutes", str(self.minutes), language),) if self.minutes else ()
        if self.purpose is None:
            return minutes
        return (*minutes, head_form("purpose", label("purpose", self.purpose, language), language))


def due_promises(brief: Brief, book: Book, reading: Reading) -> tuple[PromiseLine, ...]:
    """Returns the leader's promises that are due by the day and that the text does not settle."""
    settled = {book.short.get(r.change.fact) for r in reading.results if isinstance(r, Changed)}
    due = (line for line in brief.mine if line.due is not None and line.due <= brief.day)
    return tuple(line for line in due if line.id not in settled)


def open_questions(brief: Brief, reading: Reading) -> tuple[Asked, ...]:
    """Returns the questions of the brief that the text does not hold yet."""
    asked = {
        fold(result.opened.content.question)
        for result in reading.results
        if isinstance(result, NewFact) and isinstance(result.opened.content, Answer)
    }
    return tuple(question for question in brief.questions if fold(question.text) not in asked)


def names_next_talk(reading: Reading) -> bool:
    """Says whether the text plans the next talk."""
    return any(isinstance(result, Set) and result.key == "next" for result in reading.results)


def planned_talk(book: Book, day: date) -> date | datetime | None:
    """Returns the next talk after the day that is planned already."""
    ahead = [f for f in book.of_kind("appointment") if f.is_open and appointment_day(f) > day]
    nearest = min(ahead, key=appointment_day, default=None)
    return getattr(nearest.content, "at", None) if nearest else None


def proposed_talk(book: Book, day: date, rhythm_days: int) -> date | datetime | None:
    """Returns when the next talk would be: after the rhythm, on the usual weekday and hour.

    The moment has no offset: the place gives it one when the line is read. A day on which one of
    the two is known to be away moves on by weeks. None for somebody who leaves or is away for long.
    """
    usual = _usual_talk(book, day)
    planned = later(day, rhythm_days)
    weekday = usual.weekday() if usual else min(planned.weekday(), 4)
    planned = _on(weekday, planned, after=day)
    weeks = (later(planned, 7 * week) for week in range(_MOST_WEEKS_AWAY))
    free = next((d for d in weeks if not (is_away(book, d) or is_away(book, d, "leader"))), None)
    if free is None or free <= day or not is_led(book, day):
        return None
    if isinstance(usual, datetime):
        return datetime(free.year, free.month, free.day, usual.hour, usual.minute)  # noqa: DTZ001  # see above
    return free


def _on(weekday: int, near: date, *, after: date) -> date:
    """Returns the day of this weekday that is nearest, but after a day."""
    days = (weekday - near.weekday() + 3) % 7 - 3
    found = later(near, days)
    return found if found > after else later(found, 7)


def _usual_talk(book: Book, day: date) -> date | datetime | None:
    """Returns the last planned talk that came about or is due today, else the last talk.

    A planned hour is the hour of the appointment; that of an entry may be the hour of typing.
    """
    planned = [
        getattr(fact.content, "at", None)
        for fact in sorted(book.of_kind("appointment"), key=appointment_day)
        if fact.state == "held" or (fact.is_open and appointment_day(fact) == day)
    ]
    held = [s.at for s in book.contacts if s.kind == "one_on_one"]
    hours = [at for at in planned if isinstance(at, datetime)]
    days = [at.date() if isinstance(at, datetime) else at for at in held]
    return next(iter([*reversed(hours), *reversed(days)]), None)


def derived(book: Book, reading: Reading) -> Derived:
    """Returns minutes and purpose that are usual for such a talk, where the text has none."""
    session = reading.session
    alike = [talk for talk in book.contacts if talk.kind == session.kind]
    minutes = None if session.minutes is not None else _usual_minutes(alike)
    return Derived(minutes, None if session.purpose else _usual_purpose(alike))


def _usual_minutes(talks: list[Session]) -> int | None:
    return next((talk.minutes for talk in reversed(talks) if talk.minutes), None)


def _usual_purpose(talks: list[Session]) -> str | None:
    named = [talk.purpose[0] for talk in talks if talk.purpose][-RECENT_TALKS:]
    most = Counter(named).most_common(1)
    return most[0][0] if most and most[0][1] > 1 else None


def may_change(reading: Reading) -> frozenset[str]:
    """Returns what the head of the text leaves open: minutes, purpose.

    A purpose that only a label such as „Lob:" has given can be changed, one typed as such cannot.
    """
    notes = {result.line for result in reading.results if isinstance(result, Note)}
    typed = {
        result.key
        for result in reading.results
        if isinstance(result, Set) and not (result.key == "purpose" and result.line in notes)
    }
    return frozenset({"minutes", "purpose"} - typed)
