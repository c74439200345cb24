"""Taking in an answered agenda: read, shown, asked about, saved as one entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fuehrung_cli.cli.prompts import confirm, show_beside
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.sharing import agenda_of
from fuehrung_cli.cli.typed import MOST_BYTES, piped
from fuehrung_cli.cli.writing import context_of, guarded
from fuehrung_cli.domain.agenda import Marks, marks_in
from fuehrung_cli.domain.answers import Answers, read_answers
from fuehrung_cli.domain.capture.results import Reading
from fuehrung_cli.domain.fold import also
from fuehrung_cli.domain.origin_ids import id_from
from fuehrung_cli.domain.returned import Brought, brought, retyped, sheet_of
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import DeclinedError, ExitCode, UsageError, say, say_n
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.imports.source import decoded
from fuehrung_cli.layout.agenda import known_of
from fuehrung_cli.layout.echo import echo_page
from fuehrung_cli.reports.agenda import Returned, UnreadLine
from fuehrung_cli.reports.recorded import recorded
from fuehrung_cli.store.arrivals import file_at

if TYPE_CHECKING:
    from fuehrung_cli.domain.book import Book
    from fuehrung_cli.domain.person import Person
    from fuehrung_cli.layout.document import Document
    from fuehrung_cli.store.records import PersonFile


@dataclass(frozen=True)
class Wanted:
    """What the options ask for."""

    name: str
    file: str
    with_notes: bool
    dry_run: bool
    yes: bool
    as_json: bool


@dataclass(frozen=True)
class _Taken:
    """What a file has brought, before it is saved."""

    file: PersonFile
    book: Book
    answers: Answers
    brought: Brought
    reading: Reading | None
    text: str = ""
    """The entry as text, which a draft keeps when it cannot be saved."""


def take_in(run: Run, wanted: Wanted) -> int:
    """Takes in what was answered; nothing is saved before somebody has seen it."""
    file = run.find(wanted.name)
    text = piped() if wanted.file == "-" else decoded(file_at(wanted.file, limit=MOST_BYTES))
    taken = _taken(run, file, text, wanted)
    asks = not (wanted.yes or wanted.dry_run)
    if taken.reading is None or wanted.dry_run:
        return _tell(run, taken, saved=False, as_json=wanted.as_json)
    if asks:
        _ask(run, taken)
    with guarded(run, file.person.name, taken.text):
        run.keep(run.writable().save_session(file, taken.reading.session))
    return _tell(run, taken, saved=True, as_json=wanted.as_json)


def _taken(run: Run, file: PersonFile, text: str, wanted: Wanted) -> _Taken:
    book = run.book(file)
    sheets = _sheets(run, text, file.person)
    sheet = sheet_of(book, run.journey, sheets)
    pages = [agenda_of(run, book, marks) for marks in sheets]
    answers = read_answers(text, known_of(book, sheet, pages))
    found = brought(answers, sheet, book, context_of(run, book).anchor(run.today))
    taken = _Taken(file, book, answers, found, None)
    notes = _notes(run, taken, wanted)
    identifier = id_from("answers", file.person.id, sheets[0].mark, repr(answers), notes)
    if identifier in book.ids or not (found.facts or found.changes or notes):
        return taken
    session = Session(
        *(identifier, run.now, run.now, "entry"),
        notes=notes,
        facts=found.facts,
        changes=found.changes,
    )
    return _typed(run, taken, session)


def _sheets(run: Run, text: str, person: Person) -> tuple[Marks, ...]:
    """Returns the sheets that came back.

    Raises:
        UsageError: it is none of ours, or one for somebody else.
    """
    sheets = marks_in(text, run.notebook.id, person.id)
    if sheets is None:
        raise UsageError(
            say("This is no answered agenda: the line “Sheet: …” is missing"),
            say("Send a new one: fuehrung share {name}", name=run.call(person)),
        )
    if not sheets:
        raise UsageError(
            say("This agenda was not made for {name}", name=person.name),
            say("Name the person it was made for; nothing was taken in"),
        )
    return sheets


def _notes(run: Run, taken: _Taken, wanted: Wanted) -> str:
    """Returns the lines that nobody could read, if they are to be kept."""
    unread = taken.answers.unread
    if not unread:
        return ""
    if not wanted.as_json:
        _name_unread(run, unread)
    wishes = wanted.with_notes
    if not (wishes or wanted.yes or wanted.dry_run) and run.can_ask:
        wishes = confirm(run, say("Keep these lines as a note?"))
    return "\n".join(text for _, text in unread) if wishes else ""


def _name_unread(run: Run, unread: tuple[tuple[int, str], ...]) -> None:
    run.say(run.t(say_n("{n} line is no answer", "{n} lines are no answers", len(unread))))
    for number, text in unread:
        run.say(f"  {number}: {text}")


def _typed(run: Run, taken: _Taken, session: Session) -> _Taken:
    """Returns the entry as the one grammar reads it, from the text it prints as."""
    context = context_of(run, also(taken.book, session), editing=session)
    text, reading = retyped(session, context, run.t.language)
    return replace(taken, reading=reading, text=text)


def _ask(run: Run, taken: _Taken) -> None:
    if not run.can_ask:
        raise UsageError(
            say("Whether this may be saved is asked at a terminal"),
            say("In scripts say --yes; --dry-run shows what would be saved"),
        )
    show_beside(run, _echo(run, taken, saved=False))
    if not confirm(run, say("Save this?")):
        raise DeclinedError(say("Nothing was taken in"))


def _echo(run: Run, taken: _Taken, *, saved: bool) -> Document:
    assert taken.reading is not None
    after = also(taken.book, taken.reading.session)
    return echo_page(after, taken.reading, run.t, today=run.today, saved=saved)


def _tell(run: Run, taken: _Taken, *, saved: bool, as_json: bool) -> int:
    there = taken.brought.there
    if as_json:
        from fuehrung_cli.cli.machine import write_json

        made = recorded(taken.book, taken.reading, saved=saved) if taken.reading else None
        unread = tuple(UnreadLine(number, text) for number, text in taken.answers.unread)
        write_json(run, "merge", Returned(made, there, unread))
        return ExitCode.DONE
    if taken.reading is None:
        run.tell(run.t(say("Nothing new is in it")))
    else:
        run.out(run.rendered(_echo(run, taken, saved=saved)))
    if there:
        known = say_n("{n} answer is there already", "{n} answers are there already", there)
        run.tell(run.t(known))
    return ExitCode.DONE
