"""Aliases: always the same, never two alike, nothing of the id in them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from fuehrung_cli.domain.aliases import FORM, aliases
from fuehrung_cli.domain.ids import ALPHABET

KEY = bytes(range(32))
OURS = aliases(KEY)


def test_an_alias_follows_from_the_secret_and_the_id_alone() -> None:
    assert OURS.person("7k3q") == aliases(KEY).person("7k3q") == "wx5sjkjkkz"
    assert OURS.name("7k3q") == "Person wx5sjkjkkz"
    assert aliases(bytes(32)).person("7k3q") != OURS.person("7k3q")


def test_one_id_has_another_alias_as_a_person_a_leader_and_an_entry() -> None:
    made = {OURS.person(""), OURS.leader, OURS.entry("")[:10]}
    assert len(made) == 3


def test_a_fact_keeps_its_number_behind_the_alias_of_its_session() -> None:
    assert OURS.entry("k7f3qdx2.12") == f"{OURS.entry('k7f3qdx2')}.12"


def test_fifty_thousand_people_of_five_thousand_notebooks_have_as_many_aliases() -> None:
    made = {
        aliases(notebook.to_bytes(32)).person(f"{person:04}")
        for notebook in range(5000)
        for person in range(10)
    }
    assert len(made) == 50_000


@given(st.binary(min_size=32, max_size=32), st.text(ALPHABET, min_size=4, max_size=8))
def test_an_alias_has_the_form_that_texts_are_searched_for(key: bytes, identifier: str) -> None:
    assert re.fullmatch(FORM, aliases(key).person(identifier))
