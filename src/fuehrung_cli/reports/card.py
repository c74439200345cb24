"""The service card: what the two may expect of each other, as far as both may see it (A33 to A43).

Four parts, in the order of the service: what the person gets, how the two work and why, what the
leader needs, and what the person decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.kinds import Requirement, WorkingAgreement, values_of
from fuehrung_cli.domain.promises import due_day
from fuehrung_cli.domain.replies import Replied, replies
from fuehrung_cli.frozen import dataclass

_OF_LEADER = ("service", "solution")
"""Requirements of these types are asked of the leader, all others of the person."""


@dataclass(frozen=True)
class CardLine:
    """A fact on the card: what it says, and what else is written of it."""

    id: str
    kind: str
    type: str
    by: str
    text: str
    due: date | None
    values: dict[str, Value]
    is_unclear: bool
    """A working agreement without its reason or its benefit (A43)."""


@dataclass(frozen=True)
class Card:
    """The card of one person; a part without lines is left out of the page."""

    day: date
    name: str
    first_name: str
    call: str
    """What is typed for the person."""
    offers: tuple[CardLine, ...]
    ways: tuple[CardLine, ...]
    needs: tuple[CardLine, ...]
    field: tuple[CardLine, ...]
    replies: tuple[Replied, ...] = ()
    """What the person has replied to what is kept, every word of it."""

    @property
    def is_empty(self) -> bool:
        """Says whether nothing stands on it."""
        return not (self.offers or self.ways or self.needs or self.field or self.replies)


def card(book: Book, day: date, *, call: str) -> Card:
    """Returns the service card of a person, of what is open and may be shared."""
    shared = [f for f in book.facts.values() if f.is_open and f.spec and f.spec.shareable]
    ways = sorted((f for f in shared if f.kind == "working_agreement"), key=is_unclear)
    return Card(
        day,
        book.person.name,
        book.person.first_name,
        call,
        offers=_lines(book, _offers(shared)),
        ways=_lines(book, ways),
        needs=_lines(book, _needs(shared)),
        field=_lines(book, [f for f in shared if f.kind == "competence"]),
        replies=tuple(replies(book)),
    )


def is_unclear(fact: Fact) -> bool:
    """Says whether a working agreement still lacks its reason or its benefit."""
    content = fact.content
    return isinstance(content, WorkingAgreement) and not (content.reason and content.benefit)


def _offers(shared: Sequence[Fact]) -> list[Fact]:
    """Returns the newest service statement, benefits, wishes agreed to, my promises by day."""
    statements = [f for f in shared if f.kind == "service_statement"]
    asked = [f for f in shared if f.kind == "requirement" and _type(f) in _OF_LEADER]
    asked = [f for f in asked if f.role == "agreed"]
    benefits = [f for f in shared if f.kind == "benefit"]
    return [*statements[-1:], *benefits, *asked, *_promised(shared, "leader")]


def _needs(shared: Sequence[Fact]) -> list[Fact]:
    least = [f for f in shared if isinstance(f.content, Requirement) and _type(f) not in _OF_LEADER]
    duties = [f for f in shared if f.kind == "responsibility"]
    return [*least, *duties, *_promised(shared, "person")]


def _promised(shared: Sequence[Fact], by: str) -> list[Fact]:
    """Returns the promises of one side by day; an intention promises nothing."""
    made = [f for f in shared if f.kind == "commitment" and getattr(f.content, "by", "") == by]
    return sorted((f for f in made if due_day(f)), key=lambda f: due_day(f) or date.max)


def _type(fact: Fact) -> str:
    return str(getattr(fact.content, "type", ""))


def _lines(book: Book, facts: Sequence[Fact]) -> tuple[CardLine, ...]:
    return tuple(
        CardLine(
            book.short[fact.id],
            fact.kind,
            _type(fact),
            str(getattr(fact.content, "by", "")),
            fact.content.text,
            due_day(fact),
            values_of(fact.content),
            is_unclear(fact),
        )
        for fact in facts
    )
