"""The short reading of one line, beside it while it is typed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from builders.captures import BERLIN, case_book
from builders.journeys import main_journey
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.journey import Library
from fuehrung_cli.layout.reading import line_readings
from fuehrung_cli.messages.translator import Translator

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=BERLIN)
BOOK = case_book(english=False)


def _readings(text: str, language: str) -> dict[int, str]:
    context = Context(BOOK, NOW, Library((main_journey(),)), session_id="q1q1q1q1")
    reading = resolve(read(text), context)
    return dict(line_readings(reading, BOOK, Translator(language), date(2026, 11, 26)))


@pytest.mark.parametrize(
    ("line", "german", "english"),
    [
        (
            "ich: Raum buchen bis di",
            "Meine Zusage, Di., 1. Dez. 2026, in 5 Tagen",
            "My promise, Tue, 1 Dec 2026, in 5 days",
        ),
        ("ich: Raum buchen", "Absicht, ohne Frist", "Intention, without a day"),
        ("anna: Liste bis 30.11.", None, "Promise of Anna, Mon, 30 Nov 2026, in 4 days"),
        ("erledigt k7f3", None, "Schulung Gewerbe klären: kept"),
        ("ja einsatz: Ja.", None, "Engagement – yes"),
        ("dauer: 25", "25 Min.", "25 min"),
        ("anlass: Lob", None, "recognition"),
        ("art: telefon", None, "phone call"),
        ("nächstes: 10.12. 9:30", None, "next talk Thu, 10 Dec 2026, 09:30, in 14 days"),
        ("datum: gestern", None, "Wed, 25 Nov 2026, yesterday"),
        ("Gut. #vertrauen", "Schritt vertrauen", "step vertrauen"),
        ("ich: Raum bis 30.2.", None, "“30.2.” is not a day; it is asked for when you save"),
        ("nur eine Notiz", "", ""),
    ],
)
def test_a_line_says_what_it_is(line: str, german: str | None, english: str) -> None:
    assert _readings(f"Vorher.\n{line}", "en").get(2, "") == english
    if german is not None:
        assert _readings(line, "de").get(1, "") == german


def test_a_remark_stands_at_its_line() -> None:
    said = _readings("erledigt: alles vom letzten Mal", "en")[1]
    assert said.startswith("line 1: kept as a note, because no open promise matches")
