from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builders.strategies import contents, extras, people, plain_session, sessions, texts
from fuehrung_cli.domain.kinds import Commitment, Foreign, Goal, Kind, kinds
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.errors import UsageError
from fuehrung_cli.store.decode import decode_session
from fuehrung_cli.store.encode import encode_session
from fuehrung_cli.store.person_file import decode_person, encode_person
from fuehrung_cli.store.settle import clean_name, clean_text, settled, settled_person
from fuehrung_cli.store.shapes import read_exact
from fuehrung_cli.store.toml_text import dumps, parse

EXAMPLE = """\
format = 1
id = "k7f3qdx2"
at = 2026-11-23T09:30:00+01:00
recorded = 2026-11-23T10:02:11+01:00
kind = "one_on_one"
purpose = ["personal"]
minutes = 25
notes = \"\"\"
Modul 2 läuft, will Vertretung geklärt. #vertrauen
\"\"\"

[facts.1]
kind = "commitment"
by = "leader"
text = "Vertretung mit der Bereichsleitung klären"
due = 2026-12-04

[changes.1]
fact = "m2xae9rt.2"
state = "kept"
"""
CET = timezone(timedelta(hours=1))


def _example() -> Session:
    promise = Commitment("leader", "Vertretung mit der Bereichsleitung klären", date(2026, 12, 4))
    return Session(
        id="k7f3qdx2",
        at=datetime(2026, 11, 23, 9, 30, tzinfo=CET),
        recorded=datetime(2026, 11, 23, 10, 2, 11, tzinfo=CET),
        purpose=("personal",),
        minutes=25,
        notes="Modul 2 läuft, will Vertretung geklärt. #vertrauen\n",
        facts=(Opened(1, promise, "agreed"),),
        changes=(Change("m2xae9rt.2", "kept"),),
    )


def test_the_file_is_the_one_of_the_design() -> None:
    assert encode_session(_example()).decode() == EXAMPLE


def test_the_file_of_the_design_is_read_without_pydantic_or_conversion() -> None:
    assert decode_session(EXAMPLE.encode(), "x").session == _example()


@given(sessions())
@example(plain_session(notes='"""\\\n\n \t'))
@example(plain_session(notes="\n"))
@example(plain_session(notes="\x00\x7f\x85\u2028\ufeff"))
def test_any_session_reads_back_the_same(session: Session) -> None:
    settled_once = settled(session)
    read = decode_session(encode_session(settled_once), "x")
    assert (read.session, read.problems) == (settled_once, ())


@given(sessions())
def test_settling_changes_nothing_that_is_settled(session: Session) -> None:
    assert settled(settled(session)) == settled(session) == session


@given(people())
def test_any_person_reads_back_the_same(person: Person) -> None:
    saved = settled_person(person)
    assert decode_person(encode_person(saved), "x") == (saved, ())


@given(extras)
def test_any_table_reads_back_the_same(table: dict[str, object]) -> None:
    assert parse(f"x = 1\n{dumps(table)}".encode(), "x") == {"x": 1, **table}


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_no_field_hides_behind_a_reserved_key(kind: Kind) -> None:
    assert not {"kind", "source"} & {field.name for field in kind.fields}


def test_a_change_that_empties_a_field_reads_back() -> None:
    change = Change("m2xae9rt.2", set={"due": None, "rank": 2})
    data = encode_session(plain_session(changes=(change,)))
    assert b'unset = ["due"]\n\n[changes.1.set]\nrank = 2\n' in data
    read = decode_session(data, "x").session
    assert read is not None
    assert read.changes == (change,)


def test_a_source_is_written_only_when_it_is_not_the_usual_one() -> None:
    usual = plain_session(facts=(Opened(1, Goal("x"), "said"),))
    other = plain_session(facts=(Opened(1, Goal("x"), "leader"),))
    assert b"source" not in encode_session(usual)
    assert b'source = "leader"' in encode_session(other)


def test_a_moment_of_a_zone_keeps_its_offset_and_its_second_hour() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first = datetime(2026, 10, 25, 2, 30, tzinfo=berlin)
    for fold, offset in ((0, b"+02:00"), (1, b"+01:00")):
        session = settled(plain_session(at=first.replace(fold=fold)))
        assert b"at = 2026-10-25T02:30:00" + offset in encode_session(session)


def test_an_offset_with_seconds_is_rounded_to_minutes() -> None:
    # 1891, when clocks in Berlin were 53 minutes and 28 seconds ahead.
    old = datetime(1901, 1, 1, 12, tzinfo=timezone(timedelta(minutes=53, seconds=28)))
    saved = settled(plain_session(at=old))
    assert decode_session(encode_session(saved), "x").session == saved
    assert saved.at == old


