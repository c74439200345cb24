"""A made-up format 2: old files are read for ever, nothing is rewritten for it, nothing is lost.

In format 1 as it is imagined here the length of a talk was called `talk_minutes` and the day of a
fact `deadline`, both in some files only. The golden notebooks are of format 1, too.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.faults import CODES, Saboteur
from builders.golden import GOLDEN, books, opened, planted, told
from builders.notebooks import ANNA, TALK, plant, snapshot
from builders.strategies import plain_session
from fuehrung_cli.domain.kinds.promises import Commitment
from fuehrung_cli.domain.person import Person
from fuehrung_cli.errors import DataError, FuehrungError, NotebookError
from fuehrung_cli.store import migrations
from fuehrung_cli.store.decode import decode_session
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.library import load_library
from fuehrung_cli.store.migrations import Table, migrated, newest
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.salary import Salary, load_salary, save_salary
from fuehrung_cli.store.thresholds import load_rules

OLD = """\
format = 1
id = "k7f3qdx2"
at = 2026-11-05T09:00:00+01:00
recorded = 2026-11-05T09:40:00+01:00
kind = "one_on_one"
talk_minutes = 25
notes = "Modul 2 läuft."
colour = "unknown, and kept"

[facts.1]
kind = "commitment"
by = "leader"
text = "Vertretung klären"
deadline = 2026-11-30
"""


PERSON = 'format = 1\nid = "7k3q"\nname = "Anna Berger"\njob = "Beratung"\n'


def _renamed(table: Mapping[str, object], old: str, new: str) -> Table:
    return {new if key == old else key: value for key, value in table.items()}


def _session(table: Mapping[str, Any]) -> Table:
    facts = {n: _renamed(fact, "deadline", "due") for n, fact in table.get("facts", {}).items()}
    made = _renamed(table, "talk_minutes", "minutes")
    return {**made, "facts": facts} if facts else made


def _person(table: Mapping[str, object]) -> Table:
    return _renamed(table, "job", "role")


def _salary(table: Mapping[str, Any]) -> Table:
    rest = {key: value for key, value in table.items() if key != "month_eur"}
    return {**rest, "gross_eur": table["month_eur"] * 12} if "month_eur" in table else rest


def _journey(table: Mapping[str, object]) -> Table:
    return _renamed(table, "name", "title")


def _rules(table: Mapping[str, object]) -> Table:
    return _renamed(table, "rule", "rules")


MADE_UP: Mapping[migrations.What, migrations.Step] = {
    "session": _session,
    "person": _person,
    "salary": _salary,
    "journey": _journey,
    "rules": _rules,
}
"""`notebook.toml` is the same in both: it has no step."""


@pytest.fixture
def update(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Returns what makes this machine one of format 2, or with `None` the older one again."""

    def to(steps: Mapping[migrations.What, migrations.Step] | None = MADE_UP) -> None:
        monkeypatch.setattr(migrations, "STEPS", () if steps is None else (steps,))

    return to


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Returns a notebook as the older program has left it."""
    home = tmp_path / "home"
    plant(
        home,
        {
            "notebook.toml": 'format = 1\nid = "n0teb00k"\n',
            f"{ANNA}/person.toml": PERSON,
            f"{ANNA}/salary.toml": "format = 1\nmonth_eur = 5000\n",
            TALK: OLD,
            "rules.toml": "format = 1\n[rule.contact_gap]\nwarn = 61\n",
        },
    )
    return home


def test_the_program_knows_one_format_and_its_table_is_empty() -> None:
    assert (migrations.STEPS, newest()) == ((), 1)


def test_every_file_of_the_old_format_is_read_and_none_is_touched(old: Path, update: Any) -> None:
    before = snapshot(old)
    update()
    notebook = opened(old)
    (anna,) = notebook.people()[0]
    (session,), problems = notebook.sessions(anna)
    rules, wrong = load_rules(notebook.disk)
    assert (problems, wrong, notebook.about.problems) == ((), (), ())
    assert anna.person.profile.role == "Beratung"
    fact = session.facts[0].content
    assert isinstance(fact, Commitment)
    assert (session.minutes, fact.due) == (25, date(2026, 11, 30))
    assert session.extra == {"colour": "unknown, and kept"}
    assert load_salary(notebook.disk, anna) == Salary(60000)
    assert rules.everybody["contact_gap"].warn == 61
    assert [problem for problem in notebook.check() if problem.is_unread] == []
    assert snapshot(old) == before


def test_a_command_that_rewrites_a_file_writes_the_new_format_and_no_other(
    old: Path, update: Any
) -> None:
    update()
    notebook = opened(old)
    (anna,) = notebook.people()[0]
    before = snapshot(old)
    read = notebook.read_session(TALK)
    notebook.replace_session(read, replace(read.session, notes="neu"))
    notebook.change_person(anna, anna.person)
    save_salary(notebook.disk, anna, Salary(61000))
    after = snapshot(old)
    written = {path for path in before if after[path] != before[path]}
    assert written == {TALK, f"{ANNA}/person.toml", f"{ANNA}/salary.toml"}
    tables = {path: tomllib.loads(after[path].decode()) for path in written}
    assert {table["format"] for table in tables.values()} == {2}
    assert tables[TALK]["minutes"] == 25
    assert tables[TALK]["colour"] == "unknown, and kept"
    assert "talk_minutes" not in tables[TALK]
    assert tables[f"{ANNA}/person.toml"]["role"] == "Beratung"


def test_a_new_entry_is_of_the_new_format_beside_old_ones(old: Path, update: Any) -> None:
    update()
    notebook = opened(old)
    (anna,) = notebook.people()[0]
    write = notebook.save_session(anna, plain_session("b2cdefgh"))
    assert b"format = 2\n" in (write.after or b"")
    assert {session.id for session in notebook.sessions(anna)[0]} == {"k7f3qdx2", "b2cdefgh"}


def test_two_machines_one_updated_lose_nothing(old: Path, update: Any) -> None:
    """The older one names what it cannot read and leaves it; the newer one reads all."""
    update()
    newer = opened(old)
    (anna,) = newer.people()[0]
    newer.save_session(anna, plain_session("b2cdefgh"))
    updated = snapshot(old)

    update(None)
    older = opened(old)
    (anna,) = older.people()[0]
    read, problems = older.sessions(anna)
    assert [session.id for session in read] == ["k7f3qdx2"]
    assert [(p.severity, "b2cdefgh" in p.path) for p in problems] == [("newer", True)]
    (fresh,) = older.find_ids("b2cdefgh")
    with pytest.raises(DataError):
        older.read_session(fresh.path)
    older.save_session(anna, plain_session("c3defghj"))
    assert {path: data for path, data in snapshot(old).items() if path in updated} == updated

    update()
    read, problems = opened(old).sessions(anna)
    assert (sorted(session.id for session in read), problems) == (
        ["b2cdefgh", "c3defghj", "k7f3qdx2"],
        (),
    )


def test_a_person_of_the_new_format_is_named_and_not_overwritten_by_the_older_program(
    old: Path, update: Any
) -> None:
    update()
    notebook = opened(old)
    (anna,) = notebook.people()[0]
    notebook.change_person(anna, Person("7k3q", "Anna Müller", anna.person.profile))
    before = snapshot(old)
    update(None)
    people, problems = opened(old).people()
    assert (people, [p.severity for p in problems]) == ((), ["newer"])
    assert snapshot(old) == before


def test_a_notebook_made_by_the_new_program_is_refused_by_the_older_one(
    tmp_path: Path, update: Any
) -> None:
    from fuehrung_cli.store.paths import Paths

    paths = Paths(*[tmp_path / "home"] * 5)
    update()
    Notebook.open(paths, create=True, draw=random.Random(1).randrange)
    update(None)
    with pytest.raises(NotebookError) as refused:
        Notebook.open(paths, create=False)
    assert refused.value.hints[0].text == "Update fuehrung on this machine to read it"


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.name)
def test_golden_notebooks_are_read_as_ever_and_outlive_a_rewriting_of_everything(
    golden: Path, tmp_path: Path, update: Any
) -> None:
    home = planted(golden, tmp_path / "home")
    before, files = [told(book) for book in books(opened(home))], snapshot(home)
    journeys = load_library(Disk(home))
    update()
    notebook = opened(home)
    assert [told(book) for book in books(notebook)] == before
    assert [journey.id for journey in load_library(Disk(home))[0].journeys] == [
        journey.id for journey in journeys[0].journeys
    ]
    assert snapshot(home) == files
    for file in notebook.people()[0]:
        notebook.change_person(file, file.person)
        for found in notebook.shelves.listed(file.folder):
            read = notebook.read_session(found.path)
            notebook.replace_session(read, read.session)
    assert [told(book) for book in books(opened(home))] == before
    rewritten = snapshot(home)
    assert all(
        b"format = 2\n" in rewritten[path]
        for path in files
        if path.endswith("person.toml") or "/sessions/" in path
    )


def test_an_old_file_that_a_step_cannot_make_sense_of_costs_only_itself(update: Any) -> None:
    update()
    read = decode_session(b'format = 1\nid = "k7f3qdx2"\nfacts = 3\n', "here.toml")
    assert read.session is None
    assert [(p.path, p.where, p.is_unread) for p in read.problems] == [
        ("here.toml", "format", True)
    ]


@pytest.mark.parametrize("forever", [False, True])
def test_a_rewriting_that_fails_leaves_the_old_file_or_the_new_one(
    old: Path, update: Any, forever: bool
) -> None:
    """And whichever it is reads the same, so that the command can be repeated."""
    update()
    at, is_over, failures = 0, False, 0
    while not is_over:
        at += 1
        (old / TALK).write_bytes(OLD.encode())
        notebook = opened(old)
        read = notebook.read_session(TALK)
        saboteur = Saboteur(at, CODES[at % len(CODES)], forever=forever)
        with pytest.MonkeyPatch.context() as patch:
            saboteur.install(patch)
            try:
                notebook.replace_session(read, read.session)
            except FuehrungError:
                failures += 1
        is_over = saboteur.was_idle
        left = (old / TALK).read_bytes()
        assert left == OLD.encode() or b"format = 2\n" in left
        assert decode_session(left, TALK).session == read.session
    assert failures > 5


_values = st.one_of(st.integers(), st.text(max_size=5), st.dates())
_tables = st.dictionaries(st.text(max_size=5), st.one_of(_values, st.lists(_values, max_size=2)))


@given(_tables, st.integers(1, 3))
def test_steps_run_in_order_from_the_number_of_the_file_and_change_nothing_given(
    table: Table, number: int
) -> None:
    def mark(word: str) -> migrations.Step:
        return lambda found: {**found, "seen": f"{found.get('seen', '')}{word}"}

    table.pop("seen", None)
    steps: tuple[Mapping[migrations.What, migrations.Step], ...] = (
        {"session": mark("a")},
        {"person": mark("b")},
        {"session": mark("c")},
    )
    before = dict(table)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "STEPS", steps)
        made = migrated(table, "session", number)
    assert table == before
    assert made == {**before, "format": 4, "seen": "ac" if number == 1 else "c"}
