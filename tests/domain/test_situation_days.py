"""When a special situation wants to be asked about again."""

from __future__ import annotations

import pytest

from builders.books import DAY, ago, book, change, entry, talk
from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.kinds import Situation
from fuehrung_cli.domain.situations import (
    SERVICES,
    asks_again,
    first_follow_up,
    follow_up_days,
)

CHOSEN = Situation("overload", follow_up=ago(1))


def _only(made: Book) -> Fact:
    return next(iter(made.facts.values()))


@pytest.mark.parametrize("situation", SERVICES)
def test_the_first_day_to_ask_is_that_of_the_service(situation: str) -> None:
    days = SERVICES[situation].follow_up_days
    assert first_follow_up(situation, DAY, DAY) == ago(-days[0])
    assert first_follow_up(situation, ago(days[0]), DAY) == DAY
    assert first_follow_up(situation, ago(400), DAY) == DAY


def test_a_chosen_day_takes_the_place_of_the_first() -> None:
    assert follow_up_days(Situation("overload"), DAY) == (ago(-7), ago(-30))
    assert follow_up_days(Situation("overload", follow_up=ago(-9)), DAY) == (ago(-9), ago(-30))


def test_asked_from_the_chosen_day_until_there_was_a_talk() -> None:
    made = book(entry("k7f3", 8, CHOSEN))
    assert asks_again(made, _only(made), ago(2)) is None
    assert asks_again(made, _only(made), ago(1)) == ago(1)
    spoken = book(entry("k7f3", 8, CHOSEN), talk("m2xa", 0))
    assert asks_again(spoken, _only(spoken), DAY) is None
    assert asks_again(spoken, _only(spoken), ago(-22)) == ago(-22)


def test_a_situation_that_is_closed_or_has_no_day_asks_nothing() -> None:
    closed = book(entry("k7f3", 8, CHOSEN), entry("m2xa", 0, change("k7f3", "closed")))
    plain = book(entry("k7f3", 40, Situation("overload")))
    assert asks_again(closed, _only(closed), DAY) is None
    assert asks_again(plain, _only(plain), DAY) is None
