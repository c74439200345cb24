"""The tokens a date phrase falls into, whatever its language, case and spelling of umlauts.

What tokens mean as a day is no business of this file: see `date_readings`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from fuehrung_cli.domain.date_words import (
    DAYTIMES,
    ENDS,
    FILLERS,
    LETTERS,
    MONTHS,
    NUMBERS,
    PARTS,
    RELATIONS,
    SHIFTS,
    SIGNS,
    TALKS,
    UNITS,
    VAGUE,
    WEAK,
    WEEKDAYS,
    Kind,
    Names,
)


class Token(NamedTuple):
    """A piece of a date phrase, e.g. `Token("weekday", 4)` for „Fr.".

    `number` is 1 to 3 digits or a number word, `ordinal` the same with a dot (`4.`, `4th`), `year`
    four digits, `iso` a whole day as its proleptic ordinal. `width` counts typed digits.
    """

    kind: Kind
    value: int = 0
    width: int = 0


class Unit:
    """The lengths of time a phrase can name; the value of a `unit` token.

    No `IntEnum`, here and below: making the two costs a third of a millisecond at every start.
    """

    DAY: Final = 0
    WEEK: Final = 1
    MONTH: Final = 2
    QUARTER: Final = 3
    YEAR: Final = 4


class Part:
    """The place inside a length of time; the value of a `part` token."""

    START: Final = 0
    MIDDLE: Final = 1
    END: Final = 2


_PIECES: Final = (
    r"1(?::|-?on-?)1(?![0-9])"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"
    r"|q[1-4](?!\w)"
    r"|[0-9]+(?:\.|(?:st|nd|rd|th)(?!\w))?"
    r"|[^\W\d_]+(?:-[^\W\d_]+)*"
    r"|\S"
)
# U+0308 is the umlaut of decomposed text, as file names from a Mac bring it.
_PLAIN_LETTERS: Final[dict[int, str | None]] = {0xE4: "a", 0xF6: "o", 0xFC: "u", 0x308: None}


def fold(text: str) -> str:
    """Makes case, umlauts and blanks equal: „Übermorgen " becomes `ubermorgen`."""
    return " ".join(text.casefold().translate(_PLAIN_LETTERS).split())


def tokens_of(folded: str) -> list[Token] | None:
    """Reads a folded phrase into tokens without its fillers; None when a word is unknown."""
    for words in _multiword():
        folded = folded.replace(words, words.replace(" ", "-"))
    tokens: list[Token] = []
    before = ""
    for piece in re.findall(_PIECES, folded):
        found = _read(piece)
        if found is None:
            return None
        if piece == "morgen" and before not in {"", "bis", "spatestens"}:
            found = (Token("daytime"),)  # „heute Morgen", „Freitag morgen"
        tokens += found
        before = piece
    return tokens


def _read(piece: str) -> tuple[Token, ...] | None:
    known = vocabulary().get(piece)
    if known is not None:
        return known
    if piece[0] in "0123456789":
        return _read_number(piece)
    if piece in {"q1", "q2", "q3", "q4"}:
        return (Token("quarter", int(piece[1])),)
    return _read_compound(piece)


def _read_number(piece: str) -> tuple[Token, ...] | None:
    if "-" in piece:
        try:
            return (Token("iso", date.fromisoformat(piece).toordinal()),)
        except ValueError:
            return None
    digits = piece.rstrip(".stndrh")
    width = len(digits)
    if width > 4:
        return None
    if width == 4:
        return (Token("year", int(digits), width),)
    kind: Kind = "number" if piece == digits else "ordinal"
    return (Token(kind, int(digits), width),)


def _read_compound(word: str) -> tuple[Token, ...] | None:
    """Takes „mid-January" and „Freitagabend" apart."""
    if "-" in word:
        pairs = [vocabulary().get(part) for part in word.split("-")]
        return None if None in pairs else tuple(token for pair in pairs if pair for token in pair)
    for end in DAYTIMES:
        day = vocabulary().get(word.removesuffix(fold(end)), ())
        if day and day[0].kind == "weekday":
            return (*day, Token("daytime"))
    return None


@cache
def vocabulary() -> dict[str, tuple[Token, ...]]:
    """Makes the map from folded word to its tokens, once; a filler has none."""
    found: dict[str, tuple[Token, ...]] = {}
    for word, tokens in _entries():
        for spelling in _spellings(word):
            # The first table wins: „morgen" is a day before it is a time of day.
            found.setdefault(spelling.replace(" ", "-"), tokens)
    return found


@cache
def telling_words() -> frozenset[str]:
    """Makes the folded words that speak of a time in any sentence, once."""
    weak = {spelling for word in WEAK for spelling in _spellings(word)}
    kinds = {"weekday", "month", "shift", "unit", "daytime"}
    named = {word for word, tokens in vocabulary().items() if tokens and tokens[0].kind in kinds}
    vague = {spelling for word in VAGUE for spelling in _spellings(word)}
    return frozenset((named | vague) - weak)


@cache
def _multiword() -> tuple[str, ...]:
    rows = (*SHIFTS, *TALKS)
    return tuple(word for row in rows for word in row if " " in word)


def _entries() -> Iterator[tuple[str, tuple[Token, ...]]]:
    tables: tuple[tuple[Kind, Names, int], ...] = (
        ("weekday", WEEKDAYS, 0),
        ("month", MONTHS, 1),
        ("number", NUMBERS, 1),
        ("shift", SHIFTS, -2),
        ("unit", UNITS, 0),
        ("letter", LETTERS, 0),
        ("part", PARTS, 0),
        ("talk", TALKS, 0),
        ("relation", RELATIONS, -2),
        ("daytime", (DAYTIMES,), 0),
    )
    for kind, names, first in tables:
        for value, row in enumerate(names, first):
            token = (Token(kind, value),)
            yield from ((word, token) for word in row)
            if kind == "relation":  # nächste, nächsten, nächster …
                endings = ("e", "en", "er", "es", "em")
                yield from ((word + ending, token) for word in row for ending in endings)
    yield from ((filler, ()) for filler in FILLERS)
    yield from ((sign, (Token(kind),)) for sign, kind in SIGNS.items())
    yield from _compounds()


def _compounds() -> Iterator[tuple[str, tuple[Token, ...]]]:
    """Yields „Monatsende", „Jahresanfang", `eom`; not „Wochenende", which is two days."""
    for unit, genitive in ((1, "wochen"), (2, "monats"), (3, "quartals"), (4, "jahres")):
        for part, row in enumerate(PARTS):
            tokens = (Token("part", part), Token("unit", unit))
            yield from ((genitive + w, tokens) for w in row[:2] if genitive + w != "wochenende")
            yield from ((word, tokens) for word in ENDS[unit] if part == Part.END)


def _spellings(word: str) -> tuple[str, ...]:
    """Makes the folded spellings of a lower case word: `fünf` is `funf` or `fuenf`."""
    if word.isascii():
        return (word,)
    spelled_out = word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return word.translate(_PLAIN_LETTERS), spelled_out
