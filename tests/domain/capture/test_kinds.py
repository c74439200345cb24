"""Every kind of fact as a leader types it, in both languages, and what must come out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.lines import read
from fuehrung_cli.domain.capture.printer import print_session
from fuehrung_cli.domain.capture.resolve import resolve
from fuehrung_cli.domain.capture.results import Said
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.kinds import (
    Advice,
    Assignment,
    Benefit,
    Competence,
    Content,
    Departure,
    DevelopmentAction,
    Exemption,
    Kind,
    Observation,
    OwnValue,
    Referral,
    Requirement,
    Responsibility,
    RetentionMeasure,
    ServiceStatement,
    Situation,
    StaySignal,
    WorkingAgreement,
    kinds,
)
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Opened, Session
from fuehrung_cli.errors import Term

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
ANNA = Person("7k3q", "Anna Berger")
GOAL = Session("h8e2aaaa", NOW, NOW, facts=(Opened(1, Responsibility("Bestand")),))
CASES: list[tuple[str, Content]] = [
    (
        "leistungsversprechen: Ich sage früh, was kommt",
        ServiceStatement("Ich sage früh, was kommt"),
    ),
    ("service statement: I tell you early", ServiceStatement("I tell you early")),
    ("nutzen: „freier Rücken“", Benefit("„freier Rücken“")),
    (
        "regel: Rückruf am selben Tag\n  sinn: Wartezeit\n  nutzen: weniger Nachfragen",
        WorkingAgreement("Rückruf am selben Tag", "rule", "Wartezeit", "weniger Nachfragen"),
    ),
    ("agreed process: offers go to Tom", WorkingAgreement("offers go to Tom", "process")),
    ("vereinbartes system: eine Liste", WorkingAgreement("eine Liste", "system")),
    ("wunsch: ein Vormittag frei", Requirement("ein Vormittag frei", "service")),
    (
        "wish: one morning free\n  fit: partly\n  ask again on: 4 Dec",
        Requirement("one morning free", "service", "partly", date(2026, 12, 4)),
    ),
    ("wanted solution: cheaper tariff", Requirement("cheaper tariff", "solution")),
    ("mindestanforderung: zwei Besuche", Requirement("zwei Besuche", "engagement")),
    ("minimum qualification: exam", Requirement("exam", "qualification")),
    (
        "verantwortung: Bestand Süd\n  klarheit: teilweise",
        Responsibility("Bestand Süd", clarity="partly"),
    ),
    (
        "befugnis: Nachlass\n  limit: 500\n  zu: h8e2",
        Competence("Nachlass", "authority", 500, about="h8e2aaaa.1"),
    ),
    (
        "skill: tariffs\n  needed: 3\n  level now: 2",
        Competence("tariffs", "skill", needed=3, actual=2),
    ),
    (
        "rat: Prüfung jetzt; erst das Projekt, dann Prüfung\n  antwort: angenommen",
        Advice(("Prüfung jetzt", "erst das Projekt, dann Prüfung"), answer="accepted"),
    ),
    ("options: exam, project", Advice(("exam", "project"))),
    (
        "development step: module 2 by 31 Jan\n  type: training\n  hours: 8",
        DevelopmentAction("module 2", "training", date(2027, 1, 31), 8),
    ),
    (
        "bindungsmaßnahme: Schulung\n  Stunden geplant: 8\n  Euro geplant: 1900",
        RetentionMeasure("Schulung", 8, eur_planned=1900),
    ),
    (
        "assignment: einstieg\n  start: 1.11.2026",
        Assignment("einstieg", date(2026, 11, 1)),
    ),
    (
        "situation: Umorganisation, neue Gebiete\n  hilfe: Vertretung\n  prüfung: 4.12.",
        Situation("reorg", "neue Gebiete", support="Vertretung", follow_up=date(2026, 12, 4)),
    ),
    ("situation: overload", Situation("overload")),
    (
        "beobachtung: weniger-beitraege\n  anteil: unterbrochen",
        Observation("fewer_contributions", "unterbrochen"),
    ),
    (
        "observation: busy without result\n  my part: unclear goals\n  before: shipped weekly",
        Observation("busy_without_result", "unclear goals", compared_to="shipped weekly"),
    ),
    ("will bleiben: „hier“", StaySignal("„hier“", "stay")),
    ("Thinks of leaving: “soon”", StaySignal("“soon”", "thinking")),
    ("hat ein Angebot: vom Wettbewerb", StaySignal("vom Wettbewerb", "offer")),
    ("has resigned: in writing", StaySignal("in writing", "resigned")),
    ("empfehlung: ja, Kollegin aus Ulm", Referral("yes", "Kollegin aus Ulm")),
    ("referral: later\n  recommends the leader: 9", Referral("later", willingness_leader=9)),
    (
        "weggang: „kürzerer Weg“\n  erwartet: nein\n  geht zu: Wettbewerb",
        Departure("„kürzerer Weg“", expected=False, destination="competitor"),
    ),
    ("own value: vacancy\n  middle: 4", OwnValue("vacancy", 4)),
    (
        "eigener wert: Einarbeitung\n  low: 6\n  mid: 7,5\n  high: 9",
        OwnValue("ramp", 7.5, 6, 9),
    ),
    (
        "ausnahme: hat keine Kunden\n  schritt: empfehlung",
        Exemption("hat keine Kunden", "empfehlung"),
    ),
]


def _context(*sessions: Session) -> Context:
    return Context(book=fold(ANNA, (GOAL, *sessions)), now=NOW, session_id="k7f3aaaa")


@pytest.mark.parametrize(("text", "content"), CASES, ids=[text for text, _ in CASES])
def test_a_line_becomes_the_fact_and_reads_back(text: str, content: Content) -> None:
    reading = resolve(read(text), _context())

    assert [opened.content for opened in reading.session.facts] == [content]
    for language in ("de", "en"):
        printed = print_session(reading.session, _context(reading.session), language)
        context = replace(
            _context(reading.session), editing=reading.session, left_out=printed.left_out
        )
        assert printed.facts == ()
        assert resolve(read(printed.text), context).session == reading.session


@pytest.mark.parametrize(
    "text",
    ["Leistung: gut im Quartal", "Service: printer broke", "Tool: Jira is slow", "Workflow: ok"],
)
def test_ordinary_words_with_a_colon_stay_notes(text: str) -> None:
    reading = resolve(read(text), _context())

    assert (reading.session.facts, reading.session.notes) == ((), text)


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("beobachtung: weniger Beiträge", "my_part"),
        ("beobachtung: oft krank\n  anteil: keiner", "change"),
        ("rat: nur ein Weg", "options"),
        ("own value: vacancy", "mid"),
    ],
)
def test_a_fact_without_what_it_needs_stays_a_note_and_says_so(text: str, needs: str) -> None:
    reading = resolve(read(text), _context())

    assert reading.session.facts == ()
    assert reading.session.notes.startswith(text.partition("\n")[0])
    said = [r.message.params for r in reading.results if isinstance(r, Said)]
    assert (Term("field", needs),) in [params.get("fields") for params in said]


def test_an_id_that_means_nothing_is_no_reference() -> None:
    reading = resolve(read("befugnis: Nachlass\n  zu: x9y9"), _context())

    assert [opened.content for opened in reading.session.facts] == [
        Competence("Nachlass", "authority")
    ]
    assert reading.session.notes == "  zu: x9y9"


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_a_life_ends_only_in_states_it_names_and_sets_only_fields_it_has(kind: Kind) -> None:
    reached, waiting = set(), {kind.life.start}
    while waiting:
        state = waiting.pop()
        reached.add(state)
        waiting |= {*kind.life.next_states(state)} - reached

    assert reached <= {*kind.life.states}
    assert {*kind.life.open} <= {*kind.life.states}
    assert {*kind.sets} <= {field.name for field in kind.fields}
    assert kind.field(kind.main) is not None
    assert kind.sources


def test_no_kind_can_hold_what_may_not_be_stored() -> None:
    forbidden = {
        *("age", "birthday", "diagnosis", "health", "sick_days", "religion", "origin", "family"),
        *("union", "works_council", "disability", "pregnancy", "probability", "score"),
    }
    names = {field.name for kind in kinds() for field in kind.fields}

    assert names & forbidden == set()
