"""Answers of the guided check-in become lines that read back to what was meant."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from builders.captures import BERLIN, case_book
from fuehrung_cli.domain.capture.answering import (
    moved_line,
    next_line,
    question_text,
    state_line,
    with_line,
)
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.kinds import Answer
from fuehrung_cli.domain.session import Change, Session

BOOK = case_book(english=False)
PROMISE = BOOK.facts["k7f3aaaa.1"]
languages = pytest.mark.parametrize("language", ["de", "en"])


def _session(text: str) -> Session:
    now = datetime(2026, 11, 26, 10, 0, tzinfo=BERLIN)
    return resolve(read(text), Context(BOOK, now, session_id="q1q1q1q1")).session


@languages
@pytest.mark.parametrize("state", ["kept", "broken"])
def test_a_state_reads_back(language: str, state: str) -> None:
    line = state_line(PROMISE, state, BOOK.short[PROMISE.id], language)
    assert _session(line).changes == (Change(PROMISE.id, state),)


@languages
def test_a_new_day_reads_back(language: str) -> None:
    day = date(2026, 12, 11)
    line = moved_line(PROMISE, day, BOOK.short[PROMISE.id], language)
    assert _session(line).changes == (Change(PROMISE.id, set={"due": day}),)


@languages
@pytest.mark.parametrize("at", [datetime(2026, 12, 17, 9, 5, tzinfo=BERLIN), date(2026, 12, 17)])
def test_the_next_talk_reads_back(language: str, at: date) -> None:
    [change] = _session(next_line(at, language)).changes
    assert change.set == {"at": at}


@pytest.mark.parametrize("answer", ["", "one\ntwo"])
def test_a_question_reads_back_with_its_answer_between_other_lines(answer: str) -> None:
    text = with_line(with_line("a note\n", question_text("Why?", answer)), "kept k7f3")
    session = _session(text)
    assert session.notes == "a note"
    assert [opened.content for opened in session.facts] == [Answer("Why?", answer)]
    assert len(session.changes) == 1


def test_the_first_line_stands_alone() -> None:
    assert with_line(" \n", "kept k7f3") == "kept k7f3"
