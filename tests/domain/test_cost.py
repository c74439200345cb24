"""The cost of a departure (F1) and the break-even of an effort (F2), with their laws."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fuehrung_cli.domain.cost import (
    BreakEven,
    Spread,
    break_even,
    effort_eur,
    estimate,
    hours_a_point,
    ordered,
    real_average,
    rounded,
)
from fuehrung_cli.domain.cost_assumptions import ASSUMPTIONS, Component

GROSS = 62_000
OWN: dict[Component, Spread] = {"vacancy": Spread(4, 4, 4), "ramp": Spread(6, 7.5, 9)}

pay = st.floats(1, 1e7)
names = st.sampled_from([each.component for each in ASSUMPTIONS])
amounts = st.lists(st.floats(0, 1e4), min_size=3, max_size=3).map(lambda three: ordered(*three))
own_values = st.dictionaries(st.one_of(names, st.just("clients")), amounts)


def _thousands(spread: Spread) -> tuple[int, int, int]:
    return rounded(spread.low), rounded(spread.mid), rounded(spread.high)


def test_without_own_values_everything_is_assumed() -> None:
    made = estimate(GROSS, {})
    assert _thousands(made.total_eur) == (11_000, 32_000, 91_000)
    assert (made.own, made.widest) == (0, "vacancy")


def test_own_values_narrow_the_range() -> None:
    made = estimate(GROSS, OWN)
    total = made.total_eur
    assert [round(eur) for eur in (total.low, total.mid, total.high)] == [17_089, 36_831, 75_036]
    assert _thousands(total) == (17_000, 37_000, 75_000)
    assert (made.own, made.widest, made.to_know) == (2, "vacancy", "search")


def test_clients_count_only_when_entered_and_are_none_of_the_six() -> None:
    made = estimate(GROSS, {"clients": Spread(1_000, 2_000, 3_000)})
    more = made.total_eur.mid - estimate(GROSS, {}).total_eur.mid
    assert round(more, 6) == 2_000
    assert made.own == 0
    assert [part.component for part in made.parts][-1] == "clients"


def test_cash_stands_apart_from_time() -> None:
    made = estimate(GROSS, {})
    assert _thousands(made.cash_eur) == (1_000, 6_000, 18_000)
    assert made.cash_eur.mid == 5_500


def test_effort_pays_between_three_and_fifteen_points() -> None:
    effort = effort_eur(8, 1_900, 75)
    assert effort == 2_500
    assert break_even(effort, estimate(GROSS, OWN).total_eur) == BreakEven("pays", 3, 15)


@pytest.mark.parametrize(
    ("effort", "found"),
    [
        (0, BreakEven("free", 0, 0)),
        (300, BreakEven("pays", 3, 30)),
        (5_000, BreakEven("pays_at_best", 50, 100)),
        (10_000, BreakEven("pays_at_best", 100, 100)),
        (10_001, BreakEven("never", 0, 0)),
    ],
)
def test_more_than_a_hundred_points_never_pay(effort: float, found: BreakEven) -> None:
    assert break_even(effort, Spread(1_000, 5_000, 10_000)) == found


def test_a_point_is_worth_hours() -> None:
    assert hours_a_point(Spread(15_000, 30_000, 75_000), 75) == (2, 10)
    assert hours_a_point(estimate(GROSS, OWN).total_eur, 75) == (2, 11)


def test_real_costs_are_averaged_from_three_departures_on() -> None:
    assert real_average([40_000, 50_000]) is None
    assert real_average([40_000, 50_000, 60_000]) == 50_000


@pytest.mark.parametrize(("eur", "shown"), [(499, 0), (500, 1_000), (1_499, 1_000), (2_500, 3_000)])
def test_half_a_thousand_is_rounded_up(eur: float, shown: int) -> None:
    assert rounded(eur) == shown


@given(pay, own_values)
@example(1.0, {})
@example(19_000.0, {})
def test_low_is_never_above_middle_nor_middle_above_high(
    gross: float, own: dict[Component, Spread]
) -> None:
    made = estimate(gross, own)
    for spread in (
        made.total_eur,
        made.cash_eur,
        made.time_eur,
        *(p.total_eur for p in made.parts),
    ):
        assert spread.low <= spread.mid <= spread.high


@given(pay, names, amounts)
def test_an_own_value_is_taken_as_it_was_typed(
    gross: float, name: Component, amount: Spread
) -> None:
    part = next(part for part in estimate(gross, {name: amount}).parts if part.component == name)
    assert (part.amount, part.is_own) == (amount, True)


@given(pay, names, st.data())
def test_an_own_value_within_the_assumption_never_widens_it(
    gross: float, name: Component, data: st.DataObject
) -> None:
    assumed = next(each for each in ASSUMPTIONS if each.component == name)
    within = st.floats(assumed.amount[0], assumed.amount[2])
    amount = ordered(*data.draw(st.tuples(within, within, within)))
    own, before = (
        next(part for part in estimate(gross, values).parts if part.component == name)
        for values in ({name: amount}, {})
    )
    slack = 1e-9 * (1 + before.total_eur.high)
    assert own.total_eur.width <= before.total_eur.width + slack


@given(st.floats(0.01, 1e8), st.lists(st.floats(1, 1e8), min_size=3, max_size=3))
def test_points_are_rounded_outward(effort: float, three: list[float]) -> None:
    cost = ordered(*three)
    found = break_even(effort, cost)
    best, worst = 100 * effort / cost.high, 100 * effort / cost.low
    near = 1e-8
    if found.verdict == "never":
        assert best > 100 - near
    else:
        assert best - 1 - near <= found.best <= best + near
        assert found.worst >= min(worst, 100) - near
        assert found.best <= found.worst
        assert (found.verdict == "pays_at_best") == (round(worst, 9) > 100)
