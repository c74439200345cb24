"""Rules of events that repeat, held against a program that knows all of them."""

# ruff: noqa: DTZ001  # what a clock shows, wherever it hangs
from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from fuehrung_cli.imports.recurrence import rule_of

START = datetime(2025, 1, 31, 9, 30)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _some(values: st.SearchStrategy[str], most: int = 3) -> st.SearchStrategy[str]:
    return st.lists(values, min_size=1, max_size=most, unique=True).map(",".join)


def _maybe(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.just("") | values.map(lambda value: f";{name}={value}")


PLAIN_DAYS = _some(st.sampled_from(WEEKDAYS))
PLACED_DAYS = _some(
    st.builds(
        lambda place, day: place + day,
        st.sampled_from(("1", "2", "+4", "5", "-1", "-2")),
        st.sampled_from(WEEKDAYS),
    )
)
DAYS = PLAIN_DAYS | PLACED_DAYS
"""Each or a certain one: that both stand in one rule nobody writes, and dateutil mixes them up."""
MONTHS = _some(st.integers(1, 12).map(str))
MONTH_DAYS = _some(st.sampled_from(("1", "15", "29", "30", "31", "-1", "-3")))
PLACES = _maybe("BYSETPOS", _some(st.sampled_from(("1", "2", "-1")), 2))


def _rules(every: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    always = (
        _maybe("INTERVAL", st.integers(1, 5).map(str)),
        _maybe("WKST", st.sampled_from(("MO", "SU"))),
        _maybe("COUNT", st.integers(1, 40).map(str)),
    )
    return st.tuples(*always, *parts).map(lambda found: f"FREQ={every}" + "".join(found))


RULES = st.one_of(
    _rules("DAILY", _maybe("BYDAY", PLAIN_DAYS), _maybe("BYMONTH", MONTHS)),
    _rules("WEEKLY", _maybe("BYDAY", PLAIN_DAYS), _maybe("BYMONTH", MONTHS)),
    _rules("MONTHLY", _maybe("BYDAY", DAYS), PLACES, _maybe("BYMONTH", MONTHS)),
    _rules("MONTHLY", _maybe("BYMONTHDAY", MONTH_DAYS), _maybe("BYDAY", PLAIN_DAYS)),
    _rules("YEARLY", MONTHS.map(";BYMONTH={}".format), _maybe("BYDAY", DAYS)),
    _rules("YEARLY", MONTHS.map(";BYMONTH={}".format), _maybe("BYMONTHDAY", MONTH_DAYS)),
    _rules("YEARLY"),
)


@settings(max_examples=150)
@given(
    text=RULES,
    start=st.datetimes(datetime(2019, 1, 1), datetime(2026, 6, 30)),
    since=st.datetimes(datetime(2018, 1, 1), datetime(2027, 1, 1)),
)
def test_a_rule_names_the_moments_that_dateutil_names(
    text: str, start: datetime, since: datetime
) -> None:
    start, since = start.replace(microsecond=0), since.replace(microsecond=0)
    until = since + timedelta(days=500)
    rule = rule_of(text)
    assert rule is not None, text
    told = rrulestr(text, dtstart=start).between(since, until, inc=True)
    assert list(rule.moments(start, since, until)) == told


@pytest.mark.parametrize(
    "text",
    [
        *("", "FREQ", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9,10", "FREQ=WEEKLY;BYDAY=1MO"),
        *("FREQ=YEARLY;BYDAY=20MO", "FREQ=YEARLY;BYWEEKNO=3", "FREQ=YEARLY;BYDAY=MO"),
        *("FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;INTERVAL=x", "FREQ=WEEKLY;COUNT=-1"),
        *("FREQ=WEEKLY;WKST=XX", "FREQ=MONTHLY;BYMONTHDAY=x", "FREQ=WEEKLY;BYMONTHDAY=1"),
    ],
)
def test_a_rule_that_is_not_known_is_none(text: str) -> None:
    assert rule_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=999999;COUNT=999999"),
        *("FREQ=MONTHLY;BYMONTH=13", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9", "FREQ=DAILY;BYMONTH=99"),
    ],
)
def test_a_rule_without_days_comes_to_an_end(text: str) -> None:
    rule = rule_of(text)
    assert rule is not None
    until = datetime(9998, 1, 1)
    assert len(list(rule.moments(START, START + timedelta(days=1), until))) < 9


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("FREQ=DAILY;BYDAY=" + "MO,TU," * 1000 + "MO", "FREQ=DAILY;BYDAY=MO,TU"),
        ("FREQ=YEARLY;BYDAY=MO;BYMONTH=" + "2," * 1000 + "3", "FREQ=YEARLY;BYDAY=MO;BYMONTH=2,3"),
        (
            "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(map(str, range(31, 1000))),
            "FREQ=MONTHLY;BYMONTHDAY=31,32",
        ),
    ],
)
def test_a_list_of_a_rule_is_never_longer_than_there_are_days(text: str, plain: str) -> None:
    assert rule_of(text) == rule_of(plain) is not None
