"""The page on what a departure would cost and what keeping the person may cost, for the leader.

It holds no gross pay and no probability: neither belongs on a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.cost import (
    BreakEven,
    Estimate,
    Part,
    Spread,
    Verdict,
    break_even,
    effort_eur,
    estimate,
    hours_a_point,
    ordered,
    real_average,
    rounded,
)
from fuehrung_cli.domain.cost_assumptions import ASSUMPTIONS, Component, Unit
from fuehrung_cli.domain.effort import spent_on_keeping
from fuehrung_cli.domain.kinds import Departure, OwnValue, RetentionMeasure
from fuehrung_cli.frozen import dataclass

WINDOW_DAYS = 365
"""Effort is counted over a year, and an own value that is older wants to be looked at again."""
Bond = Literal["company", "leader", "both", "none"]


@dataclass(frozen=True)
class Euros:
    """Euros as low, middle and high, each to the nearest thousand."""

    low: int
    mid: int
    high: int


@dataclass(frozen=True)
class CostLine:
    """One component: the amount behind it, what it costs, and whether the amount is an own one."""

    component: Component
    unit: Unit
    low: float
    mid: float
    high: float
    eur: Euros
    cash_eur: Euros
    own_since: date | None
    """The day of the own value; None: an assumption."""
    is_outdated: bool


@dataclass(frozen=True)
class Effort:
    """Hours and euros, and what both cost together."""

    hours: float
    eur: float
    total_eur: float


@dataclass(frozen=True)
class MeasureLine:
    """A planned measure, and by how many percentage points the risk must fall for it to pay."""

    id: str
    """Empty for one that was only typed in."""
    text: str
    effort: Effort
    verdict: Verdict
    best_points: int
    worst_points: int


@dataclass(frozen=True)
class DepartureLine:
    """What is known of this person's departure; the bond that broke is shown here alone."""

    last_day: date | None
    bond: Bond | None
    actual_eur: float | None


@dataclass(frozen=True)
class Cost:
    """What a departure would cost, with everything that it rests on."""

    name: str
    call: str
    day: date
    total: Euros
    cash: Euros
    time: Euros
    lines: tuple[CostLine, ...]
    own: int
    of: int
    widest: Component | None
    to_know: Component | None
    """Where an own value would narrow the range most."""
    rate_eur: float
    """What an hour of the leader costs."""
    least_hours_a_point: int
    most_hours_a_point: int
    measures: tuple[MeasureLine, ...]
    spent: Effort
    departure: DepartureLine | None
    real_departures: int
    """In the whole notebook, those with real costs."""
    real_average_eur: int | None


@dataclass(frozen=True)
class Planned:
    """A measure that was typed in, to be looked at before it is decided."""

    text: str
    hours: float
    eur: float


def cost(
    book: Book,
    gross_eur: float,
    day: date,
    *,
    rate_eur: float,
    call: str,
    planned: Planned | None = None,
    real_costs: Sequence[float] = (),
) -> Cost:
    """Returns the page of one person from her book and a year's gross pay."""
    facts = own_values(book)
    made = estimate(gross_eur, {name: _amount(fact) for name, fact in facts.items()})
    least, most = hours_a_point(made.total_eur, rate_eur)
    average = real_average(real_costs)
    return Cost(
        name=book.person.name,
        call=call,
        day=day,
        total=_euros(made.total_eur),
        cash=_euros(made.cash_eur),
        time=_euros(made.time_eur),
        lines=tuple(_line(part, facts.get(part.component), day) for part in made.parts),
        own=made.own,
        of=len(ASSUMPTIONS),
        widest=made.widest,
        to_know=made.to_know,
        rate_eur=rate_eur,
        least_hours_a_point=least,
        most_hours_a_point=most,
        measures=_measures(book, made, rate_eur, planned),
        spent=spent_since(book, day - timedelta(days=WINDOW_DAYS), rate_eur),
        departure=_departure(book),
        real_departures=len(real_costs),
        real_average_eur=None if average is None else rounded(average),
    )


def own_values(book: Book) -> Mapping[Component, Fact]:
    """Returns the own value that counts of each component: the newest that was not taken back."""
    return {
        fact.content.component: fact
        for fact in book.of_kind("own_value")
        if fact.is_open and isinstance(fact.content, OwnValue)
    }


def real_costs_of(books: Sequence[Book]) -> tuple[float, ...]:
    """Returns the real costs of departures, as far as somebody has entered them."""
    departures = [fact.content for book in books for fact in book.of_kind("departure")]
    return tuple(
        each.actual_eur
        for each in departures
        if isinstance(each, Departure) and each.actual_eur is not None
    )


def spent_since(book: Book, since: date, rate_eur: float) -> Effort:
    """Returns what retention measures have taken after a day, in hours and euros."""
    hours, eur = spent_on_keeping([book], since)
    return Effort(hours, eur, effort_eur(hours, eur, rate_eur))


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _amount(fact: Fact) -> Spread:
    value = fact.content
    assert isinstance(value, OwnValue)  # `own_values` returns no other
    low = value.mid if value.low is None else value.low
    high = value.mid if value.high is None else value.high
    return ordered(low, value.mid, high)


def _euros(spread: Spread) -> Euros:
    return Euros(rounded(spread.low), rounded(spread.mid), rounded(spread.high))


def _line(part: Part, own: Fact | None, day: date) -> CostLine:
    return CostLine(
        component=part.component,
        unit=part.unit,
        low=part.amount.low,
        mid=part.amount.mid,
        high=part.amount.high,
        eur=_euros(part.total_eur),
        cash_eur=_euros(part.cash_eur),
        own_since=own.opened if own else None,
        is_outdated=own is not None and (day - own.opened).days > WINDOW_DAYS,
    )


def _measures(
    book: Book, made: Estimate, rate_eur: float, planned: Planned | None
) -> tuple[MeasureLine, ...]:
    known = [
        (book.short[fact.id], Planned(content.text, hours, eur))
        for fact in book.of_kind("retention_measure")
        if fact.is_open and isinstance(content := fact.content, RetentionMeasure)
        for hours, eur in [(_number(content.hours_planned), _number(content.eur_planned))]
        if hours or eur
    ]
    typed = [] if planned is None else [("", planned)]
    return tuple(_measure(id, each, made, rate_eur) for id, each in (*typed, *known))


def _measure(id: str, planned: Planned, made: Estimate, rate_eur: float) -> MeasureLine:
    total = effort_eur(planned.hours, planned.eur, rate_eur)
    found: BreakEven = break_even(total, made.total_eur)
    effort = Effort(planned.hours, planned.eur, total)
    return MeasureLine(id, planned.text, effort, found.verdict, found.best, found.worst)


def _departure(book: Book) -> DepartureLine | None:
    for fact in reversed(book.of_kind("departure")):
        if isinstance(leaving := fact.content, Departure) and fact.state != "withdrawn":
            return DepartureLine(leaving.last_day, leaving.bond, leaving.actual_eur)
    return None
