"""The registry of formats: name → how tables become files.

A new format is one function `Export → bytes` and a line here. Each loads what it needs when it is
used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from fuehrung_cli.errors import ForbiddenError, Message, UsageError, say
from fuehrung_cli.export.table import Table
from fuehrung_cli.frozen import dataclass

EXCEL_DE = "excel-de"


@dataclass(frozen=True)
class Export:
    """What is to be written."""

    what: str
    """The name of the table, or `all`."""
    tables: tuple[Table, ...]
    generated: datetime
    dialect: str = ""
    """For which program; empty for none in particular."""
    t: Callable[[Message], str] = lambda message: message.text
    """What says a message in the language of the user; only calendars have words."""
    with_names: bool = False
    """A calendar names people, which it does not by itself."""
    leader: str = ""
    """The alias of the notebook where names are replaced; in a folder, files are named by it."""


@dataclass(frozen=True)
class Format:
    """A format of files."""

    name: str
    suffix: str
    """The end of its file names, without the dot."""
    write: Callable[[Export], bytes]
    holds_several: bool = True
    """One file can hold several tables."""
    dialects: tuple[str, ...] = ()
    is_text: bool = True
    """It can be shown at a terminal."""
    library: str = ""
    """What must be installed beside the program; the extra has the name of the format."""
    table: str = ""
    """The only table that it can hold; empty for any."""
    write_each: Callable[[Export], Sequence[bytes]] | None = None
    """Returns a file for each table at once, where that is quicker than one by one."""


def formats() -> tuple[Format, ...]:
    """Returns every format."""
    return tuple(_FORMATS.values())


def format_named(name: str) -> Format:
    """Returns the format of that name.

    Raises:
        UsageError: There is none.
    """
    found = _FORMATS.get(name)
    if found is None:
        raise UsageError(
            say("There is no format {name}", name=name),
            say("Choose one of {choices}", choices=tuple(_FORMATS)),
        )
    return found


def one_file(export: Export, form: Format) -> bytes:
    """Returns everything as one file, for standard output or `--to FILE`.

    Raises:
        UsageError: The format holds one table a file and there are several, or it has no such
            dialect.
        ForbiddenError: It needs a library that is not installed.
    """
    _check(export, form)
    if len(export.tables) > 1 and not form.holds_several:
        able = tuple(each.name for each in formats() if each.holds_several)
        raise UsageError(
            say("A {name} file holds one table, and this is several", name=form.name),
            say("Give a folder with --to, and each table becomes a file in it"),
            say("Or choose a format that holds several: {choices}", choices=able),
        )
    return form.write(export)


def files(export: Export, form: Format) -> Mapping[str, bytes]:
    """Returns file name → content for a folder: one file for each table, e.g. `people.csv`.

    Where names are replaced, many leaders can write into one folder: `people-k7f3qdx2m4.csv`.

    Raises:
        UsageError: The format has no such dialect.
        ForbiddenError: It needs a library that is not installed.
    """
    _check(export, form)
    whose = f"-{export.leader}" if export.leader else ""
    names = [f"{table.name}{whose}.{form.suffix}" for table in export.tables]
    return dict(zip(names, (form.write_each or _one_by_one(form))(export), strict=True))


def _one_by_one(form: Format) -> Callable[[Export], Sequence[bytes]]:
    return lambda export: [
        form.write(replace(export, what=table.name, tables=(table,))) for table in export.tables
    ]


def _check(export: Export, form: Format) -> None:
    _check_dialect(export, form)
    _check_table(export, form)
    if form.library and not _is_installed(form.library):
        alone = tuple(each.name for each in formats() if not (each.library or each.table))
        raise ForbiddenError(
            say(
                "The format {name} needs {library}, and that is not installed",
                name=form.name,
                library=form.library,
            ),
            say('With uv, in the clone: uv tool install ".[{name}]"', name=form.name),
            say("With pipx: pipx inject fuehrung {library}", library=form.library),
            say("Or choose a format that needs nothing: {choices}", choices=alone),
        )


def _check_table(export: Export, form: Format) -> None:
    if form.table and export.what != form.table:
        raise UsageError(
            say("{name} holds days for a calendar, not {what}", name=form.name, what=export.what),
            say("Type: fuehrung export {table} --format {name}", table=form.table, name=form.name),
        )
    if export.with_names and not form.table:
        raise UsageError(
            say("--with-names is for calendars: {name} has the names anyway", name=form.name),
            say("Leave out --with-names, or type: fuehrung export dates --format ics"),
        )


def _is_installed(library: str) -> bool:
    from importlib.util import find_spec  # noqa: PLC0415

    return find_spec(library) is not None


def _check_dialect(export: Export, form: Format) -> None:
    if not export.dialect or export.dialect in form.dialects:
        return
    if form.dialects:
        raise UsageError(
            say("There is no {name} for {dialect}", name=form.name, dialect=export.dialect),
            say("Choose one of {choices}", choices=form.dialects),
        )
    raise UsageError(
        say("{name} is the same for every program", name=form.name),
        say("Leave out --for, or choose the format csv"),
    )


def _csv(export: Export) -> bytes:
    from fuehrung_cli.export.as_csv import write  # noqa: PLC0415

    return write(export.tables[0], for_excel_de=export.dialect == EXCEL_DE)


def _json(export: Export) -> bytes:
    from fuehrung_cli.export.as_json import write  # noqa: PLC0415

    return write(export.what, export.tables, export.generated)


def _jsonl(export: Export) -> bytes:
    from fuehrung_cli.export.as_json import write_lines  # noqa: PLC0415

    return write_lines(export.tables)


def _markdown(export: Export) -> bytes:
    from fuehrung_cli.export.as_markdown import write  # noqa: PLC0415

    return write(export.tables)


def _sqlite(export: Export) -> bytes:
    from fuehrung_cli.export.as_sqlite import write  # noqa: PLC0415

    return write(export.tables)


def _xlsx(export: Export) -> bytes:
    from fuehrung_cli.export.as_xlsx import write  # noqa: PLC0415

    return write(export.tables, export.generated)


def _ics(export: Export) -> bytes:
    from fuehrung_cli.export.as_ics import write  # noqa: PLC0415

    is_named = export.with_names
    return write(export.tables[0], export.t, with_names=is_named, with_ids=not export.leader)


def _html(export: Export) -> bytes:
    from fuehrung_cli.export.as_html import write  # noqa: PLC0415

    return write(export.tables)


def _parquet(export: Export) -> bytes:
    (data,) = _parquets(export)
    return data


def _parquets(export: Export) -> list[bytes]:
    from fuehrung_cli.export.as_parquet import write  # noqa: PLC0415

    return write(export.tables)


_FORMATS: Mapping[str, Format] = {
    form.name: form
    for form in (
        Format("csv", "csv", _csv, holds_several=False, dialects=(EXCEL_DE,)),
        Format("json", "json", _json),
        Format("jsonl", "jsonl", _jsonl),
        Format("markdown", "md", _markdown),
        Format("html", "html", _html),
        Format("sqlite", "sqlite", _sqlite, is_text=False),
        Format("ics", "ics", _ics, holds_several=False, table="dates"),
        Format("xlsx", "xlsx", _xlsx, is_text=False, library="xlsxwriter"),
        Format(
            *("parquet", "parquet", _parquet),
            holds_several=False,
            is_text=False,
            library="duckdb",
            write_each=_parquets,
        ),
    )
}
