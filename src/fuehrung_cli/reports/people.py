"""People as lists and answers show them: the profile and the state on a day."""

from __future__ import annotations

from fuehrung_cli.domain.clock import PersonState
from fuehrung_cli.domain.person import Person
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class PersonLine:
    """One person with her state on the day."""

    person: Person
    state: PersonState
