"""What goes into the lexicon, and what is taken out of it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from fuehrung_cli.domain.search_rows import Line, Named, Row
from fuehrung_cli.store.lexicon import ANY, as_bytes, bits_of, place_of, words_in

if TYPE_CHECKING:
    from sqlite3 import Connection

_MOST_WORDS = 100_000
"""So many words are remembered with their numbers while entries are added."""

_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Entry(NamedTuple):
    """An entry as it is kept."""

    session: str
    file: str
    instant: int
    at: str
    kind: str
    facts: str
    lines: str


def entry_of(row: Row, file: str, facts: Mapping[int, Named | None]) -> Entry:
    """Returns an entry as it is kept: a row with whole ids, the facts that the session opens."""
    lines = [_packed(line) for line in row.lines]
    return Entry(
        row.id,
        file,
        row.instant,
        row.at.isoformat(),
        row.kind,
        _encoded({str(number): named for number, named in facts.items()}),
        _encoded(lines),
    )


def _packed(line: Line) -> list[str]:
    parts = [line.text, line.id, line.kind, line.by, line.field]
    while not parts[-1]:
        parts.pop()
    return parts


class Writing:
    """Changes to the lexicon within one transaction."""

    def __init__(self, database: Connection) -> None:
        self.database = database
        last = database.execute("SELECT max(id) FROM entry").fetchone()[0]
        self._next = 0 if last is None else last + 1
        self._numbers: dict[str, int] = {}
        self._block = 0
        self._places: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, person: int, entry: Entry, row: Row) -> None:
        """Adds an entry."""
        number, self._next = self._next, self._next + 1
        self.database.execute(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, person, *entry)
        )
        block, place = place_of(number)
        if block != self._block:
            self.flush()
            self._block = block
        places = self._places
        for word in words_in(row):
            places[word].append(place)

    def remove(self, number: int) -> None:
        """Removes an entry. Its words still point to where it stood: the mark it had counts."""
        self.flush()
        block, place = place_of(number)
        self.database.execute("DELETE FROM entry WHERE id = ?", (number,))
        word = self._number(ANY)
        left = self._bits(word, block) & ~(1 << place)
        self._put(word, block, left)

    def flush(self) -> None:
        """Writes the words of what was added."""
        for text, places in self._places.items():
            word = self._number(text)
            self._put(word, self._block, self._bits(word, self._block) | bits_of(places))
        self._places.clear()
        if len(self._numbers) > _MOST_WORDS:
            self._numbers.clear()

    def _put(self, word: int, block: int, bits: int) -> None:
        self.database.execute(
            "INSERT OR REPLACE INTO posting VALUES (?, ?, ?)", (word, block, as_bytes(bits))
        )

    def _bits(self, word: int, block: int) -> int:
        found = self.database.execute(
            "SELECT bits FROM posting WHERE word = ? AND block = ?", (word, block)
        ).fetchone()
        return int.from_bytes(found[0], "little") if found else 0

    def _number(self, word: str) -> int:
        known = self._numbers.get(word)
        if known is None:
            known = self._numbers[word] = self._looked_up(word)
        return known

    def _looked_up(self, word: str) -> int:
        found = self.database.execute("SELECT id FROM word WHERE text = ?", (word,)).fetchone()
        if found:
            return int(found[0])
        made = self.database.execute(
            "INSERT INTO word (text, bare) VALUES (?, ?)", (word, word.replace("e", ""))
        ).lastrowid
        assert made is not None  # an insert has a number
        return made
