"""Milestones: their days, what counts as done, and that the main journey is not touched."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.books import DAY, ago, book, change, entry, talk
from builders.journeys import main_journey, shipped
from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.journey import Journey, LocalText, Step
from fuehrung_cli.domain.kinds import Answer, Assignment, Departure, Exemption
from fuehrung_cli.domain.milestones import (
    Milestone,
    assigned,
    assignments,
    is_complete,
    last_day,
    milestones,
)
from fuehrung_cli.domain.steps import step_states

NEW = ("einstieg", "bleibegespraech", "rueckkehr", "abschied")
NOTHING = LocalText("", "")


def _step(name: str, **given: object) -> Step:
    return Step(name, NOTHING, NOTHING, 30, (f"step:{name}",), **given)  # type: ignore[arg-type]


PATH = Journey(
    "weg",
    NOTHING,
    (
        _step("vorher", day=-14),
        _step("beginn", day=0, aliases=("start",)),
        _step("irgendwann"),
        _step("schluss", day=3, counts_from="last_day"),
    ),
)
BEGUN = entry("k7f3", 10, Assignment("weg", ago(5)))


def _found(made: Book, day: date = DAY) -> dict[str, Milestone]:
    begun = assigned(made, "weg")
    assert begun is not None
    return {each.step.id: each for each in milestones(made, begun, PATH, day)}


def _words(made: Book, day: date = DAY) -> list[str]:
    return [each.word for each in _found(made, day).values()]


def test_days_count_from_the_start_and_from_the_last_day_once_it_is_known() -> None:
    days = [each.day for each in _found(book(BEGUN)).values()]
    assert days == [ago(19), ago(5), None, None]
    leaving = book(BEGUN, entry("m2xa", 4, Departure(last_day=ago(-20))))
    assert _found(leaving)["schluss"].day == ago(-23)
    assert last_day(book(BEGUN)) is None


def test_a_milestone_is_ahead_until_its_day_and_due_from_then_on() -> None:
    made = book(BEGUN)
    assert _words(made, ago(6)) == ["due", "ahead", "open", "open"]
    assert _words(made, ago(5)) == ["due", "due", "open", "open"]
    assert _words(made, DAY + timedelta(days=400))[:2] == ["due", "due"]


def test_a_step_talked_about_or_a_question_answered_makes_a_milestone_done() -> None:
    answered = Answer("Was fehlt?", "Nichts", "irgendwann")
    made = book(BEGUN, talk("m2xa", 2, answered, notes="Gut begonnen #start"))
    found = _found(made)
    assert (found["beginn"].word, found["beginn"].done_on) == ("done", ago(2))
    assert found["irgendwann"].word == "done"
    assert not is_complete(tuple(found.values()))


def test_what_was_said_before_the_journey_began_does_not_count() -> None:
    assert _found(book(talk("m2xa", 20, notes="#beginn"), BEGUN))["beginn"].word == "due"
    assert _found(book(talk("m2xa", 19, notes="#beginn"), BEGUN))["beginn"].word == "done"


def test_what_lies_ahead_of_the_day_does_not_count_yet() -> None:
    made = book(BEGUN, talk("m2xa", 1, notes="#beginn"))
    assert _found(made, ago(2))["beginn"].word == "due"


def test_an_exception_takes_a_milestone_out() -> None:
    made = book(BEGUN, entry("m2xa", 3, Exemption("schon lange da", step="vorher")))
    assert _found(made)["vorher"].word == "not_applicable"


def test_only_open_journeys_are_under_way_and_the_latest_is_meant() -> None:
    ended = book(BEGUN, entry("m2xa", 3, change("k7f3", "cancelled")))
    assert (assignments(ended), assigned(ended, "weg")) == ((), None)
    again = book(BEGUN, entry("m2xa", 3, Assignment("weg", DAY)))
    meant = assigned(again, "weg")
    assert isinstance(meant, Fact)
    assert meant.opened == ago(3)


@given(
    start=st.dates(),
    days=st.lists(st.integers(-3650, 3650), min_size=1, max_size=4),
    day=st.dates(),
)
def test_no_day_is_too_far_away(start: date, days: list[int], day: date) -> None:
    steps = tuple(_step(f"s{number}", day=each) for number, each in enumerate(days))
    made = book(entry("k7f3", 10, Assignment("weg", start)))
    begun = assigned(made, "weg")
    assert begun is not None
    found = milestones(made, begun, Journey("weg", NOTHING, steps), day)
    assert all((each.word == "due") == (each.day is not None and each.day <= day) for each in found)


@pytest.mark.parametrize("name", NEW)
def test_shipped_journeys_are_whole(name: str) -> None:
    journey = shipped().find(name)
    assert journey is not None
    assert any(step.day is not None for step in journey.steps)
    for step in journey.steps:
        texts = [step.title, step.short, step.purpose, step.missing, step.type_this]
        texts += [step.external_practice, step.internal_practice, *step.evidence]
        assert all(text.de and text.en for text in texts)
        assert max(len(step.short.de), len(step.short.en)) <= 12
        assert max(len(step.missing.de), len(step.missing.en)) <= 60
        assert f"#{step.id}" in step.type_this.de
        assert step.answers_to(step.type_this.en.partition("#")[2].rstrip('"'))
        assert step.questions
        for question in step.questions:
            assert all(question.get(voice).endswith("?") for voice in ("sie", "du", "en"))
            assert max(len(question.get(voice)) for voice in ("sie", "du", "en")) < 90
            assert question.du != question.sie or not _names_you(question.sie)


def _names_you(text: str) -> bool:
    return bool({"Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer"} & set(text.split()))


def test_no_word_or_question_of_the_shipped_journeys_means_two_steps() -> None:
    steps = [step for journey in shipped().journeys for step in journey.steps]
    words = [word for step in steps for word in (step.id, *step.aliases)]
    asked = [text for s in steps for q in s.questions for text in {q.sie, q.du, q.en}]
    assert len(words) == len(set(words))
    assert len(asked) == len(set(asked))
    for step in main_journey().steps:
        assert all(shipped().step(word) == step for word in (step.id, *step.aliases))


def test_a_journey_under_way_changes_nothing_about_the_main_one() -> None:
    spoken = talk("m2xa", 2, notes="Kontakt #tag-30 #weggang-verstehen")
    with_path = book(entry("k7f3", 10, Assignment("einstieg", ago(40))), spoken)
    without = book(spoken)
    assert step_states(with_path, main_journey(), DAY) == step_states(without, main_journey(), DAY)
