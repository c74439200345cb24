"""Talks from spreadsheets."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from builders.imports import kind_of, left, place, read
from fuehrung_cli.domain.person import Person

ANNA = Person("7k3q", "Anna Berger")
GERMAN = (
    "Datum;Mitarbeiter;Dauer;Art;Anlass;Notizen;Raum\r\n"
    '2.11.2026;Anna Berger;25 min;1:1;Persönlich, Lob;"Zeile 1\r\nich: Vertretung bis fr";3\r\n'
    "03.11.2026 14:30;Jörg Groß;0:30;Telefon;;;\r\n"
    "4.11.2026;Anna Berger;;Notiz;;Messe;\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_german_table_in_every_encoding(encoding: str) -> None:
    made = read(GERMAN.encode(encoding))
    assert (made.kind, left(made), dict(made.dropped)) == ("sessions", [], {"Raum": 1})
    sessions = [each.session for each in place(made, people=(ANNA,)).entries]
    assert [(s.at, s.kind, s.minutes, s.purpose, s.notes) for s in sessions] == [
        (
            *(date(2026, 11, 2), "one_on_one", 25, ("personal", "recognition")),
            "Zeile 1\nich: Vertretung bis fr",
        ),
        (datetime(2026, 11, 3, 14, 30, tzinfo=UTC), "phone", 30, (), ""),
        (date(2026, 11, 4), "entry", None, (), "Messe"),
    ]
    assert [session.facts for session in sessions] == [(), (), ()]


def test_odd_rows_are_named_and_the_rest_is_taken() -> None:
    text = (
        "date,person,notes,minutes,kind\n"
        "3/4/2026,Anna Berger,x,,\n"
        ",Anna Berger,x,,\n"
        "2026-11-02,,x,,\n"
        "2026-11-02,Anna Berger,x,soon,weekly\n"
        "2027-01-01,Anna Berger,x,,\n"
        "1066-01-01,Anna Berger,x,,\n"
    )
    plan = place(read(text), people=(ANNA,))
    assert len(plan.entries) == 1
    assert sorted(left(plan), key=lambda each: each[0] or 0) == [
        (2, "the day is not understood, or could be two"),
        (3, "the day is not understood, or could be two"),
        (4, "it names nobody of the notebook; say whose it is with --person"),
        (5, "without these fields, which are not understood: {names}"),
        (6, "it is later than now"),
        (7, "the day is not understood, or could be two"),
    ]


def test_twice_is_once_and_two_equal_rows_are_two() -> None:
    text = "date,person,notes\n" + "2026-11-02,Nora Kern,x\n" * 2
    first = place(read(text))
    assert (len(first.people), len(first.entries)) == (1, 2)
    longer = place(read(text + "2026-11-02,Nora Kern,x\n"), there=first)
    assert (len(longer.people), len(longer.entries), longer.there) == (0, 1, 2)
    both = place(read(text, "a"), read(text, "b"))
    assert (len(both.people), len(both.entries)) == (1, 2)


def test_what_was_changed_in_the_other_program_is_new() -> None:
    first = place(read("date,person,notes\n2026-11-02,Nora Kern,x\n"))
    again = place(read("date,person,notes\n2026-11-02,Nora Kern,y\n"), there=first)
    assert len(again.entries) == 1


def test_our_own_table_keeps_its_ids() -> None:
    text = (
        "id,person_id,person,day,at,recorded,kind,is_contact,purpose,purposes,minutes,group,notes\n"
        "k7f3qdx2,7k3q,Anna Berger,2026-11-06,2026-11-06T09:00:00+01:00,"
        "2026-11-06T10:00:00+01:00,one_on_one,true,task,task; numbers,25,,'=1+1\n"
    )
    ((session,),) = [[each.session for each in read(text).entries]]
    assert (session.id, session.purpose, session.notes) == ("k7f3qdx2", ("task", "numbers"), "=1+1")
    assert session.recorded == datetime.fromisoformat("2026-11-06T10:00:00+01:00")


def test_a_list_of_people_with_a_day_is_no_table_of_talks() -> None:
    assert kind_of("name,start\nAnna Berger,2024-09-01\n") == "people"
