"""The JSON export of Monica, after the resources that write it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from builders.imports import left, place, read

ACTIVITY = {
    "uuid": "a1",
    "created_at": "2026-10-02T08:00:00.000000Z",
    "properties": {
        "summary": "Mittagessen",
        "description": "Mit allen.",
        "happened_at": "2026-10-01T00:00:00.000000Z",
    },
}


def _list(kind: str, *values: object) -> dict[str, object]:
    return {"count": len(values), "type": kind, "values": list(values)}


def _contact(first: str, last: str, *data: object, **more: object) -> dict[str, object]:
    about = {"first_name": first, "last_name": last, "is_partial": False, **more}
    return {"uuid": first, "properties": about, "data": list(data)}


def _call(day: str) -> dict[str, object]:
    return {"created_at": day, "properties": {"called_at": day, "content": "ich: Rückruf bis fr"}}


def _export(*contacts: object) -> str:
    account = {
        "uuid": "x",
        "properties": {"modules": []},
        "data": [_list("contact", *contacts), _list("activity", ACTIVITY)],
    }
    return json.dumps({"version": "1.0-preview.1", "account": account})


ANNA = _contact(
    *("Anna", "Berger"),
    _list("activity", "a1"),
    _list("call", _call("2026-10-05T00:00:00.000000Z"), _call("soon")),
    _list("note", {"created_at": "2026-10-06T08:30:00.000000Z", "properties": {"body": "Messe"}}),
    _list("gift", {"properties": {"name": "Buch"}}),
    nickname="Anni",
    job="Ingenieurin",
    food_preferences="keine Nüsse",
)


def test_contacts_activities_calls_and_notes() -> None:
    made = read(_export(ANNA, _contact("Cem", "Demir", _list("activity", "a1", "gone"))))
    assert made.kind == "monica"
    plan = place(made)
    profiles = [
        (p.person.name, p.person.profile.role, p.person.profile.nicknames) for p in plan.people
    ]
    assert profiles == [("Anna Berger", "Ingenieurin", ("Anni",)), ("Cem Demir", "", ())]
    assert [
        (p.person.name, p.session.at, p.session.kind, p.session.notes) for p in plan.entries
    ] == [
        ("Anna Berger", date(2026, 10, 1), "short", "Mittagessen\nMit allen."),
        ("Anna Berger", date(2026, 10, 5), "phone", "ich: Rückruf bis fr"),
        ("Anna Berger", datetime(2026, 10, 6, 8, 30, tzinfo=UTC), "entry", "Messe"),
        ("Cem Demir", date(2026, 10, 1), "short", "Mittagessen\nMit allen."),
    ]
    assert left(plan) == [
        (1, "a day of it is not understood"),
        (2, "a day of it is not understood"),
    ]
    assert dict(made.dropped) == {"gift": 1}


def test_somebody_known_only_as_a_relative_is_no_person() -> None:
    made = read(_export(_contact("Kind", "Berger", is_partial=True)))
    assert (made.people, dict(made.dropped)) == ((), {"is_partial": 1})


def test_twice_is_once() -> None:
    first = place(read(_export(ANNA)))
    again = place(read(_export(ANNA)), there=first)
    assert (again.people, again.entries, again.there) == ((), (), 4)
