"""A picture of how the cost of each command grows with the notebook, both axes logarithmic."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from math import log10
from typing import Protocol

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 420, 56, 190, 20, 44
_COLOURS = ("#1f5fa8", "#b3541e", "#2e7d4f", "#7b3fa0", "#8a6d00", "#a81f3d", "#00707a", "#5b5b5b")
_LABEL_GAP = 14


class Measured(Protocol):
    """What is drawn of a measurement."""

    @property
    def processor(self) -> float:
        """How many times a bare Python."""


def picture(measured: Mapping[str, Sequence[Measured]], sizes: Sequence[int]) -> str:
    """Returns an SVG: sessions to the right, times a bare Python upward."""
    most = max(cost.processor for costs in measured.values() for cost in costs)
    across = _scale(min(sizes), max(sizes), LEFT, WIDTH - RIGHT)
    upward = _scale(1, max(most, 10), HEIGHT - BOTTOM, TOP)
    lines = [_tick(across(size), HEIGHT - BOTTOM + 18, f"{size:,}", "middle") for size in sizes]
    for times in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
        if times <= max(most, 10):
            y = upward(times)
            lines.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
            lines.append(_tick(LEFT - 8, y + 4, f"{times}×", "end"))
    ends = sorted((upward(costs[-1].processor), name) for name, costs in measured.items())
    places: dict[str, float] = {}
    at = 0.0
    for y, name in ends:
        at = places[name] = max(y, at + _LABEL_GAP)
    for number, (name, costs) in enumerate(measured.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        points = [
            f"{across(s):.1f} {upward(c.processor):.1f}" for s, c in zip(sizes, costs, strict=True)
        ]
        lines.append(
            f'<path d="M{"L".join(points)}" fill="none" stroke="{colour}" stroke-width="2"/>'
        )
        label = f"{name} {costs[-1].processor:.1f}×"
        lines.append(_tick(WIDTH - RIGHT + 8, places[name] + 4, label, "start", colour))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>'
        + "".join(lines)
        + "</svg>\n"
    )


def _scale(low: float, high: float, begin: float, end: float) -> Callable[[float], float]:
    span = log10(high) - log10(low) or 1
    return lambda value: begin + (end - begin) * (log10(max(value, low)) - log10(low)) / span


def _tick(x: float, y: float, text: str, anchor: str, colour: str = "#333") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}"'
    return f"<text {place}>{escape(text)}</text>"
