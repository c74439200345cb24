"""The laws of capture: what is printed reads back, nothing typed is lost, nothing raises."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given

from builders.talks import talks
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.printer import print_session
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.session import Session

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)


def context_of(book: Book, session: Session | None = None) -> Context:
    return Context(
        book,
        NOW,
        localize=lambda naive: naive.replace(tzinfo=UTC),
        editing=session,
        session_id="k1aaaaaa",
    )


@pytest.mark.parametrize("language", ["de", "en"])
@given(drawn=talks())
def test_what_is_printed_reads_back(language: str, drawn: tuple[Book, Session]) -> None:
    book, session = drawn
    context = context_of(book, session)

    printed = print_session(session, context, language)
    reading = resolve(read(printed.text), replace(context, left_out=printed.left_out))

    assert reading.session == session
    assert not reading.asks
