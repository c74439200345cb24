"""Whom of several people a text names: by name, a word of it or a nickname; „Annas" is Anna."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from fuehrung_cli.domain.names import fold, spellings, untitled
from fuehrung_cli.domain.person import Person
from fuehrung_cli.frozen import dataclass

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class _Form:
    """One way to name a person, word by word."""

    words: tuple[str, ...]
    any_case: bool
    """A surname may be an everyday word, such as „lang", so it needs its capital letter."""


def named(text: str, people: Sequence[Person]) -> tuple[int, ...]:
    """Returns the places of the people that a text names, in their order."""
    return tuple(sorted(frozenset().union(*mentions(text, people))))


def mentions(text: str, people: Sequence[Person]) -> tuple[frozenset[int], ...]:
    """Returns for each name in a text the places of those it can mean.

    Where several forms begin at the same word the longest counts: „Anna Berger" is not Anna Koch.
    """
    forms = [tuple(_forms(person)) for person in people]
    words = words_of(text)
    found: list[frozenset[int]] = []
    at = 0
    while at < len(words):
        lengths = [max((_length(form, words, at) for form in of), default=0) for of in forms]
        longest = max(lengths, default=0)
        if longest:
            found.append(frozenset(i for i, length in enumerate(lengths) if length == longest))
        at += longest or 1
    return tuple(found)


def words_of(text: str) -> tuple[str, ...]:
    """Returns the words of a text; hyphens and the like part them."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text)))


def ways_to_name(person: Person) -> Iterator[tuple[str, ...]]:
    """Yields the words of each way to name a person: whole, first name, surnames, nicknames."""
    return (form.words for form in _forms(person))


def _forms(person: Person) -> Iterator[_Form]:
    for called in (person.name, *person.profile.nicknames):
        words = words_of(untitled(called))
        if not words:
            continue
        yield _Form(words, any_case=True)
        yield _Form(words[:1], any_case=True)
        is_written_small = called.islower()
        # The small words of a name, as in „von der Heide", name nobody; nor does an initial.
        yield from (
            _Form((word,), any_case=False)
            for word in words[1:]
            if len(word) > 1 and (is_written_small or not word[0].islower())
        )


def _length(form: _Form, words: tuple[str, ...], at: int) -> int:
    """Returns how many words from `at` on are this form, 0 when they are not."""
    there = words[at : at + len(form.words)]
    if len(there) < len(form.words):
        return 0
    *first, last = zip(there, form.words, strict=True)
    if not all(_is(word, of) for word, of in first):
        return 0
    if not form.any_case and last[0][0].islower() and not last[1][0].islower():
        return 0
    return len(there) if _is(*last) or _is_genitive(*last) else 0


def _is(word: str, of: str) -> bool:
    return bool(spellings(word) & spellings(of))


def _is_genitive(word: str, of: str) -> bool:
    return fold(word).endswith("s") and _is(word[:-1], of)
