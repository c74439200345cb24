"""A progress bar on stderr, for work that takes long enough to be waited for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")
_WORTH_SHOWING = 150
"""Fewer are done before a bar could be read."""


def progressing(things: Iterable[_T], whole: int, label: str, *, shown: bool) -> Iterator[_T]:
    """Yields things as they come; with a bar while they do, where there are many."""
    if not shown or whole < _WORTH_SHOWING:
        yield from things
        return
    from rich.console import Console  # noqa: PLC0415  # few calls need it
    from rich.progress import track  # noqa: PLC0415

    console = Console(stderr=True)
    yield from track(things, label, total=whole, console=console, transient=True)
