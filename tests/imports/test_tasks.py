"""Tasks of Taskwarrior: open ones that name somebody are promises, all others are left."""

from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime

import pytest

from builders.imports import kind_of, left, place, read
from fuehrung_cli.domain.kinds.promises import Commitment
from fuehrung_cli.domain.person import Person

PEOPLE = (Person("7k3q", "Anna Berger"), Person("9c3q", "Cem Demir"))
NOBODY = "it names nobody of the notebook; say whose it is with --person"


def _task(**more: object) -> dict[str, object]:
    return {
        "id": 1,
        "uuid": "35447ca1-e6d7-4e51-8ba4-9f92a8c12e41",
        "description": "Vertretung klären",
        "entry": "20261103T081530Z",
        "status": "pending",
        "urgency": 9.1,
        **more,
    }


def test_an_open_task_is_a_promise_with_its_day_and_its_notes() -> None:
    notes = [{"entry": "20261103T081530Z", "description": "mit Uwe reden"}, "odd"]
    text = json.dumps([_task(project="Anna", due="20261201T000000Z", annotations=notes)])
    (made,) = place(read(text), people=PEOPLE).entries
    assert (kind_of(text), made.person.name) == ("tasks", "Anna Berger")
    session = made.session
    assert (session.kind, session.notes) == ("entry", "mit Uwe reden")
    assert session.at == datetime(2026, 11, 3, 8, 15, tzinfo=UTC)
    promise = Commitment("leader", "Vertretung klären", due=date(2026, 12, 1))
    assert [opened.content for opened in session.facts] == [promise]


def test_a_day_is_that_of_this_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        (made,) = read(json.dumps([_task(tags=["anna"], due="20261130T230000Z")])).entries
    finally:
        monkeypatch.undo()
        time.tzset()
    content = made.session.facts[0].content
    assert isinstance(content, Commitment)
    assert content.due == date(2026, 12, 1)


@pytest.mark.parametrize(
    "more",
    [
        {"project": "team.Anna"},
        {"project": "Anna Berger"},
        {"tags": ["anna.berger", "zusage"]},
        {"tags": ["anna_berger"]},
    ],
)
def test_a_project_or_a_tag_says_whose_it_is(more: dict[str, object]) -> None:
    plan = place(read(json.dumps([_task(**more)])), people=PEOPLE)
    assert [each.person.name for each in plan.entries] == ["Anna Berger"]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, NOBODY),
        ({"project": "Umzug", "tags": 7}, NOBODY),
        ({"status": "completed"}, "it is done, and only open tasks are promises"),
        ({"status": "deleted"}, "it was deleted, and only open tasks are promises"),
        ({"status": "recurring"}, "it repeats; what is due of it is a task of its own"),
        ({"entry": "yesterday"}, "a moment or text is missing"),
        ({"description": 7}, "a moment or text is missing"),
    ],
)
def test_what_is_no_open_task_of_somebody_is_left(more: dict[str, object], why: str) -> None:
    plan = place(read(json.dumps([_task(**more)])), people=PEOPLE)
    assert (plan.entries, left(plan)) == ((), [(1, why)])


def test_an_old_export_has_one_task_on_each_line() -> None:
    rows = (_task(project="Anna"), _task(uuid="b", project="Cem"))
    text = ",\n".join(json.dumps(row) for row in rows)
    names = [each.person.name for each in place(read(text), people=PEOPLE).entries]
    assert names == ["Anna Berger", "Cem Demir"]


def test_twice_is_once() -> None:
    text = json.dumps([_task(project="Anna")])
    first = place(read(text), people=PEOPLE)
    again = place(read(text), people=PEOPLE, there=first)
    assert (len(first.entries), again.entries, again.there) == (1, (), 1)


def test_other_lists_are_no_tasks() -> None:
    assert kind_of(json.dumps([{"uuid": 1}])) is None
    assert kind_of("[]") is None
