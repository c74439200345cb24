"""Which entry is meant by an id: `show` and `edit` take the id of a session or of one fact."""

from __future__ import annotations

from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.ids import TYPED, fact_id, split_id
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import DataError, NotFoundError, UsageError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.records import Found, PersonFile


@dataclass(frozen=True)
class Entry:
    """A session with its book; `fact` when one of its facts is meant."""

    file: PersonFile
    book: Book
    session: Session
    path: str
    fact: Fact | None = None


def find_entry(run: Run, typed: str) -> Entry:
    """Finds the one entry, or the fact in it, that an id means.

    An entry that opened exactly one fact is shown as that fact.

    Raises:
        UsageError: it is not written like an id.
        NotFoundError: nothing or several are called so.
        DataError: its file cannot be read.
    """
    if not TYPED.match(typed):
        raise UsageError(
            say("“{id}” is not written like an id", id=typed),
            say("Ids stand in every list, such as k7f3 or k7f3.2"),
        )
    prefix, number = split_id(typed)
    found = run.notebook.find_ids(prefix) if run.people else ()
    if len(found) != 1:
        raise _not_one(typed, found)
    entry = _read(run, found[0])
    facts = [f for f in entry.book.facts.values() if f.id.startswith(f"{found[0].id}.")]
    if number is not None:
        wanted = fact_id(found[0].id, number)
        facts = [fact for fact in facts if fact.id == wanted]
        if not facts:
            raise _not_one(typed, ())
    fact = facts[0] if len(facts) == 1 else None
    return Entry(entry.file, entry.book, entry.session, entry.path, fact)


def _read(run: Run, found: Found) -> Entry:
    file = next((f for f in run.people if f.folder == found.folder), None)
    if file is not None:
        book = run.book(file)
        if not _holds(book, found):
            # Later than the clock, so no page shows it; but here it can be seen and corrected.
            book = fold(file.person, run.notebook.sessions(file)[0])
        session = next((s for s in book.sessions if s.id == found.id), None)
        if session is not None:
            return Entry(file, book, session, found.path)
    raise DataError(say("The entry {id} cannot be read", id=found.id), say("See: fuehrung check"))


def _holds(book: Book, found: Found) -> bool:
    return any(session.id == found.id for session in book.sessions)


def _not_one(typed: str, found: tuple[Found, ...]) -> NotFoundError:
    if not found:
        return NotFoundError(
            say("Nothing in the notebook has the id {id}", id=typed), say("Ids: fuehrung log")
        )
    return NotFoundError(
        say("“{id}” can mean several: {ids}", id=typed, ids=tuple(each.id for each in found)),
        say("Type more of the id"),
    )
