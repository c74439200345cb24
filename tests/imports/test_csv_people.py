"""Lists of people as spreadsheets and personnel systems write them."""

from __future__ import annotations

from datetime import date

import pytest

from builders.imports import kind_of, left, place, read
from fuehrung_cli.domain.person import Person, Profile

ANNA = Person("7k3q", "Anna Berger")
GERMAN = "Vorname;Nachname;Stelle;Abteilung;Eintritt;Wochenstunden;Geburtstag\n"
ROW = "Jörg;Groß;Berater;Süd;01.09.2024;38,5;1.1.1980\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_a_german_list_in_every_encoding(encoding: str) -> None:
    made = read((GERMAN + ROW).replace("\n", "\r\n").encode(encoding))
    assert made.kind == "people"
    profile = Profile("Berater", "Süd", date(2024, 9, 1), weekly_hours=38.5)
    assert [(p.name, p.profile) for p in made.people] == [("Jörg Groß", profile)]
    assert dict(made.dropped) == {"Geburtstag": 1}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_an_english_list_with_every_separator(separator: str) -> None:
    rows = (("Full Name", "Job-Title", "voice"), ("Anna Berger", "Lead", "du"))
    made = read("\n".join(separator.join(row) for row in rows))
    assert [(p.name, p.profile.role, p.profile.voice) for p in made.people] == [
        ("Anna Berger", "Lead", "du")
    ]


def test_a_name_that_is_turned_around_is_turned_back() -> None:
    assert [p.name for p in read('name\n"Berger, Anna"\n').people] == ["Anna Berger"]


def test_odd_rows_are_named_and_the_rest_is_taken() -> None:
    text = "name,start\nAnna Berger,3/4/2026\n,\n  ,x\nCem Demir,1.9.2024,too,much\nUwe Lenz,\n"
    made = read(text)
    assert left(made) == [
        (2, "without these fields, which are not understood: {names}"),
        (4, "without these fields, which are not understood: {names}"),
        (5, "it has more cells than the header"),
    ]
    plan = place(made)
    assert [each.person.name for each in plan.people] == ["Anna Berger", "Uwe Lenz"]
    assert (4, "there is no name") in left(plan)


def test_a_quotation_mark_that_is_not_closed_does_not_swallow_the_rest_in_silence() -> None:
    made = read('name,role\nAnna Berger,\n"Cem Demir,\nUwe Lenz,\n')
    assert [p.name for p in made.people] == ["Anna Berger"]
    assert left(made) == [(3, "a quotation mark is not closed, or a cell is too long")]


def test_whoever_is_there_already_is_not_added() -> None:
    plan = place(read("name\nanna  BERGER\nAnna\nAnna Groß\n"), people=(ANNA,))
    assert ([each.person.name for each in plan.people], plan.there) == (["Anna Groß"], 2)


def test_a_name_that_can_be_several_people_is_left() -> None:
    people = (ANNA, Person("8k3q", "Anna Groß"))
    plan = place(read("name\nAnna\n"), people=people)
    assert left(plan) == [(2, "the name can mean several people of the notebook")]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("A\x00B", "the name holds control characters"),
        ("A\x1b[31mB", "the name holds control characters"),
        ("x" * 201, "the name is too long"),
        ("\u200b", "there is no name"),
    ],
)
def test_a_name_that_is_none_is_left(name: str, why: str) -> None:
    assert left(place(read(f"name,role\n{name},x\n"))) == [(2, why)]


def test_other_tables_are_no_list_of_people() -> None:
    assert kind_of("amount,currency\n3,EUR\n") is None
