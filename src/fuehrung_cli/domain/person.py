"""The person: name and profile. Everything that happens is a fact, so no state is stored here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Annotated, Literal

from fuehrung_cli.domain.corrections import Trail
from fuehrung_cli.domain.fields import Between
from fuehrung_cli.frozen import dataclass

Voice = Literal["sie", "du", "en"]
"""How the questions of a talk address the person."""


@dataclass(frozen=True)
class Profile:
    """What may be known of a person beyond the name; every field is optional.

    Never stored (domain §2.1): age, birthday, health, religion, origin, family, union, disability.
    """

    role: str = ""
    team: str = ""
    start: date | None = None
    led_since: date | None = None
    rhythm_days: Annotated[int | None, Between(1, 365)] = None
    voice: Voice | None = None
    nicknames: tuple[str, ...] = ()
    impact_of_loss: Literal["low", "medium", "high"] | None = None
    """What losing the role would mean, never what the person is worth (A01)."""
    impact_reason: str = ""
    cover: Literal["none", "partly", "full"] | None = None
    """Who could step in for the role (A16)."""
    role_class: Literal["frontline", "professional", "leader"] | None = None
    weekly_hours: Annotated[float | None, Between(1, 80)] = None


@dataclass(frozen=True)
class Person:
    """A person of the notebook; `id` decides identity, the name is for people."""

    id: str
    name: str
    profile: Profile = Profile()
    extra: Mapping[str, object] = field(default_factory=dict)
    """Keys of the file that this program does not know; kept as they are."""
    corrections: Trail = ()
    """When name or profile were put right, and in which fields."""

    @property
    def first_name(self) -> str:
        """Returns the first word of the name."""
        return self.name.split()[0] if self.name.split() else self.name

    @property
    def sort_name(self) -> str:
        """Returns „Berger, Anna", or the name alone when it is one word."""
        *first, last = self.name.split() or [self.name]
        return f"{last}, {' '.join(first)}" if first else last
