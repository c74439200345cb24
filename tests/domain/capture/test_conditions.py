"""The condition of a yes becomes a promise, and the promise meets the condition."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from fuehrung_cli.domain.capture.answering import promise_line, with_line_below
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.printer import print_session
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.capture.results import Reading
from fuehrung_cli.domain.consent import answers
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.kinds import Commitment
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Change, Session
from fuehrung_cli.reports.closing import open_conditions

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
ANNA = Person("7k3q", "Anna Berger")
YES = "ja zusammenarbeit wenn: „ein Vormittag ohne Termine“ bis 31.1."


def _read(text: str) -> Reading:
    return resolve(read(text), Context(fold(ANNA, ()), NOW, session_id="q1q1q1q1"))


def _about(text: str) -> list[str]:
    made = (opened.content for opened in _read(text).session.facts)
    return [content.about for content in made if isinstance(content, Commitment)]


@pytest.mark.parametrize(
    "above",
    [YES, "ja beides wenn: Schulung", "wunsch: ein Vormittag frei", "situation: Überlastung"],
)
def test_a_promise_below_something_is_about_it(above: str) -> None:
    assert _about(f"{above}\n  ich: Vormittag freihalten bis 15.1.") == ["q1q1q1q1.1"]


def test_fields_may_stand_before_and_behind_it() -> None:
    text = (
        f"Notiz\nich: etwas\n{YES}\n  gilt bis: 1.6.2027\n  ich: freihalten\n  frage: Sagen Sie ja?"
    )
    assert _about(text) == ["", "q1q1q1q1.2"]


def test_a_promise_that_names_what_it_is_about_keeps_it() -> None:
    text = f"{YES}\n  ich: Vormittag freihalten bis 15.1."
    assert _about(f"{text}\n") == ["q1q1q1q1.1"]
    assert _about("ich: freihalten bis 15.1.\n  zu: m2xae9rt.2") == ["m2xae9rt.2"]


def test_printed_and_read_again_it_is_the_same() -> None:
    session = _read(f"{YES}\n  ich: freihalten bis 15.1.").session
    book = fold(ANNA, (session,))
    context = Context(book, NOW)
    text = print_session(session, context, "de").text
    again = resolve(read(text), replace(context, editing=session, plans=False)).session
    assert again == session


def test_an_edited_entry_ties_new_promises_to_old_facts() -> None:
    session = _read(YES).session
    context = Context(fold(ANNA, (session,)), NOW, editing=session, plans=False)
    text = print_session(session, context, "de").text.rstrip() + "\n  ich: freihalten bis 15.1.\n"
    yes, promise = resolve(read(text), context).session.facts
    assert isinstance(promise.content, Commitment)
    assert (yes.number, promise.content.about) == (1, "q1q1q1q1.1")


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_condition_is_open_until_it_is_promised(language: str) -> None:
    (condition,) = open_conditions(_read(f"Notiz\n{YES}"))
    line = promise_line(condition.text, condition.due, language)
    text = with_line_below(f"Notiz\n{YES}", condition.line, line)
    reading = _read(text)
    assert not open_conditions(reading)
    promise = reading.session.facts[1].content
    assert promise == Commitment(
        "leader", "ein Vormittag ohne Termine", date(2027, 1, 31), about="q1q1q1q1.1"
    )


def test_two_scopes_on_one_line_are_one_condition() -> None:
    assert len(open_conditions(_read("ja beides wenn: Schulung bis 31.3."))) == 1


def test_a_kept_promise_meets_the_condition() -> None:
    talk = _read(f"{YES}\n  ich: freihalten bis 15.1.").session
    later = NOW + timedelta(days=1)
    kept = Session("w1w1w1w1", later, later, changes=(Change("q1q1q1q1.2", "kept"),))
    day = date(2027, 3, 1)
    (open_,) = answers(fold(ANNA, (talk,)), day)
    (met,) = answers(fold(ANNA, (talk, kept)), day)
    assert (open_.condition_due, met.condition_due) == (date(2027, 1, 31), None)
