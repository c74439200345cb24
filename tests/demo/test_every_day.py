"""Each day of the demo's two years: every page fits its limits, and none contradicts another.

The suite looks at every tenth day and the last thirty. All of them, some minutes:

    FUEHRUNG_TEST_EVERY_DAY=1 .venv/bin/pytest -n 2 tests/demo
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

import pytest
from rich.cells import cell_len

from builders.demo import LANGUAGES, books, days
from builders.journeys import main_journey, shipped_thresholds
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.clock import is_led, person_state
from fuehrung_cli.layout.brief import LINES, brief_page
from fuehrung_cli.layout.document import Document
from fuehrung_cli.layout.progress import team_progress_page
from fuehrung_cli.layout.promises import promises_page
from fuehrung_cli.layout.team import team_page
from fuehrung_cli.layout.today import today_page
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.render.backend import Options, render
from fuehrung_cli.reports.action_kinds import Action
from fuehrung_cli.reports.actions import actions
from fuehrung_cli.reports.brief import Brief, brief
from fuehrung_cli.reports.progress import TeamProgress, team_progress
from fuehrung_cli.reports.promises import promise_list
from fuehrung_cli.reports.team import MOST_ACTIONS, Row, Team, team
from fuehrung_cli.reports.today import MOST_LINES, today

RHYTHM = 14
CUT_WORD = re.compile(r"\w…")
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_month = pytest.mark.parametrize(
    "month", sorted({day.replace(day=1) for day in days()}), ids=str
)


def _days(month: date) -> list[date]:
    return [day for day in days() if day.replace(day=1) == month]


def _brief(book: Book, call: str, day: date, language: str) -> Brief:
    voice = "sie" if language == "de" else "en"
    return brief(
        book, main_journey(), day, rhythm_days=RHYTHM, voice=voice, call=call,
        thresholds=shipped_thresholds,
    )  # fmt: skip


def _team(everybody: Sequence[tuple[Book, str]], day: date) -> Team:
    return team(everybody, main_journey(), day, rhythm_days=RHYTHM, thresholds=shipped_thresholds)


def _progress(everybody: Sequence[tuple[Book, str]], day: date) -> TeamProgress:
    return team_progress(
        everybody, main_journey(), day, rhythm_days=RHYTHM, thresholds=shipped_thresholds
    )


def _actions(book: Book, call: str, day: date) -> tuple[Action, ...]:
    return actions(book, day, rhythm_days=RHYTHM, name=call)


def _shown(page: Document, width: int = 80) -> list[str]:
    lines = render(page, "terminal", Options(width)).splitlines()
    assert max(map(cell_len, lines)) <= width, lines
    assert not CUT_WORD.search("\n".join(lines)), lines
    return lines


@each_language
@each_month
def test_every_brief_fits_its_page_and_no_word_is_cut(language: str, month: date) -> None:
    t = Translator(language)
    for day in _days(month):
        for book, call in books(language, day):
            page = brief_page(_brief(book, call, day, language), t)
            assert len(_shown(page)) <= LINES, (day, call)


@each_language
@each_month
def test_the_team_page_fits_and_names_at_most_eight_things(language: str, month: date) -> None:
    t = Translator(language)
    for day in _days(month):
        made = _team(books(language, day), day)
        page = team_page(made, t)
        for width in (80, 60, 48):
            text = "\n".join(_shown(page, width))
            typed = {t(action.type_this) for action in made.actions[MOST_ACTIONS:]} - {
                t(action.type_this) for action in made.actions[:MOST_ACTIONS]
            }
            assert not [words for words in typed if words in text], (day, width)


@each_language
@each_month
def test_today_fits_and_agrees_with_the_team(language: str, month: date) -> None:
    t = Translator(language)
    for day in _days(month):
        everybody = books(language, day)
        made = today(everybody, day, rhythm_days=RHYTHM)
        whole = _team(everybody, day)
        shown = [line.action for line in made.lines]
        assert {action.person for action in whole.actions} >= {action.person for action in shown}
        assert all(action in whole.actions for action in shown)
        assert len({action.person for action in shown}) == len(shown) <= MOST_LINES
        assert len(shown) + made.more_people == len({each.person for each in whole.actions})
        assert made.is_due == whole.is_due
        page = today_page(made, t, home="/notebook")
        assert len(_shown(page, 80)) <= 24, day
        _shown(page, 48)


@each_language
@each_month
def test_the_lists_behind_them_fit(language: str, month: date) -> None:
    t = Translator(language)
    for day in _days(month):
        everybody = books(language, day)
        pages = (
            team_progress_page(_progress(everybody, day), t),
            promises_page(promise_list([book for book, _ in everybody], day), t),
        )
        for page in pages:
            _shown(page, 80)
            _shown(page, 48)


@each_month
def test_no_page_contradicts_another(month: date) -> None:
    for day in _days(month):
        everybody = books("de", day)
        page = _team(everybody, day)
        steps = {each.name: each for each in _progress(everybody, day).people}
        rows = {row.name: row for row in page.rows}
        for book, call in everybody:
            name = book.person.name
            made = _brief(book, call, day, "de")
            _agree_on_promises(book, made, day)
            _agree_on_actions(book, call, made, day)
            if person_state(book, day) == "left":
                assert name not in rows
                continue
            _agree_with_the_team(made, rows[name])
            assert steps[name].progress == made.progress == rows[name].steps
            assert steps[name].steps == made.steps
            own = [action for action in page.actions if action.person == name]
            expected = sorted(_actions(book, call, day), key=repr)
            # „Time for …" is said only of somebody of whom nothing else is said.
            is_time = not expected and [action.kind for action in own] == ["time"]
            assert is_time or sorted(own, key=repr) == expected


def _agree_with_the_team(made: Brief, row: Row) -> None:
    assert made.state == row.state
    assert (made.kept, made.talk) == (row.kept, row.next_talk)
    assert made.days_since_contact == row.days_since_contact
    assert sum(line.overdue_days > 0 for line in made.mine) == row.overdue_promises
    assert len(made.mine) == row.open_promises


def _agree_on_promises(book: Book, made: Brief, day: date) -> None:
    listed = promise_list([book], day)
    assert made.kept == listed.kept
    for lines, rows in ((made.mine, listed.mine), (made.theirs, listed.theirs)):
        assert {(line.id, line.due, line.word, line.overdue_days) for line in lines} == {
            (row.id, row.due, row.word, row.overdue_days) for row in rows
        }


def _agree_on_actions(book: Book, call: str, made: Brief, day: date) -> None:
    todo = _actions(book, call, day)
    overdue = {line.id for line in made.mine if line.overdue_days}
    if is_led(book, day):
        assert {a.fact for a in todo if a.kind == "promise_overdue"} == (
            overdue if made.state != "paused" else set()
        )
        talks = [a for a in todo if a.kind == "talk_today"]
        assert bool(talks) == (_day(made.talk) == day)
    else:
        assert todo == ()
    known = {short: fact for key, fact in book.facts.items() if (short := book.short[key])}
    about = [(action.kind, action.fact) for action in todo if action.fact]
    assert len(about) == len(set(about)), (day, call, about)
    for action in todo:
        if action.kind.startswith("promise"):
            assert known[action.fact].is_open
            assert getattr(known[action.fact].content, "due", None) == action.due
    _agree_on_the_yes(made, todo)


def _agree_on_the_yes(made: Brief, todo: tuple[Action, ...]) -> None:
    standings = {line.standing for line in made.consent}
    for action in todo:
        if action.kind != "consent":
            continue
        words = action.why.text
        assert words.startswith("taken back") == ("withdrawn" in standings)
        if words.startswith("valid until"):
            day = action.why.params["day"]
            assert isinstance(day, date)
            assert day >= made.day
            assert day in {line.valid_until for line in made.consent}
        if words.startswith("expired"):
            assert "expired" in standings


def _day(at: date | datetime | None) -> date | None:
    return at.date() if isinstance(at, datetime) else at
