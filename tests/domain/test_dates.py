"""Date phrases of both languages, seen from Thursday 26 November 2026 (ISO week 48)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from fuehrung_cli.domain.dates import (
    MONTHS,
    WEEKDAYS,
    Anchor,
    looks_like_date,
    parse_day,
    parse_moment,
    slash_readings,
)

TODAY = date(2026, 11, 26)
NEXT_TALK = date(2026, 12, 10)
FORWARD = Anchor(TODAY, next_talk=NEXT_TALK)
BACK = Anchor(TODAY, "back")


def days(table: str) -> list[tuple[str, str]]:
    """Reads lines of `phrase | phrase … = date`."""
    cases = []
    for line in filter(None, map(str.strip, table.splitlines())):
        phrases, _, day = line.rpartition(" = ")
        cases += [(phrase, day.strip()) for phrase in phrases.split(" | ")]
    return cases


def phrases(table: str) -> list[str]:
    return [phrase for row in table.strip().splitlines() for phrase in row.strip().split(" | ")]


FORWARD_DAYS = days("""
    2026-12-04 | 4.12. | 4.12 | 04.12. | 4. 12. | 04.12.2026 | 4.12.26 | 4. 12. 2026 = 2026-12-04
    4. Dezember | 4 Dezember | 4.Dez. | 4. dez | den 4. Dezember | am 4. DEZ. = 2026-12-04
    Dec 4 | December 4 | December 4th | 4th of December | on the 4th of Dec. = 2026-12-04
    am 2026-12-04 | Fr 4.12. | Fr., 4.12.2026 | Freitag, den 4. Dezember | Fri Dec 4 = 2026-12-04
    4. Dez. 2027 | 4.12.2027 | 4.12.27 | Dec 4, 2027 | 4. Dezember 27 = 2027-12-04
    19 Nov | Nov 19 | 19.11. | 19. November | Nov. 19th = 2027-11-19
    19 November 2026 | Nov 19, 2026 = 2026-11-19
    26.11. | 26 Nov | heute | Heute | today | tonight = 2026-11-26
    1. März | 1. Maerz | 1. Marz | 1. Mrz. | 1 mar | 1. MÄRZ | 1. Ma\u0308rz = 2027-03-01
    31.12. | 31.12 | Dec 31 = 2026-12-31
    31.1. | 31. Januar | 31. Jänner = 2027-01-31
    29.2. | 29 Feb = 2028-02-29
    zum 15. | den 15. | 15. | the 15th | by the 15th = 2026-12-15
    am 30. | 30. = 2026-11-30
    31. = 2026-12-31
    26. = 2026-11-26
    gestern | yesterday = 2026-11-25
    vorgestern | the day before yesterday = 2026-11-24
    morgen | bis morgen | spätestens morgen | tomorrow | morgen früh | Morgen Abend = 2026-11-27
    übermorgen | Uebermorgen | ubermorgen | day after tomorrow | u\u0308bermorgen = 2026-11-28
    fr | Fr. | Freitag | am Freitag | friday | Fri | on Friday | FR = 2026-11-27
    diesen Freitag | this friday | Freitag Abend | Freitagabend | Freitag morgen = 2026-11-27
    kommenden Freitag | nächsten Freitag | next friday | spätestens Freitag = 2026-11-27
    naechsten Fr | nachsten Freitag | coming Friday | Friday at the latest = 2026-11-27
    mo | Mo. | Montag | nächsten Montag | monday | Mon = 2026-11-30
    di | nächsten Dienstag | next Tuesday | bis zum nächsten Dienstag = 2026-12-01
    do | Donnerstag | thu | Thursday | nächsten Donnerstag | next thursday = 2026-12-03
    sa | Sonnabend | Samstag = 2026-11-28
    so | Sonntag | sun = 2026-11-29
    übernächsten Freitag | uebernaechsten Fr. = 2026-12-04
    letzten Montag | last Monday | vergangenen Montag | vorigen Montag = 2026-11-23
    letzten Donnerstag | last thu = 2026-11-19
    vorletzten Montag = 2026-11-16
    in 2 Wochen | in zwei Wochen | in 2 weeks | within two weeks | in vierzehn Tagen = 2026-12-10
    innerhalb von 2 Wochen | +14 | + 14 | +2w | +14d | +2 Wochen | heute in 2 Wochen = 2026-12-10
    in 3 Tagen | in drei Tagen | in three days | +3 = 2026-11-29
    in einer Woche | in a week | in one week | +1w = 2026-12-03
    in einem Monat | in a month | +1m = 2026-12-26
    in zwölf Monaten | in zwoelf Monaten | in einem Jahr | in a year | +1j | +1y = 2027-11-26
    +10d = 2026-12-06
    +3m | +1q = 2027-02-26
    vor 3 Tagen | 3 days ago | three days ago = 2026-11-23
    vor einer Woche | a week ago = 2026-11-19
    nächste Woche | naechste Woche | next week | Ende nächster Woche = 2026-12-04
    end of next week | nächste Woche Freitag | Friday next week = 2026-12-04
    Mittwoch nächster Woche | nächste Woche Mi. | Mitte nächster Woche = 2026-12-02
    Anfang nächster Woche | beginning of next week | early next week = 2026-11-30
    diese Woche | this week | Ende der Woche | end of the week | EOW | end of week = 2026-11-27
    letzte Woche | last week = 2026-11-20
    übernächste Woche | KW 50 | KW50 | week 50 | CW50 | Woche 50 | 50. KW | in KW 50 = 2026-12-11
    KW 50 2027 | KW 50/2027 = 2027-12-17
    KW 48 | Ende KW 48 = 2026-11-27
    KW 47 = 2027-11-26
    Anfang KW 50 = 2026-12-07
    KW 53 = 2027-01-01
    Ende Januar | end of January | Ende Januar 2027 | by the end of January = 2027-01-31
    Anfang Januar | beginning of January | early January | Jahresanfang = 2027-01-01
    Mitte Januar | mid January | mid-January | middle of January = 2027-01-15
    Ende Februar = 2027-02-28
    Ende Feb. 2028 = 2028-02-29
    Ende November | Ende des Monats | end of month | end of the month = 2026-11-30
    EOM | Monatsende | month end | month-end | diesen Monat | this month = 2026-11-30
    Mitte November = 2027-11-15
    Anfang des Monats = 2026-12-01
    Ende nächsten Monats | Ende des nächsten Monats | end of next month = 2026-12-31
    nächsten Monat | Ende des Jahres | end of the year | EOY | Jahresende = 2026-12-31
    zum Jahresende | year-end | Ende 2026 | dieses Jahr | Ende Dezember = 2026-12-31
    Ende des Quartals | Quartalsende | end of quarter | EOQ | Q4 | end of Q4 = 2026-12-31
    Ende nächsten Jahres | end of next year | Ende 2027 = 2027-12-31
    Q1 | q1 | Ende Q1 | end of Q1 | Q1 2027 | Q1/2027 | Q1/27 | in Q1 = 2027-03-31
    nächstes Quartal | end of next quarter = 2027-03-31
    Anfang Q1 = 2027-01-01
    Mitte Q1 = 2027-02-15
    Mitte 2027 = 2027-06-30
    EOD | Feierabend | zum Feierabend | end of day | Ende des Tages | end of the day = 2026-11-26
    14 Uhr | 14.30 Uhr | 2pm | 2 p.m. | 14:30 | um 14 Uhr | at 10 | bis 14 Uhr = 2026-11-26
    heute Morgen | this afternoon | heute Mittag = 2026-11-26
    Freitag 14 Uhr | Fr. um 9 | Friday 2pm | EOD Friday | Friday EOD = 2026-11-27
    bis zum nächsten Gespräch | zum nächsten Gespräch | zum naechsten Gespraech = 2026-12-10
    next 1:1 | our next one-on-one | next one on one | 1:1 | next talk = 2026-12-10
    zum nächsten 1:1 | zum nächsten Mal | nächstes Gespräch | next check-in = 2026-12-10
