"""Search: the entries in which all words stand, the latest first, with the lines that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from itertools import islice
from typing import Protocol

from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.search_rows import Candidates, Line, Row
from fuehrung_cli.domain.searching import Hit, Wanted, bare, merged
from fuehrung_cli.frozen import dataclass

USUAL_ENTRIES = 20
_MOST_NEAR = 3
_NEAR_LETTERS = 2
"""By how many letters a word may be longer or shorter than one that was meant."""
_WORD = re.compile(r"\w+")


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


class Entries(Protocol):
    """The entries that are looked through, of one kind or from one day on as the query says."""

    @property
    def searched(self) -> int:
        """Returns how many there are."""

    def holding(self, words: Sequence[Wanted]) -> Candidates:
        """Returns those in which all the words may stand; the others are sure not to hold them."""

    def words(self) -> Iterable[str]:
        """Returns what stands between blanks in their folded texts, and maybe more."""


@dataclass(frozen=True)
class Listed:
    """Entries that are there as rows, the latest first."""

    rows: Sequence[Row]

    @property
    def searched(self) -> int:
        """Returns how many there are."""
        return len(self.rows)

    def holding(self, words: Sequence[Wanted]) -> Candidates:  # noqa: ARG002
        """Returns all of them: nothing is known about where words stand."""
        return Candidates(iter(self.rows))

    def words(self) -> Iterable[str]:
        """Returns what stands between blanks in their folded texts."""
        return {word for row in self.rows for line in row.lines for word in fold(line.text).split()}


def search(rows: Iterable[Row], query: Query, day: date) -> SearchReport:
    """Looks through rows in any order."""
    taken = [row for row in rows if query.takes(row)]
    latest = sorted(taken, key=lambda row: (row.instant, row.person, row.id), reverse=True)
    return found_in(Listed(latest), query, day)


def found_in(entries: Entries, query: Query, day: date) -> SearchReport:
    """Looks through entries that keep to the kind and the days of the query themselves."""
    rows, count = _found(entries, query)
    return SearchReport(
        day,
        tuple(word.typed for word in query.words),
        tuple(_entry(query, row) for row in rows),
        count - len(rows),
        entries.searched,
        () if count else _missing(entries, query),
    )


def _found(entries: Entries, query: Query) -> tuple[list[Row], int]:
    """Returns as many rows as are shown, and how many there are."""
    rows, count = entries.holding(query.words)
    if count is not None and not query.fact_kind:
        return list(islice(rows, query.most)), count
    held = filter(partial(_holds, query), rows)
    first = list(islice(held, query.most))
    return first, len(first) + sum(1 for _ in held)


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


def _missing(entries: Entries, query: Query) -> tuple[Near, ...]:
    alone = [(word, replace(query, words=(word,), most=1)) for word in query.words]
    missing = [word for word, asked in alone if not _found(entries, asked)[1]]
    known = tuple(entries.words()) if missing else ()
    return tuple(Near(word.typed, _near(word.typed, known, entries, query)) for word in missing)


def _near(typed: str, known: Iterable[str], entries: Entries, query: Query) -> tuple[str, ...]:
    # Loaded only when nothing was found, so that no ordinary search pays for it.
    from difflib import get_close_matches  # noqa: PLC0415

    wanted = fold(typed)
    alike = {
        word
        for each in known
        if wanted[:1] in each
        for word in _WORD.findall(each)
        if word[:1] == wanted[:1] and abs(len(word) - len(wanted)) <= _NEAR_LETTERS
    }
    close = get_close_matches(wanted, alike, n=max(1, len(alike)), cutoff=0.75)
    spelled = (_spelled(word, entries, query) for word in close)
    return tuple(islice(filter(None, spelled), _MOST_NEAR))


def _spelled(folded: str, entries: Entries, query: Query) -> str:
    """Returns a word as the latest entry with it spells it; nothing where none has it."""
    for row in entries.holding((Wanted(folded),)).rows:
        for line in query.lines(row):
            for word in _WORD.findall(line.text):
                if fold(word) == folded:
                    return str(word)
    return ""
