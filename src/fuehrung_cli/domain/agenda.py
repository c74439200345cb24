"""What may stand on an agenda for the person, and the marks by which answers find their way back.

Nothing is remembered of a sheet: its mark and the ids of its lines follow from the notebook, the
person and a number that stands on it. So any machine with the notebook can take answers in, a sheet
of somebody else does not fit, and nobody can name a fact that was not on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.journey import Journey, Step
from fuehrung_cli.domain.kinds import kind_named
from fuehrung_cli.domain.origin_ids import id_from
from fuehrung_cli.domain.promises import promises
from fuehrung_cli.frozen import dataclass

ON_AGENDA = frozenset(("commitment", "goal", "topic", "appointment"))
"""Kinds that may stand on an agenda. All may be shared anyway, see the test."""
NOT_ON_AGENDA = frozenset(
    (
        *("agreement", "departure", "answer", "guess", "rating", "success", "absence", "exception"),
        *("competence", "responsibility", "situation", "observation", "stay_signal", "referral"),
        *("own_value", "service_statement", "benefit", "requirement", "working_agreement"),
        *("advice", "assignment", "development_action", "retention_measure", "motive", "picture"),
        "reply",
    )
)
"""All others: what was said in confidence, and what is no matter of an agenda."""
_DELICATE = ("agreement", "commitment", "referral", "situation", "observation", "stay_signal")
"""A step that these renew asks for what belongs into the talk, or would tell of a reason."""
_MARK = re.compile(
    r"(?<![^\W_])([a-hjkmnp-tv-z][0-9][0-9a-hjkmnp-tv-z]{6})\s?[-‐‑‒–—−]\s?"
    r"([a-hjkmnp-tv-z][0-9][0-9a-hjkmnp-tv-z]{4})(?![^\W_])",
    re.IGNORECASE,
)
TOPICS, PROMISES, SUCCESSES = "t", "p", "s"
"""What the ids of lines begin with that the person fills: `t1`, `t2`, …"""
LINES_EACH = 3
EMPTY_LINES = {
    letter: tuple(f"{letter}{number}" for number in range(1, LINES_EACH + 1))
    for letter in (TOPICS, PROMISES, SUCCESSES)
}
"""Letter → the ids of its lines."""


@dataclass(frozen=True)
class Marks:
    """The marks of one sheet: all follow from its number, but only for who has the notebook."""

    notebook: str
    person: str
    number: str

    @property
    def mark(self) -> str:
        """Returns what stands on the sheet, e.g. `k7f3qdx2-m4ztq1`."""
        return f"{self.number}-{id_from('sheet', self.notebook, self.person, self.number)[:6]}"

    def line(self, what: str) -> str:
        """Returns the id of a line: of a fact by its id, of a question by its words."""
        return id_from("line", self.notebook, self.person, self.number, what)[:5]


def marks_of(notebook: str, book: Book, day: date) -> Marks:
    """Returns the marks of the sheet of a day; while the book is the same, they are, too."""
    person = book.person.id
    return Marks(notebook, person, id_from("sheet", notebook, person, day.isoformat(), *book.ids))


def marks_in(text: str, notebook: str, person: str) -> tuple[Marks, ...] | None:
    """Returns the sheets of the person whose mark stands in a text, None where no mark stands."""
    found = [(each[1].lower(), each[2].lower()) for each in _MARK.finditer(text)]
    if not found:
        return None
    made = (Marks(notebook, person, number) for number, _ in dict.fromkeys(found))
    return tuple(each for each in made if tuple(each.mark.split("-")) in found)


def is_neutral(step: Step) -> bool:
    """Says whether questions of a step may be asked on paper."""
    kinds = (selector.partition(".")[0] for selector in step.renewed_by if "." in selector)
    return not any(kind in _DELICATE for kind in kinds)


def neutral_questions(journey: Journey | None) -> Iterator[tuple[str, str]]:
    """Yields every question that can stand on an agenda, in each voice, with its step."""
    for step in journey.steps if journey else ():
        for question in step.questions if is_neutral(step) else ():
            for text in dict.fromkeys((question.sie, question.du, question.en)):
                yield text, step.id


def on_agenda(book: Book, kind: str) -> tuple[Fact, ...]:
    """Returns the open facts of a kind that may stand on an agenda."""
    spec = kind_named(kind)
    assert kind in ON_AGENDA and spec is not None and spec.shareable
    return tuple(fact for fact in book.of_kind(kind) if fact.is_open)


def own_promises(book: Book) -> tuple[Fact, ...]:
    """Returns all promises of the person, also those that are settled by now."""
    return promises(book, "person")
