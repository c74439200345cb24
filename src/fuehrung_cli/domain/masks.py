"""Names in texts → aliases: whole names, their words, nicknames, genitives, in any spelling.

Rather one word too many is replaced than a name left standing: „der Koch" becomes a person where
somebody is called Koch. Only everyday words, such as „lang", need a capital letter to be names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from fuehrung_cli.domain.aliases import FORM, Aliases
from fuehrung_cli.domain.everyday_names import DEGREES, EVERYDAY, PARTICLES, TITLES
from fuehrung_cli.domain.ids import ALPHABET, LETTERS, SESSION_ID
from fuehrung_cli.domain.mentions import ways_to_name, words_of
from fuehrung_cli.domain.names import fold, spellings
from fuehrung_cli.domain.person import Person
from fuehrung_cli.frozen import dataclass

NEUTRAL = "[Name]"
"""What stands for a name that can mean several people."""
GAP = "\ufffc"
"""What stands in a rest for whatever was replaced."""
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WORD = re.compile(r"[^\W_]+")
_SESSION = re.compile(rf"(?<![^\W_]){SESSION_ID.pattern.removesuffix(chr(92) + 'Z')}(?![^\W_])")
_FOLDER = re.compile(rf"(?<![^\W_])[a-z0-9-]{{1,60}}_([{ALPHABET}]{{4}})(?![^\W_])")
_BETWEEN = 3
"""So many characters may stand between two words of one name, as in „Berger, Anna"."""
_SHORTEST_GLUED = 4
_UNSEEN = re.compile(
    r"(?<=\w)[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+(?=[\w\u0300-\u036f])"
)
"""Signs within a word that nobody sees, such as soft hyphens: other programs put them there."""
# After a single small letter it is an abbreviation: the B. of „z. B. Anna".
_INITIALS = re.compile(
    rf"(?<!\w)(?<!\b[a-zäöüß]\.)(?<!\b[a-zäöüß]\.\s)(?:[A-ZÄÖÜ]\.[\s-]?)+"
    rf"(?=Person {FORM}|\[Name\])"
)
_BEFORE = re.compile(
    rf"(?i)(?<!\w)(?:(?:{'|'.join((*TITLES, *DEGREES))})\.?\s+)+(?=Person {FORM}|\[Name\])"
)
_AFTER = re.compile(rf"(Person {FORM}|\[Name\])\s+[A-ZÄÖÜ]\.(?!\w)")
_TWICE = re.compile(rf"(Person {FORM})(?:-\1)+")


@dataclass(frozen=True)
class Masked:
    """A text without names, and what was left of it as it was typed."""

    text: str
    rest: str
    """The text with a sign of its own wherever something was replaced."""


@dataclass(frozen=True)
class _Form:
    """One way to name a person, word by word, each in the spellings that it may have."""

    words: tuple[frozenset[str], ...]
    place: int
    needs_capital: bool = False


