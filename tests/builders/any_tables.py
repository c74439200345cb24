"""A table with a column of every type, and rows with any values."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from fuehrung_cli.domain.fields import Value
from fuehrung_cli.export.table import Cell, Column, Table

GENERATED = datetime(2026, 11, 26, 10, 0, 3, 999, tzinfo=timezone(timedelta(hours=1)))
COLUMNS = (
    Column("id", "text", "id"),
    Column("text", "text", "text", may_be_empty=True),
    Column("words", "texts", "words"),
    Column("count", "int", "count", may_be_empty=True),
    Column("value", "number", "value", may_be_empty=True),
    Column("is_open", "bool", "open", may_be_empty=True),
    Column("day", "date", "day", may_be_empty=True),
    Column("at", "moment", "at", may_be_empty=True),
    Column("set", "values", "set"),
)
MOMENT = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
SET: dict[str, Value] = {"due": date(2026, 12, 4), "told": True}
FULL: tuple[Cell, ...] = (
    *("k7f3", '=1+1 "x"; a|b\nzwei', ("so", "so"), -3, -1.5, True, date(2026, 11, 3)),
    *(MOMENT, SET),
)
EMPTY: tuple[Cell, ...] = ("m2xa", None, (), None, None, None, None, None, {})
SMALL = Table("small", COLUMNS, (FULL, EMPTY))

TEXTS = st.text() | st.text(
    st.sampled_from("=+-@＝＋－＠﹢﹣﹦﹫'\t\r\n \u00a0\u200b\ufeff\u2028\x00\x1b\x85;,|\"\\<&`*_a")
)
DAYS = st.dates(date(1900, 1, 1))
MOMENTS = st.datetimes(datetime(1900, 1, 1), timezones=st.sampled_from([UTC, GENERATED.tzinfo]))  # noqa: DTZ001
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
ROWS = st.tuples(
    TEXTS,
    st.none() | TEXTS,
    st.lists(TEXTS).map(tuple),
    st.none() | st.integers(),
    st.none() | NUMBERS | st.integers(),
    st.none() | st.booleans(),
    st.none() | DAYS,
    st.none() | DAYS | MOMENTS,
    st.dictionaries(st.text("abc_", min_size=1), st.none() | TEXTS | NUMBERS | DAYS, max_size=3),
)
