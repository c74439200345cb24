"""A check-in with several people: one text, an entry in the book of each, saved one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.writing import (
    context_of,
    guarded,
    is_worth_keeping,
    keep_draft,
    nothing_to_save,
    read_for,
    record,
)
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.results import Reading
from fuehrung_cli.domain.fold import also
from fuehrung_cli.domain.session import SessionKind
from fuehrung_cli.errors import ExitCode, FuehrungError, say
from fuehrung_cli.frozen import dataclass

if TYPE_CHECKING:
    from fuehrung_cli.store.records import PersonFile


@dataclass(frozen=True)
class Entry:
    """What the text makes in the book of one person."""

    file: PersonFile
    book: Book
    reading: Reading
    failure: FuehrungError | None = None


def record_all(
    run: Run,
    files: Sequence[PersonFile],
    text: str,
    *,
    kind: SessionKind | None = None,
    dry_run: bool = False,
    as_json: bool = False,
) -> int:
    """Records a text for one person or for several; what cannot be saved is kept as a draft."""
    if len(files) == 1:
        return record(run, files[0], text, kind=kind, dry_run=dry_run, as_json=as_json)
    with guarded(run, _names(files), "" if dry_run else text):
        group = run.new_id()
        books = [run.book(file) for file in files]
        contexts = tuple(context_of(run, book, kind=kind, group=group) for book in books)
        may_ask = not dry_run and run.can_ask
        readings = read_for(run, contexts, run.clean(text), may_ask=may_ask)
        entries = _kept([Entry(*each) for each in zip(files, books, readings, strict=True)])
        if not dry_run:
            entries = _saved(run, entries)
    _tell(run, entries, saved=not dry_run, as_json=as_json)
    _name_left_out(run, files, entries)
    return _name_failures(run, entries, contexts, text)


def _names(files: Sequence[PersonFile]) -> str:
    return ",".join(file.person.name for file in files)


def _kept(entries: list[Entry]) -> list[Entry]:
    """Returns the entries to save: whoever was there has had the talk; a note needs its words."""
    worth = [entry for entry in entries if is_worth_keeping(entry.reading)]
    if not worth:
        raise nothing_to_save(entries[0].reading)
    return [entry for entry in entries if entry.reading.session.is_contact or entry in worth]


def _saved(run: Run, entries: list[Entry]) -> list[Entry]:
    """Saves one by one, as one action for undo, and returns the entries with what has failed.

    Raises:
        FuehrungError: none could be saved.
    """
    saved = run.writable().save_group((e.file, e.reading.session) for e in entries)
    if not saved.writes:
        raise saved.failures[0][1]
    run.keep(*saved.writes)
    failed = {file.folder: failure for file, failure in saved.failures}
    return [replace(entry, failure=failed.get(entry.file.folder)) for entry in entries]


def _tell(run: Run, entries: list[Entry], *, saved: bool, as_json: bool) -> None:
    """Says what was read, person by person; as JSON a list with the whole sessions."""
    if as_json:
        from fuehrung_cli.cli.machine import write_json
        from fuehrung_cli.reports.recorded import recorded

        made = (recorded(e.book, e.reading, saved=saved and not e.failure) for e in entries)
        write_json(run, "checkins", tuple(made))
        return
    from fuehrung_cli.layout.echo import echo_page

    good = [entry for entry in entries if entry.failure is None]
    for entry in good:
        after = also(entry.book, entry.reading.session)
        page = echo_page(
            after, entry.reading, run.t, today=run.today, saved=saved, hints=entry is good[-1]
        )
        run.out(run.rendered(page))


def _name_left_out(run: Run, files: Sequence[PersonFile], entries: list[Entry]) -> None:
    there = {entry.file.folder for entry in entries}
    for file in files:
        if file.folder not in there:
            message = say("No line is for {name}, so no entry was made", name=file.person.name)
            run.say(run.t(message))


def _name_failures(
    run: Run, entries: list[Entry], contexts: tuple[Context, ...], text: str
) -> ExitCode:
    """Names whose entry was not saved and keeps their part of the text as a draft."""
    from fuehrung_cli.domain.capture.lines import read
    from fuehrung_cli.domain.capture.sharing import share

    failed = {entry.book.person.id: entry for entry in entries if entry.failure}
    if not failed:
        return ExitCode.DONE
    code = ExitCode.DONE
    for part, context in zip(share(read(run.clean(text)), contexts), contexts, strict=True):
        entry = failed.get(context.book.person.id)
        if entry is None or entry.failure is None:
            continue
        name = entry.book.person.name
        failure = keep_draft(run, name, part.text, entry.failure)
        code = code or failure.code
        run.say(run.t(say("Not saved: {name}. {why}", name=name, why=failure.what)))
        for hint in failure.hints:
            run.say(f"  {run.t(hint)}")
    return code
