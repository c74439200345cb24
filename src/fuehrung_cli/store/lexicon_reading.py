"""Brings the lexicon up to date with the files of the notebook.

New files are read and added. Where one has changed or is gone, and where a new one touches what
older entries show, the book of that person is read whole, and what is different is exchanged.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from fuehrung_cli.domain.search_rows import Named
from fuehrung_cli.domain.session import Session
from fuehrung_cli.store.decode import Decoded
from fuehrung_cli.store.index import is_settled
from fuehrung_cli.store.lexicon import seal
from fuehrung_cli.store.lexicon_changes import (
    Change,
    last_of,
    of_book,
    of_session,
    opened_in,
    past_of,
    spoken_of,
    touches_names,
)
from fuehrung_cli.store.lexicon_people import Known, Listing, changed, known, listing
from fuehrung_cli.store.lexicon_writing import Entry, Writing
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.problems import Problem
from fuehrung_cli.store.records import PersonFile

if TYPE_CHECKING:
    from sqlite3 import Connection

Tell = Callable[[int, int], None]
"""Is told how many of how many people have been read."""
_AT_ONCE = 20_000
"""After so many entries what was read is kept, so that who is interrupted goes on there."""
_UNLISTED = Listing("", "[]", "{}")


class Reading:
    """One run over the people who have changed."""

    def __init__(self, database: Connection, notebook: Notebook, now: datetime) -> None:
        self._database = database
        self._notebook = notebook
        self._now = now
        self._began_ns = time.time_ns()
        self._writing: Writing | None = None
        self._changes_before = 0
        self.problems: list[Problem] = []

    def bring(self, people: Sequence[PersonFile], *, is_thorough: bool, tell: Tell) -> None:
        """Reads what is new of these people."""
        found = changed(self._database, self._notebook, people, is_thorough=is_thorough)
        added = 0
        for done, owner in enumerate(found):
            tell(done, len(found))
            added += self._person(self._begun(), owner)
            if added > _AT_ONCE:
                self._keep()
                added = 0
        self._keep()

    def let_go(self, people: Sequence[PersonFile]) -> None:
        """Removes everybody else: these are all there are."""
        kept = dict(self._database.execute("SELECT folder, id FROM person").fetchall())
        for folder in kept.keys() - {owner.folder for owner in people}:
            writing = self._begun()
            asked = "SELECT id FROM entry WHERE person = ?"
            for (number,) in self._database.execute(asked, (kept[folder],)).fetchall():
                writing.remove(number)
            for table in ("person WHERE id", "listing WHERE person"):
                self._database.execute(f"DELETE FROM {table} = ?", (kept[folder],))
        self._keep()

    def give_up(self) -> None:
        """Takes back what was not kept; what was, holds."""
        if self._writing is not None:
            self._database.execute("ROLLBACK")
            seal(self._notebook.index)

    def is_past(self) -> bool:
        """Says whether nothing in the lexicon is of a later hour than this run."""
        instant, day = self._database.execute(
            "SELECT max(last_instant), max(last_day) FROM person"
        ).fetchone()
        return instant is None or (
            instant <= self._now.timestamp() * 1_000_000 and day <= self._now.toordinal()
        )

    def _begun(self) -> Writing:
        if self._writing is None:
            self._database.execute("BEGIN IMMEDIATE")
            self._writing = Writing(self._database)
            self._changes_before = self._database.total_changes
        return self._writing

    def _keep(self) -> None:
        if self._writing is None:
            return
        self._writing.flush()
        self._database.execute("COMMIT")
        self._writing = None
        if self._database.total_changes > self._changes_before:
            seal(self._notebook.index)

    def _person(self, writing: Writing, owner: PersonFile) -> int:
        """Brings one person up to date and returns how many entries were added."""
        found = listing(self._notebook, owner, self._began_ns)
        kept = known(self._database, owner.folder)
        if kept is not None and found is not None:
            added = self._added(writing, owner, kept, found)
            if added is not None:
                return added
        return self._exchanged(writing, owner, found)

    def _added(
        self, writing: Writing, owner: PersonFile, kept: Known, found: Listing
    ) -> int | None:
        """Adds what is new; None where that is not enough."""
        old, files, again = kept.listing.files, found.files, frozenset(kept.unkept)
        if any(files.get(name) != stamp for name, stamp in old.items() if name not in again):
            return None
        read = dict(self._notebook.read(owner, [n for n in files if n not in old or n in again]))
        past = past_of(read, self._now)
        changes = self._changes(kept, past) if self._are_still(kept, past) else None
        if changes is None:
            return None
        self._note_problems(read)
        for change in changes:
            writing.add(kept.id, change.entry, change.row)
        unkept = self._unkept(files, read, past)
        if changes or (kept.listing, kept.unkept) != (found, unkept):
            writing.flush()
            spoken = {*kept.missing, *spoken_of(past.values())}
            missing = {fact for fact in spoken if not self._opens(kept.id, fact)}
            last = zip(last_of(past.values()), (kept.last_instant, kept.last_day), strict=True)
            self._put(Known(kept.id, found, unkept, tuple(sorted(missing)), *map(max, last)), owner)
        return len(changes)

    def _are_still(self, kept: Known, past: Mapping[str, Session]) -> bool:
        """Says whether files that are read again hold the entries they held."""
        asked = "SELECT session FROM entry WHERE person = ? AND file = ?"
        for name in kept.unkept:
            had = self._database.execute(asked, (kept.id, name)).fetchone()
            if had and (name not in past or past[name].id != had[0]):
                return False
        return True

    def _changes(self, kept: Known, past: Mapping[str, Session]) -> list[Change] | None:
        """Returns the entries to be added; None where older ones change with them."""
        sessions = {session.id: (name, session) for name, session in past.items()}
        new = opened_in(past.values())
        if len(sessions) < len(past) or new.keys() & {*kept.missing}:
            return None
        if touches_names(past.values()):
            return None

        def named(fact: str) -> Named | None:
            return new[fact] if fact in new else self._named(kept.id, fact)

        changes = []
        for name, session in sessions.values():
            made = of_session(session, name, named)
            had = self._entry(kept.id, session.id)
            if had is None:
                changes.append(made)
            elif had != made.entry:
                return None
        return changes

    def _exchanged(self, writing: Writing, owner: PersonFile, found: Listing | None) -> int:
        """Reads a book whole and exchanges what is different."""
        read = dict(self._notebook.read(owner))
        self._note_problems(read)
        past = past_of(read, self._now)
        made, missing = of_book(owner.person, past)
        unkept = self._unkept(found.files, read, past) if found else ("",)
        last = last_of(past.values())
        del read, past  # entries hold it all a second time, and of some people there is much
        person = self._number(owner)
        asked = "SELECT session, id FROM entry WHERE person = ?"
        for session, number in self._database.execute(asked, (person,)).fetchall():
            if session in made and self._entry(person, session) == made[session].entry:
                del made[session]
            else:
                writing.remove(number)
        for change in made.values():
            writing.add(person, change.entry, change.row)
        self._put(Known(person, found or _UNLISTED, unkept, tuple(sorted(missing)), *last), owner)
        return len(made)

    def _unkept(
        self, files: Mapping[str, str], read: Mapping[str, Decoded], past: Mapping[str, Session]
    ) -> tuple[str, ...]:
        """Returns the files that have to be read again next time."""
        return tuple(
            name
            for name, each in read.items()
            if each.problems
            or name not in past
            or not is_settled(files.get(name, ""), self._began_ns)
        )

    def _note_problems(self, read: Mapping[str, Decoded]) -> None:
        self.problems += [problem for each in read.values() for problem in each.problems]

    def _opens(self, person: int, fact: str) -> bool:
        session, _, number = fact.partition(".")
        return number in self._facts(person, session)

    def _named(self, person: int, fact: str) -> Named | None:
        session, _, number = fact.partition(".")
        found = self._facts(person, session).get(number)
        return Named(*found) if found else None

    def _facts(self, person: int, session: str) -> Mapping[str, Sequence[str] | None]:
        entry = self._entry(person, session)
        facts: Mapping[str, Sequence[str] | None] = json.loads(entry.facts) if entry else {}
        return facts

    def _entry(self, person: int, session: str) -> Entry | None:
        found = self._database.execute(
            "SELECT session, file, instant, at, kind, facts, lines FROM entry"
            " WHERE person = ? AND session = ?",
            (person, session),
        ).fetchone()
        return Entry(*found) if found else None

    def _number(self, owner: PersonFile) -> int:
        asked = "SELECT id FROM person WHERE folder = ?"
        found = self._database.execute(asked, (owner.folder,)).fetchone()
        if found is None:
            asked = "SELECT coalesce(max(id), 0) + 1 FROM person"
            found = self._database.execute(asked).fetchone()
        return int(found[0])

    def _put(self, known: Known, owner: PersonFile) -> None:
        self._database.execute(
            "INSERT OR REPLACE INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(known.id, owner.folder, known.listing.number, known.listing.newest),
                *(json.dumps(known.unkept), json.dumps(known.missing)),
                *(known.last_instant, known.last_day),
            ),
        )
        self._database.execute(
            "INSERT OR REPLACE INTO listing VALUES (?, ?, ?)",
            (known.id, known.listing.names, known.listing.stamps),
        )
