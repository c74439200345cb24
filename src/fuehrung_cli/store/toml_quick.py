"""The quick reader of TOML: the plain form that this program writes, several times faster.

It is narrow, never lenient: for anything it does not know, and for anything wrong, it answers None
and tomllib has the word. A test holds the two equal on whatever it reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

Table = dict[str, object]

_DEEPEST = 8
"""Brackets within brackets; sound files of ours need four."""
_KEY = "[A-Za-z0-9_-]+"
_DAY = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_HOUR = "(?:[01][0-9]|2[0-3])"
_TEXT = r'[^"\\\x00-\x08\x0a-\x1f\x7f]* (?: \\["\\] [^"\\\x00-\x08\x0a-\x1f\x7f]* )*'
_LINES = _TEXT.replace(r"\x0a", r"\x0b")
_PLAIN = rf"""
    "(?P<text> (?!"") {_TEXT} ) "
  | "{{3}} \n? (?P<lines> {_LINES} ) "{{3}}
  | (?P<moment> {_DAY} T {_HOUR} (?: :[0-5][0-9] ){{2}} [+-] {_HOUR} :[0-5][0-9] )
  | (?P<day> {_DAY} )
  | (?P<figure> -? (?:0|[1-9][0-9]{{0,8}}) \. [0-9]{{1,8}} )
  | (?P<number> -? (?:0|[1-9][0-9]{{0,17}}) )
  | (?P<flag> true | false )
"""
_VALUE = re.compile(_PLAIN, re.VERBOSE)
"""A value without others inside. What may stand behind it is for the caller to check."""
_STATEMENT = re.compile(
    rf"""
    (?P<key> {_KEY} ) [ ]=[ ] (?: (?: {_PLAIN} ) \n )?
  | \[ (?P<table> {_KEY} (?: \.{_KEY} ){{0,3}} ) \] \n
  | \[\[ (?P<tables> {_KEY} (?: \.{_KEY} ){{0,3}} ) \]\] \n
  | (?: [#] [^\x00-\x08\x0a-\x1f\x7f]* )? \n
    """,
    re.VERBOSE,
)
"""A whole line, but of a key with a list or a table only what is before it."""
_PAIR = re.compile(rf"[ ]? ({_KEY}) [ ]=[ ]", re.VERBOSE)
_GAP = re.compile(r"[ \n]*")
_ESCAPED = re.compile(r"\\(.)")


def _text(written: str) -> str:
    return _ESCAPED.sub(r"\1", written) if "\\" in written else written


_MADE: dict[str, Callable[[str], object]] = {
    "text": _text,
    "lines": _text,
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "figure": float,
    "number": int,
    "flag": lambda word: word == "true",
}


class _OtherError(Exception):
    """The text is not in the plain form."""


def read_plain(text: str) -> Table | None:
    """Returns the table that a text in the plain form holds, None for any other text."""
    reading = _Reading(text if text.endswith("\n") else text + "\n")
    try:
        return reading.whole()
    except (_OtherError, IndexError, ValueError):  # cut off; the 30th of February
        return None


def _put(table: Table, key: str, value: object) -> None:
    if key in table:
        raise _OtherError
    table[key] = value


class _Reading:
    """One text being read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Table = {}
        self.opened: dict[str, Table] = {}
        """Path → table that a header has opened; of several tables the last."""

    def whole(self) -> Table:
        text, end, at, table = self.text, len(self.text), 0, self.root
        match = _STATEMENT.match
        while at < end:
            found = match(text, at)
            if found is None:
                raise _OtherError
            at = found.end()
            form = found.lastgroup
            if form in _MADE:
                _put(table, found["key"], _MADE[form](found[form]))
            elif form == "key":
                at = self.fill(table, found[form], at)
            elif form == "table":
                table = self.open(found[form])
            elif form == "tables":
                table = self.append(found[form])
        return self.root

    def fill(self, table: Table, key: str, at: int) -> int:
        """Reads a list or table up to the end of its line and returns the place behind it."""
        value, at = self.nested(at, 0)
        _put(table, key, value)
        if self.text[at] != "\n":
            raise _OtherError
        return at + 1

    def open(self, path: str) -> Table:
        """Opens a table that nothing has opened or filled before, with all above it."""
        parent, name = self.parent(path)
        if name in parent:
            raise _OtherError
        made: Table = {}
        self.opened[path] = parent[name] = made
        return made

    def append(self, path: str) -> Table:
        """Opens one more of several tables."""
        parent, name = self.parent(path)
        if name in parent and path not in self.opened:
            raise _OtherError
        several = parent.setdefault(name, [])
        if not isinstance(several, list):
            raise _OtherError
        for inner in [known for known in self.opened if known.startswith(f"{path}.")]:
            del self.opened[inner]
        made: Table = {}
        several.append(made)
        self.opened[path] = made
        return made

    def parent(self, path: str) -> tuple[Table, str]:
        """Returns the table in which the last part of a path is a key."""
        above, _, name = path.rpartition(".")
        if not above:
            return self.root, name
        return self.opened[above] if above in self.opened else self.open(above), name

    def value(self, at: int, depth: int) -> tuple[object, int]:
        found = _VALUE.match(self.text, at)
        if found is None:
            return self.nested(at, depth)
        form = found.lastgroup or ""
        return _MADE[form](found[form]), found.end()

    def nested(self, at: int, depth: int) -> tuple[object, int]:
        """Reads a list or an inline table, and returns it with the place behind it."""
        if depth == _DEEPEST:
            raise _OtherError
        if self.text[at] == "[":
            return self.listed(at + 1, depth + 1)
        if self.text[at] == "{":
            return self.inline(at + 1, depth + 1)
        raise _OtherError

    def listed(self, at: int, depth: int) -> tuple[list[object], int]:
        made: list[object] = []
        at = self.gap(at)
        while self.text[at] != "]":
            value, at = self.value(at, depth)
            made.append(value)
            at = self.gap(at)
            if self.text[at] == ",":
                at = self.gap(at + 1)
            elif self.text[at] != "]":
                raise _OtherError
        return made, at + 1

    def inline(self, at: int, depth: int) -> tuple[Table, int]:
        made: Table = {}
        while True:
            found = _PAIR.match(self.text, at)
            if found is None or found[1] in made:
                raise _OtherError
            made[found[1]], at = self.value(found.end(), depth)
            at += self.text[at] == " "
            at += 1
            if self.text[at - 1] == "}":
                return made, at
            if self.text[at - 1] != ",":
                raise _OtherError

    def gap(self, at: int) -> int:
        found = _GAP.match(self.text, at)
        assert found is not None  # it matches nothing, too
        return found.end()
