"""Whom a typed name can mean."""

from __future__ import annotations

import pytest

from fuehrung_cli.domain.names import find_people
from fuehrung_cli.domain.person import Person, Profile

ANNA = Person("7k3q", "Anna Berger", Profile(nicknames=("Anni",)), {"desk": "3.12"})
CEM = Person("9c2d", "Cem Demir")


@pytest.mark.parametrize("typed", ["Bergre", "Anna Berge r", "annna"])
def test_a_slip_finds_nobody_but_names_who_is_near_once(typed: str) -> None:
    match = find_people(typed, [ANNA, CEM])
    assert (match.people, match.near) == ((), (ANNA,))
