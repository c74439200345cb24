"""A small team whose books hold every case that a table tells apart."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.journey import MAIN_JOURNEY, Journey, Library, LocalText, Step
from fuehrung_cli.domain.kinds import (
    Absence,
    Agreement,
    Answer,
    Appointment,
    Commitment,
    Foreign,
    Goal,
    Motive,
)
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.export.tables import View

DAY = date(2026, 11, 26)


def _at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, 30, tzinfo=UTC)


def _anna() -> Book:
    person = Person(
        "7k3q",
        "Anna Berger",
        Profile("Kundenberaterin", "Süd", None, date(2024, 9, 1), 14, "sie", ("Anni", "AB")),
    )
    first = Session(
        "k7f3qdx2",
        _at(6, 19),
        _at(6, 19, 10),
        purpose=("personal", "support"),
        minutes=25,
        notes="=Modul 2 läuft | #Vertrauen und #urlaub",
        facts=(
            Opened(1, Commitment("leader", "Schulung klären", date(2026, 7, 1)), "agreed"),
            Opened(2, Commitment("person", "Liste schicken", date(2026, 11, 20)), "said"),
            Opened(3, Agreement("cooperation", "yes_if", "ein freier Vormittag"), "said"),
            Opened(4, Motive("Neues lernen", "mastery", 1)),
            Opened(5, Goal("Zwölf Betriebe", date(2026, 12, 31), start=0.0, current=7.5), "said"),
            Opened(6, Answer("Was fehlt?", "Zeit", "ja"), "said"),
            Opened(7, Foreign("from_the_future", {"x": 1})),
        ),
    )
    moved = Session(
        "m2xae9rt",
        date(2026, 7, 5),
        _at(7, 6),
        "entry",
        changes=(
            Change("k7f3qdx2.1", set={"due": date(2026, 8, 1)}, text="+Bereichsleitung krank"),
            Change("k7f3qdx2.1", "achieved"),
            Change("z9z9z9z9.1", "kept"),
        ),
    )
    kept = Session(
        "a4d9aaaa",
        _at(11, 5),
        _at(11, 5, 10),
        "phone",
        facts=(
            Opened(1, Appointment(datetime(2026, 12, 3, 10, 0, tzinfo=UTC)), "agreed"),
            Opened(2, Absence(date(2027, 1, 2), date(2027, 1, 9))),
        ),
        changes=(Change("k7f3qdx2.1", "kept"),),
        group="g1234567",
    )
    return fold(person, (kept, first, moved))


def _library() -> Library:
    steps = [
        Step(name, LocalText(de, en), LocalText(de, en), 90, (f"step:{name}",), aliases=aliases)
        for name, de, en, aliases in [
            ("vertrauen", "Vertrauen", "Trust", ("trust",)),
            ("ja", "Das JA", "The yes", ()),
        ]
    ]
    title = LocalText("Führung", "Leadership")
    return Library((Journey(MAIN_JOURNEY, title, tuple(steps)),))


@pytest.fixture(scope="session")
def view() -> View:
    """Anna Berger with everything, and two people without any entry."""
    quiet = (fold(Person("0abc", "Änne Beran"), ()), fold(Person("1e45", "Zoë"), ()))
    return View((quiet[1], _anna(), quiet[0]), _library(), DAY)
