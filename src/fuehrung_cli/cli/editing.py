"""Editing an entry: text out, text in, facts matched by id, written by compare and swap."""

from __future__ import annotations

import sys
from dataclasses import replace

from fuehrung_cli.cli.editor import edit
from fuehrung_cli.cli.prompts import confirm
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.typed import piped
from fuehrung_cli.cli.typed_entries import Entry, find_entry
from fuehrung_cli.cli.writing import context_of, guarded, keep_draft, read_text, tell
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.printer import print_session
from fuehrung_cli.domain.capture.results import Reading
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.ids import fact_id
from fuehrung_cli.domain.replies import replies, replies_in
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import (
    DeclinedError,
    ExitCode,
    ForbiddenError,
    FuehrungError,
    UsageError,
    say,
)
from fuehrung_cli.render.safe import visible_text


def print_entry(run: Run, identifier: str) -> int:
    """Prints the text of an entry, the same that the editor shows."""
    text = _printed(run, find_entry(run, identifier))
    # Into a pipe word for word, so that it can come back; a terminal would obey what it holds.
    run.out(visible_text(text) if sys.stdout.isatty() else text)
    return ExitCode.DONE


def _printed(run: Run, entry: Entry) -> str:
    context = context_of(run, entry.book, editing=entry.session)
    return print_session(entry.session, context, run.t.language).text


def edit_entry(run: Run, identifier: str, *, from_stdin: bool, yes: bool) -> int:
    """Lets an entry be corrected and saves it if something has changed."""
    entry, before = _found(run, identifier, from_stdin=from_stdin)
    typed = piped() if from_stdin else _in_editor(run, before)
    if typed.strip() in ("", before.strip()):
        run.say(run.t(say("Nothing was changed")))
        return ExitCode.DONE
    with guarded(run, entry.file.person.name, typed):
        reading = _reading(run, entry, typed)
        if not replies_in(entry.session).items() <= replies_in(reading.session).items():
            raise ForbiddenError(
                say("A reply of the person stays as it was written; nothing was saved"),
                say("Another one beside it: fuehrung privacy reply NAME"),
            )
        _warn(run, entry, reading.session, yes=yes)
        file = run.notebook.read_session(entry.path)
        if file.session != entry.session:
            raise ForbiddenError(say("The entry has changed in the meantime; nothing was saved"))
        run.keep(*run.notebook.replace_session(file, reading.session))
    tell(run, _without(entry), reading, saved=True, as_json=False)
    return ExitCode.DONE


def _found(run: Run, identifier: str, *, from_stdin: bool) -> tuple[Entry, str]:
    """Returns the entry and its text, read before anything is typed; else what comes is kept."""
    try:
        entry = find_entry(run, identifier)
        return entry, _printed(run, entry)
    except FuehrungError as error:
        raise keep_draft(run, "", piped() if from_stdin else "", error) from error


def _in_editor(run: Run, before: str) -> str:
    if not run.can_ask:
        raise UsageError(
            say("There is no terminal to open an editor"),
            say("Standard input: fuehrung edit ID - < text; the text: fuehrung edit ID --print"),
        )
    return edit(run, before.rstrip("\n"))


def _reading(run: Run, entry: Entry, typed: str) -> Reading:
    reading = read_text(
        run, entry.book, run.clean(typed), editing=entry.session, may_ask=run.can_ask
    )
    return replace(reading, session=replace(reading.session, recorded=entry.session.recorded))


def _without(entry: Entry) -> Book:
    """Returns the book without the entry, which is told again as it is now."""
    others = (s for s in entry.book.sessions if s.id != entry.session.id)
    return fold(entry.book.person, others)


def _warn(run: Run, entry: Entry, session: Session, *, yes: bool) -> None:
    """Asks before facts go that later entries refer to.

    Raises:
        ForbiddenError: nobody can be asked and `--yes` was not given.
        DeclinedError: the answer was no.
    """
    kept = {opened.number for opened in session.facts}
    gone = {fact_id(session.id, o.number) for o in entry.session.facts if o.number not in kept}
    others = (s for s in entry.book.sessions if s.id != session.id)
    named = {c.fact for other in others for c in other.changes}
    named |= {reply.about for reply in replies(entry.book)}
    referred = sorted(entry.book.short[key] for key in named & gone)
    if not referred or yes:
        return
    question = say("Later entries refer to {ids}. Remove them all the same?", ids=tuple(referred))
    if not run.can_ask:
        raise ForbiddenError(
            say("Later entries refer to {ids}", ids=tuple(referred)), say("All the same: --yes")
        )
    if not confirm(run, question):
        raise DeclinedError(say("Nothing was changed"))