class Masks:
    """What replaces the names of everybody in a notebook, and the ids of its entries."""

    def __init__(self, people: Sequence[Person], entries: Iterable[str], aliases: Aliases) -> None:
        self._people = people
        self._aliases = aliases
        self._ids = {person.id for person in people}
        self._entries = frozenset(identifier.partition(".")[0] for identifier in entries)
        self._forms: dict[str, list[_Form]] = {}
        for place, person in enumerate(people):
            for form in _forms(person, place):
                for spelling in form.words[0]:
                    self._forms.setdefault(spelling, []).append(form)
        self._literal = _literals(people)

    @property
    def parts(self) -> frozenset[str]:
        """Returns the folded words that name somebody and are long enough to stand in others."""
        words = (word for word in self._forms if len(word) >= _SHORTEST_GLUED)
        return frozenset(word for word in words if word not in EVERYDAY)

    def mask(self, typed: str) -> Masked:
        """Replaces the names and ids in a text."""
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", typed))
        spans = sorted(self._spans(text), key=lambda span: (span[0], -span[1]))
        masked, rest, end = [], [], 0
        for start, stop, alias in spans:
            if start < end:
                continue
            masked += [text[end:start], alias]
            rest += [text[end:start], GAP]
            end = stop
        if not masked:
            return Masked(typed, typed)
        made = "".join([*masked, text[end:]])
        return Masked(_tidy(made), "".join([*rest, text[end:]]))

    def _spans(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yields from where to where something is to be replaced, and by what."""
        for found in EMAIL.finditer(text):
            inner = next(self._named(found[0]), None)
            if inner:
                yield found.start(), found.end(), inner[2]
        for found in _FOLDER.finditer(text):
            if found[1] in self._ids:
                yield found.start(), found.end(), self._aliases.name(found[1])
        for found in _SESSION.finditer(text):
            if found[0] in self._entries:
                yield found.start(), found.end(), self._aliases.entry(found[0])
        for name, places in self._literal:
            for found in re.finditer(re.escape(name), text):
                yield found.start(), found.end(), self._alias(places)
        yield from self._named(text)

    def _named(self, text: str) -> Iterator[tuple[int, int, str]]:
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            length, places = self._longest(words, at)
            if length:
                yield words[at].start(), words[at + length - 1].end(), self._alias(places)
            elif words[at][0] in self._ids and _is_an_id(words[at][0]):
                yield *words[at].span(), self._aliases.person(words[at][0])
            at += length or 1

    def _alias(self, places: frozenset[int]) -> str:
        if len(places) > 1:
            return NEUTRAL
        (place,) = places
        return self._aliases.name(self._people[place].id)

    def _longest(self, words: Sequence[re.Match[str]], at: int) -> tuple[int, frozenset[int]]:
        """Returns of how many words from `at` on the longest form is, and whom it can mean."""
        longest, places = 0, set[int]()
        for spelling in _read(words[at][0], is_last=True):
            for form in self._forms.get(spelling, ()):
                length = len(form.words)
                if length < longest or not _fits(form, words[at : at + length]):
                    continue
                if length > longest:
                    longest, places = length, set()
                places.add(form.place)
        return longest, frozenset(places)


def _tidy(text: str) -> str:
    """Takes away what still tells of a person around an alias: „Frau Dr.", an initial."""
    bare = _BEFORE.sub("", _INITIALS.sub("", text))
    return _TWICE.sub(r"\1", _AFTER.sub(r"\1", bare))


def _fits(form: _Form, words: Sequence[re.Match[str]]) -> bool:
    if len(words) < len(form.words):
        return False
    if form.needs_capital and words[0][0][0].islower():
        return False
    near = pairwise(words)
    if any(after.start() - before.end() > _BETWEEN for before, after in near):
        return False
    last = len(words) - 1
    return all(
        _read(word[0], is_last=place == last) & wanted
        for place, (word, wanted) in enumerate(zip(words, form.words, strict=True))
    )


def _read(word: str, *, is_last: bool) -> frozenset[str]:
    """Returns the spellings as which a word may be read: „Annas" as Anna, „berger2" as Berger."""
    bare = word.rstrip("0123456789") or word
    read = spellings(bare) | spellings(word)
    if is_last and fold(bare).endswith("s") and len(bare) > 1:
        read |= spellings(bare[:-1])
    return read


def _forms(person: Person, place: int) -> Iterator[_Form]:
    for words in ways_to_name(person):
        if len(words) == 1:
            word = fold(words[0])
            is_small = word in EVERYDAY or word in PARTICLES or len(word) < 3
            if word in PARTICLES and words[0][0].islower():
                continue
            yield _Form((spellings(words[0]),), place, is_small)
            continue
        yield _Form(tuple(map(spellings, words)), place)
        yield _Form(tuple(map(spellings, (words[-1], *words[:-1]))), place)
        first, last = words[0], words[-1]
        glued = ["".join(words), last + first, first + last, first[0] + last, "".join(words[:2])]
        yield from (
            _Form((spellings(each),), place) for each in glued if len(each) > _SHORTEST_GLUED
        )


def _literals(people: Sequence[Person]) -> list[tuple[str, frozenset[int]]]:
    """Returns the names to be looked for sign by sign: of scripts without blanks, of mere signs."""
    found: dict[str, set[int]] = {}
    for place, person in enumerate(people):
        for name in (person.name, *person.profile.nicknames):
            words = words_of(name)
            for word in words or (name,):
                if not words or any(unicodedata.category(sign) == "Lo" for sign in word):
                    found.setdefault(unicodedata.normalize("NFC", word), set()).add(place)
    return [(name, frozenset(places)) for name, places in found.items() if name.strip()]


def _is_an_id(word: str) -> bool:
    """Says whether a person's id can be told from a number and a word."""
    return any(sign in LETTERS for sign in word) and not word.isalpha()
