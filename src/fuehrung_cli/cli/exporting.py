"""Exporting: books to tables, tables to a format, bytes to a file, a folder or stdout."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from fuehrung_cli.cli.appointments import day_of
from fuehrung_cli.cli.logged import log_deed
from fuehrung_cli.cli.rules import breaks_of
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import deliver
from fuehrung_cli.errors import ExitCode, UsageError, say
from fuehrung_cli.export.formats import Export, Format, files, format_named, one_file
from fuehrung_cli.export.tables import ALL, TABLES, View, Window, tables
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class Request:
    """What is to be exported, and how."""

    what: str
    form: str
    to: str | None
    people: tuple[str, ...]
    since: str
    until: str
    with_notes: bool
    with_names: bool
    overwrite: bool
    dialect: str


def write_export(run: Run, request: Request) -> int:
    """Writes the tables that were asked for."""
    if request.what != ALL and request.what not in TABLES:
        raise UsageError(
            say("There is no table “{name}”", name=request.what),
            say("Possible: {choices}", choices=(*TABLES, ALL)),
        )
    form = format_named(request.form)
    if _into_stdout(request) and not form.is_text and sys.stdout.isatty():
        raise UsageError(
            say("A {name} file is no text, and a terminal cannot show it", name=form.name),
            say("Write it into a file: --to {name}", name=_file_name(request.what, form)),
        )
    view = _view(run, request)
    all_of_it = tuple(tables(view, request.what).values())
    export = Export(request.what, all_of_it, run.now, request.dialect, run.t, request.with_names)
    _deliver(run, export, form, request)
    rows = sum(len(table.rows) for table in all_of_it)
    log_deed(run, "export", people=len(view.books), records=rows, form=form.name)
    return ExitCode.DONE


def _deliver(run: Run, export: Export, form: Format, request: Request) -> None:
    if not _into_stdout(request) and request.what == ALL and not form.holds_several:
        _into_folder(run, Path(str(request.to)), files(export, form), request)
    elif _into_stdout(request) and not form.is_text:
        sys.stdout.buffer.write(one_file(export, form))
    else:
        deliver(run, one_file(export, form), request.to, overwrite=request.overwrite)


def _file_name(what: str, form: Format) -> str:
    is_folder = what == ALL and not form.holds_several
    return what if is_folder else f"{what}.{form.suffix}"


def _into_stdout(request: Request) -> bool:
    return request.to in (None, "-")


def _view(run: Run, request: Request) -> View:
    chosen = [run.find(name) for name in request.people] if request.people else list(run.people)
    books = [run.book(file) for file in chosen]
    window = Window(_day(run, "--since", request.since), _day(run, "--until", request.until))
    return View(books, run.library, run.today, window, request.with_notes, breaks_of(run))


def _day(run: Run, option: str, typed: str) -> date | None:
    return day_of(run, option, typed, back=True) if typed else None


def _into_folder(run: Run, folder: Path, made: Mapping[str, bytes], request: Request) -> None:
    for name, data in made.items():
        deliver(run, data, str(folder / name), overwrite=request.overwrite)
