"""Sessions as files, writing: the fixed form of the format, made only if it reads back the same.

The order of keys is fixed, defaults are left out, and so is a source that is usual for its kind.
A change that empties a field names it in `unset`, because TOML knows no empty value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fuehrung_cli.domain.kinds import Foreign, kind_of, name_of, values_of
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.errors import Message, UsageError, say
from fuehrung_cli.store.decode import decode_session
from fuehrung_cli.store.migrations import newest
from fuehrung_cli.store.problems import Problem
from fuehrung_cli.store.toml_text import dumps
from fuehrung_cli.store.trails import trail_tables

Table = dict[str, object]


def encode_session(session: Session) -> bytes:
    """Returns the bytes of the file of a settled session (see `settle`).

    Raises:
        UsageError: the bytes would not read back as this very session.
    """

    def again(data: bytes) -> tuple[Table | None, tuple[Problem, ...]]:
        read = decode_session(data, "")
        return session_table(read.session) if read.session == session else None, read.problems

    return proven(session_table(session), again)


def proven(
    table: Table, again: Callable[[bytes], tuple[Table | None, tuple[Problem, ...]]]
) -> bytes:
    """Returns a table as bytes that were read back and found equal, before any file is touched.

    `again` reads the bytes and returns the table of what it has read, or None if that is another.

    Raises:
        UsageError: they differ, or something in the table cannot be written.
    """
    try:
        text = dumps(table)
        data = text.encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise _refusal(say("a value cannot be written")) from error
    read, problems = again(data)
    for problem in problems:
        raise _refusal(problem.what)
    # Equal moments may differ in their offset, and 1 equals 1.0: so the text is compared, too.
    if read is None or dumps(read) != text:
        raise _refusal(say("it would not read back the same"))
    return data


def _refusal(why: Message) -> UsageError:
    return UsageError(say("This cannot be saved: {why}", why=why))


def session_table(session: Session) -> Table:
    """Returns the table of a session's file, in the order of the file."""
    table: Table = {
        "format": newest(),
        "id": session.id,
        "at": session.at,
        "recorded": session.recorded,
        "kind": session.kind,
        "purpose": session.purpose,
        "minutes": session.minutes,
        "notes": session.notes,
        "group": session.group,
        "facts": {str(opened.number): _fact(opened) for opened in session.facts},
        "changes": {str(n): _change(change) for n, change in enumerate(session.changes, start=1)},
        "corrections": trail_tables(session.corrections),
    }
    if len({opened.number for opened in session.facts}) < len(session.facts):
        raise _refusal(say("two facts have the same number"))
    return with_extra(
        {key: value for key, value in table.items() if not _is_empty(value)}, session.extra
    )


def with_extra(table: Table, extra: Mapping[str, object]) -> Table:
    """Returns the table with the keys this program does not know behind its own ones."""
    return table | {key: value for key, value in extra.items() if key not in table}


def _is_empty(value: object) -> bool:
    return value is None or value in ("", (), [], {})


def _fact(opened: Opened) -> Table:
    content = opened.content
    if isinstance(content, Foreign):
        return with_extra({"kind": content.kind}, content.data)
    spec = kind_of(content)
    table: Table = {"kind": name_of(content), **values_of(content)}
    if spec and opened.source != spec.sources[0]:
        table["source"] = opened.source
    return with_extra(table, opened.extra)


def _change(change: Change) -> Table:
    table: Table = {
        "fact": change.fact,
        "state": change.state,
        "unset": [name for name, value in change.set.items() if value is None],
        "text": change.text,
        "set": {name: value for name, value in change.set.items() if value is not None},
    }
    return with_extra({k: v for k, v in table.items() if not _is_empty(v)}, change.extra)
