"""The thresholds: shipped, changed for all, changed for one, and what a slip in the file costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.thresholds import Thresholds
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.problems import Problem
from fuehrung_cli.store.thresholds import load_rules, shipped_rules

ANNA, TOM = Person("7k3q", "Anna Berger"), Person("9zzz", "Tom Krüger")


def _load(folder: Path, text: str | None) -> tuple[Thresholds, Thresholds, tuple[Problem, ...]]:
    if text is not None:
        (folder / "rules.toml").write_text(text, encoding="utf-8")
    rules, problems = load_rules(Disk(folder))
    of = [rules.of(person, lambda: (ANNA, TOM)) for person in (ANNA, TOM)]
    return of[0], of[1], problems


def test_every_rule_is_shipped_with_its_reason() -> None:
    rules = shipped_rules()
    assert [rule.id for rule in rules.values()] == [f"R{n:02}" for n in range(1, 23)]
    assert [name for name, rule in rules.items() if not (rule.why.de and rule.why.en)] == []


def test_without_a_file_nothing_differs(tmp_path: Path) -> None:
    anna, _, problems = _load(tmp_path, None)
    assert (anna.rules, anna.changed, problems) == (shipped_rules(), 0, ())


def test_numbers_change_for_all_or_for_one(tmp_path: Path) -> None:
    anna, tom, problems = _load(
        tmp_path,
        "[rules.promise_overdue]\nwarn = 21\n[people.anna.rules.contact_gap]\nwarn = 4\n"
        "enabled = false\n",
    )
    assert problems == ()
    assert anna.rules["promise_overdue"].warn == tom.rules["promise_overdue"].warn == 21
    assert (anna.rules["contact_gap"].warn, tom.rules["contact_gap"].warn) == (4, 2)
    assert (anna.changed, tom.changed) == (3, 1)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[rules.promise_overdu]\nwarn = 21\n", "rules.promise_overdu"),
        ('[rules.promise_overdue]\nwarn = "soon"\n', "rules.promise_overdue.warn"),
        ("[rules]\ncontact_gap = 4\n", "rules.contact_gap"),
        ("[rules.promise_overdue\n", ""),
        ("format = 9\n", "format"),
    ],
)
def test_a_slip_is_named_and_costs_only_itself(tmp_path: Path, text: str, where: str) -> None:
    anna, _, problems = _load(tmp_path, text + "\n[rules.goal_stalled]\nnotice = 10\n")
    assert [problem.path for problem in problems] == ["rules.toml"]
    assert where in problems[0].where
    assert anna.rules["promise_overdue"] == shipped_rules()["promise_overdue"]
    is_read = not (text.startswith("format") or text.endswith("overdue\n"))
    assert anna.rules["goal_stalled"].notice == (10 if is_read else 90)


@pytest.mark.parametrize("word", ["R04", "r4", "promise_overdue", "promise-overdue"])
def test_a_rule_is_found_by_number_and_name(word: str) -> None:
    found = Thresholds(shipped_rules()).named(word)
    assert found is not None
    assert found[0] == "promise_overdue"
