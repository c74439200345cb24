"""How words are looked for in texts: as they may have been typed, anywhere inside, hit by hit.

`ä`, `ae` and `a` are the same on both sides, and so are `ß` and `ss`, large and small letters, with
and without accents. Nothing here knows where a text comes from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from fuehrung_cli.domain.names import fold
from fuehrung_cli.frozen import dataclass

_UMLAUT_OR_BLANK = re.compile(r"([aou])(e*)|\s+")


@dataclass(frozen=True)
class Hit:
    """Where a word stands in a text: characters from `start` to before `end`."""

    start: int
    end: int


@dataclass(frozen=True)
class Wanted:
    """A word that is looked for; one with blanks in it is several words side by side."""

    typed: str

    @property
    def bare(self) -> str:
        """Returns what stands in `bare(text)` of every text that the word is found in."""
        return bare(self.typed)

    def is_in(self, text: str) -> bool:
        """Says whether the word stands in a text: quicker than to say where."""
        return self.bare in bare(text) and _pattern(self.typed).search(fold(text)) is not None

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Returns where the word stands in a text, from left to right."""
        if not self.is_in(text):
            return ()
        folded, edges = folded_with_places(text)
        found = (match.span() for match in _pattern(self.typed).finditer(folded))
        return tuple(Hit(edges[start][0], edges[end - 1][1]) for start, end in found)


def stands_in(typed: str, folded: str) -> bool:
    """Says whether a word stands in a text that is folded already."""
    return _pattern(typed).search(folded) is not None


def is_wanted(typed: str) -> bool:
    """Says whether anything is left of a word to look for."""
    return bool(fold(typed).strip())


def bare(text: str) -> str:
    """Returns a text folded and without any `e` or blank.

    It is a sieve: what is found in a text is found in its bare form too, so an index that keeps
    these forms may leave out all other texts, and those alone.
    """
    return "".join(fold(text).replace("e", "").split())


def merged(hits: Iterator[Hit]) -> tuple[Hit, ...]:
    """Returns hits of several words from left to right, those that overlap as one."""
    made: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, hit.end)):
        if made and hit.start <= made[-1].end:
            made[-1] = Hit(made[-1].start, max(made[-1].end, hit.end))
        else:
            made.append(hit)
    return tuple(made)


@lru_cache(maxsize=64)
def _pattern(typed: str) -> re.Pattern[str]:
    """Returns what finds a word in a folded text, where `ä` is `ae` and may be meant by `a`."""
    word = " ".join(fold(typed).split())
    parts, end = [], 0
    for unit in _UMLAUT_OR_BLANK.finditer(word):
        parts.append(re.escape(word[end : unit.start()]))
        parts.append(_unit(unit[1], len(unit[2])) if unit[1] else r"\s+")
        end = unit.end()
    return re.compile("".join([*parts, re.escape(word[end:])]))


def _unit(letter: str, count: int) -> str:
    """Returns a letter with as many `e` behind it as were typed, rather than one less or more."""
    counts = [count, *([count - 1] if count else []), count + 1]
    return f"{letter}(?:{'|'.join('e' * each for each in counts)})"


def folded_with_places(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Returns the folded text, and for each of its letters which characters it was made of."""
    if text.isascii():
        return text.lower(), [(place, place + 1) for place in range(len(text))]
    folded: list[str] = []
    edges: list[tuple[int, int]] = []
    start = 0
    for part in _signs(text):
        letters = fold(part)
        folded.append(letters)
        edges += [(start, start + len(part))] * len(letters)
        start += len(part)
    return "".join(folded), edges


def _signs(text: str) -> Iterator[str]:
    """Yields each letter with the accents that follow it."""
    start = 0
    for place in range(1, len(text)):
        if not unicodedata.combining(text[place]):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]
