"""The service card: what stands on it, in which order, and what never does."""

from __future__ import annotations

from builders.books import DAY, ago, book, change, entry, talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.kinds import (
    Benefit,
    Commitment,
    Competence,
    Motive,
    Observation,
    Requirement,
    Responsibility,
    ServiceStatement,
    WorkingAgreement,
)
from fuehrung_cli.reports.card import CardLine, card


def _texts(lines: tuple[CardLine, ...]) -> list[str]:
    return [line.text for line in lines]


def _whole() -> Book:
    return book(
        talk(
            "k7f3",
            9,
            WorkingAgreement("ohne Sinn", benefit="Ruhe"),
            WorkingAgreement("klar", "process", "Kunden warten", "weniger Ärger"),
            Competence("Nachlass", "authority", limit_eur=500),
            Commitment("person", "ihre", ago(-3)),
            Responsibility("Bestand Süd"),
            Requirement("zwei Besuche", "engagement"),
            Requirement("Vormittag frei"),
            Requirement("mehr Geld"),
        ),
        talk(
            "m2xa",
            5,
            ServiceStatement("früher gesagt"),
            ServiceStatement("zuletzt gesagt"),
            Benefit("hält den Rücken frei"),
            Commitment("leader", "später", ago(-9)),
            Commitment("leader", "bald", ago(-1)),
            Commitment("leader", "nur Absicht"),
        ),
        entry("a4d9", 1, change("k7f3.7", "agreed")),
    )


def test_four_parts_in_the_order_of_the_service() -> None:
    made = card(_whole(), DAY, call="anna")
    assert _texts(made.offers) == [
        *("zuletzt gesagt", "hält den Rücken frei", "Vormittag frei", "bald", "später"),
    ]
    assert _texts(made.ways) == ["klar", "ohne Sinn"]
    assert [line.is_unclear for line in made.ways] == [False, True]
    assert _texts(made.needs) == ["zwei Besuche", "Bestand Süd", "ihre"]
    assert _texts(made.field) == ["Nachlass"]
    assert not made.is_empty


def test_what_is_only_for_the_leader_is_never_on_it() -> None:
    notes = entry("k7f3", 1, Observation("cynicism", "mein Anteil"), Motive("Gestalten"))
    made = card(book(notes), DAY, call="anna")
    assert made.is_empty


def test_what_is_settled_leaves_the_card() -> None:
    ended = entry(
        *("z9", 0),
        *(change(f"k7f3.{n}", "ended") for n in (1, 2, 3, 5, 6, 7)),
        change("k7f3.4", "kept"),
    )
    made = card(book(*_whole().sessions, ended), DAY, call="anna")
    assert (made.ways, made.needs, made.field) == ((), (), ())
    assert _texts(made.offers) == ["zuletzt gesagt", "hält den Rücken frei", "bald", "später"]
