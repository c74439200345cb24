"""Lines of vCard and iCalendar files: unfolded, with their number, name, parameters and value.

Own code: vobject, the library for it, gives up a whole file for one line that is none, and for the
soft line breaks that old phones and Outlook write.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Mapping

from fuehrung_cli.frozen import dataclass
from fuehrung_cli.imports.source import Source, decoded

_HEAD = re.compile(r'((?:[^":]|"[^"]*")*):')
_PARAMETER = re.compile(r';((?:[^";]|"[^"]*")*)')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True)
class Line:
    """A property; `number` is the line of the file on which it begins."""

    number: int
    name: str
    value: str
    parameters: Mapping[str, str]

    @property
    def text(self) -> str:
        """Returns the value with what was escaped."""
        return _ESCAPED.sub(_unescaped, self.value).strip()

    def parts(self, separator: str = ";") -> tuple[str, ...]:
        """Returns the parts of a value that has several."""
        parts = re.split(rf"(?<!\\){separator}", self.value)
        return tuple(_ESCAPED.sub(_unescaped, part).strip() for part in parts)


@dataclass(frozen=True)
class Broken:
    """A line that is no property."""

    number: int


def lines_of(source: Source) -> Iterator[Line | Broken]:
    """Yields the properties of a file."""
    for number, text in _unfolded(source.lines):
        if text.strip():
            yield _line(number, text)


def _unfolded(lines: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Joins what was folded: by a blank at the beginning, or by = at the end of quoted text."""
    start, parts = 1, [""]
    for number, line in enumerate(lines, start=1):
        if line[:1] in (" ", "\t"):
            parts.append(line[1:])
        elif parts[-1].endswith("=") and _is_quoted(parts[0]):
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        else:
            yield start, "".join(parts)
            start, parts = number, [line]
    yield start, "".join(parts)


def _is_quoted(text: str) -> bool:
    return "QUOTED-PRINTABLE" in text.partition(":")[0].upper()


def _line(number: int, text: str) -> Line | Broken:
    head = _HEAD.match(text)
    if not head:
        return Broken(number)
    name, *_ = head[1].split(";", 1)
    # A group in front of the name, as iCloud writes it, only ties lines to each other.
    name = name.rpartition(".")[2].strip().upper()
    parameters = dict(map(_parameter, _PARAMETER.findall(head[1])))
    value = text[head.end() :]
    is_quoted = parameters.get("ENCODING", "").upper() in ("QUOTED-PRINTABLE", "Q")
    value = _unquoted(value, parameters.get("CHARSET", "")) if is_quoted else value
    return Line(number, name, value, parameters)


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals and name.strip().upper() == "QUOTED-PRINTABLE":  # vCard 2.1 leaves out the name
        return "ENCODING", "QUOTED-PRINTABLE"
    return name.strip().upper(), value.strip().strip('"')


def _unquoted(value: str, charset: str) -> str:
    data = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return data.decode(charset) if charset else decoded(data)
    except (LookupError, ValueError):
        return decoded(data)


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]