""")

BACK_DAYS = days("""
    heute | today | 26.11. | 26 Nov = 2026-11-26
    gestern | yesterday | mi | Mittwoch | last Wednesday | 25.11. = 2026-11-25
    fr | Freitag | friday | am Freitag | Fr 20.11. = 2026-11-20
    do | Thursday = 2026-11-19
    mo | Montag | letzten Montag | vor 3 Tagen = 2026-11-23
    next friday | kommenden Freitag | morgen = 2026-11-27
    4.12. | 4. Dezember | Dec 4 = 2025-12-04
    4.12.2026 | 2026-12-04 = 2026-12-04
    29.2. = 2024-02-29
    15. = 2026-11-15
    31. = 2026-10-31
    letzte Woche | last week | KW 47 = 2026-11-16
    diese Woche | this week | KW 48 = 2026-11-23
    Ende letzter Woche | Ende der Woche = 2026-11-20
    Ende Januar = 2026-01-31
    Monatsende = 2026-10-31
    Q3 = 2026-07-01
    Ende Q3 = 2026-09-30
    letztes Quartal = 2026-07-01
    dieses Jahr = 2026-01-01
    in 2 Wochen = 2026-12-10
""")

BACK_MOMENTS = days("""
    gestern 16:30 | gestern, 16:30 | yesterday 4:30pm = 2026-11-25T16:30:00
    heute um 14 Uhr | 14 Uhr | 2pm | today at 14 = 2026-11-26T14:00:00
    heute 14 Uhr 30 | 14.30 Uhr | 14:30 | um 14.30 = 2026-11-26T14:30:00
    Fr 14 Uhr | 2 pm on Friday | 14 Uhr am Freitag = 2026-11-20T14:00:00
    Fr. um 9.15 = 2026-11-20T09:15:00
    last friday at 10 = 2026-11-20T10:00:00
    next friday at 10 = 2026-11-27T10:00:00
    morgen 2pm = 2026-11-27T14:00:00
    um 9 am Freitag = 2026-11-20T09:00:00
    um 12 am Freitag = 2026-11-20T12:00:00
    yesterday 12 am = 2026-11-25T00:00:00
    yesterday 12:05 pm = 2026-11-25T12:05:00
    yesterday 9:05 a.m. = 2026-11-25T09:05:00
    10.11. 9:30 | Di 10.11. 9:30 | 10.11. um 9:30 Uhr = 2026-11-10T09:30:00
    4. Nov. 2026, 9:30 | Nov 4 at 9.30 = 2026-11-04T09:30:00
    2026-12-04T09:30 | 2026-12-04 09:30 | 2026-12-04 9:30 = 2026-12-04T09:30:00
    2026-12-04t09:30z | 2026-12-04T09:30Z = 2026-12-04T09:30:00+00:00
    2026-12-04T00:30+01:00 = 2026-12-04T00:30:00+01:00
    heute = 2026-11-26
    gestern | gestern Abend = 2026-11-25
    4.11. = 2026-11-04
