"""Exporting: books to tables, tables to a format, bytes to a file, a folder or stdout."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from fuehrung_cli.cli.appointments import day_of
from fuehrung_cli.cli.logged import log_deed
from fuehrung_cli.cli.pseudonyms import tell_doubts, veil_of
from fuehrung_cli.cli.rules import breaks_of
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import deliver
from fuehrung_cli.errors import ExitCode, UsageError, say
from fuehrung_cli.export.formats import Export, Format, files, format_named, one_file
from fuehrung_cli.export.tables import ALL, TABLES, View, Window, tables
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class Limits:
    """Whose entries of which days are wanted."""

    people: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Contents:
    """What of them is wanted."""

    notes: bool = False
    names: bool = False
    """In the titles of a calendar."""
    is_pseudonymous: bool = False
    no_texts: bool = False


@dataclass(frozen=True)
class Request:
    """What is to be exported, and how."""

    what: str
    form: str
    to: str | None
    limits: Limits
    contents: Contents
    overwrite: bool
    dialect: str


def write_export(run: Run, request: Request) -> int:
    """Writes the tables that were asked for."""
    form = format_named(request.form)
    _check(request, form)
    view = _view(run, request)
    veil = veil_of(run, view.books) if request.contents.is_pseudonymous else None
    made = tables(veil.view(view) if veil else view, request.what).values()
    texts = not request.contents.no_texts
    all_of_it = tuple(veil.table(each, with_texts=texts) if veil else each for each in made)
    export = Export(
        *(request.what, all_of_it, run.now, request.dialect, run.t, request.contents.names),
        veil.leader if veil else "",
    )
    _deliver(run, request, export, form)
    rows = sum(len(table.rows) for table in all_of_it)
    log_deed(run, "export", people=len(view.books), records=rows, form=form.name)
    if veil:
        tell_doubts(run, veil.doubts.found())
    return ExitCode.DONE


def _check(request: Request, form: Format) -> None:
    if request.what != ALL and request.what not in TABLES:
        raise UsageError(
            say("There is no table “{name}”", name=request.what),
            say("Possible: {choices}", choices=(*TABLES, ALL)),
        )
    if _into_stdout(request) and not form.is_text and sys.stdout.isatty():
        raise UsageError(
            say("A {name} file is no text, and a terminal cannot show it", name=form.name),
            say("Write it into a file: --to {name}", name=_file_name(request.what, form)),
        )
    _check_contents(request)


def _check_contents(request: Request) -> None:
    wanted = request.contents
    if wanted.names and wanted.is_pseudonymous:
        raise UsageError(
            say("--with-names and --pseudonym want the opposite"),
            say("Leave one of them out: a pseudonymous calendar names nobody"),
        )
    if wanted.no_texts and (wanted.notes or not wanted.is_pseudonymous):
        raise UsageError(
            say("--no-texts goes with --pseudonym, and not with --with-notes"),
            say("Type: fuehrung export {table} --pseudonym --no-texts", table=request.what),
        )


def _deliver(run: Run, request: Request, export: Export, form: Format) -> None:
    if not _into_stdout(request) and request.what == ALL and not form.holds_several:
        for name, data in files(export, form).items():
            deliver(run, data, str(Path(str(request.to)) / name), overwrite=request.overwrite)
        return
    data = one_file(export, form)
    if _into_stdout(request) and not form.is_text:
        sys.stdout.buffer.write(data)
    else:
        deliver(run, data, request.to, overwrite=request.overwrite)


def _file_name(what: str, form: Format) -> str:
    is_folder = what == ALL and not form.holds_several
    return what if is_folder else f"{what}.{form.suffix}"


def _into_stdout(request: Request) -> bool:
    return request.to in (None, "-")


def _view(run: Run, request: Request) -> View:
    limits = request.limits
    chosen = [run.find(name) for name in limits.people] if limits.people else list(run.people)
    books = [run.book(file) for file in chosen]
    window = Window(_day(run, "--since", limits.since), _day(run, "--until", limits.until))
    return View(books, run.library, run.today, window, request.contents.notes, breaks_of(run))


def _day(run: Run, option: str, typed: str) -> date | None:
    return day_of(run, option, typed, back=True) if typed else None
