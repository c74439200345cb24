"""Text → lines: labels, bullets, headings, fields on indented lines. Knows no names, no dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fuehrung_cli.domain.names import fold
from fuehrung_cli.frozen import dataclass

_BULLET = re.compile(
    r"\s*(?:(?:[-*•–—·]|\d{1,2}[.)])\s+(?:\[[ xX]?\]\s+)?|\[[ xX]?\]\s+|[-–](?=[^\W\d_]))"
)
# A colon between digits belongs to a clock time, one before // to an address.
_LABEL = re.compile(r"([^\W\d_][^:\n]{0,59}?)\s*:(?!//)(?!(?<=\d:)\d)\s*(.*)", re.DOTALL)
_OWN_ID = re.compile(r"([a-z][0-9][0-9a-z]{2,6}(?:\.\d{1,4})?|\.\d{1,4})\s+(?=\S)")
_FIELD = re.compile(r"\s+([^\W\d_][\w \-]{0,30}?)\s*:(?:\s+(.*)|\s*)\Z", re.DOTALL)
_BLOCK = re.compile(r"\s+\|(?: (.*))?\Z", re.DOTALL)


@dataclass(frozen=True)
class FieldLine:
    """An indented line below a fact: a name with a value or a block of `  | …` lines.

    A block directly below the fact has no name: it is the fact's own text.
    """

    name: str
    inline: str
    raw: tuple[str, ...]
    block: tuple[str, ...] = ()
    number: int = 0
    """The number of its first line."""

    @property
    def value(self) -> str:
        """Returns what was typed as the value."""
        return "\n".join(self.block) if self.block else self.inline


@dataclass(frozen=True)
class Line:
    """One line with what is indented below it.

    `raw` is the line as typed; `body` is without indentation, bullet and own id. `label` and `rest`
    are the two sides of the first colon, `label` folded and empty when the line has none. A line
    that stands under a heading carries the heading's label.
    """

    number: int
    raw: str
    body: str
    label: str = ""
    rest: str = ""
    typed_label: str = ""
    own_id: str = ""
    bulleted: bool = False
    fields: tuple[FieldLine, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Says whether nothing stands on the line."""
        return not self.raw.strip()

    @property
    def is_question(self) -> bool:
        """Says whether the line is a question with its answer below: `? …`."""
        asked = self.body[1:].strip()
        return self.body.startswith("?") and bool(asked) and not asked.startswith("?")

    @property
    def is_heading(self) -> bool:
        """Says whether the line is a label alone, so the bullets below it belong to it."""
        return bool(self.label) and not self.rest and not self.fields

    @property
    def typed(self) -> tuple[str, ...]:
        """Returns all lines as they were typed, indented ones included."""
        return (self.raw, *(raw for field in self.fields for raw in field.raw))

    @property
    def block(self) -> str:
        """Returns the text of the blocks without a name."""
        return "\n".join(field.value for field in self.fields if not field.name)


@dataclass(frozen=True)
class Draft:
    """A text, read into lines; what they mean depends on the book."""

    lines: tuple[Line, ...]


def read(text: str) -> Draft:
    """Reads a text into lines. Never fails: every text is a draft."""
    # Editors on Windows put a byte order mark before the first character.
    typed = text.removeprefix("\ufeff").split("\n")
    return Draft(tuple(_with_fields(enumerate(typed, start=1))))


def read_line(raw: str, number: int = 1) -> Line:
    """Reads one line on its own. Whether an id before its label is one, the book knows."""
    line = without_id(Line(number, raw, raw))
    own = _OWN_ID.match(line.body)
    if own is None:
        return line
    named = _labelled(replace(line, body=line.body[own.end() :], own_id=own[1]))
    return named if named.label or named.is_question else line


def without_id(line: Line) -> Line:
    """Returns the line as it reads when what looks like an id before the label is a word."""
    bullet = _BULLET.match(line.raw)
    body = line.raw[bullet.end() :] if bullet else line.raw.lstrip()
    return _labelled(replace(line, body=body, own_id="", bulleted=bool(bullet)))


def under(heading: Line, line: Line) -> Line:
    """Returns a bullet as it reads below a heading: as if it began with its label."""
    return replace(
        line, label=heading.label, typed_label=heading.typed_label, rest=line.body.strip()
    )


def _labelled(line: Line) -> Line:
    found = _LABEL.match(line.body.rstrip())
    if found is None:
        return replace(line, label="", rest="", typed_label="")
    label = " ".join(found[1].split())
    return replace(line, label=fold(label), typed_label=label, rest=found[2].strip())


def _with_fields(numbered: Iterator[tuple[int, str]]) -> Iterator[Line]:
    number, raw = next(numbered)  # an empty text is one blank line
    line = read_line(raw, number)
    for number, raw in numbered:
        if (fields := _fields(raw, number, line)) is not None:
            line = replace(line, fields=fields)
            continue
        yield line
        line = read_line(raw, number)
    yield line


def _fields(raw: str, number: int, line: Line) -> tuple[FieldLine, ...] | None:
    """Returns the fields of `line` with this indented line, None when it is no such line."""
    if line.is_blank:
        return None
    block = _BLOCK.match(raw)
    if block:
        return _with_block(line.fields, block[1] or "", raw, number)
    found = _FIELD.match(raw)
    if not found or _BULLET.match(raw):
        return None
    name, inline = " ".join(found[1].split()), (found[2] or "").strip()
    return (*line.fields, FieldLine(name, inline, (raw,), number=number))


def _with_block(
    fields: tuple[FieldLine, ...], text: str, raw: str, number: int
) -> tuple[FieldLine, ...]:
    if not fields or fields[-1].inline:
        return (*fields, FieldLine("", "", (raw,), (text,), number))
    *before, last = fields
    return (*before, replace(last, raw=(*last.raw, raw), block=(*last.block, text)))
