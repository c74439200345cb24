"""Whom a typed name can mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.strategies import people
from fuehrung_cli.domain.names import Everybody, calls, find_people
from fuehrung_cli.domain.person import Person, Profile

ANNA = Person("7k3q", "Anna Berger", Profile(nicknames=("Anni",)), {"desk": "3.12"})
CEM = Person("9c2d", "Cem Demir")


@pytest.mark.parametrize("typed", ["Bergre", "Anna Berge r", "annna"])
def test_a_slip_finds_nobody_but_names_who_is_near_once(typed: str) -> None:
    match = find_people(typed, [ANNA, CEM])
    assert (match.people, match.near) == ((), (ANNA,))


@settings(max_examples=40)
@given(st.lists(people(), max_size=6), st.data())
def test_everybody_asked_at_once_answers_as_one_after_the_other(
    found: list[Person], data: st.DataObject
) -> None:
    everybody = tuple({person.id: person for person in found}.values())
    known = [word for person in everybody for word in (person.name, *person.name.split())]
    typed = data.draw(st.sampled_from([*known, "anna", "Mueller"]))
    one = sum(calls(person, typed) for person in everybody) == 1
    assert Everybody(everybody).is_only(typed) == one
