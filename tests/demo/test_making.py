"""What the editions hold: every line is read as it is meant, and nothing looks generated."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from builders.demo import LANGUAGES, TODAY, kept
from fuehrung_cli.demo.making import load_edition
from fuehrung_cli.demo.script import script
from fuehrung_cli.demo.workdays import typed_day, workday
from fuehrung_cli.domain.appointments import appointment_day
from fuehrung_cli.domain.clock import absences, person_state
from fuehrung_cli.domain.consent import answers
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.kinds import name_of
from fuehrung_cli.domain.promises import kept_rate, promises
from fuehrung_cli.domain.sensitive import matter_of

each_language = pytest.mark.parametrize("language", LANGUAGES)
DAYS = [TODAY + timedelta(days=n * 53) for n in range(7)]
"""Every day of the week, over a year."""
LABEL = re.compile(r"^\s*([^\W\d_][\w -]{0,28}):\s", re.MULTILINE)
OTHER = {
    "de": re.compile(r"\b(the|and|with|of|is|his|customers?|done|talk|not|me)\b", re.IGNORECASE),
    "en": re.compile(r"[äöüß„]|\b(und|der|die|das|ist|mit|für|nicht|Kunde\w*)\b", re.IGNORECASE),
}


@each_language
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_line_is_read_as_it_is_meant(language: str, day: date) -> None:
    """Whatever day is today: no remark, no question, nothing refused, nothing disputed."""
    for each in kept(language, day):
        for reading in each.readings:
            odd = (reading.said, reading.asks, reading.refused)
            assert odd == ((), (), ()), (each.person.name, reading.session.day)
            assert "<" not in reading.session.notes
            assert "{" not in reading.session.notes
        assert fold(each.person, each.sessions).disputed == ()


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_nobody_meets_while_one_of_the_two_is_away(day: date) -> None:
    for each in kept("de", day):
        book = fold(each.person, each.sessions)
        planned = [appointment_day(fact) for fact in book.of_kind("appointment")]
        for first, last in absences(book, "leader"):
            found = [d for d in (*planned, *(s.day for s in book.sessions)) if first <= d <= last]
            assert found == [], (each.person.name, first, last)
        for first, last in absences(book, "person"):
            met = {s.kind for s in book.contacts if first <= s.day <= last}
            assert met <= {"phone"}


@each_language
def test_no_note_looks_like_a_fact_that_was_not_read(language: str) -> None:
    labelled = [
        label
        for each in kept(language)
        for session in each.sessions
        for label in LABEL.findall(session.notes)
    ]
    assert labelled == []


@each_language
def test_two_years_of_talks_on_working_hours(language: str) -> None:
    sessions = [session for each in kept(language) for session in each.sessions]
    assert 350 <= len(sessions) <= 450
    assert min(session.day for session in sessions) < TODAY - timedelta(days=720)
    assert max(session.day for session in sessions) < TODAY
    for session in sessions:
        assert session.day.weekday() < 5
        assert 8 <= session.at.hour < 18  # type: ignore[union-attr]  # all have an hour
    assert len({session.id for session in sessions}) == len(sessions)


@each_language
def test_no_text_is_written_twice(language: str) -> None:
    notes = [s.notes for each in kept(language) for s in each.sessions if s.notes]
    assert len(notes) == len(set(notes)) >= 150
    lines = Counter(line for note in notes for line in note.splitlines())
    assert [line for line, times in lines.items() if times > 1] == []
    promised = [f.content.text for each in kept(language) for f in _facts(each, "commitment")]
    assert len(promised) == len(set(promised))


def _facts(each, kind: str):  # type: ignore[no-untyped-def]
    book = fold(each.person, each.sessions)
    return [fact for fact in book.facts.values() if name_of(fact.content) == kind]


@each_language
def test_an_edition_speaks_one_language_and_of_nothing_that_is_nobodys_business(
    language: str,
) -> None:
    for name, typed in script(load_edition(language), TODAY).items():
        for each in typed:
            assert not matter_of(each.text), (name, each.text)
            words = re.sub(r"^\s*(absence|departure):", "", each.text, flags=re.MULTILINE)
            assert not OTHER[language].search(words), (name, each.text)


def test_both_editions_tell_the_same_stories() -> None:
    def shape(language: str) -> list[tuple[str, int, int, bool, list[str]]]:
        return [
            (each.person.name, n, (TODAY - s.day).days, s.is_contact, _kinds(s))
            for each in kept(language)
            for n, s in enumerate(each.sessions)
        ]

    assert shape("de") == shape("en")


def _kinds(session) -> list[str]:  # type: ignore[no-untyped-def]
    return sorted(name_of(opened.content) for opened in session.facts)


def test_the_team_has_eight_different_situations() -> None:
    books = {each.person.first_name: fold(each.person, each.sessions) for each in kept("de")}
    states = {name: person_state(book, TODAY) for name, book in books.items()}
    assert len(states) == 8
    assert (states["Jonas"], states["Ewa"]) == ("joining", "leaving")
    assert any(
        end < TODAY and (end - start).days > 300 for start, end in absences(books["Lea"], "person")
    )
    assert "withdrawn" in {answer.standing for answer in answers(books["Petra"], TODAY)}
    assert {"broken", "kept"} <= {fact.role for fact in promises(books["Anna"], "leader")}
    assert all(kept_rate(book, TODAY).kept < 10 for book in books.values())
    assert all(absences(book, "leader") for name, book in books.items() if name != "Jonas")


def test_a_free_day_makes_way_and_keeps_the_order() -> None:
    for today in (date(2026, 1, 2), date(2026, 11, 28), date(2026, 12, 27)):
        found = [workday(today, ago) for ago in range(400, -60, -1)]
        assert found == sorted(found)
        assert all(day.weekday() < 5 for day in found)
    assert workday(date(2026, 12, 28), 2) == date(2026, 12, 23)
    assert workday(date(2026, 11, 28), 0) == date(2026, 11, 30)


def test_a_day_is_typed_as_people_type_it() -> None:
    on = date(2026, 11, 26)
    assert typed_day(date(2026, 12, 4), on, "de") == "4.12."
    assert typed_day(date(2027, 6, 24), on, "de") == "24.6.2027"
    assert typed_day(date(2026, 12, 4), on, "en") == "4 Dec"
