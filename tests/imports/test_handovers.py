"""The handover of a former leader, also when somebody has changed the file."""

from __future__ import annotations

import json
from typing import Any

import pytest

from builders.imports import NOW, kind_of, left, place, read
from fuehrung_cli.domain.kinds import Commitment, Goal, Topic
from fuehrung_cli.domain.person import Person
from fuehrung_cli.imports.placing import Ground, placed

GOAL = {
    "id": "k7f3qdx2.1",
    "kind": "goal",
    "source": "said",
    "values": {"text": "Modul 2", "due": "2026-12-31", "contributes_to": "Wachstum"},
    "as_topic": None,
}
THEIRS: dict[str, Any] = {
    "id": "k7f3qdx2.2",
    "kind": "commitment",
    "source": "said",
    "values": {"by": "person", "text": "Angebot", "due": "2026-12-04"},
}
MINE = {
    "id": "k7f3qdx2.3",
    "kind": "commitment",
    "source": "agreed",
    "values": {"by": "leader", "text": "Vertretung"},
    "as_topic": "Ihre Vorgängerin hat zugesagt: Vertretung",
}


def _file(*facts: object, **given: object) -> str:
    data = {"day": "2026-11-20", "person_id": "7k3q", "name": "Anna Berger", "facts": facts}
    return json.dumps({"schema": "fuehrung.handover", "version": 1, "data": {**data, **given}})


def test_a_handover_becomes_a_person_with_these_facts() -> None:
    file = _file(GOAL, THEIRS, MINE, rhythm_days=21, role="Ingenieurin", voice="du")
    assert kind_of(file) == "handover"
    plan = place(read(file))
    assert left(plan) == []
    (newcomer,) = plan.people
    assert (newcomer.person.id, newcomer.person.name) == ("7k3q", "Anna Berger")
    assert newcomer.person.profile.rhythm_days == 21
    opened = [each.session.facts[0] for each in plan.entries]
    assert [(each.source, type(each.content)) for each in opened] == [
        *(("said", Goal), ("said", Commitment), ("leader", Topic)),
    ]
    assert opened[2].content.text == MINE["as_topic"]
    assert {each.session.kind for each in plan.entries} == {"entry"}


def test_twice_is_once_and_a_newer_file_adds_what_is_new() -> None:
    first = place(read(_file(GOAL)))
    again = place(read(_file(GOAL, THEIRS, day="2026-11-25")), there=first)
    assert [each.session.facts[0].content.text for each in again.entries] == ["Angebot"]


def test_read_into_the_notebook_that_it_comes_from_it_adds_nothing() -> None:
    person = Person("7k3q", "Anna Berger")
    mine = frozenset(("k7f3qdx2",))
    ground = Ground((person,), mine, NOW, lambda at: at, lambda: "n001")
    plan = placed([read(_file(GOAL, THEIRS))], ground)
    assert (plan.people, plan.entries, plan.there) == ((), (), 3)


@pytest.mark.parametrize(
    "fact",
    [
        {**GOAL, "kind": "observation"},
        {**GOAL, "kind": "agreement", "values": {"scope": "cooperation", "answer": "yes"}},
        {**GOAL, "kind": ["goal"]},
        {**GOAL, "values": {}},
        {**GOAL, "values": None},
        {**GOAL, "values": {"text": 7}},
        {**GOAL, "values": {"text": "x", "due": "soon"}},
        {**THEIRS, "values": {"by": "boss", "text": "x"}},
        7,
        None,
    ],
)
def test_what_may_not_be_handed_on_is_left_and_named(fact: Any) -> None:
    made = read(_file(GOAL, fact))
    assert [each.session.facts[0].content.text for each in made.entries] == ["Modul 2"]
    assert [row for row, _ in left(made)] == [2]


def test_a_field_that_stays_is_not_taken_from_a_changed_file() -> None:
    made = read(_file({**THEIRS, "values": {**THEIRS["values"], "repair": "zu spät"}}))
    assert (
        made.entries[0].session.facts[0].content
        == read(_file(THEIRS)).entries[0].session.facts[0].content
    )


def test_nobody_becomes_bound_by_a_promise_of_somebody_else() -> None:
    (entry,) = read(_file({**MINE, "as_topic": None})).entries
    assert entry.session.facts[0].content == Topic("Vertretung")


@pytest.mark.parametrize("data", [[], None, 7, {"name": "Anna", "facts": {}}, {"facts": [[]]}])
def test_a_file_of_another_shape_is_no_accident(data: object) -> None:
    text = json.dumps({"schema": "fuehrung.handover", "data": data})
    assert place(read(text)).entries == ()
