"""Cards as address books write them, tidy and odd."""

from __future__ import annotations

import pytest

from builders.imports import card, kind_of, left, read
from fuehrung_cli.domain.person import Profile

PHOTO = "PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 60 + "\r\n " + "B" * 60 + "\r\n " + "C" * 8


def _names(text: str | bytes) -> list[str]:
    return [person.name for person in read(text).people]


def test_a_card_gives_name_nicknames_title_and_department() -> None:
    text = card(
        *("N:Berger;Anna;;Dr.;", "FN:Anna Berger", "NICKNAME:Anni,Annchen"),
        *("TITLE:Ingenieurin", "ORG:Acme\\, Inc.;Vertrieb;Süd", PHOTO, "BDAY:1980-01-01"),
    )
    made = read(text)
    assert made.kind == "vcard"
    (person,) = made.people
    assert person.name == "Anna Berger"
    nicknames = ("Anni", "Annchen")
    assert person.profile == Profile("Ingenieurin", "Vertrieb, Süd", nicknames=nicknames)
    assert dict(made.dropped) == {"PHOTO": 1, "BDAY": 1}


@pytest.mark.parametrize(
    ("what", "text"),
    {
        "folded in the middle of a word": card("FN:Jörg\r\n  Gr\r\n oß"),
        "grouped by iCloud": card("item1.FN:Jörg Groß", "item1.X-ABLabel:_$!<Home>!$_"),
        "quoted-printable by Outlook": card(
            "N;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Gro=DF;J=F6rg", version="2.1"
        ),
        "with a soft line break": card(
            "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:J=C3=B6rg =\r\nGro=C3=9F", version="2.1"
        ),
        "without the name of the parameter": card("FN;QUOTED-PRINTABLE:J=C3=B6rg Gro=C3=9F"),
        "with a charset nobody knows": card("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=x:J=F6rg Gro=DF"),
        "turned around": card("N:Groß;Jörg;;;", "FN:Groß\\, Jörg"),
        "without a formatted name": card("N:Groß;Jörg;;;"),
        "with a colon in a parameter": card('FN;X-A="a:b;c":Jörg Groß', version="4.0"),
        "in small letters": card("fn:Jörg Groß").replace("BEGIN:VCARD", "begin:vcard"),
    }.items(),
)
def test_one_name_however_it_is_written(what: str, text: str) -> None:
    assert _names(text) == ["Jörg Groß"], what


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_one_name_in_every_encoding(encoding: str) -> None:
    assert _names(card("FN:Jörg Groß").encode(encoding)) == ["Jörg Groß"]


def test_a_broken_line_costs_only_itself_and_is_named() -> None:
    made = read(card("FN:Anna Berger", "broken") + card("FN:Cem Demir"))
    assert [person.name for person in made.people] == ["Anna Berger", "Cem Demir"]
    assert left(made) == [(4, "the line is no property")]


def test_groups_and_companies_are_no_people() -> None:
    text = card("FN:Team", "KIND:group") + card("FN:Acme", "X-ABShowAs:COMPANY")
    assert left(read(text)) == [
        (1, "a group or company, no person"),
        (6, "a group or company, no person"),
    ]


def test_a_card_that_is_cut_off_is_named() -> None:
    made = read(card("FN:Anna Berger") + "BEGIN:VCARD\nFN:Cem Demir\n")
    assert [person.name for person in made.people] == ["Anna Berger"]
    assert left(made) == [(5, "the card is cut off")]


def test_a_text_that_mentions_a_card_is_none() -> None:
    assert kind_of("I have read BEGIN:VCARD somewhere") is None
