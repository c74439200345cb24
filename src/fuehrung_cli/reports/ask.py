"""The one question for now: from the step that needs it, or for what is missing in that step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.gaps import Gap, missing
from fuehrung_cli.domain.guesses import guess_at
from fuehrung_cli.domain.journey import LocalText
from fuehrung_cli.domain.steps import StepState
from fuehrung_cli.errors import Message
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.questions import by_need, has_late_promise, questions


@dataclass(frozen=True)
class Question:
    """The question with its reason, what was expected, and what to type after the talk."""

    day: date
    name: str
    first_name: str
    call: str
    """What is typed for the person."""
    text: str
    """Empty when no step has a question."""
    step: str
    why: Message | LocalText | None
    type_this: LocalText | None
    """Where the answer belongs when it is no plain answer."""
    guess: str = ""


def ask(
    book: Book,
    steps: tuple[StepState, ...],
    gaps: Mapping[str, Gap],
    day: date,
    *,
    voice: str,
    call: str,
) -> Question:
    """Returns the question that a person should be asked next.

    What is missing in the step that needs a question most comes before the questions of the steps.
    """
    person = book.person
    voice = person.profile.voice or voice
    wanted = _gap(book, steps, gaps, day, voice=voice, call=call)
    if wanted is None:
        found = questions(book, steps, day, voice=voice)
        wanted = _Wanted(found[0].text, found[0].step, found[0].why) if found else _Wanted()
    return Question(
        day,
        person.name,
        person.first_name,
        call,
        wanted.text,
        wanted.step,
        wanted.why,
        wanted.type_this,
        guess_at(book, wanted.text, day),
    )


@dataclass(frozen=True)
class _Wanted:
    """What is to be asked; nothing when no step has a question."""

    text: str = ""
    step: str = ""
    why: Message | LocalText | None = None
    type_this: LocalText | None = None


def _gap(
    book: Book,
    steps: tuple[StepState, ...],
    gaps: Mapping[str, Gap],
    day: date,
    *,
    voice: str,
    call: str,
) -> _Wanted | None:
    """Returns the first thing missing in the step that needs a question most."""
    for name, gap in _gaps_of(steps, gaps, is_late=has_late_promise(book, day)):
        fact = missing(book, name)
        if fact is not None:
            text = gap.question.get(voice).format(text=fact.content.text)
            typed = _typed(gap.type_this, book.short[fact.id], call)
            return _Wanted(text, gap.step, gap.why, typed)
    return None


def _gaps_of(
    steps: tuple[StepState, ...], gaps: Mapping[str, Gap], *, is_late: bool
) -> list[tuple[str, Gap]]:
    """Returns the gaps of the one step that needs a question most, none while all are current."""
    needing = [s for s in by_need(steps, is_late=is_late) if s.word not in _AT_REST]
    if not needing:
        return []
    return [(name, gap) for name, gap in gaps.items() if gap.step == needing[0].step.id]


_AT_REST = ("current", "not_applicable")


def _typed(line: LocalText, shown: str, call: str) -> LocalText:
    def filled(text: str) -> str:
        return text.replace("ID", shown).replace("NAME", call)

    return LocalText(filled(line.de), filled(line.en))
