"""The thresholds: the shipped ones, and what `rules.toml` of the notebook changes for all or one.

A key that is wrong costs only itself: the shipped number stands in for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import cast

from fuehrung_cli.domain.names import find_people
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.thresholds import Rule, Thresholds
from fuehrung_cli.errors import FuehrungError, say
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.format_number import in_current_format
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.gate import admit
from fuehrung_cli.store.names_on_disk import RULES
from fuehrung_cli.store.problems import Problem, by_hand, nearest, problem_of, unknown_key
from fuehrung_cli.store.shipped import shipped
from fuehrung_cli.store.toml_text import parse

_KEYS = ("format", "rules", "people")
SHIPPED = "rules/thresholds.toml"
_FIXED = ("id", "group", "unit", "why", "can_rest")
"""What makes a rule what it is; a leader changes its numbers."""
Table = Mapping[str, object]


@dataclass(frozen=True)
class RuleFile:
    """What a notebook says about the rules: numbers for everybody, and numbers by name."""

    everybody: Mapping[str, Rule]
    people: tuple[tuple[str, Mapping[str, Table]], ...] = ()
    """Typed name → rule → the keys that differ."""

    def of(self, person: Person, among: Callable[[], tuple[Person, ...]]) -> Thresholds:
        """Returns the thresholds for a person; a name counts only where it means her alone.

        `among` is asked for the people of the notebook only when the file names any.
        """
        rules = dict(self.everybody)
        for typed, tables in self.people:
            if find_people(typed, among()).people == (person,):
                rules = {name: _changed(rule, tables.get(name, {})) for name, rule in rules.items()}
        return Thresholds(rules, _differing(rules))


@cache
def shipped_rules() -> Mapping[str, Rule]:
    """Returns the rules as they came with the program."""
    table = cast("Table", parse(shipped("journeys").read_file(SHIPPED), SHIPPED))
    tables = cast("Mapping[str, Table]", table["rules"])
    made = {name: admit(Rule, part, path=SHIPPED)[0] for name, part in tables.items()}
    return {name: rule for name, rule in made.items() if rule}


def load_rules(own: Disk | None) -> tuple[RuleFile, tuple[Problem, ...]]:
    """Returns the rules of a notebook, and what is wrong with its `rules.toml`."""
    shipped = shipped_rules()
    if own is None or own.kind(RULES) != "file":
        return RuleFile(shipped), ()
    table = _table(own)
    if isinstance(table, Problem):
        return RuleFile(shipped), (table,)
    problems = _strange(table)
    everybody = _tables(table.get("rules"), "rules", problems)
    people = table.get("people", {})
    named = tuple(
        (name, _tables(part.get("rules"), f"people.{name}.rules", problems))
        for name, part in (people.items() if isinstance(people, dict) else ())
        if isinstance(part, dict)
    )
    rules = {name: _changed(rule, everybody.get(name, {})) for name, rule in shipped.items()}
    return RuleFile(rules, named), tuple(problems)


def _strange(table: Table) -> list[Problem]:
    """Returns a notice for each key above the rules that nothing reads."""
    found = [unknown_key(key, _KEYS, RULES, key) for key in table if key not in _KEYS]
    people = table.get("people")
    for name, part in people.items() if isinstance(people, dict) else ():
        keys = part if isinstance(part, dict) else {}
        found += [
            unknown_key(key, ("rules",), RULES, f"people.{name}.{key}")
            for key in keys
            if key != "rules"
        ]
    return found


def _table(own: Disk) -> Table | Problem:
    try:
        table = parse(own.read_file(RULES), RULES)
    except FuehrungError as error:
        return problem_of(error, RULES)
    if isinstance(table, Problem) or "format" not in table:
        return table
    return in_current_format(table, "rules", RULES)


def _tables(found: object, where: str, problems: list[Problem]) -> Mapping[str, Table]:
    """Returns rule → the keys of it that are known and right."""
    if not isinstance(found, dict):
        if found is not None:
            what = say("{key} must be {wanted}", key=where, wanted=say("tables by name"))
            problems.append(Problem(RULES, where, what, by_hand()))
        return {}
    return dict(_known(found, where, problems))


def _known(
    found: Table, where: str, problems: list[Problem]
) -> Iterator[tuple[str, Mapping[str, object]]]:
    shipped = shipped_rules()
    for name, part in found.items():
        place = f"{where}.{name}"
        if name not in shipped or not isinstance(part, dict):
            what = say("there is no rule {rule}", rule=name)
            problems.append(Problem(RULES, place, what, nearest(name, shipped) or by_hand()))
            continue
        changes = {key: value for key, value in part.items() if key not in _FIXED}
        whole = {**_as_table(shipped[name]), **changes}
        rule, wrong = admit(Rule, whole, path=RULES, where=place, lenient=True)
        problems += wrong
        bad = {problem.where.rpartition(".")[2] for problem in wrong}
        right = [key for key in changes if key in whole and key not in bad]
        yield name, {key: getattr(rule, key) for key in right} if rule else {}


def _as_table(rule: Rule) -> dict[str, object]:
    why = {"de": rule.why.de, "en": rule.why.en}
    values = {field.name: getattr(rule, field.name) for field in fields(Rule)}
    return {key: value for key, value in {**values, "why": why}.items() if value is not None}


def _changed(rule: Rule, changes: Table) -> Rule:
    return replace(rule, **changes) if changes else rule  # type: ignore[arg-type]  # checked above


def _differing(rules: Mapping[str, Rule]) -> int:
    """Counts the numbers that are not the shipped ones."""
    return sum(
        getattr(rule, field.name) != getattr(shipped_rules()[name], field.name)
        for name, rule in rules.items()
        for field in fields(Rule)
    )
