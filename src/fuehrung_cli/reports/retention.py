"""What is kept for how long, and what is past its period: the page before anything is removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.kinds import kinds
from fuehrung_cli.domain.purposes import is_written_once, period_of, span_of
from fuehrung_cli.domain.retention import LOOSE, NOTES, Record, leaves_on, records
from fuehrung_cli.domain.settings import Retention
from fuehrung_cli.errors import Message, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.access import kind_label, length


@dataclass(frozen=True)
class KeptKind:
    """A kind of record: how long it is kept, how many there are, how many are due, what is next."""

    kind: str
    label: Message
    kept: Message
    is_own: bool
    """It has a period of its own, not the general one."""
    count: int
    due: int
    next: date | None


@dataclass(frozen=True)
class DueKind:
    """How many records of a kind are due."""

    kind: str
    label: Message
    count: int


@dataclass(frozen=True)
class DuePerson:
    """What is due of one person."""

    name: str
    call: str
    left: bool
    """The person has left long enough: everything goes, with the folder."""
    since: date
    """The first day on which something was due."""
    kinds: tuple[DueKind, ...]


@dataclass(frozen=True)
class RetentionPage:
    """Periods, what is due, what is not because it is still open, and what could not be judged."""

    day: date
    kinds: tuple[KeptKind, ...]
    due: tuple[DuePerson, ...]
    open: int
    """How many records want something still, stand, or belong to one that does."""
    beside: int
    """Files in trash, quarantine, drafts and undo that hold something of it."""
    unread: tuple[str, ...]
    """People of whom not everything could be read: of them nothing goes."""

    @property
    def records(self) -> int:
        """Returns how many records are due."""
        return sum(kind.count for person in self.due for kind in person.kinds)


@dataclass(frozen=True)
class OfPerson:
    """A book, what the person is called, and whether all of it was read."""

    book: Book
    call: str
    is_whole: bool = True


def retention_page(
    people: Sequence[OfPerson], retention: Retention, day: date, *, beside: int = 0
) -> RetentionPage:
    """Makes the page from all books."""
    found = [(each, records(each.book, retention, day)) for each in people]
    everything = [record for _, of_one in found for record in of_one]
    sure = [(each, of_one) for each, of_one in found if each.is_whole]
    due = [_person(each, of_one, retention, day) for each, of_one in sure]
    return RetentionPage(
        day,
        tuple(_kinds(everything, retention, day)),
        tuple(person for person in due if person),
        sum(record.due is None for record in everything),
        beside,
        tuple(each.book.person.name for each in people if not each.is_whole),
    )


def due_count(books: Iterable[Book], retention: Retention, day: date) -> int:
    """Returns how many records are past their period, with those of people who have left."""
    people = (
        _person(OfPerson(book, ""), records(book, retention, day), retention, day) for book in books
    )
    return sum(kind.count for person in people if person for kind in person.kinds)


def _person(
    each: OfPerson, of_one: Sequence[Record], retention: Retention, day: date
) -> DuePerson | None:
    leaves = leaves_on(each.book, day, retention)
    is_over = leaves is not None and leaves <= day
    due = list(of_one) if is_over else [record for record in of_one if record.is_due(day)]
    days = [record.due for record in due if record.due and record.due <= day]
    since = min([*days, leaves] if is_over and leaves else days, default=None)
    if since is None:
        return None
    counts = Counter(record.kind for record in due)
    if is_over:
        counts["profile"] += 1
    kinds_due = tuple(DueKind(kind, record_label(kind), n) for kind, n in counts.items())
    return DuePerson(each.book.person.name, each.call, is_over, since, kinds_due)


def _kinds(everything: Sequence[Record], retention: Retention, day: date) -> Iterable[KeptKind]:
    known = (NOTES, *(kind.name for kind in kinds()))
    strange = {record.kind for record in everything} - {*known, LOOSE}
    for kind in (*known, *sorted(strange), "profile", "salary"):
        mine = [record for record in everything if record.kind == kind]
        ahead = [record.due for record in mine if record.due and not record.is_due(day)]
        yield KeptKind(
            kind,
            record_label(kind),
            say("as it is") if kind in strange else _kept(kind, retention),
            kind in retention.kinds,
            len(mine),
            sum(record.is_due(day) for record in mine),
            min(ahead, default=None),
        )


def _kept(kind: str, retention: Retention) -> Message:
    """Returns in a few words how long a kind is kept; `kept_for` says it in full."""
    time = length(span_of(kind, retention))
    if period_of(kind) == "leavers_months":
        return say("{time} after the person has left", time=time)
    if kind == NOTES or is_written_once(kind):
        return time
    return say("{time} after its end", time=time)


def record_label(kind: str) -> Message:
    """Returns what a kind of record is called here."""
    own = {NOTES: say("Notes of a talk"), LOOSE: say("Change without its fact")}
    return own.get(kind) or kind_label(kind)
