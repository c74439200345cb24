"""What the lexicon answers: entries in which words stand, the latest first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache, cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

from fuehrung_cli.domain.ids import shortest
from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.search_rows import Candidates, Line, Row, shown
from fuehrung_cli.domain.searching import Wanted, stands_in
from fuehrung_cli.store.lexicon import ANY, bits_of, mark_of, number_of, place_of

if TYPE_CHECKING:
    from sqlite3 import Connection

Bits = Mapping[int, int]
"""Block → a bit for each entry in it."""
_FEW = 1000
"""Up to so many entries are put in order themselves; more are met on the way back in time."""
_AT_ONCE = 500
"""Numbers in one question to the database."""


class Entries:
    """The entries of some people, of one kind or from one day on where that is asked for."""

    def __init__(
        self,
        database: Connection,
        people: Mapping[int, str],
        session_kind: str = "",
        since: date | None = None,
    ) -> None:
        self._database = database
        self._people = people
        self._kind = session_kind
        self._since = since

    @property
    def searched(self) -> int:
        """Returns how many there are."""
        return _count(self._all)

    def holding(self, words: Sequence[Wanted]) -> Candidates:
        """Returns those in which all words may stand; without blanks in a word those alone."""
        bits = self._all
        is_exact = True
        for word in words:
            parts = fold(word.typed).split()
            is_exact = is_exact and len(parts) == 1
            for part in parts:
                bits = _both(bits, self._with(self._like(part, word if len(parts) == 1 else None)))
        number = _count(bits)
        return Candidates(self._latest_first(bits, number), number if is_exact else None)

    def words(self) -> Iterator[str]:
        """Yields every word, also of entries that are gone."""
        found = self._database.execute("SELECT text FROM word WHERE text NOT LIKE ' %'")
        return (text for (text,) in found)

    @cached_property
    def _all(self) -> Bits:
        bits = self._with(self._numbers((ANY,)))
        if self._kind:
            bits = _both(bits, self._with(self._numbers((mark_of(self._kind),))))
        kept = {number for (number,) in self._database.execute("SELECT id FROM person")}
        if kept != self._people.keys():
            bits = _both(bits, self._where("person", self._people))
        if self._since is not None:
            # A day as it is written sorts as days do, and a moment begins with its day.
            found = self._database.execute(
                "SELECT id FROM entry WHERE at >= ?", (self._since.isoformat(),)
            )
            bits = _both(bits, _gathered(number for (number,) in found))
        return bits

    def _where(self, column: str, values: Iterable[int]) -> Bits:
        rows = self._chosen(f"SELECT id FROM entry WHERE {column} IN", values)
        return _gathered(number for (number,) in rows)

    def _like(self, part: str, exactly: Wanted | None) -> list[int]:
        """Returns the numbers of words in which a part stands, or may stand."""
        found = self._database.execute(
            "SELECT id, text FROM word WHERE instr(bare, ?)", (part.replace("e", ""),)
        )
        return [
            number
            for number, text in found
            if text[:1] != ANY and (exactly is None or stands_in(exactly.typed, text))
        ]

    def _numbers(self, words: Iterable[str]) -> list[int]:
        found = (
            self._database.execute("SELECT id FROM word WHERE text = ?", (word,)).fetchone()
            for word in words
        )
        return [each[0] for each in found if each]

    def _with(self, words: Iterable[int]) -> Bits:
        """Returns the entries in which any of the words stands."""
        found: dict[int, int] = {}
        for block, bits in self._chosen("SELECT block, bits FROM posting WHERE word IN", words):
            found[block] = found.get(block, 0) | int.from_bytes(bits, "little")
        return found

    def _chosen(self, question: str, numbers: Iterable[int]) -> Iterator[Any]:
        wanted = list(numbers)
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            yield from self._database.execute(f"{question} ({','.join('?' * len(some))})", some)

    def _latest_first(self, bits: Bits, number: int) -> Iterator[Row]:
        for _, together in groupby(self._in_time(bits, number), key=lambda found: found[0]):
            rows = [self._row(entry) for _, entry in together]
            yield from sorted(rows, key=lambda row: (row.person, row.id), reverse=True)

    def _in_time(self, bits: Bits, number: int) -> Iterator[tuple[int, ...]]:
        """Yields instant and number of entries, the latest first."""
        if number <= _FEW:
            asked = self._chosen("SELECT instant, id FROM entry WHERE id IN", _numbers_in(bits))
            yield from sorted(asked, reverse=True)
            return
        for found in self._database.execute("SELECT instant, id FROM entry ORDER BY instant DESC"):
            block, place = place_of(found[1])
            if bits.get(block, 0) >> place & 1:
                yield found

    def _row(self, number: int) -> Row:
        person, session, instant, at, kind, lines = self._database.execute(
            "SELECT person, session, instant, at, kind, lines FROM entry WHERE id = ?", (number,)
        ).fetchone()
        row = Row(
            "",
            session,
            datetime.fromisoformat(at) if "T" in at else date.fromisoformat(at),
            instant,
            kind,
            tuple(Line(*parts) for parts in json.loads(lines)),
        )
        return shown(row, self._people[person], Short(self._database, person))


class Short:
    """How the ids of a book are shown, as `Book.short` has it, without the book."""

    def __init__(self, database: Connection, person: int) -> None:
        self._database = database
        self._person = person
        self._facts = cache(self._facts_of)

    def __call__(self, identifier: str) -> str:
        """Returns the shortest form of an id, the whole of one that is not in the book."""
        session, dot, number = identifier.partition(".")
        facts = self._facts(session)
        if facts is None or (dot and number not in facts):
            return identifier
        around = [*self._beside(session, "<", "max"), *self._beside(session, ">", "min")]
        return shortest(session, around) + (f".{number}" if dot and len(facts) > 1 else "")

    def _facts_of(self, session: str) -> Mapping[str, object] | None:
        found = self._database.execute(
            "SELECT facts FROM entry WHERE person = ? AND session = ?", (self._person, session)
        ).fetchone()
        facts: Mapping[str, object] | None = json.loads(found[0]) if found else None
        return facts

    def _beside(self, session: str, side: str, which: str) -> list[str]:
        (found,) = self._database.execute(
            f"SELECT {which}(session) FROM entry WHERE person = ? AND session {side} ?",
            (self._person, session),
        ).fetchone()
        return [found] if found else []


def _both(one: Bits, other: Bits) -> Bits:
    return {block: bits & other[block] for block, bits in one.items() if block in other}


def _count(bits: Bits) -> int:
    return sum(each.bit_count() for each in bits.values())


def _gathered(numbers: Iterable[int]) -> Bits:
    places: dict[int, list[int]] = {}
    for number in numbers:
        block, place = place_of(number)
        places.setdefault(block, []).append(place)
    return {block: bits_of(each) for block, each in places.items()}


def _numbers_in(bits: Bits) -> Iterator[int]:
    for block, each in bits.items():
        left = each
        while left:
            last = left.bit_length() - 1
            yield number_of(block, last)
            left ^= 1 << last
