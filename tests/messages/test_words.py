"""The tables of words: a label for everything there is, and none that typing could mistake."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from fuehrung_cli.domain.fields import Field, fields_of
from fuehrung_cli.domain.kinds import Kind, Source, kinds
from fuehrung_cli.domain.labels import LABELS
from fuehrung_cli.domain.markers import states
from fuehrung_cli.domain.names import fold
from fuehrung_cli.domain.person import Profile
from fuehrung_cli.domain.session import Purpose, SessionKind
from fuehrung_cli.domain.words import choice, label, meaning

LANGUAGES = ("de", "en")
FIELDS = [
    *(pytest.param(f, id=f"{kind.name}.{f.name}") for kind in kinds() for f in kind.fields),
    *(pytest.param(f, id=f"person.{f.name}") for f in fields_of(Profile)),
]
STATES = [
    pytest.param(kind, state, id=f"{kind.name}.{state}")
    for kind in kinds()
    for state in kind.life.states
]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_kind_has_a_label(kind: Kind) -> None:
    assert kind.name in LABELS["kind"]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_and_choice_has_a_label(field: Field) -> None:
    assert field.name in LABELS["field"]
    assert set(field.choices) <= set(LABELS["choice"])


@pytest.mark.parametrize(("kind", "state"), STATES)
def test_every_state_has_a_label(kind: Kind, state: str) -> None:
    assert {f"{kind.name}.{state}", state} & set(LABELS["state"])


@pytest.mark.parametrize(
    ("table", "literal"),
    [("purpose", Purpose), ("session_kind", SessionKind), ("source", Source)],
)
def test_every_literal_has_a_label(table: str, literal: object) -> None:
    assert set(get_args(literal)) == set(LABELS[table])


@pytest.mark.parametrize("table", LABELS)
def test_every_label_stands_in_both_languages(table: str) -> None:
    assert [key for key, words in LABELS[table].items() if not all(words)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ["field", "purpose", "session_kind"])
def test_a_typed_label_means_its_own_key(table: str, language: str) -> None:
    wrong = [k for k in LABELS[table] if meaning(table, label(table, k, language)) != k]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", FIELDS)
def test_a_typed_choice_means_itself(field: Field, language: str) -> None:
    wrong = [c for c in field.choices if choice(label("choice", c, language), field.choices) != c]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "state"), STATES)
def test_a_typed_state_means_itself(kind: Kind, state: str, language: str) -> None:
    typed = states()[fold(label("state", f"{kind.name}.{state}", language))]

    assert [known for known in typed if known in kind.life.states][:1] == [state]


@pytest.mark.parametrize("table", ["kind", "field", "purpose", "session_kind", "person_state"])
@pytest.mark.parametrize("column", [0, 1], ids=LANGUAGES)
def test_no_two_keys_share_a_label(table: str, column: int) -> None:
    counted = Counter(fold(words[column]) for words in LABELS[table].values())

    assert [word for word, times in counted.items() if times > 1] == []
