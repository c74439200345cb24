"""Lines of spans: measuring, cutting, wrapping and padding without losing the roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from fuehrung_cli.layout.document import Role, Span, Spans
from fuehrung_cli.render.cells import breaks, cut_point, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Line: TypeAlias = Spans
"""One line of a page."""


def text_of(line: Spans) -> str:
    """Returns the text without the roles."""
    return "".join([span.text for span in line])


def line_width(line: Spans) -> int:
    """Returns the columns a line takes."""
    return width(text_of(line))


def part(line: Spans, start: int, end: int) -> Line:
    """Returns the spans between two characters."""
    found: list[Span] = []
    offset = 0
    for span in line:
        text = span.text[max(start - offset, 0) : max(end - offset, 0)]
        offset += len(span.text)
        if text:
            found.append(span if text == span.text else Span(text, span.role))
    return tuple(found)


def cut_line(line: Spans, columns: int, ellipsis: str) -> Line:
    """Shortens a line like `cells.cut`."""
    text = text_of(line)
    end, tail = cut_point(text, columns, ellipsis)
    if not tail:
        return line
    kept = part(line, 0, end)
    return (*kept, Span(tail, kept[-1].role if kept else "plain"))


def wrap_lines(line: Spans, columns: int, first: int | None = None) -> tuple[Line, ...]:
    """Breaks spans into lines like `cells.wrap`."""
    return tuple(part(line, start, end) for start, end in breaks(text_of(line), columns, first))


def hanging(line: Spans, columns: int, indent: int) -> tuple[Line, ...]:
    """Wraps with all lines but the first moved to the right."""
    lines = wrap_lines(line, columns - indent, columns)
    return (lines[0], *indented(lines[1:], indent))


def flow(entries: Iterable[Spans], columns: int, separator: str) -> tuple[Line, ...]:
    """Puts entries side by side, as many as fit on each line; a longer one is wrapped."""
    lines: list[Line] = []
    current: Line = ()
    for entry in entries:
        longer = (*current, Span(separator, "quiet"), *entry) if current else entry
        if current and line_width(longer) > columns:
            lines += wrap_lines(current, columns)
            longer = entry
        current = longer
    return (*lines, *wrap_lines(current, columns)) if current else tuple(lines)


def blank(columns: int) -> Line:
    """Returns an empty stretch."""
    return (Span(" " * columns),) if columns > 0 else ()


def padded(line: Spans, columns: int, *, right: bool = False) -> Line:
    """Fills a line to the columns, at its end or, with `right`, at its start."""
    filling = blank(columns - line_width(line))
    return (*filling, *line) if right else (*line, *filling)


def indented(lines: Sequence[Line], columns: int, first: Line | None = None) -> tuple[Line, ...]:
    """Moves lines to the right; `first` stands before the first line instead of blanks."""
    before = blank(columns)
    head = before if first is None else first
    return tuple((*(before if number else head), *line) for number, line in enumerate(lines))


def in_role(line: Spans, role: Role) -> Line:
    """Gives the role to all spans that have none of their own."""
    return tuple(Span(span.text, role) if span.role == "plain" else span for span in line)


def stripped(line: Spans) -> Line:
    """Removes the blanks at both ends."""
    text = text_of(line)
    start = len(text) - len(text.lstrip(" "))
    return part(line, start, len(text.rstrip(" ")))


def without_end(line: Spans) -> Line:
    """Removes the blanks at the end."""
    return part(line, 0, len(text_of(line).rstrip(" ")))
