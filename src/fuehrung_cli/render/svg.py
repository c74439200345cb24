"""Figures and states as inline SVG: shapes with classes, no text, no style, no id.

The numbers and words stand beside the picture, so it may be stretched to any width; `page.css`
gives shapes their colours and keeps lines and dots as thick as they are. Every string that comes
in is escaped, and nothing here refers to anything else.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fuehrung_cli.layout.document import Role, Series

HEIGHT = 100
_SLOT = 100
_BAR = 56
"""So much of a slot is taken by a bar, the rest keeps it from the next one."""
_EDGE = 8
"""Dots are drawn as wide strokes: they need room above and below."""


def plot(series: Sequence[Series], name: str, high: float) -> str:
    """Draws series over the same slots: lines from 0 to `high`, bars as one heap for each slot.

    A line ends where a value is missing.
    """
    count = max([len(each.points) for each in series] or [0])
    shapes: list[str] = [_base(count)]
    heaps = [0.0] * count
    top = max([1, high, *_heights(series)])
    for number, each in enumerate(series, start=1):
        values = [point.value for point in each.points]
        if each.form == "bars":
            shapes += _drawn_bars(values, heaps, top, number)
            heaps = [heap + (value or 0) for heap, value in zip(heaps, values, strict=False)]
        else:
            shapes += _drawn_line(values, high, number)
    return _svg("plot", f"0 0 {max(1, count) * _SLOT} {HEIGHT}", shapes, name)


def _heights(series: Sequence[Series]) -> list[float]:
    """Returns how high the heap of each slot is."""
    rows = [[point.value or 0 for point in each.points] for each in series if each.form == "bars"]
    return [sum(slot) for slot in zip(*rows, strict=False)]


def key(number: int) -> str:
    """Draws the sample that stands before the name of a series."""
    return _svg("key", "0 0 10 10", [f'<rect class="s{number}" width="10" height="10"/>'])


def station(role: Role) -> str:
    """Draws the sign of a state; each differs in shape, not in colour alone."""
    shapes = ['<circle cx="12" cy="12" r="9"/>']
    if role == "good":
        shapes = ['<circle class="full" cx="12" cy="12" r="10"/>']
    elif role == "mark":
        shapes += ['<circle class="full" cx="12" cy="12" r="4"/>']
    elif role == "late":
        shapes += ['<path d="M12 7v6M12 16.5v.01"/>']
    elif role == "quiet":
        shapes = ['<path d="M7 12h10"/>']
    return _svg(f"station {role}", "0 0 24 24", shapes)


def _svg(names: str, box: str, shapes: Sequence[str], name: str = "") -> str:
    told = f'role="img" aria-label="{escape(name)}"' if name.strip() else 'aria-hidden="true"'
    fit = ' preserveAspectRatio="none"' if names == "plot" else ""
    return f'<svg class="{names}" {told} viewBox="{box}"{fit}>{"".join(shapes)}</svg>'


def _base(count: int) -> str:
    return f'<path class="base" d="M0 {HEIGHT}h{max(1, count) * _SLOT}"/>'


def _drawn_bars(
    values: Sequence[float | None], heaps: Sequence[float], top: float, number: int
) -> Iterator[str]:
    for slot, (value, heap) in enumerate(zip(values, heaps, strict=False)):
        if value:
            x = slot * _SLOT + (_SLOT - _BAR) / 2
            y = HEIGHT * (1 - (heap + value) / top)
            yield (
                f'<rect class="s{number}" x="{x:g}" y="{y:.4g}"'
                f' width="{_BAR}" height="{value / top * HEIGHT:.4g}"/>'
            )


def _drawn_line(values: Sequence[float | None], high: float, number: int) -> Iterator[str]:
    path, dots, is_broken = "", "", True
    for slot, value in enumerate(values):
        if value is not None:
            x = slot * _SLOT + _SLOT / 2
            y = HEIGHT - _EDGE - value / high * (HEIGHT - 2 * _EDGE)
            path += f"{'M' if is_broken else 'L'}{x:g} {y:g}"
            dots += f"M{x:g} {y:g}h.01"
        is_broken = value is None
    if path:
        yield f'<path class="line s{number}" d="{path}"/><path class="dots s{number}" d="{dots}"/>'
