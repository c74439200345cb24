"""What the order of entries may not decide."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.kinds import Commitment
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Change, Opened, Session

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)


@pytest.mark.parametrize(("first", "second"), [("a1aaaaaa", "b1bbbbbb"), ("b1bbbbbb", "a1aaaaaa")])
def test_a_change_of_the_same_second_finds_its_fact(first: str, second: str) -> None:
    promise = Commitment("leader", "Vertretung", date(2026, 11, 27))
    opening = Session(first, NOW, NOW, facts=(Opened(1, promise),))
    keeping = Session(second, NOW, NOW, "entry", changes=(Change(f"{first}.1", "kept"),))

    book = fold(Person("7k3q", "Anna Berger"), [keeping, opening])

    assert book.disputed == ()
    assert book.facts[f"{first}.1"].state == "kept"
