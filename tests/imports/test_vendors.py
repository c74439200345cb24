"""Exports of Outlook, Google, Apple and Excel with all that is odd about them."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from builders.imports import kind_of, left, place, read
from fuehrung_cli.domain.person import Person

PHOTO = "\r\n ".join(("PHOTO;TYPE=JPEG;ENCODING=BASE64:", "/9j/4AAQSkZJRg" * 5, "AAAA=="))
OUTLOOK_CARD = f"""BEGIN:VCARD
VERSION:2.1
X-MS-OL-DEFAULT-POSTAL-ADDRESS:0
N;LANGUAGE=de;CHARSET=Windows-1252:Groß;Jörg
FN;CHARSET=Windows-1252:Jörg Groß
ORG;CHARSET=Windows-1252:Acme;Förderung
TITLE;ENCODING=QUOTED-PRINTABLE;CHARSET=Windows-1252:Leiter =
F=F6rderung
NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0A=
b=0D=0A=

AGENT:
BEGIN:VCARD
VERSION:2.1
N:Amt;Ari
END:VCARD
{PHOTO}

X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns="http://schemas.example/outlook"><img/></card>
REV:20261101T100000Z
END:VCARD
"""
GOOGLE_CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Anna Berger
N:Berger;Anna;;;
item1.EMAIL;TYPE=INTERNET:anna@example.org
item1.X-ABLabel:Arbeit
item2.ORG:Acme;Vertrieb
item3.TITLE:Beraterin
AGENT:BEGIN:VCARD\\nFN:Ari Amt\\nEND:VCARD\\n
CATEGORIES:myContacts
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:
N:;;;;
EMAIL:nobody@example.org
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Acme GmbH
N:;;;;
ORG:Acme GmbH
END:VCARD
"""
APPLE_CARDS = """BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iCloud Web Address Book 2317B21//EN
N:Groß;Jörg;;;
FN:Jörg Groß
item1.ADR;type=HOME;type=pref:;;Weg 1;Ort;;12345;Deutschland
item1.X-ABADR:de
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg
 ABAQAAAQABAAD
UID:0b6a7a0e
END:VCARD
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iOS 18//EN
N:;;;;
FN:Acme
ORG:Acme;
X-ABShowAs:COMPANY
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Groß;Jörg;;;
FN:Jörg Groß
END:VCARD
"""
OUTLOOK_CSV = (
    '"Anrede","Vorname","Weitere Vornamen","Nachname","Suffix","Firma","Abteilung","Position",'
    '"Straße geschäftlich","Notizen","Geburtstag"\n'
    '"Herr","Jörg","","Groß","","Acme","Süd","Leiter","","zwei\nZeilen","0.0.00"\n'
)
OUTLOOK_ENGLISH = (
    '"Title","First Name","Middle Name","Last Name","Company","Department","Job Title"\n'
    '"Dr.","Anna","","Berger","Acme","South","Lead"\n'
)
GOOGLE_CSV = (
    "First Name,Middle Name,Last Name,Nickname,Organization Name,Organization Title,"
    "Organization Department,Birthday,Labels,E-mail 1 - Label,E-mail 1 - Value\n"
    "Anna,,Berger,Anni,Acme,Lead,Süd,,* myContacts,* Work,anna@example.org\n"
    ",,,,Acme GmbH,,,,,,\n"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Organization 1 - Type,Organization 1 - Name,"
    "Organization 1 - Title,Organization 1 - Department\n"
    "Anna Berger,Anna,,Berger,,Acme,Lead,Süd\n"
)
EXCEL = "sep=;\nVorname;Nachname;Stelle;Eintritt;;\nAnna;Berger;Lead;bald;;\n;;;;;\nCem;Demir;;;;\n"
UNKNOWN_FIELD = "without these fields, which are not understood: {names}"


class Case(NamedTuple):
    """A file, and what comes of it: name, role and team of each, what is left, what is dropped."""

    data: bytes
    people: list[tuple[str, str, str]]
    left: list[tuple[int, str]]
    dropped: dict[str, int]


def _windows(text: str, encoding: str = "utf-8") -> bytes:
    return text.replace("\r", "").replace("\n", "\r\n").encode(encoding)


