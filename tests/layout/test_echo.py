"""What the answer to a check-in says of single lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.kinds import Appointment
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Opened, Session
from fuehrung_cli.layout.echo import echo_page
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.render.backend import Options, render

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
ANNA = Person("7k3q", "Anna Berger")
PLANNED = Session(
    "k7f3qdx2",
    NOW - timedelta(days=9),
    NOW - timedelta(days=9),
    facts=(Opened(1, Appointment(datetime(2026, 12, 10, 9, 30, tzinfo=UTC)), "agreed"),),
)


def _echo(text: str) -> str:
    context = Context(
        book=fold(ANNA, (PLANNED,)),
        now=NOW,
        localize=lambda naive: naive.replace(tzinfo=UTC),
        session_id="m2xab3c4",
    )
    reading = resolve(read(text), context)
    after = fold(ANNA, (PLANNED, replace(reading.session, id="m2xab3c4")))
    page = echo_page(after, reading, Translator("en"), today=date(2026, 11, 26), saved=True)
    return render(page, "plain", Options())


def test_a_moved_talk_is_called_by_the_day_it_was_planned_for() -> None:
    moved = "Planned talk Thu, 10 Dec 2026, 09:30: moved to Mon, 14 Dec 2026, 11:00"
    assert moved in _echo("moved: talk to 14 Dec 11:00")


def test_of_two_moves_in_one_check_in_each_is_said_from_where_it_began() -> None:
    told = _echo("moved: talk to 14 Dec 11:00\nmoved k7f3 to 15 Dec 11:00")
    assert "Thu, 10 Dec 2026, 09:30: moved to Mon, 14 Dec 2026, 11:00" in told
    assert "Mon, 14 Dec 2026, 11:00: moved to Tue, 15 Dec 2026, 11:00" in told


def test_the_remark_of_a_change_is_said_back() -> None:
    told = _echo("moved: talk to 14 Dec 11:00, the trainer is away")
    assert "moved to Mon, 14 Dec 2026, 11:00, the trainer is away" in told
