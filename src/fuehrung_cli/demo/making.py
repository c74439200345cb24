"""Script → notebook: read, resolved and saved as a leader's typing is."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random

from fuehrung_cli.demo.edition import Edition, Member, read_edition
from fuehrung_cli.demo.script import Typed, script
from fuehrung_cli.demo.workdays import workday
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.moves import holds_words
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.capture.results import Reading
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.ids import Draw, ShortIds, new_person_id, new_session_id
from fuehrung_cli.domain.journey import Library
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Session
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.library import load_library
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import Paths

Localize = Callable[[datetime], datetime]
_WORDS = re.compile(r"<([^<>\n]+)>")


@dataclass(frozen=True)
class Kept:
    """A person of the demo and everything that was typed for her, with how it was read."""

    person: Person
    readings: tuple[Reading, ...]

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Returns what stands in the notebook."""
        return tuple(reading.session for reading in self.readings)


def load_edition(language: str) -> Edition:
    """Returns the edition of a language."""
    file = Path(__file__).parent / f"team.{language}.txt"
    return read_edition(file.read_text(encoding="utf-8"), language)


def readings(edition: Edition, today: date, localize: Localize) -> tuple[Kept, ...]:
    """Reads everything that is typed in two years; the same day makes the same ids."""
    draw = Random(2012).randrange
    library, _ = load_library()
    typed = script(edition, today)
    people = {member: _person(member, today, draw) for member in edition.members}
    return tuple(
        Kept(person, _read_all(person, typed[member.name], library, localize, draw))
        for member, person in people.items()
    )


def _person(member: Member, today: date, draw: Draw) -> Person:
    profile = Profile(
        role=member.role,
        led_since=workday(today, member.led_since),
        rhythm_days=member.rhythm_days,
    )
    return Person(new_person_id(draw), member.name, profile)


def _read_all(
    person: Person, typed: tuple[Typed, ...], library: Library, localize: Localize, draw: Draw
) -> tuple[Reading, ...]:
    made: list[Reading] = []
    for each in typed:
        book = fold(person, (reading.session for reading in made))
        context = Context(
            book=book,
            now=localize(each.at),
            library=library,
            localize=localize,
            kind=None if each.is_talk else "entry",
            session_id=new_session_id(draw),
        )
        made.append(resolve(read(_with_ids(each.text, book)), context))
    return tuple(made)


def _with_ids(text: str, book: Book) -> str:
    """Puts the id in the place of `<words>`, as a leader looks it up on a page."""

    def identifier(found: re.Match[str]) -> str:
        holding = [fact for fact in book.facts.values() if holds_words(fact, found[1])]
        meant = [fact for fact in holding if fact.is_open] or holding
        return ShortIds(book.facts)[meant[-1].id] if meant else found[0]

    return _WORDS.sub(identifier, text)


def make(paths: Paths, language: str, today: date, localize: Localize) -> None:
    """Writes the notebook of the demo; it need not outlive a power cut."""
    draw = Random(2012).randrange
    notebook = Notebook.open(paths, create=True, draw=draw, lasting=False)
    for kept in readings(load_edition(language), today, localize):
        file, _ = notebook.add_person(kept.person)
        for session in kept.sessions:
            notebook.save_session(file, session)
