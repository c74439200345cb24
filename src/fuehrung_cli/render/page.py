"""What the fitter knows about the page it fills, and the pieces it fills it with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuehrung_cli.frozen import dataclass
from fuehrung_cli.render.lines import Line, cut_line, wrap_lines
from fuehrung_cli.render.signs import Signs

if TYPE_CHECKING:
    from fuehrung_cli.layout.document import Spans

FULL = 80
"""From here on a page keeps its lines; wider terminals do not make pages wider, tables may."""
MIDDLE = 60
"""From here on there are columns; below, every row is a card."""
WIDEST = 100
"""No table makes a page wider than this."""
LEAST = 24
"""Below this nothing is laid out any narrower."""


@dataclass(frozen=True)
class Page:
    """Room and manners of one page."""

    width: int
    cuts: bool = False
    """Whether texts may end in „…" instead of wrapping."""
    signs: Signs = Signs()
    identifiers: int = 0
    """Column in which the ids of lists stand."""
    asides: int = 0
    """Column in which the asides of lists stand."""

    @property
    def is_narrow(self) -> bool:
        """Tells whether there is no room for columns."""
        return self.width < MIDDLE

    def one_line(self, spans: Spans, columns: int) -> tuple[Line, ...]:
        """Cuts to one line where the page cuts, else wraps."""
        if self.cuts:
            return (cut_line(spans, columns, self.signs.ellipsis),)
        return wrap_lines(spans, columns)


@dataclass(frozen=True)
class Piece:
    """Lines that stay together."""

    lines: tuple[Line, ...]
    can_go: bool = False
    """An entry of a list or a row: left out when lines are scarce."""
    short: tuple[Line, ...] | None = None
    """The same in one line, with „…", for when nothing else helps."""
