"""Words in texts that could still be names, or lead to somebody in another way.

Nothing here knows all names there are. In German every noun has a capital letter, so a word counts
where names stand and nouns rarely do: behind „Herr", or behind a preposition without an article,
unless the same texts use it as a noun or verb elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from fuehrung_cli.domain.everyday_names import (
    DEGREES,
    FIRST_NAMES,
    MONTHS_AND_DAYS,
    TITLES,
    words_in,
)
from fuehrung_cli.domain.masks import EMAIL
from fuehrung_cli.domain.names import fold

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PHONE = re.compile(r"(?<![\w.])(?:\+|00?)[1-9][\d ()/.-]{5,}\d(?!\w)")
_INITIALS = re.compile(r"(?<!\w)(?:[A-ZÄÖÜ]\. ?){2,3}(?!\w)")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}")
_TITLED = re.compile(rf"(?i:(?<!\w)(?:{'|'.join((*TITLES, *DEGREES))})\.?)\s+([A-ZÄÖÜ][^\W\d_]+)")
_GERMAN = words_in("der die das und ist nicht ich mit ein eine für auf von zu hat wir sie")
_ENGLISH = words_in("the and is not to of with a an for on was has we they in that")
_PREPOSITIONS = words_in("mit von bei für an und statt ohne gegenüber durch")
_ARTICLES = words_in(
    "der die das den dem des dies jede jene manche welche solche alle ein eine kein mein dein "
    "sein ihr unser euer zum zur im am vom beim ins viel wenig mehr etwas zwei drei vier "
    "beide"
)
_NOUN_ENDS = tuple(
    words_in(
        "ung heit keit schaft ion tät ment nis tum ismus ling ei ik ur enz anz ien age bar sam los "
        "ing zeit plan tag satz wert weg ruf lauf gang druck stand halt mut ungen eiten "
        "schaften ionen täten gewerbe betriebe termine"
    )
)
_PLURAL_ENDS = ("e", "en", "er", "ern", "eln", "n", "s")
"""Names end so as well, but behind a preposition a noun in the plural is far more frequent."""
_PRONOUNS = words_in("i sie ihr ihnen ihre ihren ihrem ihrer ich es er wir")
_SHORTEST = 3


class Doubts:
    """Collects doubtful words from texts out of which the known names are gone already."""

    def __init__(self, parts: Iterable[str] = ()) -> None:
        """`parts` are folded words of names, which may stand inside of other words."""
        self._parts = frozenset(parts)
        self._lengths = sorted({len(part) for part in self._parts})
        self._sure: Counter[str] = Counter()
        self._maybe: Counter[str] = Counter()
        self._common: set[str] = set()
        self._seen: set[str] = set()

    def add(self, text: str) -> None:
        """Takes in one more text; the same in another table counts once."""
        if text in self._seen:
            return
        self._seen.add(text)
        for pattern in (EMAIL, _PHONE, _INITIALS):
            found = (each[0].strip() for each in pattern.finditer(text))
            self._sure.update(each for each in found if not _DATE.fullmatch(each))
        text = EMAIL.sub(" ", text)
        titled = _TITLED.findall(text)
        self._sure.update(titled)
        words = list(_WORD.finditer(text))
        spelled = frozenset(word[0].casefold() for word in words)
        is_english = len(spelled & _ENGLISH) > len(spelled & _GERMAN)
        for before, word in zip([None, *words], words, strict=False):
            self._judge(text, before, word, titled, is_english=is_english)

    def found(self) -> tuple[tuple[str, int], ...]:
        """Returns the words with how often each stands there, the most frequent first."""
        maybe = ((word, n) for word, n in self._maybe.items() if fold(word) not in self._common)
        found = Counter(dict(maybe))
        found.update(self._sure)
        return tuple(sorted(found.items(), key=lambda each: (-each[1], each[0])))

    def _holds_a_part(self, folded: str) -> bool:
        # Hundreds of people have thousands of words: looked up, not searched one by one.
        return any(
            folded[start : start + length] in self._parts
            for length in self._lengths
            if length <= len(folded)
            for start in range(len(folded) - length + 1)
        )

    def _judge(
        self,
        text: str,
        before: re.Match[str] | None,
        word: re.Match[str],
        titled: list[str],
        *,
        is_english: bool,
    ) -> None:
        typed, folded = word[0], fold(word[0])
        if typed in titled:
            return
        if self._holds_a_part(folded):
            self._sure[typed] += 1
        elif typed[0].islower():
            self._common.add(folded)
        elif _is_no_name(typed):
            return
        elif _is_first_name(folded):
            self._sure[typed] += 1
        elif before and text[before.end() : word.start()] == " ":
            last = before[0]
            if is_english:
                if last[0].islower():
                    self._maybe[typed] += 1
            elif _is_article(last):
                self._common.add(folded)
            elif _stands_for_a_name(last, folded):
                self._maybe[typed] += 1


def _is_no_name(word: str) -> bool:
    bare = fold(re.split("['’]", word)[0])
    known = bare in _PRONOUNS or bare.removesuffix("s") in MONTHS_AND_DAYS
    return len(word) < _SHORTEST or word.isupper() or known


def _stands_for_a_name(before: str, folded: str) -> bool:
    """Says whether a word after such a one can be a name: „mit Weiß" and „Tischlerei Haas"."""
    if folded.endswith(_NOUN_ENDS):
        return False
    if before in _PREPOSITIONS:
        return not folded.endswith(_PLURAL_ENDS)
    is_noun = before[0].isupper() and before.casefold() not in _PREPOSITIONS | _PRONOUNS
    is_genitive = before.endswith("s") and _is_first_name(fold(before))
    return is_noun and len(before) > _SHORTEST and not is_genitive


def _is_first_name(folded: str) -> bool:
    return any(form in _FOLDED for form in (folded, folded.removesuffix("s")))


def _is_article(word: str) -> bool:
    small = word.casefold()
    # „guten Mut", „unseren Antrag": adjectives and pronouns with the endings of the cases.
    return small in _ARTICLES or (small.endswith(("en", "em", "er", "es", "e")) and small.islower())


def _folded() -> Iterator[str]:
    return map(fold, FIRST_NAMES)


_FOLDED = frozenset(_folded())
