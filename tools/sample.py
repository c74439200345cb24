"""The sample notebook of the pictures: what people type, read by the program's own grammar.

`sample.de.txt` and `sample.en.txt` hold people and their entries with fixed ids, so that the same
text makes the same notebook on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.journey import Library
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Session
from fuehrung_cli.store.library import load_library
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import find_paths

FOLDER = Path(__file__).parent
CET = timezone(timedelta(hours=1))


@dataclass(frozen=True)
class Entry:
    """What is typed at a moment; `id` is that of the session it becomes."""

    at: datetime
    id: str
    is_talk: bool
    text: str


@dataclass(frozen=True)
class Member:
    """A person of the sample and her entries, in the order of time."""

    name: str
    role: str
    led_since: date
    entries: tuple[Entry, ...]


def members(language: str) -> tuple[Member, ...]:
    """Returns the people of a language's sample."""
    text = (FOLDER / f"sample.{language}.txt").read_text(encoding="utf-8")
    return tuple(_member(block) for block in text.split("\n== ")[1:])


def _member(block: str) -> Member:
    head, *entries = block.split("\n-- ")
    name, role, since = head.strip().split(" | ")
    return Member(name, role, date.fromisoformat(since), tuple(map(_entry, entries)))


def _entry(block: str) -> Entry:
    head, _, text = block.partition("\n")
    at, identifier, kind = head.split(" | ")
    moment = datetime.fromisoformat(at).replace(tzinfo=CET)
    return Entry(moment, identifier, kind == "talk", text.strip())


def make_notebook(home: Path, language: str) -> None:
    """Writes the sample as a notebook into `home`, which has to be empty.

    Raises:
        ValueError: a line of the sample is not read as it was meant.
    """
    notebook = Notebook.open(find_paths({}, str(home)), create=True, draw=Random(2012).randrange)
    library, _ = load_library()
    for member in members(language):
        profile = Profile(role=member.role, led_since=member.led_since)
        file, _ = notebook.add_person(Person(notebook.new_person_id(), member.name, profile))
        for entry in member.entries:
            book = fold(file.person, notebook.sessions(file)[0])
            notebook.save_session(file, _session(entry, book, library))


def _session(entry: Entry, book: Book, library: Library) -> Session:
    context = Context(
        book=book,
        now=entry.at,
        library=library,
        localize=lambda naive: naive.replace(tzinfo=CET),
        kind=None if entry.is_talk else "entry",
        session_id=entry.id,
    )
    reading = resolve(read(entry.text), context)
    if reading.asks or reading.refused or reading.said:
        raise ValueError(f"{book.person.name}, {entry.at:%Y-%m-%d}: not read as it was meant")
    return reading.session
