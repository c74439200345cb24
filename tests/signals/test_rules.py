"""Every rule: silent just below its number, speaking just above, and what makes it vanish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from builders.books import ANNA, DAY, ago, book, change, entry, talk
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.kinds import (
    Absence,
    Advice,
    Agreement,
    Appointment,
    Commitment,
    Competence,
    Content,
    Departure,
    DevelopmentAction,
    Exemption,
    Goal,
    Motive,
    Observation,
    Picture,
    Rating,
    Referral,
    Requirement,
    Responsibility,
    Situation,
    StaySignal,
)
from fuehrung_cli.domain.session import Session
from fuehrung_cli.domain.thresholds import Thresholds
from fuehrung_cli.signals.reasons import Reasons, awake_in, reasons
from fuehrung_cli.store.thresholds import shipped_rules

OFTEN = tuple(
    talk(f"z{n}zz", n * 9, purpose=("personal",), kind="phone", notes="…") for n in range(1, 9)
)
"""Personal talks that keep the rules about contact and thin data quiet."""
OFFER = talk("k7f3", 99, StaySignal("x", "offer"))
ON = {name: replace(rule, enabled=True) for name, rule in shipped_rules().items()}


def _reasons(made: Book, day: date = DAY, **given: Any) -> Reasons:
    return reasons(made, day, Thresholds(ON), rhythm_days=14, name="anna", **given)


def _of(rule: str, *sessions: Session, day: date = DAY) -> str:
    """Returns how strongly a rule speaks in a book of these sessions: "" when it does not."""
    found = [s.severity for s in _reasons(book(*sessions), day).signals if s.rule == rule]
    return found[0] if found else ""


def _said(prefix: str, days: int, *facts: Content) -> Session:
    made = talk(prefix, days, *facts)
    return replace(made, facts=tuple(replace(opened, source="said") for opened in made.facts))


def _promise(days: int) -> Session:
    return entry("k7f3", days + 5, Commitment("leader", "Schulung", ago(days)))


def _planned(prefix: str, days: int, state: str) -> tuple[Session, Session]:
    return (
        entry(f"{prefix}p0", days + 5, Appointment(ago(days))),
        entry(f"{prefix}q0", days, change(f"{prefix}p0", state)),
    )


def _contacts(personal: int, business: int) -> tuple[Session, ...]:
    made = [talk(f"c{n}pp", n + 1, purpose=("personal",)) for n in range(personal)]
    made += [talk(f"d{n}bb", n + 1, purpose=("numbers",)) for n in range(business)]
    return tuple(made)


def _rates(kept: int, broken: int) -> tuple[Session, ...]:
    promises = [Commitment("leader", f"p{n}", ago(100)) for n in range(kept + broken)]
    settled = [change(f"m1aa.{n}", "kept" if n <= kept else "broken", "", )
               for n in range(1, kept + broken + 1)]  # fmt: skip
    return talk("m1aa", 120, *promises), entry("m2aa", 100, *settled)


def _ratings(*values: int) -> tuple[Session, ...]:
    return tuple(talk(f"r{n}aa", 40 - n, Rating(value)) for n, value in enumerate(values))


def _later_ratings(*values: int) -> tuple[Session, ...]:
    return tuple(talk(f"s{n}aa", 9 - n, Rating(value)) for n, value in enumerate(values))


def _advices(*answers: Any) -> tuple[Session, ...]:
    return tuple(
        talk(f"a{n}aa", 40 - n, Advice(("x", "y"), answer=answer))
        for n, answer in enumerate(answers)
    )


def _seen(*changes: Any, days: int = 5) -> tuple[Session, ...]:
    return tuple(
        talk(f"o{n}aa", days + n, Observation(seen, "mein Anteil"))
        for n, seen in enumerate(changes)
    )


def _advice(answer: Any, days: int) -> Session:
    return talk(f"b{answer[:1]}9a", days, Advice(("x", "y"), answer=answer))


def _overload(**given: Any) -> Situation:
    return Situation("overload", **given)


def _willing(before: int, now: int) -> tuple[Session, ...]:
    return (
        talk("k7f3", 99, Referral("yes", willingness_leader=before)),
        talk("m2xa", 9, Referral("no", willingness_leader=now)),
    )


EDGES: list[tuple[str, tuple[Session, ...], str]] = [
    ("R01", (talk("k7f3", 21, purpose=("personal",)),), ""),
    ("R01", (talk("k7f3", 22, purpose=("personal",)),), "notice"),
    ("R01", (talk("k7f3", 28, purpose=("personal",)),), "notice"),
    ("R01", (talk("k7f3", 29, purpose=("personal",)),), "warn"),
    ("R01", (entry("k7f3", 40),), ""),
    ("R01", (entry("m2xa", 40), talk("k7f3", 1, kind="phone", purpose=("task",))), "warn"),
    ("R01", (talk("k7f3", 40, kind="phone"), talk("m2xa", 2, purpose=("recognition",))), ""),
    ("R02", (*_planned("k7", 20, "cancelled_by_leader"), *_planned("m2", 9, "held")), ""),
    (
        "R02",
        (*_planned("k7", 20, "cancelled_by_leader"), *_planned("m2", 9, "cancelled_by_leader")),
        "warn",
    ),
    ("R02", (*_planned("k7", 20, "cancelled_by_person"), *_planned("m2", 9, "held")), ""),
    ("R03", _contacts(1, 2), ""),
    ("R03", _contacts(3, 7), ""),
    ("R03", _contacts(1, 5), "notice"),
    ("R03", _contacts(0, 5), "notice"),
    ("R03", _contacts(0, 6), "warn"),
    ("R03", tuple(talk(f"d{n}bb", 59, purpose=("numbers",)) for n in range(4)), "notice"),
    ("R03", tuple(talk(f"d{n}bb", 60, purpose=("numbers",)) for n in range(4)), ""),
    ("R04", (_promise(3),), ""),
    ("R04", (_promise(4),), "notice"),
    ("R04", (_promise(14),), "notice"),
    ("R04", (_promise(15),), "warn"),
    (
        "R04",
        (_promise(4), entry("m2xa", 9, Commitment("leader", "Auto", ago(4)))),
        "warn",
    ),
    ("R05", _rates(4, 1), ""),
    ("R05", _rates(3, 1), ""),
    ("R05", _rates(7, 3), "notice"),
    ("R05", _rates(3, 2), "notice"),
    ("R05", _rates(2, 3), "warn"),
    ("R05", _rates(1, 3), ""),
    ("R06", (_promise(90), entry("m2xa", 90, change("k7f3", "broken"))), "warn"),
    ("R06", (_promise(91), entry("m2xa", 91, change("k7f3", "broken"))), ""),
    (
        "R06",
        (_promise(80), entry("m2xa", 80, change("k7f3", "broken", repair="gesagt"))),
        "",
    ),
    ("R07", (_said("k7f3", 365, Picture("x")),), ""),
    ("R07", (_said("k7f3", 366, Picture("x")),), "notice"),
    ("R08", (_said("k7f3", 90, Goal("x")),), ""),
    ("R08", (_said("k7f3", 91, Goal("x")),), "notice"),
    ("R08", (_said("k7f3", 91, Goal("x")), entry("m2xa", 5, change("k7f3", current=1))), ""),
    ("R08", (_said("k7f3", 91, Goal("x", owner="company")),), "notice"),
    ("R09", (talk("k7f3", 60, Motive("x")),), ""),
    ("R09", (talk("k7f3", 61, Motive("x")),), "notice"),
    ("R09", (_said("k7f3", 365, Motive("x")),), ""),
    ("R09", (_said("k7f3", 366, Motive("x")),), "notice"),
    ("R08", (_said("k7f3", 99, Goal("x")), entry("m2xa", 60, change("k7f3", "achieved"))), ""),
    (
        "R08",
        (_said("k7f3", 99, Goal("x")), entry("m2xa", 61, change("k7f3", "achieved"))),
        "notice",
    ),
    ("R10", (talk("k7f3", 9, Responsibility("x", clarity="clear")),), ""),
    ("R10", (talk("k7f3", 9, Responsibility("x", clarity="partly")),), "notice"),
    ("R10", (talk("k7f3", 9, Responsibility("x", clarity="unclear")),), "warn"),
    ("R10", (talk("k7f3", 30, Responsibility("x"), Competence("y", "skill")),), ""),
    ("R10", (talk("k7f3", 31, Responsibility("x"), Competence("y", "skill")),), "warn"),
    (
        "R10",
        (talk("k7f3", 31, Responsibility("x"), Competence("y", "skill", about="k7f3aaaa.1")),),
        "",
    ),
    ("R11", (talk("k7f3", 30, Requirement("x")),), ""),
    ("R11", (talk("k7f3", 31, Requirement("x")),), "warn"),
    ("R11", (talk("k7f3", 31, Requirement("x", fit="met")),), ""),
    ("R11", (talk("k7f3", 31, Requirement("x", fit="partly")),), ""),
    ("R11", (talk("k7f3", 31, Requirement("x", fit="unmet")),), "warn"),
    ("R11", (talk("k7f3", 31, Requirement("x", "engagement")),), ""),
    (
        "R11",
        (
            talk("k7f3", 31, Requirement("x")),
            talk("m2xa", 5, Commitment("leader", "y", DAY, about="k7f3aaaa.1")),
        ),
        "",
    ),
    ("R12", (talk("k7f3", 180, purpose=("development",)),), ""),
    ("R12", (talk("k7f3", 181, purpose=("development",)),), "notice"),
    (
        "R12",
        (
            talk("k7f3", 61, DevelopmentAction("x")),
            talk("m2xa", 9, purpose=("development",)),
        ),
        "notice",
    ),
    ("R12", (talk("k7f3", 60, DevelopmentAction("x")),), ""),
    ("R13", (_said("k7f3", 180, Agreement("engagement", "yes")),), ""),
    ("R13", (_said("k7f3", 181, Agreement("engagement", "yes")),), "notice"),
    ("R13", (_said("k7f3", 210, Agreement("engagement", "yes")),), "notice"),
    ("R13", (_said("k7f3", 211, Agreement("engagement", "yes")),), "warn"),
    ("R13", (_said("k7f3", 40, Agreement("cooperation", "yes_if", "x", ago(14))),), ""),
    ("R13", (_said("k7f3", 40, Agreement("cooperation", "yes_if", "x", ago(15))),), "warn"),
    ("R13", (_said("k7f3", 30, Agreement("cooperation", "no")),), ""),
    ("R13", (_said("k7f3", 31, Agreement("cooperation", "no")),), "warn"),
    ("R13", (_said("k7f3", 31, Agreement("cooperation", "not_yet")),), "notice"),
    ("R14", _advices("declined", "declined"), ""),
    ("R14", _advices("accepted", "declined", "declined", "declined"), "notice"),
    ("R14", _advices("declined", "declined", "accepted", "declined"), ""),
    ("R14", (*_advices("declined", "declined", "declined"), _advice("open", 9)), ""),
    ("R14", (_advice("open", 99), *_advices("declined", "declined", "declined")), "notice"),
    ("R15", (entry("m2xa", 800), talk("k7f3", 365, kind="stay")), ""),
    ("R15", (entry("m2xa", 800), talk("k7f3", 366, kind="stay")), "notice"),
    # In the first year twice: it is due again when the half year ends within it.
    ("R15", (entry("m2xa", 300), talk("k7f3", 180, kind="stay")), ""),
    ("R15", (entry("m2xa", 300), talk("k7f3", 181, kind="stay")), "notice"),
    ("R15", (entry("m2xa", 386), talk("k7f3", 200, kind="stay")), ""),
    ("R16", (talk("k7f3", 9, _overload(follow_up=DAY)),), ""),
    ("R16", (talk("k7f3", 9, _overload(follow_up=ago(1))),), "notice"),
    ("R16", (talk("k7f3", 9, _overload(follow_up=ago(7))),), "notice"),
    ("R16", (talk("k7f3", 9, _overload(follow_up=ago(8))),), "warn"),
    ("R16", (talk("k7f3", 9, _overload(support="Hilfe", until=DAY)),), ""),
    ("R16", (talk("k7f3", 9, _overload(support="Hilfe", until=ago(1))),), "notice"),
    ("R16", (talk("k7f3", 9, _overload(support="Hilfe", until=ago(8))),), "warn"),
    ("R16", (talk("k7f3", 9, _overload(until=ago(8))),), ""),
    ("R16", (entry("k7f3", 2, _overload()),), ""),
    ("R16", (entry("k7f3", 3, _overload()),), "notice"),
    ("R17", (entry("k7f3", 0, Situation("reorg")),), ""),
    ("R17", (entry("k7f3", 7, Situation("reorg")),), "notice"),
    ("R17", (entry("k7f3", 8, Situation("reorg")),), "warn"),
    ("R17", (entry("k7f3", 60, Situation("reorg")),), "warn"),
    ("R17", (entry("k7f3", 1, Situation("reorg")),), "notice"),
    ("R17", (talk("k7f3", 1, Situation("reorg")),), ""),
    ("R17", (entry("k7f3", 61, Situation("reorg")),), ""),
    ("R18", _seen("few_ideas"), ""),
    ("R18", _seen("few_ideas", "cynicism"), "notice"),
    ("R18", _seen("few_ideas", "cynicism", "withdraws"), "warn"),
    ("R18", _seen("few_ideas", "cynicism", days=61), ""),
    ("R18", _seen("few_ideas", "cynicism", days=58), "notice"),
    ("R18", (entry("k7f3", 14, Observation("few_ideas", "x")),), ""),
    ("R18", (entry("k7f3", 15, Observation("few_ideas", "x")),), "notice"),
    ("R19", _ratings(4, 4, 4, 3, 3), ""),
    ("R19", _ratings(4, 4, 4, 4, 4, 3), ""),
    ("R19", _ratings(4, 4, 4, 4, 3, 3), "notice"),
    ("R19", _ratings(4, 4, 5, 4, 2, 1), "warn"),
    ("R19", _ratings(4, 4, 5, 4, 3, 2), "notice"),
    ("R19", _willing(9, 7), ""),
    ("R19", _willing(9, 6), "notice"),
    ("R20", (talk("k7f3", 9, StaySignal("x", "stay")),), ""),
    ("R20", (talk("k7f3", 9, StaySignal("x", "thinking")),), "urgent"),
    ("R20", (OFFER, entry("m2xa", 30, change("k7f3", "talked"))), "urgent"),
    ("R20", (OFFER, entry("m2xa", 31, change("k7f3", "talked"))), ""),
    ("R20", (OFFER, entry("m2xa", 1, change("k7f3", "settled"))), ""),
    ("R21", tuple(talk(f"e{n}aa", n) for n in range(1, 4)), ""),
    ("R21", tuple(talk(f"e{n}aa", n) for n in range(1, 5)), "notice"),
    ("R21", (*(talk(f"e{n}aa", n) for n in range(1, 4)), talk("k7f3", 4, Goal("x"))), ""),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "sessions", "severity"), EDGES)
def test_a_rule_speaks_exactly_from_its_number_on(
    rule: str, sessions: tuple[Session, ...], severity: str
) -> None:
    assert _of(rule, *sessions) == severity


@pytest.mark.parametrize("rule", sorted({rule for rule, *_ in EDGES}))
def test_every_rule_that_speaks_has_a_silent_twin(rule: str) -> None:
    said = {severity for name, _, severity in EDGES if name == rule}
    assert "" in said
    assert len(said) > 1
    assert {f"R{n:02}" for n in range(1, 22)} == {name for name, *_ in EDGES}


SPEAKING = [(rule, sessions) for rule, sessions, severity in EDGES if severity]
WITHDRAWN = (
    _said("k7f3", 9, Agreement("cooperation", "yes")),
    entry("m2xa", 0, change("k7f3", "withdrawn")),
)


@pytest.mark.parametrize(("rule", "sessions"), SPEAKING)
def test_in_a_pause_and_thirty_days_after_it_a_rule_is_silent(
    rule: str, sessions: tuple[Session, ...]
) -> None:
    for pause in (Absence(ago(1)), Absence(ago(400), ago(1)), Absence(ago(400), ago(30))):
        assert _of(rule, *sessions, entry("x1aa", 1, pause)) == ""
    assert _of(rule, *sessions, entry("x1aa", 1, Departure())) == ""


@pytest.mark.parametrize(("rule", "sessions"), SPEAKING)
def test_a_rule_rests_until_the_day_that_was_chosen(
    rule: str, sessions: tuple[Session, ...]
) -> None:
    rest = entry("x1aa", 5, Exemption("Messezeit", end=DAY, rule=rule))
    over = entry("x1aa", 5, Exemption("Messezeit", end=ago(1), rule=rule))
    assert bool(_of(rule, *sessions, rest)) == (rule == "R20")
    assert _of(rule, *sessions, over) != ""


def test_a_yes_taken_back_and_thin_data_do_not_rest() -> None:
    rests = [entry(f"x{n}aa", 5, Exemption("x", end=DAY, rule=f"R{n}")) for n in (13, 22)]
    assert _of("R13", *WITHDRAWN, *rests) == "urgent"
    assert _reasons(book(talk("k7f3", 3), rests[1])).is_thin


@pytest.mark.parametrize("rule", sorted({rule for rule, *_ in EDGES}))
def test_without_data_a_rule_is_silent(rule: str) -> None:
    awake = awake_in([book(*_everything())])
    first = book(entry("k7f3", 0, notes="neu im Team"))
    for made in (book(), first):
        assert [s for s in _reasons(made, awake=awake).signals if s.rule == rule] == []


CLEARED: list[tuple[str, tuple[Session, ...], tuple[Session, ...]]] = [
    ("R01", (talk("k7f3", 29, purpose=("personal",)),), (talk("x1aa", 0),)),
    (
        "R02",
        (*_planned("k7", 20, "cancelled_by_leader"), *_planned("m2", 9, "cancelled_by_leader")),
        (*_planned("n3", 3, "held"), *_planned("p4", 2, "held"), *_planned("q5", 0, "held")),
    ),
    ("R03", _contacts(1, 4), (talk("x1aa", 0, purpose=("recognition",)),)),
    ("R04", (_promise(15),), (entry("x1aa", 0, change("k7f3", due=ago(-9))),)),
    (
        "R05",
        (*_rates(3, 2), talk("m5aa", 9, *[Commitment("leader", "y", DAY)] * 5)),
        (entry("x1aa", 0, *(change(f"m5aa.{n}", "kept") for n in range(1, 6))),),
    ),
    (
        "R06",
        (_promise(80), entry("m2xa", 80, change("k7f3", "broken"))),
        (entry("x1aa", 0, change("k7f3", "kept")),),
    ),
    ("R07", (_said("k7f3", 366, Picture("x")),), (talk("x1aa", 0, change("k7f3", "confirmed")),)),
    ("R08", (_said("k7f3", 91, Goal("x")),), (entry("x1aa", 0, change("k7f3", "dropped")),)),
    ("R08", (_said("k7f3", 91, Goal("x")),), (entry("x1aa", 0, change("k7f3", text="y")),)),
    ("R09", (talk("k7f3", 61, Motive("x")),), (talk("x1aa", 0, change("k7f3", "confirmed")),)),
    (
        "R10",
        (talk("k7f3", 9, Responsibility("x", clarity="unclear")),),
        (talk("x1aa", 0, change("k7f3", clarity="clear")),),
    ),
    (
        "R11",
        (talk("k7f3", 31, Requirement("x")),),
        (entry("x1aa", 0, change("k7f3", "ended", "das Budget reicht nicht")),),
    ),
    ("R11", (talk("k7f3", 31, Requirement("x")),), (talk("x1aa", 0, change("k7f3", fit="met")),)),
    (
        "R12",
        (talk("k7f3", 61, DevelopmentAction("x")),),
        (entry("x1aa", 0, change("k7f3", "stopped")),),
    ),
    (
        "R13",
        (_said("k7f3", 31, Agreement("cooperation", "no")),),
        (_said("x1aa", 0, Agreement("cooperation", "no")),),
    ),
    ("R13", WITHDRAWN, (_said("x1aa", 0, Agreement("cooperation", "yes")),)),
    ("R14", _advices("declined", "declined", "declined"), (_advice("accepted", 0),)),
    (
        "R16",
        (talk("k7f3", 9, _overload(follow_up=ago(1))),),
        (entry("x1aa", 0, change("k7f3", follow_up=ago(-9))),),
    ),
    (
        "R16",
        (talk("k7f3", 9, _overload(support="Hilfe", until=ago(1))),),
        (entry("x1aa", 0, change("k7f3", "closed")),),
    ),
    ("R17", (entry("k7f3", 9, Situation("reorg")),), (talk("x1aa", 0, kind="phone"),)),
    (
        "R18",
        (entry("k7f3", 15, Observation("few_ideas", "x")),),
        (talk("x1aa", 0, change("k7f3", "explained")),),
    ),
    ("R19", _ratings(4, 4, 4, 4, 3, 3), _later_ratings(4, 4)),
    ("R20", (OFFER,), (talk("x1aa", 0, change("k7f3", "settled")),)),
    ("R21", tuple(talk(f"e{n}aa", n) for n in range(1, 5)), (talk("x1aa", 0, Goal("x")),)),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "sessions", "clearing"), CLEARED)
def test_what_clears_a_reason_makes_it_vanish_for_good(
    rule: str, sessions: tuple[Session, ...], clearing: tuple[Session, ...]
) -> None:
    assert _of(rule, *sessions) != ""
    for days in (0, 1):
        assert _of(rule, *sessions, *clearing, day=DAY + timedelta(days=days)) == ""


def test_the_third_entry_in_90_days_is_enough_for_a_statement() -> None:
    two = (entry("k7f3", 89), entry("m2xa", 1))
    assert _reasons(book(*two, entry("n3xa", 90))).is_thin
    assert not _reasons(book(*two, entry("n3xa", 89))).is_thin
    assert _reasons(book(*two)).level == "unclear"
    assert _reasons(book(*two, entry("n3xa", 0))).level == "calm"


def test_a_yes_taken_back_is_urgent_until_the_two_have_talked() -> None:
    given = _said("k7f3", 9, Agreement("cooperation", "yes"))
    taken = entry("m2xa", 0, change("k7f3", "withdrawn"))
    assert _of("R13", given, taken) == "urgent"
    assert _of("R13", given, replace(taken, kind="one_on_one")) == "warn"
    again = _said("n3xa", 0, Agreement("cooperation", "yes"))
    assert _of("R13", given, replace(taken, at=ago(1)), again) == ""


MISSING: list[tuple[str, str, int]] = [
    ("R07", "picture", 30),
    ("R08", "goal", 60),
    ("R09", "motive", 60),
    ("R13", "agreement", 100),
    ("R15", "kind:stay", 180),
]


@pytest.mark.parametrize(("rule", "kind", "days"), MISSING)
def test_a_rule_about_something_missing_sleeps_until_the_notebook_knows_it(
    rule: str, kind: str, days: int
) -> None:
    known = {"person": replace(ANNA, profile=replace(ANNA.profile, led_since=None))}
    first = (talk("k7f3", days), *OFTEN[:2])
    late = (talk("k7f3", days + 1), *OFTEN[:2])
    made = book(*late, **known)
    assert [s for s in _reasons(made).signals if s.rule == rule] == []
    awake = frozenset([kind])
    assert [s for s in _reasons(made, awake=awake).signals if s.rule == rule] != []
    early = book(*first, **known)
    assert [s for s in _reasons(early, awake=awake).signals if s.rule == rule] == []


def _everything() -> tuple[Session, ...]:
    return tuple(
        replace(session, id=f"{session.id[:2]}{n:02}{session.id[4:]}")
        for n, (_, sessions, severity) in enumerate(EDGES)
        if severity
        for session in sessions
        if not session.changes
    )


@pytest.mark.parametrize(
    "ending",
    [
        entry("x1aa", 400, Absence(ago(400), ago(1))),
        entry("x1aa", 400, Absence(ago(400), ago(30))),
        entry("x1aa", 9, Absence(ago(9))),
        entry("x1aa", 9, Departure()),
    ],
)
def test_a_pause_thirty_days_after_it_and_the_end_are_silent(ending: Session) -> None:
    assert _reasons(book(*_everything())).signals
    assert _reasons(book(*_everything(), ending)).signals == ()


def test_reasons_come_back_after_the_thirty_days() -> None:
    pause = entry("x1aa", 400, Absence(ago(60), ago(31)))
    assert _reasons(book(*_everything(), pause)).signals


def test_a_new_notebook_is_calm() -> None:
    assert _reasons(book()).signals == ()
    assert _reasons(book(), awake=awake_in([book(*_everything())])).signals == ()


def test_the_leaders_part_comes_first() -> None:
    whose = [signal.whose for signal in _reasons(book(*_everything())).signals]
    assert whose == sorted(whose)
    assert set(whose) == {"leader", "person"}


LEVELS: list[tuple[Callable[[], tuple[Session, ...]], str]] = [
    (lambda: OFTEN, "calm"),
    (lambda: (*OFTEN, _promise(4)), "watch"),
    (lambda: (*OFTEN, _promise(15)), "address"),
    (lambda: (*OFTEN, talk("k7f3", 9, StaySignal("x", "thinking"))), "act"),
    (
        lambda: (
            *OFTEN,
            _promise(15),
            talk("m2xa", 40, Requirement("x")),
            talk("n3xa", 9, Responsibility("x", clarity="unclear")),
        ),
        "act",
    ),
    (lambda: (talk("k7f3", 3, purpose=("personal",)),), "unclear"),
    (lambda: (_promise(15),), "address"),
]


@pytest.mark.parametrize(("sessions", "level"), LEVELS)
def test_the_level_counts_groups_and_not_reasons(
    sessions: Callable[[], tuple[Session, ...]], level: str
) -> None:
    assert _reasons(book(*sessions())).level == level


def test_a_rule_at_rest_is_silent_and_named_and_some_never_rest() -> None:
    rest = entry("x1aa", 5, Exemption("Messezeit", end=DAY, rule="R04"))
    made = _reasons(book(*OFTEN, _promise(15), rest))
    assert made.signals == ()
    assert [(one.rule, one.because) for one in made.resting] == [("R04", "Messezeit")]
    over = entry("x1aa", 5, Exemption("Messezeit", end=ago(1), rule="promise_overdue"))
    assert [s.rule for s in _reasons(book(*OFTEN, _promise(15), over)).signals] == ["R04"]
    urgent = entry("x2aa", 5, Exemption("x", end=DAY, rule="R20"))
    leaving = talk("k7f3", 9, StaySignal("x", "thinking"))
    assert _reasons(book(*OFTEN, leaving, urgent)).level == "act"


def test_what_speaks_for_her_is_listed() -> None:
    made = book(
        *OFTEN,
        _said("k7f3", 9, Agreement("engagement", "yes")),
        entry("m2xa", 20, Commitment("leader", "x", ago(8))),
        entry("n3xa", 9, change("m2xa", "kept")),
        talk("p4xa", 9, Referral("yes")),
        talk("q5xa", 99, Goal("y")),
        entry("r6xa", 9, change("q5xa", "achieved")),
    )
    assert [m.text for m in _reasons(made).supporting] == [
        "the yes holds",
        "{n} promise kept in 90 days, none late",
        "recommended us on {day:short}",
        "a goal reached in 90 days",
    ]
