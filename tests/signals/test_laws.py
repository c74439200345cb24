"""What holds for the reasons of any book: order and gaps in the files never raise or matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from builders.any_books import books
from builders.books import DAY
from builders.journeys import shipped_thresholds
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.thresholds import Thresholds
from fuehrung_cli.signals.reasons import Reasons, awake_in, reasons
from fuehrung_cli.signals.signal import STRENGTH

ALL_ON = Thresholds(
    {name: replace(rule, enabled=True) for name, rule in shipped_thresholds().rules.items()}
)


def _reasons(book: Book, day: date = DAY) -> Reasons:
    return reasons(book, day, ALL_ON, rhythm_days=14, name="anna")


@settings(deadline=None, max_examples=60)
@given(books(), st.data())
def test_reasons_never_raise_whatever_is_missing_and_in_whatever_order(
    book: Book, data: st.DataObject
) -> None:
    found = _reasons(book)
    shuffled = data.draw(st.permutations(book.sessions))
    assert _reasons(fold(book.person, shuffled)) == found
    for session in book.sessions:
        _reasons(fold(book.person, [each for each in book.sessions if each is not session]))


@settings(deadline=None, max_examples=60)
@given(books())
def test_the_leaders_part_comes_first_and_the_stronger_before_the_weaker(book: Book) -> None:
    order = [
        (signal.whose != "leader", -STRENGTH[signal.severity]) for signal in _reasons(book).signals
    ]
    assert order == sorted(order)


@settings(deadline=None, max_examples=60)
@given(books())
def test_a_day_before_everything_has_no_reason(book: Book) -> None:
    empty = fold(book.person, ())
    assert _reasons(empty).signals == ()
    assert _reasons(empty).level in ("unclear", "calm")


@settings(deadline=None, max_examples=60)
@given(books(), st.sampled_from(["", "Alles bestens", "#vertrauen kündigt? krank? unzufrieden"]))
def test_what_is_written_in_notes_changes_no_reason_and_no_level(book: Book, notes: str) -> None:
    other = [replace(session, notes=notes) for session in book.sessions]
    assert _reasons(fold(book.person, other)) == _reasons(book)


@settings(deadline=None, max_examples=60)
@given(books(), st.data())
def test_what_a_profile_says_beside_its_days_changes_no_reason(
    book: Book, data: st.DataObject
) -> None:
    profile = replace(
        book.person.profile,
        role=data.draw(st.sampled_from(["", "Leitung"])),
        team=data.draw(st.sampled_from(["", "Süd"])),
        voice=data.draw(st.sampled_from([None, "du"])),
        impact_of_loss="high",
        impact_reason="einzige Kennerin der Flotte",
        cover="none",
    )
    person = replace(book.person, name="Jemand Anderes", profile=profile)
    assert _reasons(fold(person, book.sessions)) == _reasons(book)


@settings(deadline=None, max_examples=60)
@given(books(), books())
def test_another_persons_book_only_wakes_rules_and_never_silences_one(
    book: Book, other: Book
) -> None:
    alone = _reasons(book).signals
    awake = awake_in([book, other])
    together = reasons(book, DAY, ALL_ON, rhythm_days=14, name="anna", awake=awake).signals
    assert [signal for signal in together if signal in alone] == list(alone)
