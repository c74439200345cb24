"""What a reason says to type makes it vanish, in both languages, and it stays away the next day."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import Any

import pytest

from builders.books import ago, change, entry, talk
from builders.running import Runner
from fuehrung_cli.domain.kinds import (
    Advice,
    Agreement,
    Commitment,
    Competence,
    Content,
    DevelopmentAction,
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
from fuehrung_cli.store.encode import encode_session
from fuehrung_cli.store.names_on_disk import session_name

NOW, TOMORROW = "2026-11-26T10:00", "2026-11-27T10:00"
ON = "[rules.observed_change]\nenabled = true\n[rules.own_rating_drop]\nenabled = true\n"


def _said(days: int, fact: Content) -> Session:
    made = talk("k7f3", days, fact)
    return replace(made, facts=tuple(replace(opened, source="said") for opened in made.facts))


def _each(made: Iterable[Session]) -> tuple[Session, ...]:
    return tuple(replace(s, id=f"v{n}{s.id[2:]}") for n, s in zip(count(), made, strict=False))


ROLE, RULE = Responsibility("Region"), Requirement("Vormittag")
LATE = Commitment("leader", "Schulung", ago(15))
ENERGY = _each(talk("r0aa", 40 - n, Rating(value)) for n, value in enumerate((4, 4, 4, 4, 3, 3)))
DECLINED = Advice(("x", "y"), answer="declined")
CASES: list[tuple[str, tuple[Session, ...], tuple[str, ...]]] = [
    ("R01", (talk("k7f3", 29, purpose=("personal",)),), ("Urlaub",)),
    ("R01", (talk("k7f3", 29, kind="phone"),), ("Urlaub",)),
    ("R03", _each(talk("c1pp", n + 1, purpose=(why,)) for n, why in
                  enumerate(("personal", *["numbers"] * 4))), ("Umzug",)),
    ("R04", (entry("k7f3", 20, LATE),), ()),
    ("R06", (entry("k7f3", 20, LATE), entry("m2xa", 9, change("k7f3", "broken"))), ("gesagt",)),
    ("R07", (_said(366, Picture("x")),), ("Betriebe kommen von selbst",)),
    ("R08", (_said(91, Goal("x")),), ("3",)),
    ("R08", (_said(91, Goal("x")), entry("m2xa", 61, change("k7f3", "dropped"))), ("Neues Ziel",)),
    ("R09", (talk("k7f3", 61, Motive("x")),), ("Fachfrau sein",)),
    ("R09", (_said(366, Motive("x")),), ("Fachfrau sein",)),
    ("R10", (talk("k7f3", 9, replace(ROLE, clarity="partly")),), ()),
    ("R10", (talk("k7f3", 31, ROLE, Competence("y", "skill")),), ("Nachlass bis 500",)),
    ("R11", (talk("k7f3", 31, RULE),), ("Vormittag freihalten bis fr",)),
    ("R12", (talk("k7f3", 181, purpose=("development",)),), ("Modul 3",)),
    ("R12", (talk("k7f3", 61, DevelopmentAction("x")),), ()),
    ("R13", (_said(181, Agreement("engagement", "yes")),), ("Ja, gern",)),
    ("R13", (_said(40, Agreement("cooperation", "yes_if", "x", ago(15))),), ("Ja, gern",)),
    ("R13", (_said(31, Agreement("cooperation", "no")),), ("Doch, gern",)),
    ("R14", _each(talk("a0aa", 40 - n, DECLINED) for n in range(3)), ("Lotse", "Kurs")),
    ("R15", (talk("k7f3", 366, kind="stay"),), ("Was hält Sie?",)),
    ("R16", (talk("k7f3", 9, Situation("overload", support="Hilfe", until=ago(1))),), ()),
    ("R16", (talk("k7f3", 9, Situation("overload", follow_up=ago(1))),), ("Es geht besser",)),
    ("R16", (entry("k7f3", 9, Situation("overload")),), ("Es geht besser",)),
    ("R17", (entry("k7f3", 9, Situation("reorg")),), ("Darüber gesprochen",)),
    ("R18", _each(talk("n0aa", 9, Observation(c, "ich"))
                  for c in ("few_ideas", "cynicism")), ("viel Arbeit",)),
    ("R18", (entry("k7f3", 15, Observation("few_ideas", "ich")),), ()),
    ("R19", ENERGY, ("Was hat sich geändert?", "Mehr Telefon")),
    ("R19", (talk("k7f3", 99, Referral("yes", willingness_leader=9)),
             talk("m2xa", 9, Referral("no", willingness_leader=6))), ("Was fehlt?", "Zeit")),
    ("R20", (talk("k7f3", 9, StaySignal("x", "thinking")),
             entry("m2xa", 9, change("k7f3", "talked"))), ()),
    ("R21", _each(talk("e0aa", n) for n in range(1, 5)), ("Was fehlt Ihnen?", "Zeit")),
]  # fmt: skip
MADE_OTHERWISE = {"R02", "R05", "R22"}
"""No line clears these, but the talks held, the promises kept, the entries made: `test_rules`."""


def _plant(home: Path, sessions: tuple[Session, ...]) -> None:
    folder = home / "people" / "anna-berger_7k3q"
    (folder / "sessions").mkdir(parents=True)
    (home / "notebook.toml").write_text('format = 1\nid = "n0teb00k"\n')
    (home / "rules.toml").write_text(ON)
    led = "led_since = 2024-09-01\n"
    (folder / "person.toml").write_text(f'format = 1\nid = "7k3q"\nname = "Anna Berger"\n{led}')
    for session in sessions:
        (folder / "sessions" / session_name(session)).write_bytes(encode_session(session))


def _reasons(run: Runner, *given: str) -> list[dict[str, Any]]:
    told = run("signals", "anna", "--json", *given)
    assert told.err == ""
    return [each["signal"] for each in json.loads(told.out)["data"]["reasons"]]


def _filled(line: str, words: tuple[str, ...]) -> list[str]:
    pieces = line.split("…")
    assert len(pieces) == len(words) + 1
    program, *argv = shlex.split("".join(chain(*zip(pieces, (*words, ""), strict=True))))
    assert program == "fuehrung"
    return argv


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("rule", "sessions", "words"), CASES)
def test_what_a_reason_says_to_type_clears_it_for_good(
    run: Runner,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    rule: str,
    sessions: tuple[Session, ...],
    words: tuple[str, ...],
) -> None:
    _plant(home, sessions)
    monkeypatch.setenv("FUEHRUNG_LANG", language)
    (spoken,) = (signal for signal in _reasons(run) if signal["rule"] == rule)
    saved = run(*_filled(spoken["type_this"], words))
    assert (saved.code, saved.err) == (0, "")
    for now in (NOW, TOMORROW):
        monkeypatch.setenv("FUEHRUNG_NOW", now)
        assert [signal for signal in _reasons(run) if signal["rule"] == rule] == []


def test_every_rule_that_a_line_can_clear_is_tried() -> None:
    assert {rule for rule, *_ in CASES} | MADE_OTHERWISE == {f"R{n:02}" for n in range(1, 23)}
