"""The history: sessions as they were written, a fact with everything that happened to it."""

from __future__ import annotations

from builders.books import DAY, ago, book, change, entry, talk
from fuehrung_cli.domain.book import Book, Fact, Move
from fuehrung_cli.domain.kinds import Answer, Commitment, Foreign, Goal, Observation
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.settings import Retention
from fuehrung_cli.reports.history import (
    FactPage,
    HistoryChange,
    HistoryEntry,
    HistoryFact,
    entry_of,
    fact_page,
    history,
)

PROMISE = Commitment("leader", "Schulung", ago(9), told=True)
FIRST = talk("k7f3", 20, PROMISE, Foreign("later_kind", {"x": 1}), minutes=25, notes="Modul 2")
SECOND = entry(
    "m2xa",
    8,
    change("k7f3", None, "Raum fehlt", due=ago(-9)),
    change("k7f3", "achieved"),
    change("z9zz", "kept"),
)


def _fact(made: Book, identifier: str) -> Fact:
    return made.facts[identifier]


def test_an_entry_shows_what_was_written_also_what_could_not_be_applied() -> None:
    made = history([book(SECOND, FIRST)], DAY)
    assert made.several_people is False
    assert made.entries == (
        HistoryEntry(
            "m2xa",
            "Anna Berger",
            SECOND.at,
            "entry",
            (),
            None,
            "",
            (),
            (
                HistoryChange(
                    *("k7f3.1", "commitment", "Schulung", None, {"due": ago(-9)}, "Raum fehlt"),
                    applied=True,
                ),
                HistoryChange(
                    "k7f3.1", "commitment", "Schulung", "achieved", {}, "", applied=False
                ),
                HistoryChange("z9zzaaaa.1", "", "", "kept", {}, "", applied=False),
            ),
        ),
        HistoryEntry(
            "k7f3",
            "Anna Berger",
            FIRST.at,
            "one_on_one",
            (),
            25,
            "Modul 2",
            (
                HistoryFact(
                    *("k7f3.1", "commitment", "leader", "Schulung"),
                    {"due": ago(9), "told": True},
                ),
                HistoryFact("k7f3.2", "later_kind", "", "", {}),
            ),
            (),
        ),
    )


def test_the_latest_come_first_over_all_books_no_more_than_asked_for() -> None:
    anna = book(talk("k7f3", 20), talk("m2xa", 5))
    cem = book(talk("a4d9", 10), person=Person("9c2d", "Cem Demir"))
    made = history([anna, cem], DAY)
    assert [entry.id for entry in made.entries] == ["m2xa", "a4d9", "k7f3"]
    assert made.several_people
    assert [e.id for e in history([anna, cem], DAY, most=2).entries] == ["m2xa", "a4d9"]
    assert [e.id for e in history([anna, cem], DAY, since=ago(10)).entries] == ["m2xa", "a4d9"]


def test_entries_whose_ids_begin_alike_get_longer_ones() -> None:
    made = history([book(talk("k7f3a", 9), talk("k7f3b", 8))], DAY)
    assert [entry.id for entry in made.entries] == ["k7f3b", "k7f3a"]


def test_one_entry_is_the_same_as_in_the_history() -> None:
    made = book(FIRST, SECOND)
    assert entry_of(made, SECOND) == history([made], DAY).entries[0]


def test_a_fact_tells_what_happened_to_it_and_what_may_follow() -> None:
    made = book(FIRST, SECOND, entry("a4d9", 1, change("k7f3", "kept", "Brief ist da")))
    assert fact_page(made, _fact(made, "k7f3aaaa.1")) == FactPage(
        id="k7f3.1",
        person="Anna Berger",
        kind="commitment",
        by="leader",
        state="kept",
        source="agreed",
        opened=ago(20),
        session="k7f3",
        text="Schulung",
        values={"due": ago(-9), "told": True},
        moves=(
            Move(ago(8), "m2xa", None, {"due": ago(-9)}, "Raum fehlt", {"due": ago(9)}),
            Move(ago(1), "a4d9", "kept", {}, "Brief ist da"),
        ),
        next_states=("open", "broken"),
    )


def test_a_fact_of_an_unknown_kind_has_a_page() -> None:
    made = book(FIRST)
    page = fact_page(made, _fact(made, "k7f3aaaa.2"))
    assert (page.kind, page.state, page.values, page.next_states) == ("later_kind", "", {}, ())


def test_values_are_those_that_differ_from_their_default() -> None:
    made = book(talk("k7f3", 9, Goal("Zwölf", current=0), Answer("Was?", "Zeit")))
    assert [fact.values for fact in entry_of(made, made.sessions[0]).facts] == [
        {"current": 0},
        {"question": "Was?"},
    ]


def test_an_observation_past_its_period_is_not_shown_any_more() -> None:
    seen = Observation("few_ideas", "zu wenig gefragt")
    made = book(talk("k7f3", 90, seen), talk("m2xa", 2, change("k7f3", "raised")))
    shown = history([made], DAY, retention=Retention())
    assert [(entry.facts, entry.changes) for entry in shown.entries] == [((), ()), ((), ())]
    fresh = book(talk("k7f3", 89, seen), talk("m2xa", 2))
    (_, first) = history([fresh], DAY, retention=Retention()).entries
    assert [fact.kind for fact in first.facts] == ["observation"]
