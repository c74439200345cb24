"""Who gives way when a page has more lines than it may: blank lines, list entries, long texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fuehrung_cli.frozen import dataclass
from fuehrung_cli.layout.document import Span
from fuehrung_cli.render.lines import Line, indented

if TYPE_CHECKING:
    from fuehrung_cli.layout.document import Block
    from fuehrung_cli.render.page import Page, Piece


@dataclass(frozen=True)
class Part:
    """A block on its way to the page."""

    block: Block
    pieces: tuple[Piece, ...]
    blank: bool = False
    left_out: int = 0

    def all_lines(self, page: Page) -> tuple[Line, ...]:
        """Returns its lines, with the one that says what is left out."""
        lines = tuple(line for piece in self.pieces for line in piece.lines)
        before: tuple[Line, ...] = ((),) if self.blank else ()
        return (*before, *lines, *(self._more(page) if self.left_out else ()))

    def height(self, page: Page) -> int:
        """Counts its lines."""
        lines = sum([len(piece.lines) for piece in self.pieces])
        return lines + self.blank + (len(self._more(page)) if self.left_out else 0)

    def _more(self, page: Page) -> tuple[Line, ...]:
        text = self.block.more or f"{page.signs.ellipsis} +{{n}}"
        said = (Span(text.replace("{n}", str(self.left_out)), "quiet"),)
        return indented(page.one_line(said, page.width - 1), 1)


def give_way(parts: list[Part], limit: int, page: Page) -> list[Part]:
    """Returns the parts with as little left out as the limit asks for.

    First blank lines, from the end; then the blocks, the highest `yields` first and of equals the
    later one; then texts of several lines, from the end, become one. If all of it is not enough,
    the page is longer: a minimum is a promise.
    """
    if not _too_long(parts, limit, page):
        return parts
    parts = list(parts)
    for index in reversed(range(len(parts))):
        if parts[index].blank and _too_long(parts, limit, page):
            parts[index] = replace(parts[index], blank=False)
    for index in sorted(range(len(parts)), key=lambda i: (-parts[i].block.yields, -i)):
        if parts[index].block.yields and (over := _too_long(parts, limit, page)):
            parts[index] = _shrink(parts[index], over, page)
    for index in reversed(range(len(parts))):
        if over := _too_long(parts, limit, page):
            parts[index] = _shorten(parts[index], over)
    return parts


def _too_long(parts: list[Part], limit: int, page: Page) -> int:
    return max(0, sum([part.height(page) for part in parts]) - limit)


def _shrink(part: Part, over: int, page: Page) -> Part:
    # Leaving out one line gains nothing when it takes a line to say so: try until it does.
    height = part.height(page)
    can_go = sum([piece.can_go for piece in part.pieces]) - max(0, part.block.minimum)
    best = part
    for count in range(1, can_go + 1):
        tried = _without_last(part, count)
        if tried.height(page) < best.height(page):
            best = tried
        if best.height(page) <= height - over:
            break
    return best


def _without_last(part: Part, count: int) -> Part:
    goes = [index for index, piece in enumerate(part.pieces) if piece.can_go][-count:]
    kept = tuple(piece for index, piece in enumerate(part.pieces) if index not in goes)
    return replace(part, pieces=kept, left_out=count)


def _shorten(part: Part, over: int) -> Part:
    pieces = list(part.pieces)
    for index in reversed(range(len(pieces))):
        short = pieces[index].short
        if over > 0 and short is not None:
            over -= len(pieces[index].lines) - len(short)
            pieces[index] = replace(pieces[index], lines=short, short=None)
    return replace(part, pieces=tuple(pieces))
