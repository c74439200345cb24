"""The value of the cost page: own values, measures, effort of a year, real departures."""

from __future__ import annotations

from typing import Any

from builders.books import DAY, ago, book, change, entry, talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.kinds import Departure, OwnValue, RetentionMeasure
from fuehrung_cli.reports.cost import (
    Cost,
    DepartureLine,
    Effort,
    Euros,
    Planned,
    cost,
    real_costs_of,
)


def _cost(made: Book, **given: Any) -> Cost:
    return cost(made, 62_000, DAY, rate_eur=75, call="anna", **given)


def _line(page: Cost, component: str) -> Any:
    return next(line for line in page.lines if line.component == component)


def test_nothing_known_is_all_assumption() -> None:
    page = _cost(book())
    assert page.total == Euros(11_000, 32_000, 91_000)
    assert (page.own, page.of, page.widest) == (0, 6, "vacancy")
    assert [line.own_since for line in page.lines] == [None] * 6
    assert (page.measures, page.departure, page.real_average_eur) == ((), None, None)


def test_the_newest_own_value_of_a_component_counts() -> None:
    page = _cost(
        book(
            entry("a1aa", 9, OwnValue("vacancy", 9.0)),
            entry("b2aa", 5, OwnValue("vacancy", 4.0), OwnValue("ramp", 7.5, 6.0, 9.0)),
        )
    )
    assert page.total == Euros(17_000, 37_000, 75_000)
    assert page.own == 2
    vacancy = _line(page, "vacancy")
    assert (vacancy.low, vacancy.high, vacancy.own_since) == (4, 4, ago(5))


def test_an_own_value_taken_back_gives_way_to_the_one_before() -> None:
    made = book(
        entry("a1aa", 9, OwnValue("vacancy", 3.0)),
        entry("b2aa", 5, OwnValue("vacancy", 4.0)),
        entry("c3aa", 1, change("b2aa", "withdrawn")),
    )
    assert _line(_cost(made), "vacancy").mid == 3


def test_figures_in_the_wrong_order_are_put_right() -> None:
    line = _line(_cost(book(entry("a1aa", 9, OwnValue("ramp", 5.0, 9.0, 2.0)))), "ramp")
    assert (line.low, line.mid, line.high) == (2, 5, 9)


def test_an_own_value_is_out_of_date_after_a_year() -> None:
    made = book(
        entry("a1aa", 365, OwnValue("vacancy", 3.0)), entry("b2aa", 366, OwnValue("ramp", 5.0))
    )
    page = _cost(made)
    assert (_line(page, "vacancy").is_outdated, _line(page, "ramp").is_outdated) == (False, True)


def test_measures_typed_and_planned_are_weighed() -> None:
    made = book(
        entry("a1aa", 5, OwnValue("vacancy", 4.0), OwnValue("ramp", 7.5, 6.0, 9.0)),
        entry("b2aa", 5, RetentionMeasure("Mentorin", hours_planned=20.0)),
        entry("c3aa", 5, RetentionMeasure("ohne Aufwand")),
    )
    typed, planned = _cost(made, planned=Planned("Schulung", 8, 1_900)).measures
    assert (typed.id, typed.effort) == ("", Effort(8, 1_900, 2_500))
    assert (typed.verdict, typed.best_points, typed.worst_points) == ("pays", 3, 15)
    assert (planned.text, planned.effort) == ("Mentorin", Effort(20, 0, 1_500))


def test_effort_is_what_was_spent_within_a_year() -> None:
    made = book(
        entry("a1aa", 400, RetentionMeasure("alt", hours_spent=10.0, eur_spent=500.0)),
        entry("b2aa", 380, RetentionMeasure("lang", hours_spent=2.0)),
        entry("c3aa", 30, RetentionMeasure("neu", hours_spent=4.0, eur_spent=100.0)),
        entry("d4aa", 20, change("b2aa", hours_spent=5.0)),
        entry("e5aa", 10, change("b2aa", hours_spent=6.0)),
    )
    assert _cost(made).spent == Effort(8, 100, 700)


def test_bond_and_real_costs_of_a_departure_are_shown() -> None:
    left = Departure(last_day=ago(3), actual_eur=41_000.0, bond="leader")
    made = book(talk("a1aa", 40, left))
    page = _cost(made, real_costs=real_costs_of([made, made]))
    assert page.departure == DepartureLine(ago(3), "leader", 41_000)
    assert (page.real_departures, page.real_average_eur) == (2, None)
    page = _cost(made, real_costs=real_costs_of([made, made, made, book()]))
    assert (page.real_departures, page.real_average_eur) == (3, 41_000)
