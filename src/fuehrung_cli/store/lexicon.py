"""The lexicon: in which entries each word stands, so that search reads no file it has read before.

A database in the cache folder. `person` and `listing` say which files of a person were read and how
they looked (stamps), in two tables since the rows of the first are all read at every search and
have to be short. `entry` holds what is shown of each session, `word` every word there is, folded,
and `posting` in which entries it stands: one bit for each of 4,096 entries in a row. Ids are whole
there; how they are shown depends on all others in the book. Words that begin with a blank are none:
they are the marks of `words_in`.

It may be deleted at any time. Beside it stands the stamp it had when it was last written, with the
version of the program, see `index`; a database that looks otherwise is made again without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from fuehrung_cli.domain.names import fold_once
from fuehrung_cli.domain.search_rows import Row
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.index import Index
from fuehrung_cli.store.names_on_disk import WORDS

if TYPE_CHECKING:
    from sqlite3 import Connection

DATABASE = f"{WORDS}.sqlite"
BLOCK_BITS = 12
"""The last bits of the number of an entry are its place in a block of postings."""
ANY = " "
"""The mark of every entry that holds any text."""
_SECONDS = 3
"""So long another process is waited for that writes to the database."""
_CACHE_KIBIBYTES = 4000
_SCHEMA = """
BEGIN;
CREATE TABLE person (
    id INTEGER PRIMARY KEY, folder TEXT NOT NULL UNIQUE, files INTEGER NOT NULL,
    newest TEXT NOT NULL, unkept TEXT NOT NULL, missing TEXT NOT NULL,
    last_instant INTEGER NOT NULL, last_day INTEGER NOT NULL
);
CREATE TABLE listing (person INTEGER PRIMARY KEY, names TEXT NOT NULL, stamps TEXT NOT NULL);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, person INTEGER NOT NULL, session TEXT NOT NULL, file TEXT NOT NULL,
    instant INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, facts TEXT NOT NULL,
    lines TEXT NOT NULL
);
CREATE UNIQUE INDEX entry_of ON entry (person, session);
CREATE INDEX entry_in_time ON entry (instant);
CREATE INDEX entry_at ON entry (at);
CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, bare TEXT NOT NULL);
CREATE TABLE posting (
    word INTEGER NOT NULL, block INTEGER NOT NULL, bits BLOB NOT NULL, PRIMARY KEY (word, block)
) WITHOUT ROWID;
COMMIT;
"""


@contextmanager
def opened(disk: Disk) -> Iterator[Connection]:
    """Opens the database, a new one unless that which is there is as we left it."""
    import sqlite3  # noqa: PLC0415  # search alone needs it

    is_new = not _is_ours(disk)
    if is_new:
        forget(disk)
        disk.make_folder()
        disk.put(DATABASE, b"")  # only its owner may read what the database will make of it
    path = disk.root / DATABASE
    with closing(sqlite3.connect(path, timeout=_SECONDS, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")
        if is_new:
            connection.executescript(_SCHEMA)
        yield connection


def seal(disk: Disk) -> None:
    """Notes that the database is as we left it."""
    Index(disk, WORDS).write(_stamp(disk))


def forget(disk: Disk) -> None:
    """Removes the database, the unfinished business of another first."""
    for name in (WORDS, f"{DATABASE}-journal", DATABASE):
        if disk.kind(name):
            disk.remove_file(name)


def words_in(row: Row) -> set[str]:
    """Returns the words of an entry, folded, and the marks of what it is: none without text."""
    if not row.lines:
        return set()
    folded = fold_once("\n".join(line.text for line in row.lines))
    return {*folded.split(), ANY, mark_of(row.kind)}


def mark_of(kind: str) -> str:
    """Returns the mark of all talks of a kind."""
    return f"{ANY}{kind}"


def number_of(block: int, place: int) -> int:
    """Returns the number of the entry at a place of a block."""
    return (block << BLOCK_BITS) + place


def place_of(number: int) -> tuple[int, int]:
    """Returns block and place of an entry."""
    return number >> BLOCK_BITS, number & (1 << BLOCK_BITS) - 1


def bits_of(places: Iterable[int]) -> int:
    """Returns a number with these bits."""
    found = bytearray(1 << BLOCK_BITS - 3)
    for place in places:
        found[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(found, "little")


def as_bytes(bits: int) -> bytes:
    """Returns bits as they are kept."""
    return bits.to_bytes((bits.bit_length() + 7) >> 3, "little")


def _is_ours(disk: Disk) -> bool:
    noted = Index(disk, WORDS).read()
    return bool(noted) and noted == _stamp(disk)


def _stamp(disk: Disk) -> str:
    return disk.stamps("", (DATABASE,))[DATABASE]
