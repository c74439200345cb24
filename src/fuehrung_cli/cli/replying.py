"""What `privacy reply` does: the person's words, taken as they are, become a fact of her book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fuehrung_cli.cli.appointments import empty_entry
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.typed import moment, text_in, text_of
from fuehrung_cli.cli.writing import guarded, record_session
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.ids import may_name
from fuehrung_cli.domain.kinds import Reply
from fuehrung_cli.domain.session import Opened
from fuehrung_cli.errors import DeclinedError, NotFoundError, UsageError, say
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class Typed:
    """What was typed of a reply: its words, or where they are, what it is about, and when."""

    words: Sequence[str]
    file: str | None = None
    edit: bool = False
    about: str = ""
    at: str | None = None


def save_reply(run: Run, name: str, typed: Typed, *, as_json: bool) -> int:
    """Saves the reply; its words are never read as lines of a talk.

    Raises:
        NotFoundError: nobody is called like that, or nothing in the book is what it is about.
        UsageError: there is nothing to save.
    """
    given = text_in(typed.file) if typed.file else text_of(typed.words)
    with guarded(run, name, given):
        owner = run.find(name)
        book = run.book(owner)
        about = _about(book, typed.about)
        session = empty_entry(run)
        if typed.at is not None:
            session = replace(session, at=moment(run, "--at", typed.at, back=True))
        text = _written(run, given, edit=typed.edit)
    with guarded(run, name, text):
        opened = Opened(1, Reply(_clean(run, text), about), "said")
        return record_session(run, owner, replace(session, facts=(opened,)), as_json=as_json)


def _written(run: Run, given: str, *, edit: bool) -> str:
    """Returns the words, from the editor where there are none yet or somebody asks for it."""
    if given.strip() and not edit:
        return given
    if not run.can_ask:
        raise UsageError(
            say("There is nothing to save"),
            say("The person’s words as an argument, with --file, or - to read standard input"),
        )
    from fuehrung_cli.cli.editor import edit as in_editor

    written = in_editor(run, given)
    if not written.strip():
        raise DeclinedError(say("Nothing was typed, so nothing was saved"))
    return written


def _clean(run: Run, text: str) -> str:
    return run.clean(text).strip("\n").rstrip()


def _about(book: Book, typed: str) -> str:
    """Returns the whole id of what the reply is about."""
    found = book.entry_meant(typed.lower()) if may_name(typed) else ""
    if typed and found not in book.ids:
        raise NotFoundError(
            say("Nothing in the book of {name} has the id {id}", name=book.person.name, id=typed),
            say("Ids: fuehrung log NAME"),
        )
    return found
