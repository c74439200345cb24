"""TOML as text: read within limits and with the place of an error, written in one fixed form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time

from fuehrung_cli.errors import Message, say
from fuehrung_cli.store.problems import Problem, by_hand, merged_into_one
from fuehrung_cli.store.toml_quick import read_plain

MAX_BYTES = 1 << 20
MAX_DEPTH = 32
"""Brackets within brackets, and parts of a dotted key. tomllib needs a second for 8,000 parts."""


def parse(data: bytes, path: str) -> dict[str, object] | Problem:
    """Returns the table that a file holds, or the one problem that keeps it from being read.

    A byte order mark and Windows line ends are accepted (TOML 1.0 allows the latter only).
    """
    if len(data) > MAX_BYTES:
        return _problem(path, "", say("larger than 1 MiB"))
    if not data.strip():
        restore = say("Wait until your sync is done, or restore it from a backup")
        return Problem(path, "", say("the file is empty"), restore)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        where = str(data.count(b"\n", 0, error.start) + 1)
        return _problem(path, where, say("the text is not UTF-8"))
    plain = read_plain(text)
    return _parse_any(text, path) if plain is None else plain


def _parse_any(text: str, path: str) -> dict[str, object] | Problem:
    """Reads any TOML, also what is edited by hand or broken."""
    import tomllib  # noqa: PLC0415  # three milliseconds that the plain form does not pay

    too_deep = _beyond_limits(text)
    if too_deep:
        return _problem(path, str(too_deep), say("more than 32 levels inside each other"))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _unreadable(path, text, str(error))
    except (ValueError, RecursionError):
        return _problem(path, "", say("a number or a list is too long"))


def parse_lines(data: bytes) -> dict[str, object]:
    """Returns what stands in those lines of a damaged file that can be read alone.

    For flat files only: what is inside a table comes out as if it stood above it.
    """
    found: dict[str, object] = {}
    for line in data[:MAX_BYTES].splitlines()[:_MOST_LINES]:
        table = parse(line, "")
        if isinstance(table, dict):
            found = {**{key: value for key, value in table.items() if value != {}}, **found}
    return found


def _problem(path: str, where: str, what: Message) -> Problem:
    return Problem(path, where, what, by_hand())


_MOST_LINES = 200
"""A sound file of a person or a notebook has twenty."""
# Compiled where they are used: a sound file needs none of them.
_TOKEN = r"""(?xs)
    \"{3} (?: [^\\] | \\. | \\\Z )*? (?: \"{3,5} | \Z )
    | '{3} .*? (?: '{3,5} | \Z )
    | \" (?: [^"\\\n] | \\. | \\\Z )* \"?
    | ' [^'\n]* '?
    | [#] [^\n]*
    | [\[\]{}.,=\n]
"""
"""What counts for nesting. A string left open reaches to its end, or looking on would take ages."""


def _beyond_limits(text: str) -> int:
    """Returns the line on which nesting or a dotted key goes beyond the limit, else 0.

    Counting is enough for nearly every file; only a suspicious one is taken apart.
    """
    if text.count("[") + text.count("{") <= MAX_DEPTH and all(
        line.count(".") <= MAX_DEPTH for line in text.split("\n")
    ):
        return 0
    depth = dots = 0
    for token in re.finditer(_TOKEN, text):
        match token[0]:
            case "[" | "{":
                depth += 1
            case "]" | "}":
                depth = max(0, depth - 1)
            case ".":
                dots += 1
            case "," | "=" | "\n":
                dots = 0
        if depth > MAX_DEPTH or dots > MAX_DEPTH:
            return text.count("\n", 0, token.start()) + 1
    return 0


_PLACE = r"\(at line (\d+), column (\d+)\)"
_CONFLICT = r"(?m)^(?:<{7} |={7}$|>{7} )"


def _unreadable(path: str, text: str, error: str) -> Problem:
    """Tells where the text stops being TOML. What tomllib says is left out: it quotes the text."""
    conflict = re.search(_CONFLICT, text)
    if conflict:
        return merged_into_one(path, _line_of(text, conflict.start()))
    if "\0" in text:
        what = say("the file holds NUL bytes, as after a crash of the machine")
        hint = say("Restore it from a backup")
        return Problem(path, _line_of(text, text.index("\0")), what, hint)
    place = re.search(_PLACE, error)
    where = f"{place[1]}:{place[2]}" if place else _end(text)
    if "overwrite" in error or "twice" in error or "Duplicate" in error:
        return _problem(path, where, say("a key stands here for the second time"))
    return _problem(path, where, say("the text is not TOML from here on"))


def _end(text: str) -> str:
    """Returns the line for an error „at the end": of the string left open, else the last one."""
    for token in re.finditer(_TOKEN, text):
        mark = token[0][:3]
        if mark in ('"""', "'''") and not (len(token[0]) > 5 and token[0].endswith(mark)):
            return _line_of(text, token.start())
    return _line_of(text, len(text.rstrip()))


def _line_of(text: str, position: int) -> str:
    return str(text.count("\n", 0, position) + 1)


def dumps(table: Mapping[str, object]) -> str:
    """Returns a table as TOML: plain keys first, then tables, lists on one line, `T` in moments.

    tomli_w writes each value; the frame is ours because it breaks every list over several lines
    and parts day and hour by a blank.
    """
    return "\n".join(_blocks("", table))


def _blocks(name: str, table: Mapping[str, object]) -> list[str]:
    tables = {key: value for key, value in table.items() if isinstance(value, Mapping)}
    lines = [f"{_key(key)} = {_literal(table[key])}\n" for key in table if key not in tables]
    if name and (lines or not tables):
        lines.insert(0, f"[{name}]\n")
    blocks = ["".join(lines)] if lines else []
    for key, value in tables.items():
        blocks += _blocks(f"{name}.{_key(key)}" if name else _key(key), value)
    return blocks


def _key(key: str) -> str:
    return _written({key: 0})[: -len(" = 0\n")]


def _literal(value: object, *, is_inside: bool = False) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(_literal(part, is_inside=True) for part in value)}]"
    if isinstance(value, Mapping):
        pairs = (f"{_key(key)} = {_literal(part, is_inside=True)}" for key, part in value.items())
        return f"{{ {', '.join(pairs)} }}" if value else "{}"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    # tomli_w would lose a carriage return between the quotes of several lines.
    multiline = isinstance(value, str) and not is_inside and "\r" not in value
    return _written({"k": value}, multiline=multiline)[len("k = ") : -1]


def _written(table: Mapping[str, object], *, multiline: bool = False) -> str:
    import tomli_w  # noqa: PLC0415  # only saving pays for it

    return tomli_w.dumps(table, multiline_strings=multiline)
