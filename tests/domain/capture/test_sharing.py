"""What each gets of a text of a talk with several people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builders.talks import hostile
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.capture.results import Reading
from fuehrung_cli.domain.capture.sharing import resolve_shared, share
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.kinds import Appointment, Commitment, Content, Goal, values_of
from fuehrung_cli.domain.mentions import named
from fuehrung_cli.domain.names import calls
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Change, Opened, Session

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
ANNA, BERND, CEM = (
    Person("0001", "Anna Berger"),
    Person("0002", "Bernd Kraus"),
    Person("0003", "Cem Demir"),
)


def book_of(person: Person) -> Book:
    """Returns a book with a promise of its own, one that both have, and a talk planned today."""
    then = datetime(2026, 11, 2, 9, tzinfo=UTC)
    own, both, talk = (f"{letter}{person.id[-1]}aaaaaa" for letter in "kmt")
    facts: dict[str, Content] = {
        own: Commitment("leader", f"Schulung {person.id}"),
        both: Commitment("leader", "Raumplan"),
        talk: Appointment(date(2026, 11, 26)),
    }
    sessions = [Session(key, then, then, facts=(Opened(1, fact),)) for key, fact in facts.items()]
    return fold(person, sessions)


def context_of(person: Person) -> Context:
    return Context(
        book_of(person),
        NOW,
        localize=lambda naive: naive.replace(tzinfo=UTC),
        session_id=f"z{person.id[-1]}aaaaaa",
        group="g1aaaaaa",
    )


CONTEXTS = tuple(context_of(person) for person in (ANNA, BERND))
THREE = (*CONTEXTS, context_of(CEM))


def texts(text: str, contexts: tuple[Context, ...] = CONTEXTS) -> list[str]:
    shares = share(read(text), contexts)
    assert [part.refused for part in shares] == [()] * len(shares)
    return [part.text for part in shares]


def refusal(text: str) -> str:
    first, second = share(read(text), CONTEXTS)
    assert second.refused == ()
    (error,) = first.refused
    return error.what.text.format_map(error.what.params)


@pytest.mark.parametrize(
    "text",
    [
        "25 min persönlich\nUmbau besprochen",
        "ich: Plan bis fr\n  quelle: gesagt",
        "dauer: 20\nLob: Messe\nnächstes: 10.12.",
        "gelungen: Messe\nnächstes mal: Budget\nabsicht: weniger Mails",
        "Themen:\n- Budget\n- Umbau\n\n\nEnde",
        "Tom: übernimmt die Schicht bis 4.12.",
        "\\ziel: stand so auf dem Flipchart",
        "ja: wird gemacht",
        "erledigt: alles vom letzten Mal",
    ],
)
def test_what_names_nobody_is_for_each(text: str) -> None:
    assert texts(text) == [text, text]


@pytest.mark.parametrize(
    ("text", "anna", "bernd"),
    [
        ("Anna: Liste bis fr", "Anna: Liste bis fr", ""),
        ("Anna: „Ich will das.“\nBernd: müde", "Anna: „Ich will das.“", "Bernd: müde"),
        ("frau berger: Liste\n  Frist: fr", "frau berger: Liste\n  Frist: fr", ""),
        ("Bernds Idee zählt", "", "Bernds Idee zählt"),
        ("Anna und Bernd streiten", "Anna und Bernd streiten", "Anna und Bernd streiten"),
        ("ich: Anna den Plan schicken bis fr", "ich: Anna den Plan schicken bis fr", ""),
        ("Anna: ziel: Meister bis Ende Q1", "ziel: Meister bis Ende Q1", ""),
        ("- Bernd: ja einsatz: „Gern.“", "", "- ja einsatz: „Gern.“"),
        ("Anna: sagt: es reicht", "Anna: sagt: es reicht", ""),
        ("ziel: Anna macht den Meister", "ziel: Anna macht den Meister", ""),
        ("Anna: ? Was hilft?\nZeit\n\nEnde", "? Was hilft?\nZeit\n\nEnde", "Ende"),
        (
            "Bernd:\nziel: Meister\nsie: Liste bis fr\n\nEnde",
            "Ende",
            "ziel: Meister\nsie: Liste bis fr\n\nEnde",
        ),
        (
            "Anna:\n- Liste bis fr\nBernd:\n- Angebot bis mo",
            "Anna:\n- Liste bis fr",
            "Bernd:\n- Angebot bis mo",
        ),
        (
            "ich:\n- Anna anrufen\n- Parkplatz",
            "ich:\n- Anna anrufen\n- Parkplatz",
            "ich:\n- Parkplatz",
        ),
        (
            "Heute\n  Anna: Liste bis fr\n  Bernd: Plan bis mo",
            "Heute\n  Anna: Liste bis fr",
            "Heute\n  Bernd: Plan bis mo",
        ),
        (
            "ich:\n- Plan\nBernd: müde\n- Ende",
            "ich:\n- Plan\n\n- Ende",
            "ich:\n- Plan\nBernd: müde\n- Ende",
        ),
        ("a\n\nBernd: müde\n\nb", "a\n\nb", "a\n\nBernd: müde\n\nb"),
        ("erledigt k1aa kam", "erledigt k1aa kam", ""),
        ("erledigt: schulung 0002", "", "erledigt: schulung 0002"),
        ("Anna:", "Anna:", ""),
    ],
)
def test_what_names_one_is_for_this_book(text: str, anna: str, bernd: str) -> None:
    assert texts(text) == [anna, bernd]


def test_a_line_with_two_names_is_not_for_the_third() -> None:
    assert texts("Anna und Bernd streiten", THREE)[2] == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sie: Liste bis fr", "line 1: “sie:” can be anybody in a talk with several people"),
        ("gut\nThey: tired", "line 2: “They:” can be anybody in a talk with several people"),
        ("er:\n- Liste bis fr", "line 1: “er:” can be anybody in a talk with several people"),
        ("ich: Plan\n  sie: Liste bis fr", "line 2: “sie:” can be anybody"),
        ("ziel: Meister", "line 1: “ziel:” belongs to one person, and this talk has several"),
        ("ziel:\n- Meister", "line 2: “ziel:” belongs to one person"),
        ("ja beides: „Gern.“", "line 1: “ja beides:” belongs to one person"),
        ("zurückgezogen einsatz: nein", "line 1: “zurückgezogen einsatz:” belongs to one person"),
        ("energie: 4", "line 1: “energie:” belongs to one person"),
        ("? Was hilft?\nZeit", "line 1: “?” belongs to one person"),
        (
            "Anna: Übergabe an Bernd bis fr",
            "line 1: it is for the book of Anna Berger and names Bernd",
        ),
        ("Anna:\nmag Bernd", "line 2: it is for the book of Anna Berger and names Bernd Kraus"),
    ],
)
def test_what_can_only_be_one_persons_is_refused(text: str, words: str) -> None:
    assert refusal(text).startswith(words)


def test_a_name_that_two_have_is_refused_and_the_whole_name_decides() -> None:
    contexts = (context_of(ANNA), context_of(Person("0002", "Anna Koch")))
    refused = share(read("Anna: Liste bis fr"), contexts)[0].refused
    assert [error.what.params["names"] for error in refused] == [("Anna Berger", "Anna Koch")]
    assert texts("Anna Koch: Liste bis fr", contexts) == ["", "Anna Koch: Liste bis fr"]
    assert texts("Anna mag das", contexts) == ["Anna mag das", "Anna mag das"]


def test_a_state_that_fits_in_both_books_changes_neither_and_that_is_said_once() -> None:
    first, second = resolve_shared(read("- erledigt: Raumplan"), CONTEXTS)
    assert [(r.session.notes, r.session.changes[1:]) for r in (first, second)] == [
        ("- erledigt: Raumplan", ()),
        ("- erledigt: Raumplan", ()),
    ]
    assert [said.code for said in first.said] == ["fits several books"]
    assert first.said[0].message.params["ids"] == "m1aa (Anna Berger), m2aa (Bernd Kraus)"
    assert second.said == ()


def test_an_id_changes_the_fact_of_its_book() -> None:
    first, second = resolve_shared(read("erledigt k2aa\nich: Plan"), CONTEXTS)
    assert second.session.changes[1:] == (Change("k2aaaaaa.1", "kept"),)
    assert first.session.changes[1:] == ()


def test_each_has_had_the_planned_talk_and_the_group_is_the_same() -> None:
    readings = resolve_shared(read("Anna: ziel: Meister"), CONTEXTS)
    assert [reading.session.changes for reading in readings] == [
        (Change("t1aaaaaa.1", "held"),),
        (Change("t2aaaaaa.1", "held"),),
    ]
    assert [reading.session.group for reading in readings] == ["g1aaaaaa", "g1aaaaaa"]
    assert [o.content for o in readings[0].session.facts] == [Goal("Meister")]
    assert readings[1].is_empty is False


def test_lines_keep_the_numbers_of_the_whole_text() -> None:
    first, second = resolve_shared(read("Anna: müde\n\nich: Plan bis 30.2."), CONTEXTS)
    assert [ask.line for ask in (*first.asks, *second.asks)] == [3, 3]


_LABELS = (
    *("", "Anna: ", "bernd: ", "sie: ", "ich: ", "ziel: ", "? ", "Lob: ", "dauer: ", "Anna:"),
    *("ich:", "erledigt: ", "erledigt k1aa ", "erledigt m2aa ", "Anna: ziel: ", "Bernd: ? "),
    *("- ", "- Anna: ", "  ", "  Bernd: ", "  | ", "  due: ", "\\", "k7f3 ", "set k2aa", "Cem: "),
    *("ja einsatz: ", "ja: ", "Themen:", "Anna Berger: ich: ", "notizen:", "energie: "),
)
_TAILS = ("", " bis fr", " bis 30.2.", " mit Anna", " und Bernds Idee", " Anna, Bernd", " raumplan")


@st.composite
def marked(draw: Callable[..., Any]) -> tuple[str, list[tuple[int, str]]]:
    """Draws a text, and words that occur only once with the numbers of their lines."""
    lines, words = [], []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        if draw(st.integers(0, 5)) == 0:
            lines.append("")
            continue
        words.append((number, f"wort{number}wort"))
        label, tail = draw(st.sampled_from(_LABELS)), draw(st.sampled_from(_TAILS))
        lines.append(f"{label}{words[-1][1]}{tail}")
    return "\n".join(lines), words


def kept(reading: Reading) -> str:
    session = reading.session
    facts = [str(values_of(opened.content)) for opened in session.facts]
    changes = [f"{change.text} {change.set}" for change in session.changes]
    return "\n".join([session.notes, *facts, *changes])


@given(drawn=marked())
@settings(max_examples=300, deadline=None)
def test_every_line_reaches_somebody_or_is_refused(
    drawn: tuple[str, list[tuple[int, str]]],
) -> None:
    text, words = drawn
    readings = resolve_shared(read(text), CONTEXTS)
    refused = {error.what.params.get("line") for r in readings for error in r.refused}
    asked = {ask.line for reading in readings for ask in reading.asks}
    everything = "\n".join(kept(reading) for reading in readings)
    for number, word in words:
        # A line with what is indented below it is refused, or asked about, as a whole.
        is_open = any(line in refused | asked for line in range(number, 0, -1))
        assert is_open or word in everything


@given(drawn=marked())
@example(("Anna:\nwort2wort und Bernds Idee", []))
@settings(max_examples=300, deadline=None)
def test_nobody_stands_in_the_book_of_another_but_in_lines_that_both_got(
    drawn: tuple[str, list[tuple[int, str]]],
) -> None:
    people = (ANNA, BERND)
    shares = share(read(drawn[0]), CONTEXTS)
    for place, part in enumerate(shares):
        others = {line.raw for line in shares[1 - place].draft.lines}
        for line in part.draft.lines:
            names = named("\n".join(line.typed), people)
            assert set(names) <= {place} or line.raw in others


@given(text=hostile | marked().map(lambda drawn: drawn[0]))
@settings(max_examples=200, deadline=None)
def test_for_one_person_it_is_the_ordinary_talk(text: str) -> None:
    context = replace(CONTEXTS[0], group="")
    (shared,), alone = resolve_shared(read(text), (context,)), resolve(read(text), context)
    assert (shared.session, shared.results) == (alone.session, alone.results)
    assert [error.what for error in shared.refused] == [error.what for error in alone.refused]


@given(text=hostile)
@example(text="frau berger:  bis fr")
@settings(max_examples=200, deadline=None)
def test_sharing_never_raises_and_what_names_nobody_is_the_ordinary_talk(text: str) -> None:
    readings = resolve_shared(read(text), THREE)
    people = [context.book.person for context in THREE]
    # A name in small letters is somebody's where it stands before a colon, as people type it.
    labels = [line.label for line in read(text).lines]
    is_called = any(calls(person, label) for person in people for label in labels if label)
    if not named(text, people) and not is_called and not readings[0].refused:
        for part in share(read(text), THREE):
            assert part.text == text.removeprefix("\ufeff")
