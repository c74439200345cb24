"""Search: what is looked through, what counts as found, and in which order it comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings

from builders.any_books import books
from builders.books import ANNA, DAY, ago, book, change, entry, talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.fields import fields_of
from fuehrung_cli.domain.kinds import (
    Answer,
    Commitment,
    Competence,
    Departure,
    Foreign,
    Goal,
    kind_of,
)
from fuehrung_cli.domain.search_rows import Line, Row, rows
from fuehrung_cli.domain.searching import Hit, Wanted, is_wanted
from fuehrung_cli.domain.session import Change, Session
from fuehrung_cli.reports.search import FoundLine, Near, Query, SearchReport, search

PROMISE = Commitment("leader", "Vertretung mit der Bereichsleitung klären")
BOOK = book(
    talk("k7f3", 30, PROMISE, notes="Will Verträge sehen.\n\nModul 2 läuft"),
    talk("m2xa", 20, Goal("Zwölf Betriebe"), Answer("Was fehlt?", "Zeit, Modul 3"), kind="phone"),
    entry("p4aa", 5, change("k7f3", "kept", "Vertretung steht")),
)


def _search(*words: str, of: tuple[Book, ...] = (BOOK,), **given: Any) -> SearchReport:
    query = Query(tuple(map(Wanted, words)), **given)
    return search([row for each in of for row in rows(each)], query, DAY)


def _ids(report: SearchReport) -> list[str]:
    return [found.id for found in report.entries]


def test_a_book_becomes_rows_with_every_line_that_was_typed() -> None:
    first, second, third = rows(BOOK)
    assert first == Row(
        "Anna Berger",
        "k7f3",
        BOOK.sessions[0].at,
        round(BOOK.sessions[0].recorded.timestamp()) * 1_000_000,
        "one_on_one",
        (
            Line("Will Verträge sehen."),
            Line("Modul 2 läuft"),
            Line(PROMISE.text, "k7f3", "commitment", "leader"),
        ),
    )
    assert second.lines[1:] == (
        Line("Was fehlt?", "m2xa.2", "answer"),
        Line("Zeit, Modul 3", "m2xa.2", "answer"),
    )
    assert third.lines == (Line("Vertretung steht", "k7f3", "commitment", "leader"),)


def test_all_words_must_stand_in_one_entry_in_any_of_its_lines() -> None:
    assert _ids(_search("modul")) == ["m2xa", "k7f3"]
    assert _ids(_search("modul", "bereich")) == ["k7f3"]
    assert _ids(_search("modul", "steht")) == []


def test_the_latest_comes_first_and_the_rest_is_counted() -> None:
    petra = book(talk("b1aa", 25, notes="modul"), person=replace(ANNA, id="4p8s", name="Petra"))
    found = _search("modul", of=(BOOK, petra), most=2)
    assert ([each.person for each in found.entries], found.more) == (["Anna Berger", "Petra"], 1)
    assert found.searched == 4


def test_a_line_is_found_with_its_hits_and_what_it_belongs_to() -> None:
    assert _search("ver", "leit").entries[0].lines == (
        FoundLine("Will Verträge sehen.", (Hit(5, 8),), "", "", "", ""),
        FoundLine(PROMISE.text, (Hit(0, 3), Hit(27, 31)), "k7f3", "commitment", "leader", ""),
    )


def test_kind_and_day_narrow_what_is_looked_through() -> None:
    assert _ids(_search("vertretung", fact_kind="commitment")) == ["p4aa", "k7f3"]
    assert _ids(_search("modul", fact_kind="answer")) == ["m2xa"]
    assert _ids(_search("modul", session_kind="phone")) == ["m2xa"]
    assert _ids(_search("modul", since=ago(20))) == ["m2xa"]
    skill = book(talk("s1aa", 3, Competence("Excel", "skill")))
    for kind, found in (("competence", ["s1aa"]), ("competence.skill", ["s1aa"]), ("comp", [])):
        assert _ids(_search("excel", of=(skill,), fact_kind=kind)) == found


def test_words_that_stand_nowhere_are_named_with_what_is_written_alike() -> None:
    assert _search("betriehe", "modul", "xyzzy").missing == (
        Near("betriehe", ("Betriebe",)),
        Near("xyzzy", ()),
    )
    assert _search("modul", "steht").missing == ()


def test_what_one_command_alone_shows_and_what_is_unknown_is_not_found() -> None:
    left = book(
        talk("d1aa", 3, Departure("will zurück", bond="leader")),
        talk("f1aa", 2, Foreign("mood", {"text": "leader"})),
    )
    assert [line.text for row in rows(left) for line in row.lines] == ["will zurück"]
    assert _ids(_search("leader", of=(left,))) == []
    changed = book(left.sessions[0], entry("e1aa", 1, change("d1aa", bond="both", text="doch")))
    assert [line.text for line in rows(changed)[1].lines] == ["doch"]


@settings(max_examples=20)
@given(books(most=4))
def test_every_word_of_every_text_of_a_book_finds_its_entry(made: Book) -> None:
    typed = {
        made.short[session.id]: {word for text in _typed(session) for word in text.split()}
        for session in made.sessions
    }
    for word in filter(is_wanted, set().union(*typed.values())):
        found = set(_ids(search(rows(made), Query((Wanted(word),), most=None), DAY)))
        assert {shown for shown, words in typed.items() if word in words} <= found


def _typed(session: Session) -> Iterator[str]:
    """Yields what a leader has typed, found another way: by the fields of the classes."""
    yield session.notes
    for opened in session.facts:
        for field in fields_of(type(opened.content)) if kind_of(opened.content) else ():
            value = getattr(opened.content, field.name)
            if field.base in ("text", "texts") and not field.reserved and value:
                yield from value if isinstance(value, tuple) else (value,)
    for each in session.changes:
        yield each.text


@settings(max_examples=20)
@given(books(most=4))
def test_hits_stand_in_their_lines_and_the_latest_entries_come_first(made: Book) -> None:
    report = search(rows(made), Query((Wanted("a"),), most=None), DAY)
    order = [session.id for session in sorted(made.sessions, key=lambda s: s.order, reverse=True)]
    shown = [made.short[each] for each in order]
    assert [shown.index(each) for each in _ids(report)] == sorted(map(shown.index, _ids(report)))
    for found in report.entries:
        for line in found.lines:
            assert line.hits
            assert all(0 <= hit.start < hit.end <= len(line.text) for hit in line.hits)


def test_a_change_of_what_nobody_knows_keeps_its_remark() -> None:
    alone = book(entry("e1aa", 1, Change("zzzzzzzz.1", "kept", {}, "nur hier")))
    assert [row.lines for row in rows(alone)] == [(Line("nur hier", "zzzzzzzz.1"),)]


def test_days_without_an_hour_are_searched_like_any_other() -> None:
    made = book(talk("k7f3", 3, notes="eins", at=date(2026, 11, 3)))
    assert _search("eins", of=(made,)).entries[0].at == date(2026, 11, 3)
