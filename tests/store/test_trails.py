"""The trail of corrections in files: numbered tables, read in any form, never lost by rewriting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from builders.strategies import plain_session
from fuehrung_cli.domain.corrections import Correction
from fuehrung_cli.domain.person import Person
from fuehrung_cli.store.decode import decode_session
from fuehrung_cli.store.encode import encode_session
from fuehrung_cli.store.keep import kept_person, kept_session
from fuehrung_cli.store.person_file import decode_person, encode_person

TRAIL = tuple(Correction(date(2026, 11, day), ("notes",)) for day in range(1, 12))
SESSION = plain_session(corrections=TRAIL)
PERSON = Person("7k3q", "Anna Berger", extra={"x": 1}, corrections=(*TRAIL[:1],))
LIST = b'\ncorrections = [{ on = 2026-11-01, fields = ["notes"] }]\n'


def test_more_than_nine_keep_their_order() -> None:
    data = encode_session(SESSION)
    assert b"[corrections.11]" in data
    assert decode_session(data, "").session == SESSION


def test_who_asked_is_written_only_where_it_was_the_person() -> None:
    asked = (Correction(date(2026, 11, 1), ("role",), "person"),)
    assert b"asked_by" not in encode_person(PERSON)
    data = encode_person(replace(PERSON, corrections=asked))
    assert data.endswith(b'fields = ["role"]\nasked_by = "person"\n')
    assert decode_person(data, "")[0] == replace(PERSON, corrections=asked)


def test_a_list_written_by_hand_is_read_as_well() -> None:
    bare = encode_session(replace(SESSION, corrections=()))
    assert decode_session(bare + LIST, "").session == replace(SESSION, corrections=TRAIL[:1])


def test_a_bad_one_is_told_and_keeps_the_file_from_being_rewritten() -> None:
    bad = encode_session(replace(SESSION, corrections=())) + b"\n[corrections.1]\non = 3\n"
    session, problems = decode_session(bad, "")
    assert session is not None
    assert {problem.where.partition("[")[0] for problem in problems} == {"corrections"}
    assert all(problem.is_unread for problem in problems)
    person, problems = decode_person(encode_person(PERSON).replace(b"2026-11-01", b"true"), "")
    assert person == replace(PERSON, corrections=())
    assert [problem.is_unread for problem in problems] == [True]


def test_whoever_gives_an_older_trail_back_loses_nothing() -> None:
    assert kept_session(SESSION, replace(SESSION, corrections=())) == SESSION
    assert kept_person(PERSON, replace(PERSON, corrections=())) == PERSON
