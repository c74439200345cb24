"""Words that could still be names: those that a reader would stumble over, and few others."""

from __future__ import annotations

from datetime import UTC, date

import pytest

from fuehrung_cli.demo.making import load_edition, readings
from fuehrung_cli.domain.aliases import aliases
from fuehrung_cli.domain.doubtful import Doubts
from fuehrung_cli.domain.masks import GAP, Masks


def doubtful(*texts: str) -> list[str]:
    doubts = Doubts({"berger"})
    for text in texts:
        doubts.add(text)
    return [word for word, _ in doubts.found()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Habe mit Katrin gesprochen", ["Katrin"]),
        ("Katrins Vorschlag gefällt allen", ["Katrins"]),
        ("Frau Özdemir ruft an, Dr. Weiss auch", ["Weiss", "Özdemir"]),
        (f"Frau {GAP} ruft an", []),
        ("Der Termin mit Yilmaz ist vorbei", ["Yilmaz"]),
        ("Angebot für die Tischlerei Haas gerechnet", ["Haas"]),
        ("Das Bergerprojekt und die Bergers", ["Bergerprojekt", "Bergers"]),
        ("Schreib an x@y.de oder +49 (30) 123456.", ["+49 (30) 123456", "x@y.de"]),
        ("Am 01.12.2026 um 10 Uhr 30, 100.000 Euro, Zimmer 0815", []),
        ("A. B. war da, z. B. heute", ["A. B."]),
        ("Wir reden am Montag mit Kunden über Zahlen und das Ziel für Mai", []),
        ("She said that Tanaka helps the team, and I agree on Friday", ["Tanaka"]),
        ("I'm glad that I'll see the IT team in May", []),
    ],
)
def test_what_could_be_a_name_is_doubtful(text: str, words: list[str]) -> None:
    assert doubtful(text) == words


def test_a_word_that_the_texts_use_otherwise_is_no_name() -> None:
    assert doubtful("Klärung durch Vorstand", "ein Vorstand reicht") == []
    assert doubtful("we talked to Sales", "the sales are up and we see that") == []


def test_words_are_counted_the_most_frequent_first_and_a_text_once() -> None:
    doubts = Doubts()
    for text in ("Katrin und Holger", "Katrin", "Katrin", "Holger ruft Katrin an"):
        doubts.add(text)
    assert doubts.found() == (("Katrin", 3), ("Holger", 2))


@pytest.mark.parametrize(
    ("language", "named"), [("de", {"Haas", "Brandt", "Voss"}), ("en", {"Haas", "Lenz", "Voss"})]
)
def test_two_years_of_a_team_raise_few_doubts(language: str, named: set[str]) -> None:
    kept = readings(load_edition(language), date(2026, 11, 26), lambda at: at.replace(tzinfo=UTC))
    masks = Masks([each.person for each in kept], (), aliases(bytes(32)))
    doubts = Doubts(masks.parts)
    for each in kept:
        for session in each.sessions:
            for text in (session.notes, *(opened.content.text for opened in session.facts)):
                doubts.add(masks.mask(text).rest)
    found = dict(doubts.found())
    assert named <= found.keys()
    assert len(found) < 14
