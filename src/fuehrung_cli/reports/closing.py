"""What a guided check-in still asks when the talk is typed, and what it takes for granted.

Every answer is a line of the grammar (`domain/capture/answering.py`), so what has been answered is
seen in the text itself: a text that is taken up again is asked only what it does not say yet.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.forms import head_form
from fuehrung_cli.domain.capture.results import Changed, NewFact, Note, Reading, Set
from fuehrung_cli.domain.contacts import usual_minutes
from fuehrung_cli.domain.kinds import Agreement, Answer, Commitment
from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.session import Purpose, Session
from fuehrung_cli.domain.words import label
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.brief import Brief
from fuehrung_cli.reports.brief_lines import PromiseLine
from fuehrung_cli.reports.questions import Asked

RECENT_TALKS = 3
"""Among so many talks a purpose that comes twice is the usual one."""
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


@dataclass(frozen=True)
class Condition:
    """The condition of a yes that nobody has promised to meet yet, and the line it stands on."""

    line: int
    text: str
    due: date | None


def open_conditions(reading: Reading) -> tuple[Condition, ...]:
    """Returns the conditions in the text that are no promise of the leader yet, one a line."""
    made = [result for result in reading.results if isinstance(result, NewFact)]
    promised = {result.below for result in made if isinstance(result.opened.content, Commitment)}
    conditions = {
        result.line: Condition(result.line, content.text, content.due)
        for result in made
        if isinstance(content := result.opened.content, Agreement)
        and content.answer == "yes_if"
        and content.text
        and result.line not in promised
    }
    return tuple(conditions.values())


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


def derived(book: Book, reading: Reading) -> Derived:
    """Returns minutes and purpose that are usual for such a talk, where the text has none."""
    session = reading.session
    alike = [talk for talk in book.contacts if talk.kind == session.kind]
    minutes = None if session.minutes is not None else usual_minutes(alike)
    return Derived(minutes, None if session.purpose else _usual_purpose(alike))


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
