"""What the tokens of a date phrase mean as a day, seen from an anchor day.

Three rules hold everywhere. Looking forward takes the next day that fits, today included; looking
back the latest. A weekday name is never today. A length of time without a part („nächste Woche",
„Q1") means its end when looking forward and its first day when looking back; the end of a week is
its Friday. Start, middle and end of a month are the 1st, the 15th and the last day (BGB § 192).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Literal

from fuehrung_cli.domain.date_tokens import Part, Token, Unit
from fuehrung_cli.frozen import dataclass


@dataclass(frozen=True)
class Anchor:
    """The day from which relative dates count, and where to look from there.

    `forward` is for due days and the next talk, `back` for the day of a talk that was held.
    """

    day: date
    direction: Literal["forward", "back"] = "forward"
    next_talk: date | None = None
    """The day „zum nächsten Gespräch" means; None when no talk is planned."""

    @property
    def is_forward(self) -> bool:
        """Says whether the next day that fits is meant, not the latest."""
        return self.direction == "forward"


def read_day(tokens: Sequence[Token], anchor: Anchor) -> date | None:
    """Finds the day the tokens name; None when they name none or one that does not exist."""
    rest = [token for token in tokens if token.kind != "daytime"]
    if tokens and rest in ([], [Token("relation", 0)]):
        return anchor.day  # „bis Feierabend", „this afternoon"
    try:
        for rule in (_near_day, _distance, _calendar_day, _period, _talk):
            day = rule(rest, anchor)
            if day is not None:
                return day
    except (ValueError, OverflowError):  # 30.2., or beyond the years 1 to 9999
        pass
    return None


def in_year(day: int, month: int, year: int | None, anchor: Anchor) -> date:
    """Makes a day of a month; without a year the nearest in the anchor's direction.

    Raises:
        ValueError: there is no such day.
    """
    if year is not None:
        return date(year, month, day)
    return _nearest(lambda y: date(y, month, day), anchor.day.year, anchor)


def year_of(tokens: Sequence[Token]) -> int | None:
    """Reads what stands where a year may stand; None when nothing does.

    Raises:
        ValueError: something else stands there.
    """
    match tokens:
        case []:
            return None
        case [Token("year", year)] | [Token("slash"), Token("year", year)]:
            return year
        case [Token("number" | "ordinal", year, 2)] | [
            Token("slash"),
            Token("number" | "ordinal", year, 2),
        ]:
            return 2000 + year
    raise ValueError


def _near_day(tokens: Sequence[Token], anchor: Anchor) -> date | None:
    match tokens:
        case [Token("shift", days)] | [Token("part"), Token("shift", days)]:
            return anchor.day + timedelta(days=days)
        case [Token("shift", days), Token("in"), Token("number", count), Token("unit", unit)]:
            return _move(anchor.day + timedelta(days=days), unit, count)
        case [Token("weekday", weekday)] | [Token("relation", 0), Token("weekday", weekday)]:
            return _weekday(anchor.day, weekday, 1 if anchor.is_forward else -1)
        case [Token("relation", steps), Token("weekday", weekday)]:
            return _weekday(anchor.day, weekday, steps)
        case [Token("weekday", weekday), Token("relation", steps), Token("unit", Unit.WEEK)] | [
            Token("relation", steps),
            Token("unit", Unit.WEEK),
            Token("weekday", weekday),
        ]:
            monday = _first(anchor.day, Unit.WEEK)
            return monday + timedelta(days=7 * steps + weekday)
        case [Token("weekday", weekday), *rest]:
            day = _calendar_day(rest, anchor)
            # „Fr 5.12." of a year where that is a Saturday: one of both is a slip, so ask.
            return day if day and day.weekday() == weekday else None
        case [Token("part", Part.END), Token("unit", Unit.DAY), *rest]:
            return _near_day(rest, anchor) if rest else anchor.day
    return None


def _distance(tokens: Sequence[Token], anchor: Anchor) -> date | None:
    match tokens:
        case [Token("in"), Token("number", count), Token("unit", unit)]:
            return _move(anchor.day, unit, count)
        case [Token("plus"), Token("number", count), Token("unit" | "letter", unit)]:
            return _move(anchor.day, unit, count)
        case [Token("plus"), Token("number" | "ordinal", count)]:
            return _move(anchor.day, Unit.DAY, count)
        case [Token("before"), Token("number", count), Token("unit", unit)] | [
            Token("number", count),
            Token("unit", unit),
            Token("ago"),
        ]:
            return _move(anchor.day, unit, -count)
    return None


def _calendar_day(tokens: Sequence[Token], anchor: Anchor) -> date | None:
    match tokens:
        case [Token("iso", ordinal)]:
            return date.fromordinal(ordinal)
        case [Token("ordinal", day), Token("number", month)]:
            return in_year(day, month, None, anchor)
        case [Token("ordinal", day), Token("ordinal", month), *rest]:
            return in_year(day, month, year_of(rest), anchor)
        case [Token("ordinal" | "number", day), Token("month", month), *rest] | [
            Token("month", month),
            Token("ordinal" | "number", day),
            *rest,
        ]:
            return in_year(day, month, year_of(rest), anchor)
        case [Token("ordinal", day)]:
            first = _first(anchor.day, Unit.MONTH)
            return _nearest(lambda n: _move(first, Unit.MONTH, n).replace(day=day), 0, anchor)
    return None


