"""Date phrases as people type them, German and English side by side, and where they stand in text.

Pure: the anchor says from which day relative dates count; nothing here looks at the clock. A
phrase is read fully or not at all, since a day that is silently wrong is worse than a question.
`date_readings` says what each phrase means, `date_words` which words there are.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Final

from fuehrung_cli.domain.date_readings import (
    Anchor,
    in_year,
    names_next_talk,
    read_day,
    year_of,
)
from fuehrung_cli.domain.date_tokens import Token, fold, telling_words, tokens_of
from fuehrung_cli.domain.date_words import MONTHS, WEAK, WEEKDAYS
from fuehrung_cli.domain.days import day_in
from fuehrung_cli.domain.fields import FIRST_YEAR, LAST_YEAR

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "Anchor",
    "inner_date",
    "looks_like_date",
    "parse_day",
    "parse_moment",
    "slash_readings",
    "split_due",
]

_LONGEST_PHRASE: Final = 64
_MOST_WORDS: Final = 4

_CLOCK: Final = (
    r"(?:(?P<at>um|at|ab|gegen) )?(?P<hour>[0-9]{1,2})(?:(?P<mark>[:.])(?P<minute>[0-9]{2}))?"
    r"(?: ?(?P<unit>uhr(?: (?P<past>[0-9]{2}))?|am|pm))?"
)
_CLOCK_LAST: Final = rf"(?:^|[ ,]){_CLOCK}\.?$"
_CLOCK_FIRST: Final = rf"^{_CLOCK}[ ,]"

# `till` in lower case only: Till is a name. `zum`, `the` and their like are no words of the date.
_BY: Final = (
    r"(?:(?i:bis|by|until)|till)\s+"
    r"(?:(?i:spätestens|spaetestens|zum|zur|unserem|the|our|latest)\s+)*"
)


def parse_day(phrase: str, anchor: Anchor) -> date | None:
    """Reads a day, e.g. `4.12.`, `fr`, `in zwei Wochen`, `end of Q1`, `Freitag 14 Uhr`, `14 Uhr`.

    Returns:
        The day; None when the phrase is no date, names a day that does not exist, has a weekday
        that is not the day's, or is a slash date (see `slash_readings`). An hour is dropped; one
        alone is the anchor day. „Nächste Woche", „KW 50" and „Q1" are the last day looking forward
        (of a week its Friday; of this week its Sunday once Friday is over) and the first looking
        back.
    """
    moment = parse_moment(phrase, anchor)
    return moment and day_in(moment)


def parse_moment(phrase: str, anchor: Anchor) -> date | datetime | None:
    """Reads a day with or without an hour, e.g. `gestern 16:30`, `next friday at 10`.

    Returns:
        A date when no hour is named, else a naive datetime; an aware one when an ISO time brought
        its offset. None as in `parse_day`.
    """
    if len(phrase) > _LONGEST_PHRASE:
        return None
    found = _moment(phrase, anchor)
    return found if found is None or FIRST_YEAR <= found.year <= LAST_YEAR else None


def _moment(phrase: str, anchor: Anchor) -> date | datetime | None:
    exact = _iso_moment(phrase.strip())
    if exact is not None:
        return exact
    words, clock = _take_clock(fold(phrase))
    tokens = tokens_of(words)
    if tokens is None:
        return None
    day = anchor.day if clock and not tokens else read_day(tokens, anchor)
    return day if day is None or clock is None else datetime.combine(day, clock)


def looks_like_date(phrase: str) -> bool:
    """Says whether one to four words speak of a time, so that not reading them needs a question.

    They hold a digit, a day, a month or a vague word (`bald`, `Woche`, `soon`), or are nothing but
    words of dates. Everyday words such as `so`, `do`, `may` count only in such company.
    """
    folded = fold(phrase)
    words = [word.strip(".,;:!?()\"'„“”") for word in folded.split()]
    if not 1 <= len(words) <= _MOST_WORDS:
        return False
    if re.search(r"[0-9]", folded) or not telling_words().isdisjoint(words):
        return True
    tokens = tokens_of(folded) or []
    kinds = {token.kind for token in tokens}
    return names_next_talk(tokens) or not kinds.isdisjoint(
        {"weekday", "month", "shift", "unit", "daytime", "part"}
    )


def slash_readings(phrase: str, anchor: Anchor) -> tuple[date, date] | None:
    """Reads a slash date both ways, e.g. `12/4` as 12 April and as December 4.

    Returns:
        Day first, then month first; twice the same day when only one reading exists. None when the
        phrase is no slash date or neither day exists.
    """
    match tokens_of(fold(phrase[:_LONGEST_PHRASE])) or []:
        case [Token("number", first), Token("slash"), Token("number" | "ordinal", second), *rest]:
            days = [
                _day_or_none(*pair, rest, anchor) for pair in ((first, second), (second, first))
            ]
            readings = [day for day in days if day is not None]
            return (readings[0], readings[-1]) if readings else None
    return None


def split_due(text: str, anchor: Anchor) -> tuple[str, str | None]:
    """Splits off a due day at the end, e.g. `Rückruf bis Fr.` into `Rückruf` and `Fr.`.

    The words after the last `bis`, `by`, `until` or `till` are taken when they are one to four
    without a comma and form a date or look like one; the caller asks when `parse_day` cannot read
    them. `zum`, `spätestens`, `the` and `our` after the marker are dropped and not counted.

    Returns:
        The text without them and the phrase; the whole text and None when there is none, or when
        nothing would be left of the text.
    """
    found = re.fullmatch(rf"(?P<text>.*\S)\s+{_BY}(?P<phrase>\S.*)", text, re.DOTALL)
    if found is None:
        return text, None
    phrase = found["phrase"].strip()
    kept = found["text"].rstrip(" \t,;")
    if not kept or "," in phrase or len(phrase.split()) > _MOST_WORDS:
        return text, None
    if parse_day(phrase, anchor) is None and not looks_like_date(phrase):
        return text, None
    return kept, phrase


def inner_date(text: str) -> str | None:
    """Finds the date of a `bis` or `by` inside a sentence, only to mention it.

    E.g. `Mittwoch` of „kläre bis Mittwoch, wer die Vertretung macht"; None when there is none, or
    when it stands at the end, where `split_due` takes it.
    """
    for marker in re.finditer(rf"(?:^|(?<=\s)){_BY}", text):
        nearby = text[marker.end() : marker.end() + _LONGEST_PHRASE]
        clause, comma, _ = nearby.partition(",")
        words = clause.split()
        last = len(words) if comma else len(words) - 1
        for count in range(min(last, _MOST_WORDS), 0, -1):
            if _is_surely_date(words[:count], is_whole=count == len(words)):
                return " ".join(words[:count])
    return None


def _is_surely_date(words: list[str], *, is_whole: bool) -> bool:
    """Says whether words inside a sentence are a date and not „so", „Fr. Berger" or „2. Modul"."""
    phrase = " ".join(words)
    if len(words) == 1 and not is_whole:
        is_everyday = fold(phrase).rstrip(".") in WEAK and not phrase.istitle()
        if is_everyday or (phrase.endswith(".") and phrase.count(".") == 1):
            return False
    some_day = date(2000, 1, 1)
    return parse_day(phrase, Anchor(some_day, next_talk=some_day)) is not None


