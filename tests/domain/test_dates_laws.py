"""What holds for every date phrase, whatever the day."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from fuehrung_cli.domain.date_tokens import fold, tokens_of
from fuehrung_cli.domain.dates import (
    MONTHS,
    WEEKDAYS,
    Anchor,
    inner_date,
    looks_like_date,
    parse_day,
    parse_moment,
    slash_readings,
    split_due,
)

ANY_DAY = st.dates(date(2000, 1, 1), date(2099, 12, 31))
ANCHORS = st.builds(Anchor, ANY_DAY, st.sampled_from(["forward", "back"]))
EXTREME = st.builds(
    Anchor, st.dates(), st.sampled_from(["forward", "back"]), st.none() | st.dates()
)
PIECES = """
    4. | 12. | 4 | 99 | 2027 | 31 | 2026-12-04 | 12/4 | 14:30 | 1:1 | 999 | + | / | , | - | \u00b2
    fr | morgen | früh | nächsten | letzte | Woche | Ende | Anfang | Mitte | Monat | Jahr | Quartal
    Q1 | KW | 50 | in | vor | ago | um | at | am | pm | Uhr | next | talk | Januar | zwei | Tagen
    m | w | bis | by | eod | so | day | quarter | März | mid-may | Freitagabend
"""
DATE_WORDS = st.lists(st.sampled_from(PIECES.replace("|", " ").split()), max_size=6).map(" ".join)


def is_on_the_right_side(day: date, anchor: Anchor) -> bool:
    return day >= anchor.day if anchor.direction == "forward" else day <= anchor.day


@given(day=ANY_DAY, anchor=ANCHORS)
def test_full_dates_round_trip(day: date, anchor: Anchor) -> None:
    month = MONTHS[day.month - 1]
    for phrase in (
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d.%m.%y}",
        f"{WEEKDAYS[day.weekday()][0].title()}, {day.day}. {month[0].title()} {day.year}",
        f"{month[1].title()} {day.day}, {day.year}",
    ):
        assert parse_day(phrase, anchor) == day


@given(day=ANY_DAY, anchor=ANCHORS)
@example(day=date(2000, 2, 29), anchor=Anchor(date(2096, 3, 1)))
def test_day_and_month_fall_on_the_side_one_looks_to(day: date, anchor: Anchor) -> None:
    found = parse_day(f"{day.day}.{day.month}.", anchor)
    assert found is not None
    assert (found.day, found.month) == (day.day, day.month)
    assert is_on_the_right_side(found, anchor)


@given(anchor=ANCHORS, phrase=st.sampled_from(["Ende Januar", "Q3", "KW 7", "EOM", "15.", "EOW"]))
def test_named_spans_fall_on_the_side_one_looks_to(anchor: Anchor, phrase: str) -> None:
    found = parse_day(phrase, anchor)
    assert found is not None
    assert is_on_the_right_side(found, anchor)


@given(anchor=ANCHORS, weekday=st.integers(0, 6), data=st.data())
def test_weekday_is_never_today_and_within_a_week(
    anchor: Anchor, weekday: int, data: st.DataObject
) -> None:
    found = parse_day(data.draw(st.sampled_from(WEEKDAYS[weekday])), anchor)
    assert found is not None
    assert found.weekday() == weekday
    assert 1 <= abs((found - anchor.day).days) <= 7
    assert is_on_the_right_side(found, anchor)


@given(moment=st.builds(datetime.combine, ANY_DAY, st.times()), anchor=ANCHORS)
def test_moments_round_trip_to_the_minute(moment: datetime, anchor: Anchor) -> None:
    moment = moment.replace(second=0, microsecond=0)
    for shape in ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M", "%d.%m.%y um %H.%M Uhr"):
        assert parse_moment(moment.strftime(shape), anchor) == moment


@given(text=st.text() | DATE_WORDS, anchor=EXTREME)
@example(text="Ende", anchor=Anchor(date.max, "back"))
def test_nothing_ever_raises(text: str, anchor: Anchor) -> None:
    day = parse_day(text, anchor)
    assert day is None or len(text.split()) > 4 or looks_like_date(text)
    parse_moment(text, anchor)
    slash_readings(text, anchor)
    inner_date(text)
    kept, phrase = split_due(text, anchor)
    assert kept if phrase else kept == text


@given(text=st.text())
def test_folding_twice_changes_nothing_and_tokens_take_any_text(text: str) -> None:
    tokens_of(fold(text))
    assert fold(fold(text)) == fold(text)


@given(text=st.text(alphabet="ab ,.", min_size=1), day=ANY_DAY)
def test_due_day_written_behind_a_text_is_found_again(text: str, day: date) -> None:
    kept, phrase = split_due(f"x{text}x bis {day.isoformat()}", Anchor(day))
    assert (kept, phrase) == (f"x{text}x", day.isoformat())
