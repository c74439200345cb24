"""Books → tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.journey import Journey, Library, LocalText, Step
from fuehrung_cli.domain.kinds import Picture
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Opened, Session
from fuehrung_cli.export.table import Cell, Column
from fuehrung_cli.export.tables import TABLES, View, Window, tables

_NOTHING = Library()


def records(view: View, name: str) -> list[dict[str, Cell]]:
    return list(tables(view, name)[name].records())


def pick(view: View, name: str, *columns: str) -> list[tuple[Cell, ...]]:
    return [tuple(record[column] for column in columns) for record in records(view, name)]


def test_all_gives_every_table_in_order_and_a_name_only_that_one(view: View) -> None:
    assert list(tables(view)) == list(TABLES)
    assert list(tables(view, "facts")) == ["facts"]


@pytest.mark.parametrize("name", TABLES)
def test_columns_have_unique_names_and_no_reserved_one(view: View, name: str) -> None:
    names = [column.name for column in tables(view, name)[name].columns]
    assert len(names) == len(set(names))
    assert "table" not in names


def _fits(cell: Cell, column: Column) -> bool:
    if cell is None:
        return column.may_be_empty
    if column.choices and cell not in column.choices:
        return False
    match column.type:
        case "bool":
            return isinstance(cell, bool)
        case "int":
            return isinstance(cell, int) and not isinstance(cell, bool)
        case "number":
            return isinstance(cell, int | float) and not isinstance(cell, bool)
        case "date":
            return isinstance(cell, date) and not isinstance(cell, datetime)
        case "moment":
            return isinstance(cell, date)
        case "texts":
            return isinstance(cell, tuple)
        case "values":
            return isinstance(cell, dict)
        case "text":
            return isinstance(cell, str)


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_is_of_the_type_of_its_column(view: View, name: str) -> None:
    table = tables(replace(view, with_notes=True), name)[name]
    wrong = [
        (column.name, cell)
        for row in table.rows
        for column, cell in zip(table.columns, row, strict=True)
        if not _fits(cell, column)
    ]
    assert (wrong, bool(table.rows)) == ([], True)


def test_people_stand_by_last_name_with_umlauts_in_their_place(view: View) -> None:
    assert pick(view, "people", "name", "id") == [
        ("Änne Beran", "0abc"),
        ("Anna Berger", "7k3q"),
        ("Zoë", "1e45"),
    ]


def test_people_hold_profile_state_and_last_days(view: View) -> None:
    assert records(view, "people")[1] == {
        "id": "7k3q",
        "name": "Anna Berger",
        "role": "Kundenberaterin",
        "team": "Süd",
        "start": None,
        "led_since": date(2024, 9, 1),
        "rhythm_days": 14,
        "voice": "sie",
        "nicknames": ("Anni", "AB"),
        "impact_of_loss": None,
        "impact_reason": "",
        "cover": None,
        "role_class": None,
        "weekly_hours": None,
        "state": "active",
        "first_entry": date(2026, 6, 19),
        "last_entry": date(2026, 11, 5),
        "last_contact": date(2026, 11, 5),
        "next_talk": date(2026, 12, 3),
        "entries": 3,
        "contacts": 2,
        "open_facts": 7,
        "corrections": (),
    }


def test_session_has_steps_counts_and_all_purposes_but_no_notes(view: View) -> None:
    assert records(view, "sessions")[0] == {
        "id": "k7f3qdx2",
        "person_id": "7k3q",
        "person": "Anna Berger",
        "day": date(2026, 6, 19),
        "at": datetime(2026, 6, 19, 9, 30, tzinfo=UTC),
        "recorded": datetime(2026, 6, 19, 10, 30, tzinfo=UTC),
        "kind": "one_on_one",
        "is_contact": True,
        "purpose": "personal",
        "purposes": ("personal", "support"),
        "minutes": 25,
        "group": None,
        "steps": ("vertrauen", "ja"),
        "facts": 7,
        "changes": 0,
        "corrections": (),
    }


def test_a_step_is_found_when_its_umlaut_is_two_characters_as_on_a_mac() -> None:
    spelled = LocalText("Klärung", "Clearing")
    step = Step("klaerung", spelled, spelled, 90, (), aliases=("klärung",))
    moment = datetime(2026, 11, 5, 9, 30, tzinfo=UTC)
    session = Session("k7f3qdx2", moment, moment, notes="Lief gut. #kla\u0308rung")
    journey = Journey("own", spelled, (step,))
    view = View((fold(Person("7k3q", "Anna"), (session,)),), Library((journey,)), moment.date())
    assert pick(view, "sessions", "steps") == [(("klaerung",),)]


def test_notes_come_only_when_asked_for_and_only_in_sessions(view: View) -> None:
    plain, noted = tables(view), tables(replace(view, with_notes=True))
    secret = "Modul 2 läuft"
    assert not any(secret in str(table.rows) for table in plain.values())
    assert [name for name, table in noted.items() if secret in str(table.rows)] == ["sessions"]


def test_sessions_without_an_hour_export_their_day(view: View) -> None:
    assert pick(view, "sessions", "at", "kind", "is_contact", "group")[1:] == [
        (date(2026, 7, 5), "entry", False, None),
        (datetime(2026, 11, 5, 9, 30, tzinfo=UTC), "phone", True, "g1234567"),
    ]


def test_facts_have_a_word_where_dates_say_more_than_the_state(view: View) -> None:
    assert pick(view, "facts", "id", "kind", "state", "word", "is_open") == [
        ("k7f3qdx2.1", "commitment", "kept", "kept_late", False),
        ("k7f3qdx2.2", "commitment", "open", "overdue", True),
        ("k7f3qdx2.3", "agreement", "given", "expiring", True),
        ("k7f3qdx2.4", "motive", "recorded", "guessed", True),
        ("k7f3qdx2.5", "goal", "active", None, True),
        ("k7f3qdx2.6", "answer", "noted", None, True),
        ("k7f3qdx2.7", "from_the_future", None, None, False),
        ("a4d9aaaa.1", "appointment", "planned", None, True),
        ("a4d9aaaa.2", "absence", "noted", None, True),
    ]


def test_an_old_yes_has_expired_and_an_old_picture_is_outdated(view: View) -> None:
    assert pick(replace(view, day=date(2027, 12, 1)), "facts", "word")[2] == ("expired",)
    at, picture = datetime(2026, 11, 1, tzinfo=UTC), Picture("ein ruhiger Schreibtisch")
    book = _book(Session("b1234567", at, at, facts=(Opened(1, picture, "said"),)))
    days = (date(2027, 11, 1), date(2027, 11, 2))
    assert [pick(View((book,), _NOTHING, day), "facts", "word") for day in days] == [
        [(None,)],
        [("outdated",)],
    ]


def test_fields_of_kinds_are_typed_columns(view: View) -> None:
    of = {record["id"]: record for record in records(view, "facts")}
    goal, absence = of["k7f3qdx2.5"], of["a4d9aaaa.2"]
    assert (goal["due"], goal["goal_start"], goal["current"], goal["start"]) == (
        date(2026, 12, 31),
        0.0,
        7.5,
        None,
    )
    assert (absence["start"], absence["end"], absence["due"]) == (
        date(2027, 1, 2),
        date(2027, 1, 9),
        None,
    )
    assert of["k7f3qdx2.6"]["text"] == "Zeit"
    assert of["k7f3qdx2.6"]["question"] == "Was fehlt?"


def _book(*sessions: Session) -> Book:
    return fold(Person("0abc", "Bo"), sessions)


def test_changes_say_whether_they_were_applied(view: View) -> None:
    assert pick(view, "changes", "session_id", "number", "fact_id", "state", "applied") == [
        ("m2xae9rt", 1, "k7f3qdx2.1", None, True),
        ("m2xae9rt", 2, "k7f3qdx2.1", "achieved", False),
        ("m2xae9rt", 3, "z9z9z9z9.1", "kept", False),
        ("a4d9aaaa", 1, "k7f3qdx2.1", "kept", True),
    ]
    assert pick(view, "changes", "kind", "set", "text")[0] == (
        "commitment",
        {"due": date(2026, 8, 1)},
        "+Bereichsleitung krank",
    )
    assert pick(view, "changes", "kind")[2] == (None,)


def test_commitments_tell_what_became_of_a_promise(view: View) -> None:
    assert records(view, "commitments")[0] == {
        "id": "k7f3qdx2.1",
        "session_id": "k7f3qdx2",
        "person_id": "7k3q",
        "person": "Anna Berger",
        "by": "leader",
        "text": "Schulung klären",
        "opened": date(2026, 6, 19),
        "due": date(2026, 8, 1),
        "first_due": date(2026, 7, 1),
        "state": "kept",
        "word": "kept_late",
        "overdue_days": 0,
        "kept_on": date(2026, 11, 5),
        "moved": 1,
        "is_late": True,
    }
    assert pick(view, "commitments", "by", "word", "overdue_days", "kept_on", "is_late")[1] == (
        *("person", "overdue", 6, None, False),
    )


def test_progress_has_a_row_for_each_person_and_step(view: View) -> None:
    assert pick(view, "progress", "person", "step", "title_en", "state", "last", "next_due") == [
        ("Änne Beran", "vertrauen", "Trust", "open", None, None),
        ("Änne Beran", "ja", "The yes", "open", None, None),
        (
            *("Anna Berger", "vertrauen", "Trust", "overdue"),
            *(date(2026, 6, 19), date(2026, 9, 17)),
        ),
        ("Anna Berger", "ja", "The yes", "overdue", date(2026, 6, 19), date(2026, 9, 17)),
        ("Zoë", "vertrauen", "Trust", "open", None, None),
        ("Zoë", "ja", "The yes", "open", None, None),
    ]


def test_without_a_journey_progress_is_empty(view: View) -> None:
    assert tables(replace(view, library=_NOTHING), "progress")["progress"].rows == ()


def test_the_window_has_both_ends_inside(view: View) -> None:
    within = replace(view, window=Window(date(2026, 7, 5), date(2026, 11, 4)))
    sizes = {name: len(table.rows) for name, table in tables(within).items()}
    assert sizes == {
        "people": 3,
        "sessions": 1,
        "facts": 0,
        "changes": 3,
        "commitments": 0,
        "progress": 6,
        "dates": 0,
        "talks": 0,
    }
    until = replace(view, window=Window(until=date(2026, 6, 19)))
    assert pick(until, "commitments", "id", "state") == [
        ("k7f3qdx2.1", "kept"),  # as it stands on the day of the view
        ("k7f3qdx2.2", "open"),
    ]


def test_books_in_any_order_give_the_same_tables(view: View) -> None:
    assert tables(replace(view, books=view.books[::-1])) == tables(view)
