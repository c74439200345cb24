"""Life cycles: a fact is only ever in a state that its kind names, and a yes can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from builders.any_books import books
from builders.books import DAY, ago, book, change, entry, talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.consent import answers
from fuehrung_cli.domain.kinds import Agreement, Kind, kind_named, kinds


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_a_life_leads_only_to_states_that_it_names(kind: Kind) -> None:
    life = kind.life
    reached, ahead = set(), [life.start]
    while ahead:
        state = ahead.pop()
        reached.add(state)
        ahead += [each for each in life.next_states(state) if each not in reached]
    assert reached == set(life.states)
    assert set(life.moves) | set(life.open) | set(life.anywhere) | set(life.roles) <= reached


@settings(deadline=None, max_examples=60)
@given(books())
def test_whatever_was_entered_a_fact_ends_in_a_state_of_its_kind(made: Book) -> None:
    for fact in made.facts.values():
        kind = kind_named(fact.kind)
        assert kind is None or fact.state in kind.life.states


GIVEN = [
    *(Agreement(scope, answer) for scope in ("engagement", "cooperation")
      for answer in ("yes", "no", "not_yet")),
    Agreement("cooperation", "yes_if", "Vertretung", ago(20)),
    Agreement("engagement", "yes", valid_until=ago(1)),
]  # fmt: skip


@pytest.mark.parametrize("given", GIVEN)
@pytest.mark.parametrize("days", [0, 9, 160, 170, 300])
def test_a_yes_is_taken_back_from_every_standing_on_the_same_day(
    given: Agreement, days: int
) -> None:
    asked = talk("k7f3", days, given)
    (before,) = answers(book(asked), DAY)
    taken_back = entry("m2xa", 0, change("k7f3", "withdrawn"))
    made = book(asked, taken_back)
    (after,) = answers(made, DAY)
    assert before.standing != "withdrawn"
    assert (after.standing, after.on, after.is_valid) == ("withdrawn", DAY, False)
    assert made.disputed == ()


@pytest.mark.parametrize("state", [s for s in kind_named("agreement").life.states])  # type: ignore[union-attr]  # it is there
def test_a_yes_is_taken_back_from_every_state(state: str) -> None:
    kind = kind_named("agreement")
    assert kind is not None
    assert state == "withdrawn" or kind.life.allows(state, "withdrawn")


def test_taking_back_needs_no_talk_and_no_reason() -> None:
    same_day = replace(talk("k7f3", 0, Agreement("engagement", "yes")), kind="phone")
    (after,) = answers(book(same_day, entry("m2xa", 0, change("k7f3", "withdrawn"))), DAY)
    assert after.standing == "withdrawn"
