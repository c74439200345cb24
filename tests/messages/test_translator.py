"""How one language writes messages, terms, days and numbers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from fuehrung_cli.errors import Message, Term, say, say_n
from fuehrung_cli.messages.translator import Translator

DE, EN = Translator("de"), Translator("en")
TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("style", "german", "english"),
    [
        ("short", "09.11.", "9 Nov"),
        ("date", "09.11.2026", "9 Nov 2026"),
        ("weekday", "Mo 09.11.2026", "Mon 9 Nov 2026"),
        ("full", "Mo., 9. Nov. 2026", "Mon, 9 Nov 2026"),
    ],
)
def test_styles_of_a_day(style: str, german: str, english: str) -> None:
    assert DE.day(date(2026, 11, 9), style) == german
    assert EN.day(date(2026, 11, 9), style) == english


@pytest.mark.parametrize(
    ("days", "german", "english"),
    [
        (0, "26.11.", "26 Nov"),
        (-299, "31.01.", "31 Jan"),
        (300, "22.09.2027", "22 Sep 2027"),
        (-300, "30.01.2026", "30 Jan 2026"),
    ],
)
def test_a_near_day_needs_no_year(days: int, german: str, english: str) -> None:
    day = TODAY + timedelta(days=days)

    assert DE.near(day, TODAY) == german
    assert EN.near(day, TODAY) == english


@pytest.mark.parametrize(
    ("days", "german", "english"),
    [
        (0, "heute", "today"),
        (1, "morgen", "tomorrow"),
        (-1, "gestern", "yesterday"),
        (8, "in 8 Tagen", "in 8 days"),
        (-3, "vor 3 Tagen", "3 days ago"),
    ],
)
def test_how_far_a_day_is(days: int, german: str, english: str) -> None:
    day = TODAY + timedelta(days=days)

    assert DE.away(day, TODAY) == german
    assert EN.away(day, TODAY) == english


def test_a_moment_has_its_hour_only_when_it_is_known() -> None:
    assert DE.moment(datetime(2026, 11, 26, 9, 5)) == "Do 26.11.2026, 09:05 Uhr"  # noqa: DTZ001
    assert EN.moment(datetime(2026, 11, 26, 9, 5)) == "Thu 26 Nov 2026, 09:05"  # noqa: DTZ001
    assert DE.moment(TODAY, "full") == "Do., 26. Nov. 2026"


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [(8.0, "8", "8"), (7.5, "7,5", "7.5"), (0.25, "0,25", "0.25"), (-1.5, "-1,5", "-1.5")],
)
def test_numbers(value: float, german: str, english: str) -> None:
    assert DE.number(value) == german
    assert EN.number(value) == english


def test_quotes_are_those_of_the_language() -> None:
    assert DE.quoted("Ja") == "„Ja“"
    assert EN.quoted("Yes") == "“Yes”"


def test_a_count_chooses_the_form() -> None:
    assert DE(say_n("due for {n} day", "due for {n} days", 1)) == "seit 1 Tag fällig"
    assert DE(say_n("due for {n} day", "due for {n} days", 17)) == "seit 17 Tagen fällig"
    assert EN(say_n("due for {n} day", "due for {n} days", 1)) == "due for 1 day"


def test_a_text_stays_as_it_is() -> None:
    assert DE("{name} is missing") == "{name} is missing"


def test_braces_in_a_value_are_not_read() -> None:
    assert DE(say("{name} is missing", name="{x}")) == "{x} fehlt"


def test_braces_without_parameters_are_not_read() -> None:
    assert DE(Message("{name} is missing")) == "{name} fehlt"


def test_a_message_inside_a_message_is_translated() -> None:
    full = say("the disk is full")

    assert DE(say("{path} cannot be read: {why}", path="x", why=full)) == (
        "x lässt sich nicht lesen: Der Datenträger ist voll"
    )


def test_days_inside_a_message_have_their_style() -> None:
    shown = say("not kept on {day:short}", day=date(2026, 11, 9))

    assert DE(shown) == "nicht gehalten am 09.11."
    assert EN(shown) == "not kept on 9 Nov"
    assert DE(say("with you since {day}", day=date(2024, 9, 1))) == "mit Ihnen seit 01.09.2024"


def test_several_values_are_joined() -> None:
    choices = (Term("choice", "yes_if"), "x", 1.5, say("today"), TODAY)

    assert DE(say("Possible: {choices}", choices=choices)) == (
        "Möglich: ja mit Bedingung, x, 1,5, heute, 26.11.2026"
    )


def test_terms_come_from_the_tables() -> None:
    assert DE(Term("kind", "commitment")) == "Zusage"
    assert EN(Term("kind", "commitment")) == "Promise"
    assert DE(Term("state", "goal.dropped")) == "aufgegeben"
    assert DE(Term("kind", "made_up")) == "made_up"


def test_parts_of_a_line_are_joined_without_empty_ones() -> None:
    assert DE.joined(["Gespräch", "", "25 Min."]) == "Gespräch · 25 Min."
