"""The team whose table the domain describes: eight people, each made from the figures of a row."""

from __future__ import annotations

from datetime import date

from builders.books import DAY, ago, book, change, entry, talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.kinds import Absence, Agreement, Appointment, Commitment, RetentionMeasure
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Session
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class Row:
    """What the table says of one person, and what it is made of."""

    name: str
    days: int
    personal: int
    contacts: int
    kept: int
    broken: int
    steps: str
    """The steps talked about lately, as hashtags."""
    minutes: int = 0
    late: tuple[tuple[str, int], ...] = ()
    """Promises that are due: what, and for how many days."""
    ahead: tuple[tuple[str, int], ...] = ()
    led_days: int = 800


_MOST = "#nutzen #ablauf #beitrag #ziele-motive #loesungen #empfehlung #situation"
ROWS = (
    Row("Anna Berger", 9, 3, 9, 7, 1, _MOST.removesuffix(" #situation"), 90,
        (("Schulung Gewerbe", 17),), (("Vertretung", 8),)),
    Row("Cem Demir", 4, 5, 8, 6, 0, _MOST, 90, (), (("Messeplan", 20),)),
    Row("Jonas Fischer", 2, 4, 7, 1, 0, "#nutzen #ablauf #beitrag #situation", 90,
        (), (("Rückmeldung", 4),), 60),
    Row("Tom Krüger", 38, 1, 4, 1, 0, "#nutzen #ablauf #beitrag"),
    Row("Ewa Nowak", 6, 2, 10, 5, 2, "#nutzen #ablauf #beitrag #loesungen #situation", 90,
        (("Urlaubsplanung", 19), ("Technik", 6)), (("Teilzeit", 30),)),
    Row("Petra Schulz", 1, 3, 6, 10, 1, _MOST, 60, (), (("Vertretung", 12),)),
    Row("Ole Weiss", 12, 1, 2, 1, 0, "#nutzen #ablauf #beitrag", 30),
)  # fmt: skip


def team_of_the_table() -> tuple[tuple[Book, str], ...]:
    """Returns the books in no order, each with what is typed for its person."""
    away = entry("x1aa", 90, Absence(ago(86), date(2026, 12, 10)))
    made = [_book(row, f"{n}k3q") for n, row in enumerate(ROWS, start=1)]
    hoffmann = book(talk("k7f3", 200), away, person=Person("9h4f", "Lea Hoffmann", Profile()))
    books = [*made, hoffmann]
    return tuple((each, each.person.first_name.lower()) for each in books[::-1])


def _book(row: Row, identifier: str) -> Book:
    person = Person(identifier, row.name, Profile(led_since=ago(row.led_days), rhythm_days=14))
    return book(*_contacts(row), *_promises(row), *_own(row), person=person)


def _contacts(row: Row) -> tuple[Session, ...]:
    """The last one so many days ago, the others evenly before it, the personal ones the latest."""
    gap = max(1, (89 - row.days) // row.contacts)
    return tuple(
        talk(
            f"c{n}aa",
            row.days + n * gap,
            purpose=("personal" if n < row.personal else "task",),
            minutes=row.minutes if n == 0 else None,
            notes=row.steps if n == 0 else "",
        )
        for n in range(row.contacts)
    )


def _promises(row: Row) -> tuple[Session, ...]:
    """Settled ones of the spring, and the open ones; what was not kept was talked about."""
    ended = ["kept"] * row.kept + ["broken"] * row.broken
    made = [Commitment("leader", f"Punkt {n}", ago(200)) for n, _ in enumerate(ended, start=1)]
    settled = [
        change(f"p1aa.{n}", state, **({"repair": "besprochen"} if state == "broken" else {}))
        for n, state in enumerate(ended, start=1)
    ]
    late = [entry(f"d{n}aa", d + 9, Commitment("leader", t, ago(d)))
            for n, (t, d) in enumerate(row.late)]  # fmt: skip
    ahead = [entry(f"e{n}aa", 9, Commitment("leader", t, ago(-d)))
             for n, (t, d) in enumerate(row.ahead)]  # fmt: skip
    return entry("p1aa", 220, *made), entry("p2aa", 201, *settled), *late, *ahead


def _own(row: Row) -> tuple[Session, ...]:
    match row.name:
        case "Anna Berger":
            return (talk("y1aa", 160, Agreement("engagement", "yes"), purpose=("task",)),)
        case "Cem Demir":
            course = RetentionMeasure("Lehrgang", hours_spent=61.0, eur_spent=4350.0)
            return (entry("y1aa", 84, Agreement("cooperation", "yes"), course),)
        case "Ewa Nowak":
            return (talk("y1aa", 125, Agreement("cooperation", "yes"), purpose=("task",)),)
        case "Petra Schulz":
            return (
                talk("y1aa", 100, Agreement("cooperation", "yes"), purpose=("task",)),
                entry("y2aa", 1, change("y1aa", "withdrawn")),
            )
        case "Ole Weiss":
            return (entry("n1aa", 12, Appointment(ago(-5), "Zielgespräch")),)
    return ()


assert date(2026, 11, 26) == DAY
