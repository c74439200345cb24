"""What a departure would cost (F1), and what keeping somebody may cost to pay for itself (F2).

Sources: the build-up of components follows Wolf / Kompetenz Center Mitarbeiterbindung 2016 (300
German firms: 43,069 € a case, of which 56 % are lost output and mis-hires); direct cost of a hire
by IAB 2021; surcharge on pay by Destatis. Studies differ by a factor of ten (Boushey & Glynn 2012:
21 % of a year's pay in the median; Gallup 2019: 50 to 200 %), so no figure goes without its range.
Nothing here knows, or estimates, how likely a departure is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, floor
from typing import Literal

from fuehrung_cli.domain.cost_assumptions import (
    ASSUMPTIONS,
    CLIENTS,
    EMPLOYER_FACTOR,
    HOURS_A_YEAR,
    Assumption,
    Component,
    Three,
    Unit,
)
from fuehrung_cli.frozen import dataclass

FEWEST_DEPARTURES = 3
"""Below it an average of real costs says more about one person than about departures."""
Verdict = Literal["pays", "pays_at_best", "never", "free"]


@dataclass(frozen=True)
class Spread:
    """A figure as low, middle and high; always in this order of size."""

    low: float
    mid: float
    high: float

    @property
    def width(self) -> float:
        """Returns how far low and high lie apart."""
        return self.high - self.low

    def __add__(self, other: Spread) -> Spread:
        return Spread(self.low + other.low, self.mid + other.mid, self.high + other.high)


NOTHING = Spread(0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Part:
    """What one component costs: the amount it is made of, and cash apart from time."""

    component: Component
    unit: Unit
    amount: Spread
    time_eur: Spread
    cash_eur: Spread
    is_own: bool

    @property
    def total_eur(self) -> Spread:
        """Returns cash and time together."""
        return self.time_eur + self.cash_eur


@dataclass(frozen=True)
class Estimate:
    """What a departure would cost, component by component."""

    parts: tuple[Part, ...]

    @property
    def total_eur(self) -> Spread:
        """Returns the sum of all components, each column for itself."""
        return _sum([part.total_eur for part in self.parts])

    @property
    def cash_eur(self) -> Spread:
        """Returns what of it is money and not working time."""
        return _sum([part.cash_eur for part in self.parts])

    @property
    def time_eur(self) -> Spread:
        """Returns what of it is working time and output that is missing."""
        return _sum([part.time_eur for part in self.parts])

    @property
    def own(self) -> int:
        """Returns how many of the six components rest on own values."""
        return sum(part.is_own for part in self.parts if part.component != "clients")

    @property
    def widest(self) -> Component | None:
        """Returns the component that widens the range most; None where nothing does."""
        return _widest(self.parts)

    @property
    def to_know(self) -> Component | None:
        """Returns the widest component that is still assumed: an own value helps most there."""
        return _widest([part for part in self.parts if not part.is_own])


@dataclass(frozen=True)
class BreakEven:
    """By how many percentage points the risk must fall for an effort to pay, rounded outward."""

    verdict: Verdict
    best: int
    """With the high cost of a departure."""
    worst: int
    """With the low cost."""


def _widest(parts: Sequence[Part]) -> Component | None:
    widest = max(parts, key=lambda part: part.total_eur.width, default=None)
    return widest.component if widest and widest.total_eur.width else None


def estimate(gross_eur: float, own: Mapping[Component, Spread]) -> Estimate:
    """Returns the cost of a departure (F1) from a year's gross pay and own amounts."""
    known = ASSUMPTIONS if "clients" not in own else (*ASSUMPTIONS, CLIENTS)
    return Estimate(tuple(_part(each, gross_eur, own.get(each.component)) for each in known))


def ordered(low: float, mid: float, high: float) -> Spread:
    """Returns three figures in the order of their size, however a file holds them."""
    return Spread(*sorted((low, mid, high)))


def _part(assumed: Assumption, gross_eur: float, own: Spread | None) -> Part:
    amount = own or Spread(*assumed.amount)
    in_euros = _times(amount, assumed.share, _unit_eur(assumed.unit, gross_eur))
    cash = _sum([Spread(*assumed.cash_eur), _times(_GROSS, assumed.cash_share_of_gross, gross_eur)])
    if assumed.unit == "euros":
        return Part(assumed.component, assumed.unit, amount, NOTHING, in_euros, own is not None)
    return Part(assumed.component, assumed.unit, amount, in_euros, _rising(cash), own is not None)


_GROSS = Spread(1.0, 1.0, 1.0)


def _unit_eur(unit: Unit, gross_eur: float) -> float:
    """Returns what an hour or a month of the person costs the employer."""
    year = gross_eur * EMPLOYER_FACTOR
    return {"hours": year / HOURS_A_YEAR, "months": year / 12, "euros": 1.0}[unit]


def _times(amount: Spread, share: Three, unit_eur: float) -> Spread:
    low, mid, high = share
    return Spread(
        amount.low * low * unit_eur, amount.mid * mid * unit_eur, amount.high * high * unit_eur
    )


def _rising(span: Spread) -> Spread:
    """Keeps the order where a quarter of a small pay is less than the fixed sums below it."""
    mid = max(span.low, span.mid)
    return Spread(span.low, mid, max(mid, span.high))


def _sum(spans: Sequence[Spread]) -> Spread:
    return sum(spans, NOTHING)


def effort_eur(hours: float, eur: float, rate_eur: float) -> float:
    """Returns what hours and euros cost together."""
    return hours * rate_eur + eur


def break_even(effort: float, cost: Spread) -> BreakEven:
    """Returns by how many percentage points the risk must fall so that an effort pays (F2)."""
    if effort <= 0:
        return BreakEven("free", 0, 0)
    best, worst = (_points(effort, eur) for eur in (cost.high, cost.low))
    if best > 100:
        return BreakEven("never", 0, 0)
    verdict: Verdict = "pays" if worst <= 100 else "pays_at_best"
    return BreakEven(verdict, floor(best), min(ceil(worst), 100))


def _points(effort: float, cost: float) -> float:
    # To nine places: 3.0000000000000004 is three, and must not become four.
    return round(100 * effort / cost, 9) if cost else float("inf")


def hours_a_point(cost: Spread, rate_eur: float) -> tuple[int, int]:
    """Returns how many hours of the leader one percentage point is worth, rounded outward."""
    least, most = (round(eur / 100 / rate_eur, 9) for eur in (cost.low, cost.high))
    return floor(least), ceil(most)


def real_average(costs: Sequence[float]) -> float | None:
    """Returns the average of real costs, None while there are too few of them."""
    return sum(costs) / len(costs) if len(costs) >= FEWEST_DEPARTURES else None


def rounded(eur: float) -> int:
    """Returns euros to the nearest thousand: more would pretend to know."""
    return floor(eur / 1000 + 0.5) * 1000
