"""A fold that is continued gives what the whole fold gives, also from a book that was cut."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from builders.any_books import books
from builders.books import DAY, book, change, entry, talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.fold import extended, fold
from fuehrung_cli.domain.kinds import Commitment
from fuehrung_cli.domain.session import Session


def _split(whole: Book, place: int) -> tuple[tuple[Session, ...], tuple[Session, ...]]:
    """Parts the sessions where the moment changes, at or behind a place."""
    sessions = whole.sessions
    while 0 < place < len(sessions) and sessions[place - 1].order[0] == sessions[place].order[0]:
        place += 1
    return sessions[:place], sessions[place:]


@given(books(), st.integers(0, 12), st.integers(0, 800), st.integers(0, 400))
def test_a_cut_book_continued_is_the_whole_book_cut(
    whole: Book, place: int, older: int, newer: int
) -> None:
    before, after = _split(whole, place)
    since = DAY - timedelta(days=older)
    begun = fold(whole.person, before)

    continued = extended(begun.cut(since), after)

    assert extended(begun, after) == whole
    if continued is not None:
        later = since + timedelta(days=newer)
        assert continued.cut(since) == whole.cut(since)
        assert continued.cut(later) == whole.cut(later)


def test_a_change_of_a_fact_left_out_needs_the_whole_fold() -> None:
    promise, newer = talk("k7f3", 900, Commitment("leader", "alt")), talk("p3xa", 850)
    kept = book(promise, newer, entry("m2xa", 800, change("k7f3", "kept"))).cut(DAY)

    reopened = entry("n3xa", 1, change("k7f3", "open"))

    assert extended(kept, [reopened]) is None
    assert extended(kept, [entry("n3xa", 1)]) is not None


def test_what_is_not_later_needs_the_whole_fold() -> None:
    begun = book(talk("k7f3", 3), talk("m2xa", 2))

    assert extended(begun, [talk("n3xa", 2)]) is None
    assert extended(begun, [talk("n3xa", 4)]) is None
    assert extended(begun, [begun.sessions[0]]) is None
    assert extended(begun, ()) == begun
