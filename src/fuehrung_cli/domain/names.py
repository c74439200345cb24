"""Names: folding, matching what is typed, and the folder name that is only for the eye."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from fuehrung_cli.domain.person import Person
from fuehrung_cli.frozen import dataclass

_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l"}
_TITLES = (
    *("frau ", "herr ", "herrn ", "fr. ", "hr. ", "mr ", "mrs ", "ms ", "mr. ", "mrs. ", "ms. "),
    *("dr. ", "dr ", "prof. ", "prof "),
)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Returns the text for comparing: lower case, without accents, ä = ae, ß = ss."""
    return fold_once(text)


def fold_once(text: str) -> str:
    """Returns the same of a text that nobody will ask for again, without remembering it."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFC", text).casefold()
    # One by one: `translate` takes fifty times as long, and search folds every text there is.
    for letter, plain in _UMLAUTS.items():
        folded = folded.replace(letter, plain)
    return _strip(folded)


@lru_cache(maxsize=4096)
def fold_plain(text: str) -> str:
    """Returns the text as `fold` does, but with ä = a: how people type in a hurry."""
    return _strip(unicodedata.normalize("NFC", text).casefold())


def _strip(text: str) -> str:
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if not unicodedata.combining(char))


def is_name(text: str) -> bool:
    """Says whether anything of a name can be seen: a letter, a digit, a sign."""
    return any(unicodedata.category(char)[0] in "LNPS" for char in text)


def names_in(typed: str) -> tuple[str, ...]:
    """Returns the names of `anna,bernd`, each once; an empty one when nothing is typed."""
    names = [name for part in typed.split(",") if (name := part.strip())]
    return tuple(dict.fromkeys(names)) or ("",)


def alphabetical(person: Person) -> tuple[str, str]:
    """Returns what people are sorted by: „Äb" stands beside „Ab", as in a telephone book."""
    return fold(person.sort_name), person.name


def is_same(one: str, two: str) -> bool:
    """Says whether two names look equal to a human."""
    return fold(" ".join(one.split())) == fold(" ".join(two.split()))


@dataclass(frozen=True)
class Match:
    """Whom a typed name can mean: the best tier that has anyone, and near names if it has none."""

    people: tuple[Person, ...]
    near: tuple[Person, ...] = ()


def find_people(typed: str, people: Iterable[Person]) -> Match:
    """Finds whom `typed` can mean: exact, nickname, a word of the name, a prefix, initials.

    The first tier with a hit decides. A close match is never a hit, it only suggests.
    """
    everyone = tuple(people)
    wanted = spellings(untitled(typed))
    for tier in _TIERS:
        found = tuple(person for person in everyone if tier(person, wanted))
        if found:
            return Match(found)
    return Match((), _near(typed, everyone))


def calls(person: Person, typed: str) -> bool:
    """Says whether `typed` names this person in full, by a word of the name or a nickname."""
    wanted = spellings(untitled(typed))
    return any(tier(person, wanted) for tier in _TIERS[:3])


@dataclass(frozen=True)
class Everybody:
    """The people of a notebook, to be asked which names mean one of them and nobody else."""

    people: tuple[Person, ...]

    def is_only(self, typed: str) -> bool:
        """Says whether exactly one of them is called so, as `calls` has it."""
        wanted = spellings(untitled(typed))
        return len({each for form in wanted for each in self._called.get(form, ())}) == 1

    def call(self, person: Person) -> str:
        """Returns the shortest that can be typed for a person and means nobody else."""
        words = (fold(word) for word in person.name.split())
        return next((word for word in words if word.isalnum() and self.is_only(word)), person.id)

    @cached_property
    def _called(self) -> Mapping[str, set[str]]:
        # Asked of everybody about everybody, `calls` takes seconds with some hundred people.
        found: dict[str, set[str]] = {}
        for person in self.people:
            names = (" ".join(person.name.split()), *_words(person.name))
            for name in (*names, *person.profile.nicknames):
                for form in spellings(name):
                    found.setdefault(form, set()).add(person.id)
            found.setdefault(person.id, set()).add(person.id)
        return found


def untitled(typed: str) -> str:
    """Returns a name without the titles before it, e.g. „Berger" for „Frau Dr. Berger"."""
    plain = " ".join(typed.split())
    while title := next((t for t in _TITLES if plain.casefold().startswith(t)), None):
        plain = plain[len(title) :]
    return plain


def spellings(text: str) -> frozenset[str]:
    """Returns the two folded forms in which a word may have been typed."""
    return frozenset({fold(text), fold_plain(text)})


def _is_exact(person: Person, wanted: frozenset[str]) -> bool:
    return bool(spellings(" ".join(person.name.split())) & wanted) or person.id in wanted


def _is_nickname(person: Person, wanted: frozenset[str]) -> bool:
    return any(spellings(nickname) & wanted for nickname in person.profile.nicknames)


def _is_word(person: Person, wanted: frozenset[str]) -> bool:
    return any(spellings(word) & wanted for word in _words(person.name))


def _is_prefix(person: Person, wanted: frozenset[str]) -> bool:
    starts = [s for word in [person.name, *_words(person.name)] for s in spellings(word)]
    return any(start.startswith(want) for start in starts for want in wanted if want)


def _is_initials(person: Person, wanted: frozenset[str]) -> bool:
    return "".join(word[0] for word in _words(fold(person.name))) in wanted


_TIERS = (_is_exact, _is_nickname, _is_word, _is_prefix, _is_initials)


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s\-']+", name) if word]


def _near(typed: str, people: tuple[Person, ...]) -> tuple[Person, ...]:
    # Loaded only for a name that nobody has, so that no ordinary command pays for it.
    from difflib import get_close_matches  # noqa: PLC0415

    names = {
        fold(form): person for person in people for form in [person.name, *_words(person.name)]
    }
    close = get_close_matches(fold(typed), names, n=3, cutoff=0.7)
    return tuple({names[name].id: names[name] for name in close}.values())


_SLUG_LENGTH = 40


def slug(name: str) -> str:
    """Returns an ASCII form of the name for folder names; may be empty, never decides identity."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:_SLUG_LENGTH].strip("-")


def folder_name(person: Person) -> str:
    """Returns the folder of a person, e.g. `anna-berger_7k3q`."""
    return f"{slug(person.name)}_{person.id}" if slug(person.name) else f"p_{person.id}"
