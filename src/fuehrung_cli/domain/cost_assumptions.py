"""What is assumed about the cost of a departure, number by number, with the reason beside each.

The numbers are conventions of this project, sized to the sources named in `cost`. Own values take
the place of the amounts (hours, months), never of the rates.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from fuehrung_cli.frozen import dataclass

Three: TypeAlias = tuple[float, float, float]
"""Low, middle, high."""
Component = Literal["exit", "search", "prior", "vacancy", "ramp", "mentor", "clients"]
Unit = Literal["hours", "months", "euros"]

EMPLOYER_FACTOR = 1.28
"""Pay and what the employer adds: 27 to 29 € on 100 € gross (Destatis, 2017 to 2024)."""
HOURS_A_YEAR = 1600
"""Hours really worked in a full year, after holidays, illness and training; a convention."""
LEADER_RATE_EUR = 75.0
"""An hour of a leader; the average hour worked in insurance costs 68.40 € (Destatis)."""


@dataclass(frozen=True)
class Assumption:
    """One component: an amount in its unit, what one unit costs, and money to be paid beside it."""

    component: Component
    unit: Unit
    amount: Three
    share: Three = (1.0, 1.0, 1.0)
    """The part of an hour's or a month's cost that is lost."""
    cash_eur: Three = (0.0, 0.0, 0.0)
    cash_share_of_gross: Three = (0.0, 0.0, 0.0)


ASSUMPTIONS: tuple[Assumption, ...] = (
    # Exit talk, handing over, reference, accounts; a lawyer or a farewell at the high end.
    Assumption("exit", "hours", (15, 25, 40), cash_eur=(0, 500, 2_000)),
    # 1,300 € is what a hire cost directly in 2021 (IAB); a quarter of the pay is what agencies ask.
    Assumption(
        "search",
        "hours",
        (30, 60, 100),
        cash_eur=(1_300, 5_000, 0),
        cash_share_of_gross=(0, 0, 0.25),
    ),
    # Between the decision and the last day less is begun: one to three months of notice.
    Assumption("prior", "months", (1, 2, 3), share=(0.10, 0.20, 0.35)),
    # The pay is saved while the place is empty, so only what the work is worth beyond it is lost:
    # nothing at the low end, three quarters of the cost where others depend on it.
    Assumption("vacancy", "months", (2, 3, 6), share=(0.0, 0.25, 0.75)),
    # Somebody new begins at 40 % and grows evenly to 100 %: on average 30 % are missing.
    Assumption("ramp", "months", (3, 6, 12), share=(0.30, 0.30, 0.30)),
    # An hour or two a week by a colleague, for as long as the beginning lasts.
    Assumption("mentor", "hours", (20, 60, 120)),
)
"""The six components of every estimate, in the order of a departure."""

CLIENTS = Assumption("clients", "euros", (0, 0, 0))
"""Clients who go along are never assumed: they count only when somebody has entered them."""
