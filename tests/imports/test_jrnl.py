"""Exports of jrnl, as version 4.6 writes them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from builders.imports import left, place, read
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.imports.jrnl import read_jrnl
from fuehrung_cli.imports.source import Source

ANNA = Person("7k3q", "Anna Berger", Profile(nicknames=("Anni",)))
CEM = Person("9c3q", "Cem Demir")
TEXT = """[2026-11-03 09:00:00 AM] Talk with @anna. She wants more. *
Second line: [not a day] is only text

[2026-11-04 02:30:00 PM] Lunch with @anni, @berger and @cem-demir.
ich: nothing

[2026-11-05 08:00:00 PM] Without anybody, but a@anna.example and #project.
"""
ENTRIES = [
    {
        "title": "Talk with @anna. She wants more.",
        "body": "Second line: [not a day] is only text",
        "date": "2026-11-03",
        "time": "09:00",
        "tags": ["@anna"],
        "starred": True,
    },
    {
        "title": "Lunch with @anni, @berger and @cem-demir.",
        "body": "ich: nothing",
        "date": "2026-11-04",
        "time": "14:30",
    },
    {"title": "Without anybody.", "body": "", "date": "2026-11-05", "time": "20:00"},
]


def _json(entries: object = ENTRIES) -> str:
    return json.dumps({"tags": {"@anna": 1}, "entries": entries})


def test_each_person_who_is_a_tag_gets_the_note_once() -> None:
    plan = place(read(TEXT), people=(ANNA, CEM))
    assert [(p.person.name, p.session.at, p.session.notes) for p in plan.entries] == [
        (
            *("Anna Berger", datetime(2026, 11, 3, 9, tzinfo=UTC)),
            "Talk with @anna. She wants more.\nSecond line: [not a day] is only text",
        ),
        *(
            (
                *(name, datetime(2026, 11, 4, 14, 30, tzinfo=UTC)),
                "Lunch with @anni, @berger and @cem-demir.\nich: nothing",
            )
            for name in ("Anna Berger", "Cem Demir")
        ),
    ]
    groups = [p.session.group for p in plan.entries]
    assert groups[0] == ""
    assert groups[1] == groups[2] != ""
    assert {p.session.kind for p in plan.entries} == {"entry"}
    assert left(plan) == [(7, "it names nobody of the notebook; say whose it is with --person")]


def test_text_and_json_give_the_same_entries() -> None:
    first = place(read(TEXT), people=(ANNA, CEM))
    again = place(read(_json()), people=(ANNA, CEM), there=first)
    assert (again.entries, again.there) == ((), 3)


def test_what_stands_before_the_first_entry_is_named() -> None:
    made = read("\n[2026-11-03 09:00] @anna\n")
    assert (len(made.entries), left(made)) == (1, [])
    assert left(read_jrnl(Source("file", b"Title\n[2026-11-03 09:00] @anna\n"))) == [
        (1, "it stands before the first entry")
    ]


def test_rows_that_are_none_are_named() -> None:
    rows = [7, {"title": "x"}, {"title": 1, "date": "2026-11-03"}, *ENTRIES]
    made = read(_json(rows))
    assert len(made.entries) == 3
    assert left(made) == [(number, "a moment or text is missing") for number in (1, 2, 3)]
