"""The one way from a text to a saved session, for every command that writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from fuehrung_cli.cli.books import recent_book
from fuehrung_cli.cli.prompts import ask
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.typed import date_hints
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.capture.results import Ask, Reading, Set
from fuehrung_cli.domain.fold import also, extended
from fuehrung_cli.domain.ids import may_name
from fuehrung_cli.domain.session import Session, SessionKind
from fuehrung_cli.errors import DeclinedError, ExitCode, FuehrungError, UsageError, say

if TYPE_CHECKING:
    from fuehrung_cli.store.records import PersonFile


def record(
    run: Run,
    file: PersonFile,
    text: str,
    *,
    kind: SessionKind | None = None,
    dry_run: bool = False,
    as_json: bool = False,
    is_kept: bool = False,
) -> int:
    """Reads a text in the book of a person, saves the session and says what was read.

    What was typed is never lost: when it cannot be saved it is kept as a draft, unless the caller
    says that it is.
    """
    kept = "" if dry_run or is_kept else text
    book, reading = save_text(run, file, text, kind=kind, dry_run=dry_run, draft=kept)
    tell(run, book, reading, saved=not dry_run, as_json=as_json)
    return ExitCode.DONE


def save_text(
    run: Run,
    file: PersonFile,
    text: str,
    *,
    kind: SessionKind | None = None,
    dry_run: bool = False,
    draft: str = "",
) -> tuple[Book, Reading]:
    """Reads a text and saves it without a word; `draft` is kept when that fails.

    Returns the book as it was before, and what was read.
    """
    with guarded(run, file.person.name, draft):
        clean = run.clean(text)
        book = run.book(file) if may_name(clean) else recent_book(run, file)
        reading = read_text(run, book, clean, kind=kind, may_ask=not dry_run and run.can_ask)
        if extended(book, (reading.session,)) is None:  # it is not the last one
            book = run.book(file)
        if not is_worth_keeping(reading):
            raise nothing_to_save(reading)
        if not dry_run:
            run.keep(run.writable().save_session(file, reading.session))
    return book, reading


def nothing_to_save(reading: Reading) -> UsageError:
    """Says why nothing is there to keep: a talk planned for that day already changes nothing."""
    if any(isinstance(result, Set) and result.key == "next" for result in reading.results):
        return UsageError(
            say("There is nothing to save: the next talk is planned for that day already"),
            say("To change its hour, type it behind the day: next: 10 Dec 9:30"),
        )
    return UsageError(say("There is nothing to save"), say("Type at least one line"))


def record_session(run: Run, file: PersonFile, session: Session, *, as_json: bool = False) -> int:
    """Saves a session that a command has made itself, and says what is in it."""
    book = run.book(file)
    run.keep(run.writable().save_session(file, session))
    tell(run, book, Reading(session), saved=True, as_json=as_json)
    return ExitCode.DONE


@contextmanager
def guarded(run: Run, name: str, text: str) -> Iterator[None]:
    """Keeps what was typed as a draft when something inside fails or is interrupted."""
    with _ending_gently(run), _kept_while_asking(run, name, text):
        try:
            yield
        except FuehrungError as error:
            raise keep_draft(run, name, text, error) from error
        except KeyboardInterrupt:
            failure = DeclinedError(say("Nothing was answered, so nothing was done"))
            for hint in keep_draft(run, name, text, failure).hints:
                with suppress(OSError):  # the window may be closed
                    run.say(f"\n{run.t(hint)}")
            raise


@contextmanager
def _kept_while_asking(run: Run, name: str, text: str) -> Iterator[None]:
    """Keeps a text from the first question on: not even a kill may cost it while one is read.

    What was typed in the editor lies in its folder until the run ends.
    """
    if run.is_in_editor or not text.strip():
        yield
        return
    with ExitStack() as kept:

        def keep() -> None:
            from fuehrung_cli.cli.journal import Journal

            run.before_asking = None
            journal = Journal(run, name)
            kept.callback(journal.close)
            journal.keep(text)

        run.before_asking = keep
        try:
            yield
        finally:
            run.before_asking = None


def _ending_gently(run: Run) -> AbstractContextManager[None]:
    """Lets signals interrupt where something can be asked, and the program wait for an answer."""
    if not run.can_ask:
        return nullcontext()
    from fuehrung_cli.cli.interruption import ending_gently

    return ending_gently()


def is_worth_keeping(reading: Reading) -> bool:
    """Says whether there is something to save; that the two met or spoke is enough."""
    named = {result.key for result in reading.results if isinstance(result, Set)}
    met = reading.session.is_contact and not named.isdisjoint(("minutes", "purpose", "kind"))
    return met or not reading.is_empty


def read_text(
    run: Run,
    book: Book,
    text: str,
    *,
    kind: SessionKind | None = None,
    editing: Session | None = None,
    may_ask: bool = False,
) -> Reading:
    """Reads a text; a due day that is none is asked for at a terminal.

    Raises:
        UsageError: such a day where nobody can be asked.
        ForbiddenError: a change that the present state does not allow.
    """
    context = context_of(run, book, kind=kind, editing=editing)
    return read_for(run, (context,), text, may_ask=may_ask)[0]


def read_for(
    run: Run, contexts: tuple[Context, ...], text: str, *, may_ask: bool
) -> tuple[Reading, ...]:
    """Reads a text in one book, or what belongs to each of several people in theirs.

    Raises:
        UsageError: a day that is none where nobody can be asked, or a line that is nobody's.
        ForbiddenError: a change that the present state does not allow.
    """
    readings = _readings(text, contexts)
    while asks := [ask for reading in readings for ask in reading.asks]:
        if not may_ask:
            raise _no_day(run, asks[0], contexts[0])
        text, contexts = _answered(run, asks[0], text, contexts)
        readings = _readings(text, contexts)
    for reading in readings:
        if reading.refused:
            raise reading.refused[0]
    if may_ask and contexts[0].editing is None and _wants_care(readings):
        from fuehrung_cli.cli.rewording import reworded

        readings = _readings(reworded(run, text, readings), contexts)
    return readings


def _wants_care(readings: tuple[Reading, ...]) -> bool:
    return any(said.instead for reading in readings for said in reading.said)


def _readings(text: str, contexts: tuple[Context, ...]) -> tuple[Reading, ...]:
    if len(contexts) == 1:
        return (resolve(read(text), contexts[0]),)
    from fuehrung_cli.domain.capture.sharing import resolve_shared

    return resolve_shared(read(text), contexts)


def context_of(
    run: Run,
    book: Book,
    *,
    kind: SessionKind | None = None,
    editing: Session | None = None,
    group: str = "",
) -> Context:
    """Returns the surroundings in which a text of this run is read."""
    return Context(
        book=book,
        now=run.now,
        library=run.library,
        others=tuple(f.person for f in run.people if f.person.id != book.person.id),
        localize=run.localize,
        kind=kind,
        editing=editing,
        session_id=editing.id if editing else run.new_id(),
        group=group,
    )


def _no_day(run: Run, question: Ask, context: Context) -> UsageError:
    anchor = context.anchor(run.today)
    return UsageError(
        say("line {line}: “{phrase}” is not a day", line=question.line, phrase=question.phrase),
        *date_hints(question.phrase, anchor),
    )


def _answered(
    run: Run, question: Ask, text: str, contexts: tuple[Context, ...]
) -> tuple[str, tuple[Context, ...]]:
    """Asks for the day of a line; an empty answer keeps the words as text."""
    answer = ask(
        run,
        say(
            "line {line}: “{phrase}” is not a day. Which day? Enter keeps it as text:",
            line=question.line,
            phrase=question.phrase,
        ),
    )
    if not answer:
        kept = contexts[0].keep_as_text | {question.line}
        return text, tuple(replace(context, keep_as_text=kept) for context in contexts)
    return _with_day(text, question, answer), contexts


def _with_day(text: str, question: Ask, answer: str) -> str:
    """Puts the answer in place of the words that were no day; at the end where there were none."""
    lines = text.split("\n")
    first = question.line - 1
    if not question.phrase:
        lines[first] += f" bis {answer}"
        return "\n".join(lines)
    # A field with the day may stand some lines below the fact it belongs to.
    at = next(i for i in range(first, len(lines)) if question.phrase in lines[i])
    before, _, after = lines[at].rpartition(question.phrase)
    lines[at] = f"{before}{answer}{after}"
    return "\n".join(lines)


def keep_draft(run: Run, name: str, text: str, error: FuehrungError) -> FuehrungError:
    """Keeps what was typed and returns the failure with where to find it."""
    if len(text.strip()) == 0:
        return error
    try:
        kept = run.drafts.keep(text, name)
    except FuehrungError:
        run.say(text)
        hint = say("What was typed could not be kept anywhere; it stands above")
    else:
        hint = say("What was typed is kept in {path}", path=str(kept.path))
    error.hints = (*error.hints, hint)
    return error


def tell(run: Run, book: Book, reading: Reading, *, saved: bool, as_json: bool) -> None:
    """Says what was read, one line a fact; as JSON the whole session."""
    if as_json:
        from fuehrung_cli.cli.machine import write_json
        from fuehrung_cli.reports.recorded import recorded

        write_json(run, "checkin", recorded(book, reading, saved=saved))
        return
    from fuehrung_cli.layout.echo import echo_page

    after = also(book, reading.session)
    run.out(run.rendered(echo_page(after, reading, run.t, today=run.today, saved=saved)))
