"""What a text is read against: one book, a moment, the steps, the others not in the talk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import date, datetime

from fuehrung_cli.domain.appointments import appointment_day
from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.capture.values import Senses
from fuehrung_cli.domain.dates import Anchor
from fuehrung_cli.domain.ids import split_id
from fuehrung_cli.domain.journey import Library
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Change, Opened, Session, SessionKind
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class LeftOut:
    """What the printed text of a session could not say; reading it again puts this back."""

    facts: tuple[Opened, ...] = ()
    changes: tuple[Change, ...] = ()
    head: tuple[str, ...] = ()
    """Keys of the head: minutes, purpose, group."""


@dataclass(frozen=True)
class Context:
    """The surroundings of one reading."""

    book: Book
    now: datetime
    """Aware; the moment of typing."""
    library: Library = field(default_factory=Library)
    others: tuple[Person, ...] = ()
    localize: Callable[[datetime], datetime] = datetime.astimezone
    """Gives a moment without offset the offset of the place, in whole minutes."""
    kind: SessionKind | None = None
    """The kind when the text names none; None derives it from the minutes."""
    editing: Session | None = None
    """The session that is edited, part of the book: its facts keep their numbers."""
    left_out: LeftOut = LeftOut()
    """What the text that is edited does not show: `Printed.left_out`."""
    session_id: str = ""
    group: str = ""
    """Shared by the entries of one talk with several people."""
    keep_as_text: frozenset[int] = frozenset()
    """Lines whose due phrase the user wants kept as text."""
    plans: bool = True
    """Whether a planned talk of the day is marked as held."""

    def planned(self) -> tuple[Fact, ...]:
        """Returns the planned talks, the earliest first."""
        planned = [f for f in self.book.of_kind("appointment") if f.is_open]
        return tuple(sorted(planned, key=lambda fact: (appointment_day(fact), fact.id)))

    def next_talk(self, day: date) -> date | None:
        """Returns the day of the next planned talk after `day`."""
        days = [appointment_day(fact) for fact in self.planned()]
        return next((planned for planned in days if planned > day), None)

    def anchor(self, day: date) -> Anchor:
        """Returns the anchor of due days: they look forward from the day of the talk."""
        return Anchor(day, "forward", self.next_talk(day))

    def senses(self, day: date) -> Senses:
        """Returns what typed values are read by on the day of a talk."""
        book = self.book
        return Senses(self.anchor(day), self.localize, book.fact_meant, book.entry_meant)

    def owns(self, own_id: str) -> bool:
        """Says whether an id before a label is one of the session that is edited."""
        return self.editing is not None and self.editing.id.startswith(split_id(own_id)[0])

    def number_of(self, own_id: str) -> int:
        """Returns the number of the edited fact that an id before a label names, 0 for none."""
        if self.editing is None or not own_id or not self.owns(own_id):
            return 0
        number = split_id(own_id)[1]
        known = [opened.number for opened in self.editing.facts]
        if number is None:
            return known[0] if len(known) == 1 else 0
        hidden = {opened.number for opened in self.left_out.facts}
        return number if number in known and number not in hidden else 0
