"""Team Süd: the eight made-up people whose pages the layout tests look at.

Anna Berger's book holds what stands on the brief that every change of the page is measured by.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from builders.books import change
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.kinds import (
    Absence,
    Agreement,
    Appointment,
    Commitment,
    Content,
    Departure,
    Goal,
    Motive,
    Picture,
    Responsibility,
    Situation,
    Success,
    Topic,
    kind_of,
)
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Change, Opened, Purpose, Session

DAY = date(2026, 11, 26)
_BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str) -> datetime:
    """Returns a moment in Berlin, e.g. `at("2026-11-05 09:30")`."""
    return datetime.fromisoformat(text).replace(tzinfo=_BERLIN)


def talk(prefix: str, when: str, *parts: Content | Change, purpose: Purpose | None = None,
         notes: str = "", minutes: int | None = 25) -> Session:  # fmt: skip
    """Returns a talk with facts, each of the usual source of its kind, and changes."""
    contents = [part for part in parts if not isinstance(part, Change)]
    sources = [(kind.sources[0] if (kind := kind_of(each)) else "leader") for each in contents]
    opened = [Opened(n, *pair) for n, pair in enumerate(zip(contents, sources, strict=True), 1)]
    return Session(
        prefix.ljust(8, "a"),
        at(when),
        at(when),
        purpose=(purpose,) if purpose else (),
        minutes=minutes,
        notes=notes,
        facts=tuple(opened),
        changes=tuple(part for part in parts if isinstance(part, Change)),
    )


def entry(prefix: str, when: str, *parts: Content | Change, notes: str = "") -> Session:
    """Returns an entry made at the desk."""
    return replace(talk(prefix, when, *parts, notes=notes, minutes=None), kind="entry")


def _promises_of_the_year() -> tuple[Session, ...]:
    """Seven promises kept, one of them late, and one not kept: with the open one, 7 of 9."""
    made = [
        Commitment("leader", text, date.fromisoformat(due))
        for text, due in (
            ("Laptop bestellen", "2026-01-30"),
            ("Urlaubsplan abstimmen", "2026-02-13"),
            ("Termin mit dem Innendienst", "2026-03-06"),
            ("Rückmeldung zum Angebot Reiter", "2026-03-27"),
            ("Budget für das Zertifikat", "2026-04-30"),
            ("Zugang zum Kundenportal", "2026-05-29"),
            ("Gebietskarte besorgen", "2026-06-30"),
            ("Messeplan schicken", "2026-07-10"),
        )
    ]
    kept = ("2026-01-29", "2026-02-13", "2026-03-05", "2026-03-26", "2026-04-30", "2026-05-28",
            "2026-07-08")  # fmt: skip
    return (
        talk("b2aa", "2026-01-15 09:00", *made, purpose="task"),
        *(
            entry(f"b{n}ab", f"{day} 16:00", change(f"b2aa.{n}", "kept"))
            for n, day in enumerate(kept, start=1)
        ),
        entry("b9ab", "2026-07-13 09:00", change("b2aa.8", "broken")),
    )


def _wishes() -> tuple[Session, ...]:
    return (
        talk(
            "c1aa",
            "2025-11-28 10:00",
            Picture(
                "In zwei Jahren kommen Betriebe von selbst zu mir, weil sie wissen, dass ich ihr "
                "Geschäft verstehe. Und freitags bin ich um drei zu Hause.",
                horizon_years=2,
            ),
            purpose="development",
        ),
        talk("c2aa", "2026-06-19 10:00", change("c1aa", "confirmed"), purpose="development"),
        talk(
            "h8e2",
            "2026-06-19 10:30",
            Goal(
                "Zertifikat Gewerbe",
                date(2027, 6, 30),
                rank=1,
                unit="Module",
                current=0,
                target=4,
                contributes_to="Qualität Süd",
            ),
            Goal(
                "Zwölf neue Betriebe im Jahr",
                date(2026, 12, 31),
                rank=2,
                unit="Betriebe",
                current=5,
                target=12,
                contributes_to="Neugeschäft Süd",
            ),
            purpose="development",
        ),
        entry("h8e3", "2026-11-12 17:00", change("h8e2.1", current=1), change("h8e2.2", current=8)),
        talk("y5c8", "2026-06-19 11:00", Agreement("engagement", "yes", "Ja, das ziehe ich durch")),
        talk(
            "z2b6",
            "2026-06-19 11:05",
            Agreement("cooperation", "yes_if", "Vormittag ohne Termine", due=date(2026, 12, 16)),
        ),
    )


def _contacts() -> tuple[Session, ...]:
    """Nine contacts of 90 days, three of them about more than business; one of six in 60 days."""
    steps = "#nutzen #ablauf #beitrag #loesungen #empfehlung"
    return (
        talk("d1aa", "2026-09-03 09:00", purpose="personal", notes=f"Urlaub war gut. {steps}"),
        talk("d2aa", "2026-09-11 09:00", purpose="numbers", minutes=15),
        talk("d3aa", "2026-09-22 09:00", purpose="development", minutes=40),
        talk("d4aa", "2026-09-29 09:00", purpose="task", minutes=15),
        talk("d5aa", "2026-10-02 09:00", purpose="recognition", minutes=5),
        talk("d6aa", "2026-10-08 09:00", purpose="numbers", minutes=15),
        talk("d7aa", "2026-10-15 09:00", purpose="task", minutes=20),
        entry(
            "q5aa",
            "2026-10-19 08:00",
            Situation("reorg", support="Vertretung", follow_up=date(2026, 12, 4)),
        ),
        talk(
            "d8aa",
            "2026-10-22 09:00",
            change("q5aa", "supported"),
            purpose="organisation",
            minutes=10,
        ),
        entry("d8ab", "2026-10-29 09:00", notes="Umorganisation besprochen #situation"),
    )


def _now() -> tuple[Session, ...]:
    return (
        entry(
            "k7f3",
            "2026-10-26 09:00",
            Commitment(
                "leader",
                "Schulung Gewerbe klären",
                date(2026, 11, 9),
                approval_from="Bereichsleitung",
                within_my_power="needs_approval",
            ),
        ),
        talk(
            "d9aa",
            "2026-11-05 09:30",
            purpose="task",
            notes="Modul 2 läuft, will die Vertretung im Dezember geklärt haben "
            "(Bereichsleitung), sonst verschiebt sich Modul 3 in den Februar.\n",
            minutes=35,
        ),
        entry(
            "m2xa",
            "2026-11-05 10:15",
            Commitment("leader", "Vertretung mit der Bereichsleitung", date(2026, 12, 4)),
        ),
        entry(
            "a4d9",
            "2026-11-05 10:16",
            Commitment("person", "Liste der 20 Bestandsbetriebe", date(2026, 11, 30)),
        ),
        entry("t3p8", "2026-11-05 10:17", Topic("Parkplatz, Homeoffice freitags")),
        entry("g1aa", "2026-11-05 10:17", Responsibility("Gewerbekunden Süd", clarity="partly")),
        entry("e1aa", "2026-11-05 10:18", Appointment(at("2026-11-26 10:00"))),
        entry("e2aa", "2026-11-12 11:00", Success("Modul 1 bestanden")),
        entry("e3aa", "2026-11-13 08:30", change("e2aa", "passed_on", "am Telefon gratuliert")),
        entry("e4aa", "2026-11-17 15:00", Success("Lob der Firma Reiter")),
    )


@cache
def anna() -> Book:
    """Returns the book behind the brief: everything that a page before a talk can say."""
    person = Person(
        "7k3q",
        "Anna Berger",
        Profile(
            "Kundenberaterin Gewerbe",
            "Süd",
            led_since=date(2024, 9, 1),
            rhythm_days=14,
            nicknames=("Anni",),
        ),
    )
    return fold(person, (*_promises_of_the_year(), *_wishes(), *_contacts(), *_now()))


def _other(identifier: str, name: str, *sessions: Session, **profile: object) -> Book:
    made = Profile(**profile)  # type: ignore[arg-type]
    return fold(Person(identifier, name, made), sessions)


@cache
def team() -> tuple[tuple[Book, str], ...]:
    """Returns the eight books in no order, each with what is typed for its person."""
    soon = Commitment("leader", "Technik für das Homeoffice", date(2026, 11, 27))
    kept = [change(f"s1aa.{n}", "kept") for n in range(1, 11)]
    promised = [Commitment("leader", f"Punkt {n}", date(2026, 8, 3)) for n in range(1, 12)]
    return (
        (anna(), "anna"),
        (_other("1w2e", "Ole Weiss", entry("w1aa", "2026-11-14 09:00", notes="neu im Team"),
                role="Sachbearbeiter", start=date(2026, 11, 16)), "ole"),
        (_other("2s3z", "Petra Schulz",
                talk("s1aa", "2026-07-01 09:00", *promised, purpose="task"),
                talk("s2aa", "2026-08-03 09:00", *kept, purpose="personal"),
                talk("s3aa", "2026-11-25 09:00", purpose="support", minutes=45),
                talk("s4aa", "2026-11-25 09:50", Agreement("cooperation", "yes", "ja")),
                entry("s5aa", "2026-11-25 18:00", change("s4aa", "withdrawn", "so nicht mehr")),
                role="Teamleitung Innendienst"), "petra"),
        (_other("3d4e", "Cem Demir",
                talk("v1aa", "2026-11-22 09:00", soon, Motive("will ein Team führen", "influence"),
                     purpose="development"),
                entry("v2aa", "2026-11-22 09:40", Appointment(at("2026-12-02 09:00"))),
                role="Kundenberater"), "cem"),
        (_other("4h5w", "Lea Hoffmann-Wiesenthal", talk("x1aa", "2026-08-20 09:00"),
                entry("x2aa", "2026-08-21 09:00", Absence(date(2026, 9, 1), date(2027, 1, 31))),
                role="Kundenberaterin"), "lea"),
        (_other("5k6r", "Tom Krüger", talk("r1aa", "2026-10-19 09:00", purpose="numbers"),
                rhythm_days=14), "tom"),
        (_other("6n7w", "Ewa Nowak", talk("n1aa", "2026-11-10 09:00",
                Commitment("leader", "Urlaubsplanung fertig machen", date(2026, 11, 7)),
                Commitment("leader", "Technik prüfen lassen", date(2026, 11, 20)),
                Commitment("leader", "über Teilzeit nachdenken"))), "ewa"),
        (_other("7f8a", "Jonas Fischer", entry(
                "f1aa", "2026-11-02 09:00", Departure(last_day=date(2026, 12, 31)))), "jonas"),
    )  # fmt: skip