@given(texts)
def test_clean_text_leaves_plain_line_ends_only(text: str) -> None:
    assert clean_text(text.replace("\n", "\r\n")) == clean_text(text.replace("\n", "\r")) == text


def test_a_moment_typed_by_hand_without_offset_stays_so() -> None:
    data = EXAMPLE.replace("09:30:00+01:00", "09:30:00").encode()
    read = decode_session(data, "x").session
    assert read is not None
    assert encode_session(settled(read)) == data


def test_half_a_character_is_refused_before_any_file_is_touched() -> None:
    with pytest.raises(UsageError):
        settled(plain_session(notes="a\udce4"))


def test_a_name_is_kept_composed_and_on_one_line() -> None:
    assert clean_name(" Ju\u0308rgen \n Groß ") == "Jürgen Groß"
    with pytest.raises(UsageError):
        clean_name(" \n")


@pytest.mark.parametrize(
    "session",
    [
        plain_session(id="kantine1"),
        plain_session(minutes=-1),
        plain_session(kind="party"),
        plain_session(purpose=("fun",)),
        plain_session(at=date(1, 1, 1)),
        plain_session(facts=(Opened(1, Goal("x", current=float("nan"))),)),
        plain_session(facts=(Opened(1, Goal("x", rank=9)),)),
        plain_session(facts=(Opened(0, Goal("x")),)),
        plain_session(facts=(Opened(1, Goal("x")), Opened(1, Goal("y")))),
        plain_session(facts=(Opened(1, Goal("x", current=10**5000)),)),
        plain_session(facts=(Opened(1, Commitment("leader", "x"), "observed"),)),
        plain_session(changes=(Change(""),)),
        plain_session(changes=(Change("k7f3qdx2.1", set={"x": float("inf")}),)),
        plain_session(extra={"x": None}),
        plain_session(extra={"x": float("nan")}),
        plain_session(extra={"notes": "twice"}),
        plain_session(notes="x" * (1 << 20)),
        plain_session(at=datetime(2026, 1, 1, tzinfo=timezone(timedelta(seconds=30)))),
    ],
    ids=lambda _: "",
)
def test_what_would_not_read_back_is_refused(session: Session) -> None:
    with pytest.raises(UsageError) as refused:
        encode_session(session)
    assert "cannot be saved" in refused.value.what.text


def test_carriage_returns_typed_by_hand_survive_an_edit() -> None:
    table = {"x": "a\r\nb\rc\n"}
    assert parse(dumps(table).encode(), "x") == table


def test_unknown_kinds_and_keys_stay_as_they_are() -> None:
    data = EXAMPLE + (
        '\n[facts.2]\nkind = "talent"\nsource = "hearsay"\ndeep = [{ a = 1 }]\n'
        '\n[facts.3]\nkind = "goal"\ntext = "x"\ncolour = "red"\n'
    )
    data = data.replace("[facts.1]", '[weather]\nsun = true\n\n[facts.1]\nmood = "good"', 1)
    read = decode_session(data.encode(), "x")
    assert read.session is not None
    assert read.problems == ()
    assert read.session.extra == {"weather": {"sun": True}}
    assert read.session.facts[0].extra == {"mood": "good"}
    assert read.session.facts[1].content == Foreign(
        "talent", {"source": "hearsay", "deep": [{"a": 1}]}
    )
    assert decode_session(encode_session(read.session), "x") == read


@given(st.data())
def test_the_quick_reader_takes_everything_the_domain_can_hold(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(kinds()))
    drawn = data.draw(contents(kind.content))
    assert read_exact(type(drawn), vars(drawn)) == drawn


def test_profile_keys_stand_flat_in_the_file() -> None:
    profile = Profile(role="Vertrieb", start=date(2024, 9, 1), nicknames=("Anni",))
    person = Person("7k3q", "Anna Berger", profile, {"shoe": 39})
    assert encode_person(person).decode() == (
        'format = 1\nid = "7k3q"\nname = "Anna Berger"\nrole = "Vertrieb"\n'
        'start = 2024-09-01\nnicknames = ["Anni"]\nshoe = 39\n'
    )


def test_recorded_falls_back_to_the_moment_of_the_session() -> None:
    data = EXAMPLE.replace("recorded = 2026-11-23T10:02:11+01:00", "recorded = 2026-11-23")
    read = decode_session(data.encode(), "x")
    at = datetime(2026, 11, 23, 9, 30, tzinfo=CET)
    assert read.session == dataclasses.replace(_example(), recorded=at)
    assert [problem.where for problem in read.problems] == ["recorded"]


def test_a_day_without_hour_is_a_session_too() -> None:
    session = plain_session(at=date(2026, 11, 23), recorded=datetime(2026, 11, 23, tzinfo=UTC))
    data = encode_session(session)
    assert b"at = 2026-11-23\n" in data
    assert decode_session(data, "x").session == session
