"""The table of dates → a calendar: every line, and how two other programs read it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builders.calendars import events_of, khal, lines_of, start_of
from fuehrung_cli.domain.fields import FIRST_YEAR, LAST_YEAR
from fuehrung_cli.export.formats import Export, format_named, one_file
from fuehrung_cli.export.table import Cell, Table
from fuehrung_cli.export.tables.dates import _DATES
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.render.safe import visible

BERLIN = timezone(timedelta(hours=1))
RECORDED = datetime(2026, 11, 26, 10, tzinfo=BERLIN)
COLUMNS = tuple(each.column for each in _DATES)


def _row(
    kind: str,
    at: date | datetime,
    minutes: int | None = None,
    revision: int = 0,
    *,
    id: str = "k7f3qdx2.1",
    name: str = "Anna Berger",
    recorded: datetime = RECORDED,
    cancelled: bool = False,
) -> tuple[Cell, ...]:
    day = at.date() if isinstance(at, datetime) else at
    return (id, "7k3q", name, kind, "vertraulich", day, at, minutes, revision, recorded, cancelled)


def _written(*rows: tuple[Cell, ...], language: str = "en", with_names: bool = False) -> bytes:
    table = Table("dates", COLUMNS, rows)
    t = Translator(language)
    return one_file(Export("dates", (table,), RECORDED, "", t, with_names), format_named("ics"))


def test_a_talk_is_an_entry_with_a_neutral_title_its_time_in_utc_and_an_alarm() -> None:
    data = _written(_row("talk", datetime(2026, 12, 3, 10, tzinfo=BERLIN), 45, 10))
    assert data.decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//fuehrung//fuehrung//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:k7f3qdx2.1@fuehrung",
        "SEQUENCE:10",
        "DTSTAMP:20261126T090000Z",
        "SUMMARY:Talk",
        "DESCRIPTION:fuehrung show k7f3qdx2.1",
        "DTSTART:20261203T090000Z",
        "DURATION:PT45M",
        "TRANSP:OPAQUE",
        "CLASS:PRIVATE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Talk",
        "TRIGGER:-PT30M",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize(
    ("kind", "title", "german", "alarm"),
    [
        ("talk", "Talk", "Gespräch", timedelta(hours=9)),
        ("own_promise", "Keep a promise", "Zusage einlösen", timedelta(hours=-15)),
        (
            *("their_promise", "A promise to me is due", "Eine Zusage an mich ist fällig"),
            timedelta(hours=9),
        ),
        ("follow_up", "Ask how it is going", "Nachfragen, wie es geht", timedelta(hours=9)),
        (
            "renewal",
            "Ask for the yes again",
            "Neu nach dem JA fragen",
            timedelta(days=-6, hours=-15),
        ),
    ],
)
def test_a_day_is_a_whole_day_that_blocks_no_time(
    kind: str, title: str, german: str, alarm: timedelta
) -> None:
    row = _row(kind, date(2026, 12, 31))
    (event,) = events_of(_written(row))
    assert (event["SUMMARY"], event["TRANSP"]) == (title, "TRANSPARENT")
    assert (start_of(event), event.decoded("DTEND")) == (date(2026, 12, 31), date(2027, 1, 1))
    assert [each.decoded("TRIGGER") for each in event.walk("VALARM")] == [alarm]
    assert events_of(_written(row, language="de"))[0]["SUMMARY"] == german


def test_a_talk_that_was_cancelled_is_the_same_entry_and_rings_no_more() -> None:
    talk = datetime(2026, 12, 3, 10, tzinfo=BERLIN)
    (before,) = events_of(_written(_row("talk", talk)))
    (after,) = events_of(_written(_row("talk", talk, revision=10, cancelled=True)))
    assert (after["UID"], after["STATUS"], after.walk("VALARM")) == (before["UID"], "CANCELLED", [])
    assert [int(str(each["SEQUENCE"])) for each in (before, after)] == [0, 10]
    assert (start_of(after), "STATUS" in before) == (start_of(before), False)


def test_names_stand_in_titles_only_when_asked_for_and_texts_never() -> None:
    rows = (_row("talk", date(2026, 12, 3)), _row("own_promise", date(2026, 12, 4)))
    neutral, named = _written(*rows), _written(*rows, with_names=True)
    assert b"Anna" not in neutral
    assert [event["SUMMARY"] for event in events_of(named)] == [
        "Talk: Anna Berger",
        "Keep a promise: Anna Berger",
    ]
    assert b"vertraulich" not in neutral + named


def test_a_moment_without_an_offset_floats_and_a_talk_of_unknown_length_is_half_an_hour() -> None:
    (event,) = events_of(_written(_row("talk", datetime(2026, 12, 3, 10))))  # noqa: DTZ001
    assert start_of(event) == datetime(2026, 12, 3, 10)  # noqa: DTZ001
    assert event.decoded("DURATION") == timedelta(minutes=30)


DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
MOMENTS = st.datetimes(
    datetime(FIRST_YEAR, 1, 1),  # noqa: DTZ001
    datetime(LAST_YEAR, 12, 31),  # noqa: DTZ001
    timezones=st.none() | st.sampled_from([UTC, BERLIN]),
).map(lambda moment: moment.replace(microsecond=0))
NAMES = st.text() | st.text(st.sampled_from("\r\n\\;,:\t \x00\x85\u2028ä😀NBEGIN"))


@given(NAMES, DAYS | MOMENTS, st.none() | st.integers(1, 600), st.integers(0, 999))
@example("x\r\nEND:VEVENT\r\nBEGIN:VALARM", date.max, None, 0)
@example("\\n;,:" * 40 + "😀" * 40, date(2026, 1, 1), 1, 1)
def test_any_entry_reads_back_to_what_it_was_made_from(
    name: str, at: date | datetime, minutes: int | None, revision: int
) -> None:
    data = _written(_row("talk", at, minutes, revision, name=name), with_names=True)
    lines_of(data)
    (event,) = events_of(data)
    assert str(event["SUMMARY"]) == f"Talk: {visible(name)}"
    assert start_of(event) == at
    assert (event["UID"], event["SEQUENCE"]) == ("k7f3qdx2.1@fuehrung", revision)
    if isinstance(at, datetime):
        assert event.decoded("DURATION") == timedelta(minutes=minutes or 30)


def test_khal_shows_a_calendar_and_reading_it_again_moves_an_entry(tmp_path: Path) -> None:
    promise = _row("own_promise", date(2026, 12, 4), id="k7f3qdx2.2", name="Bernd")
    for day, revision in ((3, 0), (10, 10)):
        talk = _row("talk", datetime(2026, 12, day, 10, tzinfo=BERLIN), 45, revision)
        (tmp_path / f"{day}.ics").write_bytes(_written(talk, promise))
    form = "{start-date} {start-time}-{end-time} {title}"
    assert khal(
        tmp_path,
        *(("import", "--batch", "-a", "team", str(tmp_path / f"{day}.ics")) for day in (3, 10)),
        ("list", "--day-format", "", "--format", form, "2026-12-01", "2026-12-31"),
    ) == ["2026-12-04 - Keep a promise", "2026-12-10 10:00-10:45 Talk"]
