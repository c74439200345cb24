"""Many texts looked for in many bytes at once, in time that grows with the bytes alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from fuehrung_cli.frozen import dataclass

SHORTEST = 12
"""Octets. A shorter text says nothing about where it comes from, and is not looked for."""


@dataclass(frozen=True)
class Needles:
    """Texts by their first octets."""

    by_start: Mapping[bytes, Set[bytes]]

    def __bool__(self) -> bool:
        return bool(self.by_start)

    def stand_in(self, data: bytes) -> bool:
        """Says whether one of the texts stands in these bytes."""
        return next(self.found_in(data), None) is not None

    def found_in(self, data: bytes) -> Iterator[bytes]:
        """Yields each text that stands there, as often as it does."""
        starts = self.by_start
        for at in range(len(data) - SHORTEST + 1 if starts else 0):
            for text in starts.get(data[at : at + SHORTEST], ()):
                if data.startswith(text, at):
                    yield text

    def without(self, data: bytes) -> Needles:
        """Returns those texts that do not stand in these bytes."""
        there = set(self.found_in(data))
        return needles(text for texts in self.by_start.values() for text in texts - there)


def needles(texts: Iterable[bytes]) -> Needles:
    """Returns what looks for these texts."""
    found: dict[bytes, set[bytes]] = {}
    for text in texts:
        if len(text) >= SHORTEST:
            found.setdefault(text[:SHORTEST], set()).add(text)
    return Needles({start: frozenset(each) for start, each in found.items()})