""")

NO_DAYS = """
    30.2. | 31.4. | 32.1. | 0.1. | 1.0. | 4.13. | 30.2.2027 | 29.2.2027 | 9.30 | 1.1.0000
    2026-02-30 | 2026-13-01 | 2026-12 | 2026-12-04x09:30 | 2026-12-04T25:00 | 2027 | 100 | 15
    12/4 | 12/4/2026 | 25/12 | 4.12.6 | 4.12.126 | 4. Dez. 5 | 25:00 | 14:60 | 13 pm | 0 am
    KW 54 | KW 0 | KW 53 2027 | Q1 20270 | 1. Quartal | Januar | im März | May | next January
    Sa 4.12. | Monday Dec 4 | Fr 4.12. oder 5.12. | in 99999999 Tagen | in 999 Jahren vor 3 Tagen
    in 2 Stunden | ein paar Tage | Wochenende | bald | soon | 2 weeks | vor Weihnachten | Ende
    Woche | nächsten Tag | 8 von 12 | letzten Tag | nächstes Frühjahr | Monat | 4th quarter
"""
LOOKS_LIKE_ONE = phrases(NO_DAYS)


@pytest.mark.parametrize(("phrase", "day"), FORWARD_DAYS)
def test_phrase_looking_forward(phrase: str, day: str) -> None:
    assert parse_day(phrase, FORWARD) == date.fromisoformat(day)


@pytest.mark.parametrize(("phrase", "day"), BACK_DAYS)
def test_phrase_looking_back(phrase: str, day: str) -> None:
    assert parse_day(phrase, BACK) == date.fromisoformat(day)


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(FORWARD_DAYS) > 200


@pytest.mark.parametrize("phrase", LOOKS_LIKE_ONE)
def test_phrase_that_looks_like_a_date_but_is_none(phrase: str) -> None:
    assert parse_day(phrase, FORWARD) is None
    assert looks_like_date(phrase) or len(phrase.split()) > 4


@pytest.mark.parametrize("phrase", ["next 1:1", "zum nächsten Gespräch", "next talk", "1:1"])
def test_next_talk_without_a_planned_one_is_to_be_asked_for(phrase: str) -> None:
    assert parse_day(phrase, Anchor(TODAY)) is None
    assert looks_like_date(phrase)


@pytest.mark.parametrize(
    ("today", "phrase", "day"),
    [
        (date(2026, 11, 27), "diese Woche", date(2026, 11, 27)),
        (date(2026, 11, 28), "diese Woche", date(2026, 11, 29)),
        (date(2026, 11, 29), "EOW", date(2026, 11, 29)),
        (date(2026, 11, 28), "KW 48", date(2026, 11, 29)),
        (date(2026, 11, 28), "nächste Woche", date(2026, 12, 4)),
        (date(2026, 11, 27), "Freitag", date(2026, 12, 4)),
        (date(2027, 1, 1), "KW 53", date(2027, 1, 1)),
        (date(2027, 1, 1), "diese Woche", date(2027, 1, 1)),
        (date(2027, 1, 31), "in einem Monat", date(2027, 2, 28)),
        (date(2027, 1, 31), "Ende Januar", date(2027, 1, 31)),
        (date(2027, 2, 1), "Ende Januar", date(2028, 1, 31)),
        (date(2028, 2, 29), "in einem Jahr", date(2029, 2, 28)),
        (date(2096, 3, 1), "29.2.", date(2104, 2, 29)),
        (date.max, "morgen", None),
        (date.max, "Monatsende", None),
        (date(9998, 12, 30), "do", date(9998, 12, 31)),
        (date.max, "fr", None),
        (date.min, "vor 3 Tagen", None),
    ],
)
def test_phrase_on_a_day_that_matters(today: date, phrase: str, day: date | None) -> None:
    assert parse_day(phrase, Anchor(today)) == day


@pytest.mark.parametrize(("phrase", "moment"), BACK_MOMENTS)
def test_moment_has_an_hour_only_when_one_is_named(phrase: str, moment: str) -> None:
    read = parse_moment(phrase, BACK)
    assert read is not None
    assert read.isoformat() == moment
    assert isinstance(read, datetime) == ("T" in moment)


@pytest.mark.parametrize(
    "phrase",
    [
        "heute 25:00",
        "irgendwann 14 Uhr",
        "Messe Stuttgart",
        "4.12. Messe Stuttgart, sie ist am Stand",
        "Modul 3 ab Januar",
        "ging viel zu lang",
    ],
)
def test_header_value_that_is_no_moment(phrase: str) -> None:
    assert parse_moment(phrase, BACK) is None


def test_offset_does_not_move_the_day() -> None:
    assert parse_day("2026-12-04T00:30+01:00", FORWARD) == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("phrase", "anchor", "readings"),
    [
        ("12/4", FORWARD, (date(2027, 4, 12), date(2026, 12, 4))),
        ("12/4", BACK, (date(2026, 4, 12), date(2025, 12, 4))),
        ("12/4/2026", FORWARD, (date(2026, 4, 12), date(2026, 12, 4))),
        ("on 12/4/26.", FORWARD, (date(2026, 4, 12), date(2026, 12, 4))),
        ("25/12", FORWARD, (date(2026, 12, 25), date(2026, 12, 25))),
        ("12/25", FORWARD, (date(2026, 12, 25), date(2026, 12, 25))),
        ("13/13", FORWARD, None),
        ("12/4/5", FORWARD, None),
        ("4.12.", FORWARD, None),
        ("and/or", FORWARD, None),
    ],
)
def test_slash_date_has_two_readings(
    phrase: str, anchor: Anchor, readings: tuple[date, date] | None
) -> None:
    assert slash_readings(phrase, anchor) == readings
    assert parse_day(phrase, anchor) is None or readings is None


def test_phrase_longer_than_any_date_is_not_even_read() -> None:
    assert parse_day("am " * 30 + "4.12.", FORWARD) is None


def test_names_of_days_and_months_start_with_the_full_ones() -> None:
    assert [row[0] for row in WEEKDAYS][::6] == ["montag", "sonntag"]
    assert [row[1] for row in MONTHS][::11] == ["january", "december"]


@pytest.mark.parametrize("phrase", ["31.12.1899", "1850-05-05", "9999-12-31", "9999-12-31 10:00"])
def test_a_year_that_no_entry_can_have_is_no_day(phrase: str) -> None:
    assert parse_day(phrase, Anchor(date(2026, 11, 26))) is None
