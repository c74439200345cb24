"""Lines that hardly anybody types: each is read, asked about or kept, and nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from builders.books import book, talk
from builders.journeys import shipped
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.forms import fact_forms
from fuehrung_cli.domain.capture.lines import read, read_line
from fuehrung_cli.domain.capture.making import finish
from fuehrung_cli.domain.capture.moves import holds_words
from fuehrung_cli.domain.capture.printer import print_session
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.capture.results import Reading, Said
from fuehrung_cli.domain.capture.values import Senses, read_field, read_moment
from fuehrung_cli.domain.dates import Anchor
from fuehrung_cli.domain.kinds import Answer, Appointment, Commitment, Foreign, kind_named
from fuehrung_cli.domain.markers import Marker
from fuehrung_cli.domain.session import Change, Opened

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
DAY = NOW.date()
DUE = date(2026, 11, 30)
PROMISE = Commitment("leader", "Vertretung klären", DUE)
STRANGE = Foreign("mood", {"text": "heiter"})
TALK = talk("k7f3", 5, PROMISE, Commitment("person", "Liste", DUE))


def _read(text: str, known: Book | None = None, **given: object) -> Reading:
    context = Context(known or book(TALK), NOW)
    return resolve(read(text), replace(context, **given))  # type: ignore[arg-type]


def _said(reading: Reading) -> list[str]:
    return [found.code for found in reading.results if isinstance(found, Said)]


def test_an_empty_text_is_an_empty_entry() -> None:
    assert [line.is_blank for line in read("").lines] == [True]
    assert (_read("").session.notes, _read("").session.facts) == ("", ())


def test_an_id_that_means_two_open_promises_settles_neither() -> None:
    reading = _read("erledigt k7f3")
    assert (_said(reading), reading.session.changes) == (["id means several"], ())
    assert reading.session.notes == "erledigt k7f3"


def test_a_change_typed_into_an_edited_entry_joins_those_that_were_there() -> None:
    old = talk("m2xa", 1, Change("k7f3aaaa.1", "kept", extra={"later": 1}))
    text = "erledigt k7f3.1\nerledigt k7f3.2"
    changes = _read(text, book(TALK, old), editing=old, plans=False).session.changes
    assert [(change.fact, change.extra) for change in changes] == [
        ("k7f3aaaa.1", {"later": 1}),
        ("k7f3aaaa.2", {}),
    ]


def test_the_day_to_which_something_moves_may_stand_in_a_field() -> None:
    changes = _read("verschoben k7f3.1\n  bis: 4.12.").session.changes
    assert [(change.fact, change.set) for change in changes] == [
        ("k7f3aaaa.1", {"due": date(2026, 12, 4)})
    ]


def test_a_field_that_is_not_understood_stays_below_a_change() -> None:
    reading = _read("ändern k7f3.1\n  text: Vertretung finden\n  von: niemand")
    assert [change.set for change in reading.session.changes] == [{"text": "Vertretung finden"}]
    assert "niemand" in reading.session.notes


def test_a_talk_that_nobody_has_planned_yet_is_planned_by_its_day() -> None:
    session = _read("nächstes gespräch: 10.12.").session
    assert [opened.content for opened in session.facts] == [Appointment(date(2026, 12, 10))]


def test_a_question_of_a_journey_is_answered_as_such() -> None:
    library = shipped()
    step = next(step for step in library.journeys[0].steps if step.questions)
    text = f"? {step.questions[0].sie}\nja, gern"
    (opened,) = _read(text, library=library).session.facts
    assert opened.content == Answer(step.questions[0].sie, "ja, gern", step.id)
    (opened,) = _read("? Warum ist der Himmel blau?\nso", library=library).session.facts
    assert opened.content == Answer("Warum ist der Himmel blau?", "so")


def test_notes_that_no_escape_keeps_as_they_are_stand_as_a_block() -> None:
    old = talk("m2xa", 1, notes="Eins\n\n\nZwei  \n  drei\r")
    context = Context(book(old), NOW, editing=old)
    printed = print_session(old, context, "de")
    again = replace(context, editing=old, left_out=printed.left_out, plans=False)
    assert resolve(read(printed.text), again).session == old


@pytest.mark.parametrize("line", ["ändern m2xa.1 level=3", "ändern m2xa.1 heiter"])
def test_a_fact_of_an_unknown_kind_cannot_be_changed(line: str) -> None:
    reading = _read(line, book(talk("m2xa", 3, STRANGE)))
    assert [str(error.what.text) for error in reading.refused] == ["{id}: {problem}"]


def test_a_state_means_no_fact_of_an_unknown_kind() -> None:
    reading = _read("erledigt m2xa.1", book(talk("m2xa", 3, STRANGE)))
    assert (_said(reading), reading.session.changes) == (["no such state"], ())


def test_no_words_are_in_no_fact() -> None:
    fact = book(TALK).facts["k7f3aaaa.1"]
    assert holds_words(fact, "klären")
    assert not holds_words(fact, " ")


def test_a_group_that_is_none_stays_a_note() -> None:
    assert _read("gruppe: k7f3").session.group == "k7f3"
    reading = _read("gruppe: alle drei!")
    assert (reading.session.group, reading.session.notes) == ("", "gruppe: alle drei!")


def test_a_name_above_two_bullets_without_a_day_is_kept_once() -> None:
    text = "anna:\n- ist im Urlaub\n- kommt wieder"
    assert _read(text).session.notes == text


def test_a_day_that_was_answered_with_keep_it_as_text_is_not_asked_again() -> None:
    text = "ich: Urlaub klären bis 03/04/2027"
    assert _read(text).asks
    kept = _read(text, keep_as_text=frozenset({1}))
    assert not kept.asks
    assert [opened.content for opened in kept.session.facts] == [
        Commitment("leader", "Urlaub klären bis 03/04/2027")
    ]


def test_a_marker_of_a_kind_that_is_not_there_makes_no_fact() -> None:
    line = read_line("stärke: ruhig")
    assert finish(line, Marker("strength"), Context(book(), NOW), DAY) is None


def test_a_kind_that_is_not_known_has_no_form_and_an_answer_has_two_more() -> None:
    assert list(fact_forms(Opened(1, STRANGE), "k7f3.1", "Anna", "de")) == []
    answer = Answer("Gut so?", "ja")
    forms = list(fact_forms(Opened(1, answer), "k7f3.1", "Anna", "de"))
    assert forms[:2] == ["k7f3.1 ? Gut so?\nja", "k7f3.1 ? Gut so?\n  | ja"]


def test_nothing_typed_for_a_fact_means_none() -> None:
    commitment = kind_named("commitment")
    field = commitment and commitment.field("about")
    assert field
    assert read_field(field, " ", Senses(Anchor(DAY), datetime.astimezone, str)) == (True, "")


def test_an_hour_without_a_zone_of_its_own_is_not_understood() -> None:
    def refuse(_naive: datetime) -> datetime:
        raise OSError(22, "Invalid argument")

    assert read_moment("4.12. um 10:00", Anchor(DAY), refuse) is None
    moment = read_moment("4.12. um 10:00", Anchor(DAY), lambda naive: naive.replace(tzinfo=UTC))
    assert moment == NOW + timedelta(days=8)