JOERG = ("Jörg Groß", "", "")
CASES = {
    "a card of Outlook": Case(
        _windows(OUTLOOK_CARD, "cp1252"),
        [("Jörg Groß", "Leiter Förderung", "Förderung")],
        [],
        {"NOTE": 1, "PHOTO": 1},
    ),
    "cards of Google": Case(
        GOOGLE_CARDS.encode(),
        [("Anna Berger", "Beraterin", "Vertrieb")],
        [(12, "there is no name"), (18, "a group or company, no person")],
        {"EMAIL": 2, "AGENT": 1, "CATEGORIES": 1},
    ),
    "cards of iCloud, one of them twice": Case(
        _windows(APPLE_CARDS),
        [JOERG],
        [(12, "a group or company, no person")],
        {"ADR": 1, "PHOTO": 1},
    ),
    "cards in UTF-16": Case(
        APPLE_CARDS.encode("utf-16"),
        [JOERG],
        [(12, "a group or company, no person")],
        {"ADR": 1, "PHOTO": 1},
    ),
    "a table of German Outlook": Case(
        _windows(OUTLOOK_CSV, "cp1252"),
        [("Jörg Groß", "Leiter", "Süd")],
        [],
        {"Anrede": 1, "Firma": 1, "Geburtstag": 1, "Notizen": 1},
    ),
    "a table of English Outlook, with a title that is no role": Case(
        _windows(OUTLOOK_ENGLISH),
        [("Anna Berger", "Lead", "South")],
        [],
        {"Company": 1, "Title": 1},
    ),
    "a table of Google": Case(
        GOOGLE_CSV.encode(),
        [("Anna Berger", "Lead", "Süd")],
        [(3, "there is no name")],
        {"Organization Name": 2, "Labels": 1, "E-mail 1 - Label": 1, "E-mail 1 - Value": 1},
    ),
    "a table of Google as it was": Case(
        GOOGLE_OLD.encode(),
        [("Anna Berger", "Lead", "Süd")],
        [],
        {"Organization 1 - Name": 1},
    ),
    "a table of German Excel": Case(
        _windows(EXCEL, "utf-8-sig"),
        [("Anna Berger", "Lead", ""), ("Cem Demir", "", "")],
        [(3, UNKNOWN_FIELD)],
        {},
    ),
    "a text of Excel in Unicode": Case(
        _windows("Name\tRolle\nAnna Berger\tLead\n", "utf-16"),
        [("Anna Berger", "Lead", "")],
        [],
        {},
    ),
}


@pytest.mark.parametrize("what", CASES)
def test_people_come_and_the_rest_is_named(what: str) -> None:
    case = CASES[what]
    made = read(case.data)
    plan = place(made)
    people = [(p.person.name, p.person.profile.role, p.person.profile.team) for p in plan.people]
    assert (people, left(plan)) == (case.people, case.left)
    assert dict(made.dropped) == case.dropped


def test_the_line_with_which_excel_is_told_what_separates_is_counted_as_a_line() -> None:
    assert kind_of(EXCEL) == "people"
    assert left(read(EXCEL.replace("sep=;\n", ""))) == [(2, UNKNOWN_FIELD)]


INVITATION = """BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:REQUEST
X-MS-OLK-FORCEINSPECTOROPEN:TRUE
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;CN="Berger, Anna";RSVP=TRUE:mailto:anna.be
\trger@example.org
ATTENDEE;CN="Raum 4";CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT:mailto:raum4@example.org
CLASS:PUBLIC
DESCRIPTION:Gehalt \\n\\n
DTEND;TZID="W. Europe Standard Time":20260707T103000
DTSTART;TZID="W. Europe Standard Time":20260707T100000
ORGANIZER;CN="Lenz, Uwe":mailto:uwe.lenz@example.org
SUMMARY;LANGUAGE=de:Jour fixe
UID:040000008200E00074C5B7101A82E008
X-ALT-DESC;FMTTYPE=text/html:<html><body>Cem Demir: Gehalt</body></html>
X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE
BEGIN:VALARM
TRIGGER:-PT15M
ACTION:DISPLAY
DESCRIPTION:Cem Demir
END:VALARM
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_an_invitation_of_outlook_is_a_talk_on_its_own_clock(encoding: str) -> None:
    people = (Person("7k3q", "Anna Berger"), Person("9c3q", "Cem Demir"))
    plan = place(read(_windows(INVITATION, encoding)), people=people)
    told = [(p.person.name, f"{p.session.at}", p.session.minutes) for p in plan.entries]
    assert told == [("Anna Berger", "2026-07-07 08:00:00+00:00", 30)]
    assert (left(plan), plan.entries[0].session.notes) == ([], "")
