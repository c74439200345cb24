"""Where a date stands in a text, and which words are none, on Thursday 26 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from fuehrung_cli.domain.dates import Anchor, inner_date, looks_like_date, parse_day, split_due

FORWARD = Anchor(date(2026, 11, 26), next_talk=date(2026, 12, 10))

TEXT = """
    dahin steht | dahin | jetzt | now | then | mail | Reiter | alles klar ist | wer die macht
    so weit | so einem Kunden | do it again | di Caprio | we may | what they march for | sat down
    Jan zurück ist | Fr. Berger zurück ist | mich | Till | the way | the time | time | mal
    Modul | vom Innendienst | einer | one | the team | Projekt | Umzug geschafft | tue ich alles
    dem Kunden | am | den | the | Budget steht | zuletzt | bisher | am Stand | last time | decide
    Messe | second | sonnig | montieren | Freiraum | Friedrich | sunny | Marketing | Maybe | Juniper
"""
PLAIN_TEXT = [phrase for row in TEXT.strip().splitlines() for phrase in row.strip().split(" | ")]


@pytest.mark.parametrize("phrase", PLAIN_TEXT)
def test_words_that_are_no_date_at_all(phrase: str) -> None:
    assert parse_day(phrase, FORWARD) is None
    assert not looks_like_date(phrase)


@pytest.mark.parametrize("phrase", ["", " ", ".", "a b c d 5", "\u00b2", "q\u00b2"])
def test_nothing_and_more_than_four_words_do_not_look_like_a_date(phrase: str) -> None:
    assert not looks_like_date(phrase)


@pytest.mark.parametrize(
    ("text", "kept", "phrase"),
    [
        (
            "Vertretung mit dem Innendienst klären bis fr",
            "Vertretung mit dem Innendienst klären",
            "fr",
        ),
        ("Liste der Neukunden bis 30.11.", "Liste der Neukunden", "30.11."),
        ("Rückruf Reiter bis 14 Uhr", "Rückruf Reiter", "14 Uhr"),
        ("Vormittag abstimmen bis Ende des Monats", "Vormittag abstimmen", "Ende des Monats"),
        ("Zwölf neue Betriebe bis 31.12.2027", "Zwölf neue Betriebe", "31.12.2027"),
        ("Unterlagen bis Fr.", "Unterlagen", "Fr."),
        ("Unterlagen, bis Fr.", "Unterlagen", "Fr."),
        ("Kita hat zu bis 4.12.", "Kita hat zu", "4.12."),
        ("Angebot BIS  spätestens  Freitag ", "Angebot", "Freitag"),
        ("Angebot bis spätestens zum 15.", "Angebot", "15."),
        ("Thema bis zum nächsten Gespräch", "Thema", "nächsten Gespräch"),
        ("Plan bis zum Ende des nächsten Quartals", "Plan", "Ende des nächsten Quartals"),
        ("Plan bis Ende des nächsten Monats", "Plan", "Ende des nächsten Monats"),
        ("ask HR about the band by fri", "ask HR about the band", "fri"),
        ("design doc by next Tuesday", "design doc", "next Tuesday"),
        ("stop by Tuesday", "stop", "Tuesday"),
        ("ship search by end of Q1", "ship search", "end of Q1"),
        ("ship search by the end of the month", "ship search", "end of the month"),
        ("share the roadmap draft by next 1:1", "share the roadmap draft", "next 1:1"),
        ("share it by our next one on one", "share it", "next one on one"),
        ("cover until Wed", "cover", "Wed"),
        ("cover till tomorrow", "cover", "tomorrow"),
        ("Öffnungszeiten Mo bis Fr prüfen bis 4.12.", "Öffnungszeiten Mo bis Fr prüfen", "4.12."),
        ("Bericht\tbis\tmorgen", "Bericht", "morgen"),
        ("zwei Zeilen\nund bis morgen", "zwei Zeilen\nund", "morgen"),
        # No day, but too near to one to be silently text.
        ("Angebot bis 30.2.", "Angebot", "30.2."),
        ("Angebot by 12/4", "Angebot", "12/4"),
        ("Angebot bis bald", "Angebot", "bald"),
        ("Angebot bis Anfang der Ferien", "Angebot", "Anfang der Ferien"),
    ],
)
def test_due_day_at_the_end_is_split_off(text: str, kept: str, phrase: str) -> None:
    assert split_due(text, FORWARD) == (kept, phrase)


@pytest.mark.parametrize(
    "text",
    [
        "kläre bis Mittwoch, wer die Vertretung macht",
        "frage nach, ob das Budget bis dahin steht",
        "Vertretung mit der Bereichsleitung besprechen",
        "Angebot bis Fr, 4.12.",
        "bis fr",
        " bis fr",
        ", bis fr",
        "bis",
        "Angebot bis",
        "",
        "Bericht bis Fr. by mail",
        "Angebot an Till Freitag",
        "Abisfr 4.12.",
        "Standby Freitag",
        "bis so weit alles klar ist",
        "step by step",
        "Termin am Freitag",
    ],
)
def test_text_without_a_due_day_at_the_end_stays_whole(text: str) -> None:
    assert split_due(text, FORWARD) == (text, None)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("kläre bis Mittwoch, wer die Vertretung macht", "Mittwoch"),
        ("bis Mittwoch klären, wer die Vertretung macht", "Mittwoch"),
        ("kläre bis 4. Dezember 2026 alles mit Reiter", "4. Dezember 2026"),
        ("kläre bis spätestens Mo, wer es macht", "Mo"),
        ("kläre bis Mo wer es macht", "Mo"),
        ("ask by next Tuesday, then decide", "next Tuesday"),
        ("share by next 1:1 what we know", "next 1:1"),
        ("ask by the way until friday, then decide", "friday"),
        ("frage nach, ob das Budget bis dahin steht", None),
        ("Unterlagen bis Fr.", None),
        ("warte bis Fr. Berger zurück ist", None),
        ("lies bis 2. Modul im Ordner", None),
        ("warte bis so viel klar ist", None),
        ("win them over by so doing", None),
        ("Angebot schicken", None),
        ("", None),
    ],
)
def test_date_inside_a_sentence_is_only_found_for_a_hint(text: str, phrase: str | None) -> None:
    assert inner_date(text) == phrase


def test_a_text_full_of_markers_is_read_in_time_that_grows_with_its_length() -> None:
    text = "Wort bis  " * 20_000
    assert split_due(text, FORWARD) == (text, None)
    assert inner_date(text) is None
