"""Team, brief, promises, progress and export say the same about every book."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings

from builders.any_books import books, near_days
from builders.books import DAY, book, change, entry, talk
from builders.figures import (
    Figures,
    disagreements,
    of_brief,
    of_export,
    of_progress,
    of_promises,
    of_team,
    with_year,
)
from builders.journeys import main_journey, shipped
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.kinds import Commitment
from fuehrung_cli.domain.session import Change
from fuehrung_cli.export.envelope import as_data
from fuehrung_cli.export.tables import View, tables
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.reports.brief import brief
from fuehrung_cli.reports.progress import person_progress
from fuehrung_cli.reports.promises import promise_list
from fuehrung_cli.reports.team import team

_T = Translator("en")


def _figures(whole: Book, day: date) -> dict[str, Figures]:
    journey = main_journey()
    page = brief(whole, journey, day, rhythm_days=14, voice="sie", call="anna")
    lines = [
        {"table": name, **record}
        for name, table in tables(View((whole,), shipped(), day), "all").items()
        for record in table.records()
    ]
    made = {
        "brief": with_year(of_brief(_data(page))),
        "promises": with_year(of_promises(_data(promise_list([whole], day)))),
        "progress": of_progress(_data(person_progress(whole, journey, day, "anna"))),
        "export": of_export(_data(tuple(lines)), day),
    }
    rows = _data(team([(whole, "anna")], journey, day, rhythm_days=14))["rows"]
    # Who has left is in no row of the team.
    return {**made, "team": with_year(of_team(rows[0]))} if rows else made


def _data(value: object) -> Any:
    return as_data(value, _T)


@settings(deadline=None, max_examples=150)
@given(books(), near_days)
def test_every_page_says_the_same_about_any_book(whole: Book, day: date) -> None:
    assert disagreements(_figures(whole, day)) == []


def test_a_figure_told_in_two_ways_would_be_noticed() -> None:
    promise = Commitment("leader", "Rückruf", DAY)
    figures = _figures(book(talk("k7f3", 5, promise)), DAY)
    assert figures["team"]["open"] == 1
    figures["team"]["open"] = 2
    (told,) = disagreements(figures)
    assert told.startswith("open: ")


def test_the_rate_counts_what_was_kept_late_everywhere() -> None:
    late = Commitment("leader", "Rückruf", date(2026, 11, 20))
    kept: Change = change("k7f3", "kept")
    figures = _figures(book(talk("k7f3", 10, late), entry("m2xa", 1, kept)), DAY)
    assert disagreements(figures) == []
    assert {f["kept_in_a_year"] for name, f in figures.items() if name != "progress"} == {(1, 1)}
