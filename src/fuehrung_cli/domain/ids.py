"""Ids: how they are made, typed and shown.

A session id is a letter, a digit and six more characters of base 32, so it never is a word
(`k7f3qdx2`); a fact's id is the session's id, a dot and its number (`k7f3qdx2.1`). People have ids
of four characters of the same alphabet. Base 32 without i, l, o, u as Crockford chose it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LETTERS = ALPHABET[10:]
SHORTEST = 4
TYPED = re.compile(r"[a-hjkmnp-tv-z][0-9][0-9a-hjkmnp-tv-z]{2,6}(?:\.[1-9][0-9]{0,3})?\Z")
"""An id as people type it: at least four characters, always with a digit."""
_MAY_BE_ONE = re.compile(r"(?i)(?<![^\W_])[a-hjkmnp-tv-z][0-9][0-9a-hjkmnp-tv-z]{2}")
SESSION_ID = re.compile(r"[a-hjkmnp-tv-z][0-9][0-9a-hjkmnp-tv-z]{6}\Z")
_FACT_ID = re.compile(SESSION_ID.pattern.removesuffix(r"\Z") + r"\.[1-9][0-9]{0,3}\Z")
PERSON_ID = re.compile(r"[0-9a-hjkmnp-tv-z]{4}\Z")

Draw = Callable[[int], int]
"""Draws a number from 0 up to, not including, its argument; seeded in tests."""


def new_session_id(draw: Draw) -> str:
    """Makes a session id."""
    rest = "".join(ALPHABET[draw(32)] for _ in range(6))
    return LETTERS[draw(len(LETTERS))] + ALPHABET[draw(10)] + rest


def new_person_id(draw: Draw) -> str:
    """Makes a person id."""
    return "".join(ALPHABET[draw(32)] for _ in range(4))


def fact_id(session: str, number: int) -> str:
    """Returns the id of a session's fact."""
    return f"{session}.{number}"


def is_fact_id(identifier: str) -> bool:
    """Says whether a text has the form of a whole fact id: `k7f3qdx2.1`."""
    return _FACT_ID.match(identifier) is not None


def is_session_id(identifier: str) -> bool:
    """Says whether a text has the form of a whole session id: `k7f3qdx2`."""
    return SESSION_ID.match(identifier) is not None


def may_name(text: str) -> bool:
    """Says whether anything in a text can be meant as an id."""
    return _MAY_BE_ONE.search(text) is not None


def split_id(identifier: str) -> tuple[str, int | None]:
    """Splits an id, typed or whole, into session part and number (None when there is none)."""
    session, _, number = identifier.partition(".")
    return session, int(number) if number else None


def matches(typed: str, fact: str) -> bool:
    """Says whether a typed id means the fact: a prefix of the session, and the number if given."""
    session, number = split_id(typed)
    of, own = split_id(fact)
    return of.startswith(session) and (number is None or number == own)


class ShortIds(Mapping[str, str]):
    """Id → shortest form that is unique among the ids given, of facts and sessions.

    At least four characters of the session, and the number only where a session has several facts.
    Each is worked out when it is asked for: a book has thousands, a page shows a dozen.
    """

    def __init__(self, identifiers: Iterable[str]) -> None:
        self._all = dict.fromkeys(identifiers)
        of = [identifier.partition(".") for identifier in self._all]
        self._facts = Counter(session for session, dot, _ in of if dot)
        self._sessions = sorted({session for session, _, _ in of})

    def __getitem__(self, identifier: str) -> str:
        if identifier not in self._all:
            raise KeyError(identifier)
        session, dot, number = identifier.partition(".")
        index = bisect_left(self._sessions, session)
        around = self._sessions[max(0, index - 1) : index] + self._sessions[index + 1 : index + 2]
        short = shortest(session, around)
        return short + (f".{number}" if dot and self._facts[session] > 1 else "")

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def shortest(session: str, around: Iterable[str]) -> str:
    """Returns the shortest form of a session id, given those before and behind it in order."""
    return session[: max([SHORTEST, *(_common(session, other) + 1 for other in around)])]


def _common(one: str, two: str) -> int:
    length = 0
    while length < min(len(one), len(two)) and one[length] == two[length]:
        length += 1
    return length
