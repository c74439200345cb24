"""The pages about the grammar are true: every line and every day of their tables is read."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from builders.documents import blocks, read_document, tables
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.capture.results import Note, Reading, Said
from fuehrung_cli.domain.dates import Anchor, parse_day
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.kinds import Agreement, Appointment, Commitment, Content, Goal
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Opened, Session
from fuehrung_cli.store.library import load_library

PAGES = ("docs/grammar.md", "docs/grammatik.md", "README.md", "README.de.md")
LANGUAGES = {"English": "en", "Deutsch": "de"}
FACTS = {
    *("becomes", "sets", "is read as", "It becomes"),
    *("wird zu", "setzt", "wird gelesen als", "Daraus wird"),
}
NOTES = {"because", "weil"}
LINES = {"line": "en", "Zeile": "de", "You type": "en", "Sie tippen": "de", **LANGUAGES}
CET = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 26, 10, tzinfo=CET)


def _book(language: str) -> Book:
    """Returns the book of the tables: two promises, a goal, both yeses and a planned talk."""
    german = language == "de"
    facts: dict[str, Content] = {
        "k7f3aaaa": Commitment("leader", "Schulung Gewerbe" if german else "salary band", _DUE),
        "m2xaaaaa": Commitment("leader", "Vertretung" if german else "access to the cluster", _DUE),
        "h8e2aaaa": Goal("Zwölf neue Betriebe" if german else "staff track"),
        "y5c8aaaa": Agreement("cooperation", "yes"),
        "z2b6aaaa": Agreement("engagement", "yes"),
        "w1q1aaaa": Appointment(date(2026, 12, 10)),
    }
    then = NOW - timedelta(days=30)
    sessions = [Session(key, then, then, facts=(Opened(1, c),)) for key, c in facts.items()]
    return fold(Person("0001", "Anna Berger" if german else "Maya Brandt"), sessions)


_DUE = date(2026, 12, 4)


def _read(text: str, language: str) -> Reading:
    context = Context(
        book=_book(language),
        now=NOW,
        library=load_library()[0],
        others=(Person("0002", "Tom Krüger"),),
        localize=lambda naive: naive.replace(tzinfo=CET),
        session_id="b3w6tn2c",
    )
    return resolve(read(text), context)


def _lines(last: set[str]) -> list[tuple[str, str, str]]:
    """Returns page, language and line of the tables whose last title is one of these."""
    return [
        (page, LINES[title], line)
        for page in PAGES
        for table in tables(read_document(page))
        if table.titles[-1] in last
        for title in table.titles
        if title in LINES
        for line in table.code(title)
    ]


@pytest.mark.parametrize(("page", "language", "line"), _lines(FACTS))
def test_line_is_more_than_a_note(page: str, language: str, line: str) -> None:
    reading = _read(line, language)

    assert [result for result in reading.results if not isinstance(result, Note | Said)]
    assert (reading.asks, reading.refused, reading.said) == ((), (), ())


@pytest.mark.parametrize(("page", "language", "line"), _lines(NOTES))
def test_line_stays_a_note(page: str, language: str, line: str) -> None:
    reading = _read(line, language)

    assert reading.session.notes == line
    assert [result for result in reading.results if not isinstance(result, Note | Said)] == []


@pytest.mark.parametrize("page", PAGES[:2])
def test_examples_are_read_without_a_remark(page: str) -> None:
    language = "de" if page.endswith("grammatik.md") else "en"
    for block in blocks(read_document(page), "text"):
        reading = _read(block, language)
        assert reading.session.facts, block
        assert (reading.asks, reading.refused, reading.said) == ((), (), ()), block


@pytest.mark.parametrize("page", PAGES[:2])
def test_days_are_those_of_the_tables(page: str) -> None:
    part = read_document(page).split("<!-- days -->")[1].split("<!-- end of days -->")[0]
    forward, back = tables(part)
    for table, anchor in ((forward, Anchor(NOW.date())), (back, Anchor(NOW.date(), "back"))):
        for row in table.rows:
            phrases = [cell.strip(" `") for cells in row[:2] for cell in cells.split(",")]
            wanted = date.fromisoformat(row[2])
            assert {phrase: parse_day(phrase, anchor) for phrase in phrases} == dict.fromkeys(
                phrases, wanted
            )
    assert len(forward.rows) > 15


@pytest.mark.parametrize(("one", "other"), [PAGES[:2], PAGES[2:]])
def test_both_languages_show_the_same_lines(one: str, other: str) -> None:
    def shapes(page: str) -> list[tuple[int, int]]:
        return [(len(t.titles), len(t.rows)) for t in tables(read_document(page))]

    assert shapes(one) == shapes(other)
