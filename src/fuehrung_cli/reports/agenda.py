"""The agenda for the person, with nothing private in it, and what became of the answers."""

from __future__ import annotations

from datetime import date, datetime

from fuehrung_cli.domain.agenda import Marks, is_neutral, on_agenda
from fuehrung_cli.domain.appointments import next_talk
from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.kinds import Goal
from fuehrung_cli.domain.promises import due_day
from fuehrung_cli.domain.steps import StepState
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.questions import questions
from fuehrung_cli.reports.recorded import Recorded


@dataclass(frozen=True)
class AgendaLine:
    """A line of the agenda; `id` only where the person can answer it."""

    text: str
    id: str = ""
    due: date | None = None
    current: float | None = None
    target: float | None = None
    unit: str = ""


@dataclass(frozen=True)
class Agenda:
    """The agenda of the next talk."""

    mark: str
    first_name: str
    talk: date | datetime | None
    topics: tuple[AgendaLine, ...]
    mine: tuple[AgendaLine, ...]
    """What the leader has promised."""
    theirs: tuple[AgendaLine, ...]
    goals: tuple[AgendaLine, ...]
    questions: tuple[AgendaLine, ...]

    @property
    def count(self) -> int:
        """Returns how many facts stand on it."""
        return len(self.topics) + len(self.mine) + len(self.theirs) + len(self.goals)


@dataclass(frozen=True)
class UnreadLine:
    """A line of an answered agenda that nobody could read."""

    line: int
    text: str


@dataclass(frozen=True)
class Returned:
    """What an answered agenda has brought."""

    recorded: Recorded | None
    """None where nothing is new."""
    there: int
    """Answers that are in the book already."""
    unread: tuple[UnreadLine, ...]


def agenda(
    book: Book, steps: tuple[StepState, ...], marks: Marks, day: date, *, voice: str
) -> Agenda:
    """Returns the agenda. Which questions stand on it depends on no reason and no promise."""
    neutral = tuple(state for state in steps if is_neutral(state.step))
    asked = questions(book, neutral, day, voice=book.person.profile.voice or voice)
    promised = on_agenda(book, "commitment")
    return Agenda(
        *(marks.mark, book.person.first_name, next_talk(book, day)),
        topics=tuple(_line(fact) for fact in on_agenda(book, "topic")),
        mine=tuple(_line(fact) for fact in promised if _by(fact) == "leader"),
        theirs=tuple(_line(fact, marks) for fact in promised if _by(fact) == "person"),
        goals=tuple(_line(fact) for fact in on_agenda(book, "goal")),
        questions=tuple(AgendaLine(each.text, marks.line(each.text)) for each in asked),
    )


def _by(fact: Fact) -> str:
    return str(getattr(fact.content, "by", ""))


def _line(fact: Fact, marks: Marks | None = None) -> AgendaLine:
    identifier = marks.line(fact.id) if marks else ""
    line = AgendaLine(fact.content.text, identifier, due_day(fact))
    content = fact.content
    if not isinstance(content, Goal):
        return line
    return AgendaLine(
        *(content.text, identifier, line.due, content.current, content.target, content.unit)
    )