def _day_or_none(day: int, month: int, rest: list[Token], anchor: Anchor) -> date | None:
    try:
        return in_year(day, month, year_of(rest), anchor)
    except ValueError:
        return None


def _iso_moment(phrase: str) -> datetime | None:
    """Reads `2026-12-04T09:30+01:00`; Python alone would take any sign for the `T`."""
    if not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}", phrase):
        return None
    try:
        return datetime.fromisoformat(phrase.upper())
    except ValueError:
        return None


def _take_clock(folded: str) -> tuple[str, time | None]:
    """Takes the hour from the end or the start of a phrase: `fr 14 uhr`, `2pm tomorrow`."""
    folded = folded.replace("a.m", "am").replace("p.m", "pm")
    for pattern in (_CLOCK_LAST, _CLOCK_FIRST):
        found = re.search(pattern, folded)
        clock = _clock(found) if found else None
        if found and clock:
            return folded[: found.start()] + folded[found.end() :], clock
    return folded, None


def _clock(found: re.Match[str]) -> time | None:
    """Makes the time; None for bare numbers (`4.12`, `10`), which need `um`, `:` or a unit."""
    unit = found["unit"] or ""
    if not unit and found["mark"] != ":" and not found["at"]:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or found["past"] or 0)
    if unit in {"am", "pm"} and not 1 <= hour <= 12:
        return None
    # „um 12 am Freitag" is noon in German, and nobody means midnight by it.
    is_midnight = unit == "am" and hour == 12 and found.end() == len(found.string)
    if is_midnight or (unit == "pm" and hour < 12):
        hour = (hour + 12) % 24
    return time(hour, minute) if hour < 24 and minute < 60 else None
