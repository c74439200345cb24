"""Whom a text names."""

from __future__ import annotations

import pytest

from fuehrung_cli.domain.mentions import named
from fuehrung_cli.domain.person import Person, Profile

PEOPLE = (
    Person("0001", "Anna Berger", Profile(nicknames=("Anni",))),
    Person("0002", "Bernd Lang"),
    Person("0003", "Anna von der Koch"),
    Person("0004", "Dr. Jörg O'Neil-Öztürk"),
)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Umbau besprochen", ()),
        ("Bernd will mehr", (1,)),
        ("bernd will mehr, sagt anni", (0, 1)),
        ("Bernds Liste, Annis Plan", (0, 1)),
        ("Anna's list", (0, 2)),
        ("Anna kommt", (0, 2)),
        ("Anna Berger kommt", (0,)),
        ("Anna von der Koch kommt", (2,)),
        ("Frau Berger kommt", (0,)),
        ("das hat lang gedauert", ()),
        ("Herr Lang kommt", (1,)),
        ("von der Planung", ()),
        ("Joerg und Oeztuerk", (3,)),
        ("Dr. Meier, O-Ton", ()),
        ("Hannah, Berndt, Annabell", ()),
        ("", ()),
    ],
)
def test_a_text_names_people_by_the_words_of_their_names(
    text: str, places: tuple[int, ...]
) -> None:
    assert named(text, PEOPLE) == places


def test_nobody_is_named_among_nobody() -> None:
    assert named("Anna", ()) == ()
