"""Rows of our own export, also when somebody has changed them."""

from __future__ import annotations

import json

import pytest

from builders.imports import left, place, read
from fuehrung_cli.domain.person import Person

ROW = {
    "table": "sessions",
    "id": "k7f3qdx2",
    "person_id": "7k3q",
    "person": "Anna Berger",
    "at": "2026-11-06",
    "recorded": "2026-11-06T10:00:00+01:00",
    "kind": "one_on_one",
    "purposes": [],
    "minutes": 25,
    "notes": "",
}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"id": "nothing"}, "the id is none of ours"),
        ({"id": ["k7f3qdx2"]}, "the id is none of ours"),
        ({"at": "soon"}, "a moment is not understood"),
        ({"recorded": "2026-11-06T10:00:00"}, "a moment is not understood"),
        ({"kind": {"a": 1}}, "the kind of entry is not understood"),
        ({"purposes": ["work"]}, "the purpose is not understood"),
        ({"minutes": 10**9}, "the length is not understood"),
    ],
)
def test_a_row_that_was_changed_by_hand_is_named(change: dict[str, object], why: str) -> None:
    made = read("\n".join(json.dumps(row) for row in (ROW, {**ROW, **change})))
    assert [each.session.id for each in made.entries] == ["k7f3qdx2"]
    assert left(made) == [(2, why)]


def test_a_line_that_is_no_json_is_named() -> None:
    made = read(json.dumps(ROW) + "\n{broken\n" + "[" * 100_000)
    assert left(made) == [(2, "the id is none of ours"), (3, "the id is none of ours")]


def test_notes_that_were_not_exported_are_missed_aloud() -> None:
    row = {key: value for key, value in ROW.items() if key != "notes"}
    assert left(read(json.dumps(row)))[0][1].startswith("it was made without --with-notes")


@pytest.mark.parametrize(
    "change", [{"set": {"x": [1]}}, {"set": {"x": {}}}, {"set": 7}, {"state": 7}, {"fact_id": ""}]
)
def test_a_change_that_is_none_is_named(change: dict[str, object]) -> None:
    good = {"table": "changes", "session_id": "k7f3qdx2", "fact_id": "k7f3qdx2.1", "set": {}}
    made = read("\n".join(json.dumps(row) for row in (ROW, good, {**good, **change})))
    assert len(made.entries[0].session.changes) == 1
    assert left(made) == [(3, "a new value is not understood")]


def test_facts_without_their_entry_are_named() -> None:
    fact = {"table": "facts", "id": "k7f3qdx2.1", "session_id": "k7f3qdx2", "kind": "topic"}
    made = read(json.dumps({**fact, "text": "x"}))
    assert left(made) == [(1, "its entry is not in the file")]


def test_the_id_of_a_person_means_nobody_of_another_name() -> None:
    made = read(json.dumps(ROW))
    plan = place(made, people=(Person("7k3q", "Uwe Lenz"),))
    assert [each.person.name for each in plan.people] == ["Anna Berger"]
    married = place(made, people=(Person("7k3q", "Anna Groß"),))
    assert ([each.person.name for each in married.entries], married.people) == (["Anna Groß"], ())
