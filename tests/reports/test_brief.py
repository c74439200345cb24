"""The page before a talk, field by field."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from builders.books import DAY, ago, book, change, entry, talk
from builders.journeys import main_journey
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.contacts import Share
from fuehrung_cli.domain.kinds import (
    Agreement,
    Appointment,
    Commitment,
    Departure,
    Goal,
    Motive,
    Picture,
    Success,
    Topic,
)
from fuehrung_cli.domain.promises import KeptRate
from fuehrung_cli.domain.session import Opened, Session
from fuehrung_cli.domain.steps import Progress
from fuehrung_cli.reports.brief import Brief, brief
from fuehrung_cli.reports.brief_lines import (
    ConsentLine,
    FactLine,
    GoalLine,
    MotiveLine,
    NoteLine,
    PictureLine,
    PromiseLine,
)


def _brief(*sessions: Session, day: date = DAY, **profile: Any) -> Brief:
    return _of(book(*sessions, **profile), day)


def _of(book: Book, day: date = DAY) -> Brief:
    return brief(book, main_journey(), day, rhythm_days=14, voice="sie", call="anna")


def test_a_book_without_entries_has_a_page() -> None:
    assert _brief(role="Beraterin", team="Süd") == Brief(
        name="Anna Berger",
        first_name="Anna",
        day=DAY,
        talk=None,
        role="Beraterin",
        team="Süd",
        led_since=date(2024, 9, 1),
        state="active",
        last_contact=None,
        days_since_contact=None,
        rhythm_days=14,
        first=(),
        questions=_brief().questions,
        notes=(),
        topics=(),
        successes=(),
        kept=KeptRate(0, 0, 0),
        mine=(),
        theirs=(),
        picture=None,
        goals=(),
        motives=(),
        consent=(),
        contacts=Share(0, 0, 0, 60),
        last_recognition=None,
        steps=_brief().steps,
        progress=Progress(0, 10),
        situations=(),
        reasons=(),
        call="anna",
        is_due=False,
    )


def test_without_a_journey_there_are_no_steps_and_no_questions() -> None:
    made = brief(book(), None, DAY, rhythm_days=14, voice="sie", call="anna")
    assert (made.steps, made.questions, made.progress) == ((), (), Progress(0, 0))


def test_the_head_says_who_since_when_and_how_long_ago() -> None:
    made = _brief(talk("k7f3", 21), led_since=None, start=date(2020, 1, 1), rhythm_days=21)
    assert (made.led_since, made.rhythm_days) == (date(2020, 1, 1), 21)
    assert (made.last_contact, made.days_since_contact) == (ago(21), 21)
    assert _brief(entry("k7f3", 1, Departure())).state == "leaving"


def test_the_talk_is_todays_or_the_next_and_none_that_is_settled_or_past() -> None:
    def planned(*days: int) -> Any:
        return _brief(entry("k7f3", 9, *(Appointment(ago(day)) for day in days))).talk

    at = datetime(2026, 11, 26, 10, tzinfo=UTC)
    assert planned(3) is None
    assert planned(-9, -2, 1) == ago(-2)
    assert _brief(entry("k7f3", 9, Appointment(at), Appointment(ago(-1)))).talk == at
    assert (
        _brief(
            entry("k7f3", 9, Appointment(DAY), minutes=1), entry("m2xa", 1, change("k7f3", "held"))
        ).talk
        is None
    )


def test_what_comes_first_leaves_out_what_stands_elsewhere_on_the_page() -> None:
    made = _brief(
        talk("k7f3", 40, Commitment("leader", "Schulung", ago(17))),
        entry("m2xa", 30, Commitment("leader", "bald", ago(-2)), Commitment("person", "x", ago(2))),
        entry("a4d9", 9, Success("Lob")),
    )
    assert [action.kind for action in made.first] == ["promise_overdue", "recognition"]


def test_notes_are_those_of_the_last_talk_and_of_entries_since() -> None:
    made = _brief(
        talk("k7f3", 50, notes="davor"),
        entry("k8aa", 45, notes="Eintrag davor"),
        talk("m2xa", 40, notes="Modul 2 läuft\n"),
        talk("m3xa", 39),
        entry("a4d9", 20, notes="Anruf Reiter"),
        entry("a5d9", 10, notes="Parkplatz frei"),
    )
    assert made.notes == (
        NoteLine(ago(10), "a5d9", "Parkplatz frei"),
        NoteLine(ago(20), "a4d9", "Anruf Reiter"),
        NoteLine(ago(40), "m2xa", "Modul 2 läuft\n"),
    )


def test_entries_older_than_90_days_are_no_notes_to_pick_up() -> None:
    made = _brief(talk("k7f3", 200, notes="Gespräch"), entry("m2xa", 91, notes="alt"))
    assert made.notes == (NoteLine(ago(200), "k7f3", "Gespräch"),)
    assert _brief(entry("m2xa", 90, notes="noch")).notes == (NoteLine(ago(90), "m2xa", "noch"),)


def test_two_entries_whose_ids_begin_alike_get_longer_ones() -> None:
    made = _brief(talk("k7f3a", 9, notes="eins"), entry("k7f3b", 8, notes="zwei"))
    assert [note.id for note in made.notes] == ["k7f3b", "k7f3a"]


def test_topics_stay_until_they_were_talked_about() -> None:
    made = _brief(
        talk("k7f3", 9, Topic("Parkplatz"), Topic("Homeoffice"), Topic("Messe")),
        entry("m2xa", 8, change("k7f3.2", "talked"), change("k7f3.3", "dropped")),
    )
    assert made.topics == (FactLine("k7f3.1", "Parkplatz", ago(9)),)


def test_successes_are_the_latest_first_without_those_to_be_passed_on() -> None:
    made = _brief(
        talk("k6f3", 180, Success("zu alt")),
        talk("k7f3", 179, Success("Modul 1")),
        entry("m2xa", 9, Success("Lob der Firma Reiter")),
        entry("a4d9", 8, Success("Messe")),
        entry("h8e2", 7, change("a4d9", "passed_on")),
    )
    assert made.successes == (
        FactLine("a4d9", "Messe", ago(8)),
        FactLine("k7f3", "Modul 1", ago(179)),
    )


def test_promises_stand_by_day_intentions_last() -> None:
    made = _brief(
        talk(
            "k7f3",
            30,
            Commitment("leader", "irgendwann"),
            Commitment("leader", "später", ago(-8)),
            Commitment("leader", "Schulung", ago(17)),
            Commitment("person", "Liste", ago(2)),
            Commitment("leader", "gehalten", ago(-1)),
        ),
        entry("m2xa", 3, change("k7f3.5", "kept")),
    )
    assert made.mine == (
        PromiseLine("k7f3.3", "Schulung", ago(17), "overdue", 17),
        PromiseLine("k7f3.2", "später", ago(-8), "open", 0),
        PromiseLine("k7f3.1", "irgendwann", None, "intention", 0),
    )
    assert made.theirs == (PromiseLine("k7f3.4", "Liste", ago(2), "overdue", 2),)
    # The open one due since 17 days counts as not kept, hers count nowhere.
    assert made.kept == KeptRate(kept=1, due=2, late=0)


def test_the_picture_is_the_latest_that_stands_with_its_day() -> None:
    first = talk("k7f3", 400, Picture("Betriebe kommen von selbst"))
    confirmed = talk("m2xa", 160, change("k7f3", "confirmed"))
    assert _brief(first).picture == PictureLine(
        "k7f3", "Betriebe kommen von selbst", ago(400), is_confirmed=False
    )
    assert _brief(first, confirmed).picture == PictureLine(
        "k7f3", "Betriebe kommen von selbst", ago(160), is_confirmed=True
    )
    newer = talk("a4d9", 9, Picture("neu"))
    withdrawn = talk("h8e2", 8, change("a4d9", "withdrawn"))
    assert _brief(first, newer).picture == PictureLine("a4d9", "neu", ago(9), is_confirmed=False)
    assert _brief(first, newer, withdrawn).picture == _brief(first).picture


def test_her_goals_come_first_by_rank_then_by_day() -> None:
    goals = (
        Goal("unseres", ago(-1), "area", rank=1),
        Goal("ohne Rang, spät", ago(-90)),
        Goal("ohne Rang, früh", ago(-9), current=8, target=12, unit="Betriebe"),
        Goal("Rang 1", None, rank=1, contributes_to="Qualität Süd"),
        Goal("erreicht"),
    )
    made = _brief(talk("k7f3", 9, *goals), entry("m2xa", 8, change("k7f3.5", "achieved")))
    assert made.goals == (
        GoalLine("k7f3.4", "Rang 1", "person", None, None, "", None, "Qualität Süd"),
        GoalLine("k7f3.3", "ohne Rang, früh", "person", 8, 12, "Betriebe", ago(-9), ""),
        GoalLine("k7f3.2", "ohne Rang, spät", "person", None, None, "", ago(-90), ""),
        GoalLine("k7f3.1", "unseres", "area", None, None, "", ago(-1), ""),
    )


def test_a_motive_is_a_guess_until_she_has_said_it() -> None:
    said = talk("k7f3", 9, facts=(Opened(1, Motive("Können", "mastery"), "said"),))
    guessed = talk("m2xa", 8, Motive("Zeit", "time"), Motive("Sinn"))
    made = _brief(said, guessed, entry("a4d9", 7, change("m2xa.2", "confirmed")))
    assert made.motives == (
        MotiveLine("k7f3", "Können", "mastery", is_guess=False),
        MotiveLine("m2xa.1", "Zeit", "time", is_guess=True),
        MotiveLine("m2xa.2", "Sinn", None, is_guess=False),
    )


def test_each_scope_shows_its_latest_answer() -> None:
    made = _brief(
        talk("k7f3", 300, Agreement("cooperation", "no")),
        talk("m2xa", 160, Agreement("cooperation", "yes_if", "freier Vormittag", ago(-60))),
        talk("a4d9", 150, Agreement("engagement", "yes", "ja klar")),
        entry("h8e2", 9, change("a4d9", "withdrawn")),
    )
    assert made.consent == (
        ConsentLine("a4d9", "engagement", "yes", "withdrawn", ago(9), ago(-30), None, "ja klar"),
        ConsentLine(
            *("m2xa", "cooperation", "yes_if", "expiring", ago(160), ago(-20), ago(-60)),
            "freier Vormittag",
        ),
    )


def test_contacts_of_60_days_are_counted_and_the_last_recognition_named() -> None:
    made = _brief(
        talk("k7f3", 60, purpose=("personal",)),
        talk("m2xa", 59, purpose=("recognition", "task")),
        talk("a4d9", 20, purpose=("numbers", "personal")),
        talk("h8e2", 10),
        entry("t3p8", 5, purpose=("recognition",)),
    )
    assert made.contacts == Share(relational=1, known=2, contacts=3, days=60)
    assert made.last_recognition == ago(59)


def test_steps_and_progress_are_those_of_the_journey() -> None:
    made = _brief(talk("k7f3", 5, notes="#nutzen #vertrauen"))
    assert made.progress == Progress(3, 10)
    assert [s.step.id for s in made.steps if s.word == "current"] == [
        "kontakt",
        "nutzen",
        "vertrauen",
    ]


def test_any_past_day_can_be_shown() -> None:
    made = _brief(talk("k7f3", 30, Commitment("leader", "Schulung", ago(17))), day=ago(18))
    assert made.mine == (PromiseLine("k7f3", "Schulung", ago(17), "open", 0),)
