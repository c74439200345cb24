"""Aliases: what stands in a pseudonymous export in the place of a person, an entry, a leader.

An alias is the keyed hash (HMAC-SHA-256, RFC 2104) of an id with a secret of the notebook: the same
for ever, and without the secret nobody can go back, nor try out the few ids there can be.
"""

from __future__ import annotations

from collections.abc import Callable

from fuehrung_cli.domain.ids import ALPHABET, fact_id, split_id
from fuehrung_cli.frozen import dataclass

KEY_BYTES = 32
PERSON_LENGTH = 10
"""50 bits: among 50,000 people of 5,000 notebooks two meet once in a million."""
ENTRY_LENGTH = 16
"""80 bits, for the millions of entries that they write."""
FORM = f"[{ALPHABET}]{{{PERSON_LENGTH}}}"
"""What an alias of a person looks like, as a regular expression."""


@dataclass(frozen=True)
class Aliases:
    """The aliases of one notebook; `digest` is the keyed hash."""

    digest: Callable[[bytes], bytes]

    def person(self, identifier: str) -> str:
        """Returns the alias of a person's id."""
        return self._short("person", identifier, PERSON_LENGTH)

    def name(self, identifier: str) -> str:
        """Returns what stands for the name of the person of that id: „Person k7f3qdx2m4"."""
        return called(self.person(identifier))

    @property
    def leader(self) -> str:
        """Returns the alias of whoever keeps the notebook; the secret alone decides it."""
        return self._short("leader", "", PERSON_LENGTH)

    def entry(self, identifier: str) -> str:
        """Returns the alias of an id of a session, a fact or a group; a fact keeps its number."""
        session, number = split_id(identifier)
        short = self._short("entry", session, ENTRY_LENGTH)
        return short if number is None else fact_id(short, number)

    def _short(self, what: str, identifier: str, length: int) -> str:
        number = int.from_bytes(self.digest(f"{what}:{identifier}".encode()))
        return "".join(ALPHABET[number >> 5 * place & 31] for place in range(length))


def aliases(key: bytes) -> Aliases:
    """Returns the aliases that a secret makes."""
    # Loaded only where aliases are made: start-up time is a feature.
    import hmac  # noqa: PLC0415

    return Aliases(lambda data: hmac.digest(key, data, "sha256"))


def called(alias: str) -> str:
    """Returns how an alias stands in a text, the same in every language."""
    return f"Person {alias}"
