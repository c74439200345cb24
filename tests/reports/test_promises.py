"""The list of promises and the kept rate."""

from __future__ import annotations

import pytest

from builders.books import ANNA, DAY, ago, book, change, entry, talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.kinds import Commitment
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.promises import KeptRate
from fuehrung_cli.domain.session import Change
from fuehrung_cli.reports.promises import PromiseRow, Promises, promise_list


def _both() -> Book:
    return book(
        talk(
            "k7f3",
            40,
            Commitment("leader", "Absicht"),
            Commitment("leader", "überfällig", ago(5)),
            Commitment("leader", "später gehalten", ago(9)),
            Commitment("leader", "erlassen", ago(9)),
            Commitment("person", "ihre", ago(-3)),
        ),
        entry("m2xa", 8, change("k7f3.3", "kept"), change("k7f3.4", "released")),
        entry("a4d9", 1, change("k7f3.5", due=ago(-9))),
    )


def _row(number: int, by: str, text: str, due: int | None, word: str, late: int = 0) -> PromiseRow:
    day = None if due is None else ago(due)
    return PromiseRow(
        *(f"k7f3.{number}", "Anna Berger", by, text, day, word, late),  # type: ignore[arg-type]
        moved_late=False,
        opened=ago(40),
    )


OVERDUE = _row(2, "leader", "überfällig", 5, "overdue", 5)
INTENTION = _row(1, "leader", "Absicht", None, "intention")
KEPT_LATE = _row(3, "leader", "später gehalten", 9, "kept_late")
RELEASED = _row(4, "leader", "erlassen", 9, "released")
HERS = _row(5, "person", "ihre", -9, "open")
RATE = KeptRate(kept=1, due=2, late=1)


def test_open_promises_of_both_sides_by_day() -> None:
    assert promise_list([_both()], DAY) == Promises(
        DAY, (OVERDUE, INTENTION), (HERS,), RATE, only_overdue=False, with_settled=False
    )


def test_only_those_that_are_due() -> None:
    made = promise_list([_both()], DAY, only_overdue=True)
    assert (made.mine, made.theirs) == ((OVERDUE,), ())


def test_also_what_is_settled() -> None:
    made = promise_list([_both()], DAY, with_settled=True)
    assert made.mine == (KEPT_LATE, RELEASED, OVERDUE, INTENTION)


def test_several_people_on_one_day_stand_by_name() -> None:
    due = Commitment("leader", "x", ago(-1))
    books = [book(talk("k7f3", 9, due), person=Person("9c2d", name)) for name in ("Ole", "Ewa")]
    assert [row.person for row in promise_list(books, DAY).mine] == ["Ewa", "Ole"]
    assert promise_list([], DAY).mine == ()


def _settled(kept: int, due: int) -> KeptRate:
    promised = [Commitment("leader", "x", ago(10)) for _ in range(due)]
    kept_ones = [change(f"k7f3.{n}", "kept") for n in range(1, kept + 1)]
    made = book(talk("k7f3", 40, *promised), entry("m2xa", 10, *kept_ones), person=ANNA)
    return promise_list([made], DAY).kept


@pytest.mark.parametrize(
    ("kept", "due", "is_enough", "percent"),
    [(2, 2, False, None), (3, 3, True, None), (7, 9, True, None), (7, 10, True, 70)],
)
def test_figures_need_three_promises_and_percent_ten(
    kept: int, due: int, is_enough: bool, percent: int | None
) -> None:
    rate = _settled(kept, due)
    assert (rate, rate.is_enough, rate.percent) == (KeptRate(kept, due, 0), is_enough, percent)


def test_an_open_promise_counts_after_three_days_a_settled_one_for_a_year() -> None:
    def due(days: int) -> int:
        made = book(talk("k7f3", 400, Commitment("leader", "x", ago(days))))
        return promise_list([made], DAY).kept.due

    def kept(days: int) -> int:
        promised = talk("k7f3", 400, Commitment("leader", "x", ago(days)))
        made = book(promised, entry("m2xa", days, change("k7f3", "kept")))
        return promise_list([made], DAY).kept.due

    assert [due(3), due(4), due(364), due(365)] == [0, 1, 1, 0]
    assert [kept(0), kept(364), kept(365)] == [1, 1, 0]


def test_moving_once_before_the_day_is_free_later_or_twice_is_not() -> None:
    def late(due: int, *moves: Change) -> int:
        made = book(
            talk("k7f3", 40, Commitment("leader", "x", ago(due))),
            *(entry(f"m{n}xa", 30 - n, move) for n, move in enumerate(moves)),
            entry("t3p8", 1, change("k7f3", "kept")),
        )
        return promise_list([made], DAY).kept.late

    later = change("k7f3", due=ago(-9))
    assert late(30, later) == 0
    assert late(31, later) == 1
    assert late(20, change("k7f3", due=ago(10)), later) == 1
