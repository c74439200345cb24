"""What a recorded text has become: the entry with its facts and changes, and what is said of it."""

from __future__ import annotations

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.results import Ask, Reading, Said, StepSeen
from fuehrung_cli.domain.fold import also
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.history import HistoryEntry, entry_of


@dataclass(frozen=True)
class Recorded:
    """A reading; not `saved` when it was only tried."""

    saved: bool
    entry: HistoryEntry
    steps: tuple[str, ...]
    """The steps that were named in a note."""
    said: tuple[Said, ...]
    asks: tuple[Ask, ...]
    """Days that are none; nothing is saved while there is one."""


def recorded(book: Book, reading: Reading, *, saved: bool) -> Recorded:
    """Makes the answer for a reading in the book of a person as it was before."""
    after = also(book, reading.session)
    steps = dict.fromkeys(r.step for r in reading.results if isinstance(r, StepSeen))
    entry = entry_of(after, reading.session)
    return Recorded(saved, entry, tuple(steps), reading.said, reading.asks)
