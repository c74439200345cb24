"""`friends.md`, after the format that friends documents."""

from __future__ import annotations

from datetime import date

from builders.imports import left, place, read

TEXT = """### Activities:
- 2026-10-01: **Grace Hopper** and I went to _Marie's Diner_ with **Marie Curie**. @food
- some day: **Grace Hopper** came.
- 2026-10-03: Nobody was there.

### Notes:
- 2026-10-02: **Grace Hopper** joined. ich: Glückwunsch bis fr

### Friends:
- Grace Hopper (a.k.a. The Admiral a.k.a. Amazing Grace) [Paris] @navy @science
- Marie Curie [Atlantis] @science

### Locations:
- Atlantis
- Paris
"""


def test_friends_are_people_and_what_was_done_are_short_talks() -> None:
    made = read(TEXT)
    plan = place(made)
    assert [(p.person.name, p.person.profile.nicknames) for p in plan.people] == [
        ("Grace Hopper", ("The Admiral", "Amazing Grace")),
        ("Marie Curie", ()),
    ]
    diner = "**Grace Hopper** and I went to _Marie's Diner_ with **Marie Curie**. @food"
    assert [
        (p.person.name, p.session.at, p.session.kind, p.session.notes) for p in plan.entries
    ] == [
        ("Grace Hopper", date(2026, 10, 1), "short", diner),
        ("Marie Curie", date(2026, 10, 1), "short", diner),
        (
            *("Grace Hopper", date(2026, 10, 2), "entry"),
            "**Grace Hopper** joined. ich: Glückwunsch bis fr",
        ),
    ]
    assert sorted(left(plan)) == [
        (3, "the line is none of its section"),
        (4, "it names nobody of the notebook; say whose it is with --person"),
    ]
    assert dict(made.dropped) == {"Locations": 2}


def test_twice_is_once() -> None:
    first = place(read(TEXT))
    again = place(read(TEXT), there=first)
    assert (again.people, again.entries, again.there) == ((), (), 5)
