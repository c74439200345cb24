"""Search: the entries in which all words stand, the latest first, with the lines that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.search_rows import Line, Row
from fuehrung_cli.domain.searching import Hit, Wanted, bare, merged
from fuehrung_cli.frozen import dataclass

USUAL_ENTRIES = 20
_NEAR_LETTERS = 2
"""By how many letters a word may be longer or shorter than one that was meant."""


@dataclass(frozen=True)
class Query:
    """What is looked for: all words in one entry, of one kind if that is given."""

    words: tuple[Wanted, ...]
    session_kind: str = ""
    fact_kind: str = ""
    """With it only lines of facts of this kind count."""
    since: date | None = None
    most: int | None = USUAL_ENTRIES
    """So many entries, the latest; None for all."""

    def takes(self, row: Row) -> bool:
        """Says whether an entry is one of those that are looked through."""
        is_kind = not self.session_kind or row.kind == self.session_kind
        return is_kind and (self.since is None or row.day >= self.since)

    def lines(self, row: Row) -> tuple[Line, ...]:
        """Returns the lines of an entry that are looked through."""
        if not self.fact_kind:
            return row.lines
        # "competence" means each of its types, "competence.skill" that one alone.
        return tuple(ln for ln in row.lines if f"{ln.kind}.".startswith(f"{self.fact_kind}."))


@dataclass(frozen=True)
class FoundLine:
    """A line with what was found in it, from left to right."""

    text: str
    hits: tuple[Hit, ...]
    id: str
    """The fact it belongs to, nothing for a note."""
    kind: str
    by: str
    field: str


@dataclass(frozen=True)
class FoundEntry:
    """An entry in which all words stand."""

    id: str
    person: str
    at: date | datetime
    kind: str
    lines: tuple[FoundLine, ...]


@dataclass(frozen=True)
class Near:
    """A word that stands nowhere, and words that are written much like it."""

    word: str
    near: tuple[str, ...]


@dataclass(frozen=True)
class SearchReport:
    """What was found, the latest first."""

    day: date
    words: tuple[str, ...]
    entries: tuple[FoundEntry, ...]
    more: int
    """Entries beyond those shown."""
    searched: int
    """Entries that were looked through."""
    missing: tuple[Near, ...] = ()
    """Where nothing was found: the words that stand in no entry at all."""


def search(entries: Iterable[Row], query: Query, day: date) -> SearchReport:
    """Looks through entries in any order."""
    taken = [row for row in entries if query.takes(row)]
    latest = sorted(taken, key=lambda row: (row.instant, row.person, row.id), reverse=True)
    found = [row for row in latest if _holds(query, row)]
    return SearchReport(
        day,
        tuple(word.typed for word in query.words),
        tuple(_entry(query, row) for row in found[: query.most]),
        len(found) - len(found[: query.most]),
        len(taken),
        () if found else _missing(query, taken),
    )


def _holds(query: Query, row: Row) -> bool:
    lines = query.lines(row)
    sieved = bare("\n".join(line.text for line in lines))
    return all(
        word.bare in sieved and any(word.is_in(line.text) for line in lines) for word in query.words
    )


def _entry(query: Query, row: Row) -> FoundEntry:
    marked = ((line, _hits(query, line.text)) for line in query.lines(row))
    lines = tuple(
        FoundLine(line.text, hits, line.id, line.kind, line.by, line.field)
        for line, hits in marked
        if hits
    )
    return FoundEntry(row.id, row.person, row.at, row.kind, lines)


def _hits(query: Query, text: str) -> tuple[Hit, ...]:
    return merged(hit for word in query.words for hit in word.hits(text))


def _missing(query: Query, taken: Sequence[Row]) -> tuple[Near, ...]:
    lines = [line.text for row in taken for line in query.lines(row)]
    missing = [word for word in query.words if not any(word.is_in(line) for line in lines)]
    return tuple(Near(word.typed, _near(word.typed, lines)) for word in missing)


def _near(typed: str, lines: Sequence[str]) -> tuple[str, ...]:
    # Loaded only when nothing was found, so that no ordinary search pays for it.
    from difflib import get_close_matches  # noqa: PLC0415

    wanted = fold(typed)
    known = {fold(word): word for line in lines for word in re.findall(r"\w+", line)}
    alike = [
        word
        for word in known
        if word[:1] == wanted[:1] and abs(len(word) - len(wanted)) <= _NEAR_LETTERS
    ]
    return tuple(known[word] for word in get_close_matches(wanted, alike, n=3, cutoff=0.75))