def _period(tokens: Sequence[Token], anchor: Anchor) -> date | None:
    match tokens:
        case [Token("in"), *rest]:
            return _period(rest, anchor)
        case [Token("part", part), *rest]:
            return _part_of_any(rest, part, anchor) or _part_of_named(rest, part, anchor)
        case [Token("unit", unit), Token("part", part)]:  # „month end"
            return _part_of_any([Token("unit", unit)], part, anchor)
    return _part_of_named(tokens, Part.END if anchor.is_forward else Part.START, anchor)


def _part_of_any(tokens: Sequence[Token], part: int, anchor: Anchor) -> date | None:
    """Reads what is a day only with a part before it: „Ende Januar", „Ende der Woche"."""
    match tokens:
        case [Token("unit", unit)] if unit != Unit.DAY:
            first = _first(anchor.day, unit)
            return _nearest(lambda n: _part(_move(first, unit, n), unit, part, anchor), 0, anchor)
        case [Token("month", month), *rest]:
            return _part_in_year(
                lambda y: date(y, month, 1), Unit.MONTH, part, year_of(rest), anchor
            )
        case [Token("year", year)]:
            return _part(date(year, 1, 1), Unit.YEAR, part, anchor)
    return None


def _part_of_named(tokens: Sequence[Token], part: int, anchor: Anchor) -> date | None:
    """Reads what names one length of time: „nächste Woche", „KW 50", „Q1 2027"."""
    match tokens:
        case [Token("relation", steps), Token("unit", unit)] if unit != Unit.DAY:
            return _part(_move(_first(anchor.day, unit), unit, steps), unit, part, anchor)
        case [Token("quarter", quarter), *rest]:
            return _part_in_year(
                lambda y: date(y, 3 * quarter - 2, 1), Unit.QUARTER, part, year_of(rest), anchor
            )
        case [Token("unit", Unit.WEEK), Token("number" | "ordinal", week), *rest] | [
            Token("ordinal", week),
            Token("unit", Unit.WEEK),
            *rest,
        ]:
            return _part_in_year(
                lambda y: date.fromisocalendar(y, week, 1), Unit.WEEK, part, year_of(rest), anchor
            )
    return None


def _talk(tokens: Sequence[Token], anchor: Anchor) -> date | None:
    return anchor.next_talk if names_next_talk(tokens) else None


def names_next_talk(tokens: Sequence[Token]) -> bool:
    """Says whether the tokens mean the next talk, planned or not."""
    match tokens:
        case [Token("talk", 1)] | [Token("relation", 1), Token("talk")]:
            return True
    return False


def _part_in_year(
    first_in: Callable[[int], date], unit: int, part: int, year: int | None, anchor: Anchor
) -> date:
    if year is not None:
        return _part(first_in(year), unit, part, anchor)
    return _nearest(lambda y: _part(first_in(y), unit, part, anchor), anchor.day.year, anchor)


def _nearest(make: Callable[[int], date], middle: int, anchor: Anchor) -> date:
    """Finds the first made day in the anchor's direction, skipping those that do not exist.

    Eight steps reach from one 29 February to the next around 2100; the step before the middle is
    for the ISO week that began last year.
    """
    step = 1 if anchor.is_forward else -1
    for n in range(middle - step, middle + 9 * step, step):
        try:
            day = make(n)
        except ValueError:
            continue
        if (day - anchor.day).days * step >= 0:
            return day
    raise ValueError


def _part(first: date, unit: int, part: int, anchor: Anchor) -> date:
    if part == Part.START:
        return first
    if unit == Unit.WEEK:
        return first + timedelta(days=2) if part == Part.MIDDLE else _week_end(first, anchor)
    if part == Part.END:
        return _move(first, unit, 1) - timedelta(days=1)
    if unit == Unit.YEAR:
        return first.replace(month=6, day=30)
    middle = first if unit == Unit.MONTH else _move(first, Unit.MONTH, 1)
    return middle.replace(day=15)


def _week_end(monday: date, anchor: Anchor) -> date:
    friday, sunday = monday + timedelta(days=4), monday + timedelta(days=6)
    return sunday if anchor.is_forward and friday < anchor.day <= sunday else friday


def _weekday(start: date, weekday: int, steps: int) -> date:
    """Counts `steps` times that weekday from the day after (or before) the start."""
    if steps > 0:
        days = (weekday - start.weekday() - 1) % 7 + 7 * steps - 6
    else:
        days = 7 * steps + 6 - (start.weekday() - weekday - 1) % 7
    return start + timedelta(days=days)


def _first(day: date, unit: int) -> date:
    match unit:
        case Unit.WEEK:
            return day - timedelta(days=day.weekday())
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.QUARTER:
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return day.replace(month=1, day=1)


def _move(day: date, unit: int, count: int) -> date:
    """Goes `count` units on; a day that its month lacks becomes the last of that month."""
    if unit in (Unit.DAY, Unit.WEEK):
        return day + timedelta(days=count * (7 if unit == Unit.WEEK else 1))
    per_unit = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + count * per_unit, 12)
    first = date(year, month + 1, 1)
    same_day = first + timedelta(days=day.day - 1)
    # Too long for its month by as many days as it reaches into the next.
    return same_day if same_day.month == first.month else same_day - timedelta(days=same_day.day)
