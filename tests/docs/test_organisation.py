"""The organisation of docs/organisation.md: files of many leaders, and SQL that asks them."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import duckdb
import pytest
from tools import organisation
from tools.organisation import QUESTIONS, SQL, TABLES, Team

from builders.documents import blocks, read_document
from builders.notebooks import home_in, plant
from builders.running import Runner
from fuehrung_cli.errors import ExitCode

SHOWN = [Team("north", 1)] * 5
FOUR_LEADERS = [Team("south", 3)] * 4
FOUR_PEOPLE = [*([Team("west", 1)] * 4), Team("west", 0)]
Rows = list[tuple[object, ...]]


def test_files_of_many_leaders_answer_the_questions_and_small_groups_do_not_appear(
    tmp_path: Path,
) -> None:
    # One test, because the files of fourteen leaders take two seconds to make.
    programme = tmp_path / "programme"
    teams = [*SHOWN, *FOUR_LEADERS, *FOUR_PEOPLE]
    made = organisation.pattern()
    assert organisation.write(programme, teams, made) == len(teams)
    _every_leader_has_a_file_of_each_table_and_nobody_is_named(programme, made)
    answers = {name: rows for name, rows, _ in organisation.ask(programme)}
    for question in QUESTIONS:
        _groups_of_four_do_not_appear_and_one_of_five_does(answers[question], question)
    _the_answers_are_those_that_can_be_counted_by_hand(programme, answers)
    _another_engine_gives_the_same_answers(programme, answers)


def _every_leader_has_a_file_of_each_table_and_nobody_is_named(
    programme: Path, made: organisation.Pattern
) -> None:
    files = sorted(path.name for path in programme.glob("*/*"))
    assert len(files) == 14 * len(TABLES)
    assert all(re.fullmatch(r"[a-z]+-[0-9a-z]{10}\.parquet", name) for name in files)
    found = duckdb.execute(
        "FROM read_parquet(?, hive_partitioning = true)", [f"{programme}/*/people-*.parquet"]
    ).fetchall()
    names = {member.person.name for member in made.members}
    assert len(found) == 5 + 12 + 4
    assert not [name for name in names for row in found if name.split()[0] in str(row)]


def _groups_of_four_do_not_appear_and_one_of_five_does(rows: Rows, question: str) -> None:
    assert {row[0] for row in rows} == {"north"}
    for row in rows:
        leaders, people = row[2:4]
        assert (leaders, people) == (5, 5), question


def _the_answers_are_those_that_can_be_counted_by_hand(
    programme: Path, answers: dict[str, Rows]
) -> None:
    files = f"{programme}/area=north/progress-*.parquet"
    rows = duckdb.execute("SELECT step, state, last FROM read_parquet(?)", [files]).fetchall()
    for area, step, leaders, people, reached, current in answers["reach"]:
        of_step = [(state, last) for name, state, last in rows if name == step]
        assert (area, leaders, people) == ("north", 5, len(of_step))
        assert reached == 100 * sum(last is not None for _, last in of_step) / 5
        assert current == 100 * sum(state == "current" for state, _ in of_step) / 5
    assert len(answers["reach"]) == 10
    kept = f"{programme}/area=north/commitments-*.parquet"
    words = duckdb.execute(
        """SELECT word FROM read_parquet(?) WHERE "by" = 'leader'
        AND word NOT IN ('open', 'intention', 'released')""",
        [kept],
    ).fetchall()
    counted = sum(int(str(row[4])) for row in answers["promises"])
    assert 0 < counted <= len(words)
    months = [str(row[1]) for row in answers["rhythm"]]
    assert months == sorted(months)
    assert months[-1] <= f"{date(2026, 11, 26):%Y-%m}"


def _another_engine_gives_the_same_answers(programme: Path, answers: dict[str, Rows]) -> None:
    load = (SQL / "duckdb.sql").read_text(encoding="utf-8").replace("'programme/", f"'{programme}/")
    with duckdb.connect() as database, closing(sqlite3.connect(":memory:")) as other:
        database.execute(load)
        for name in TABLES:
            found = database.execute(f"FROM {name}")
            columns = ", ".join(f'"{column[0]}"' for column in found.description or ())
            rows = [[_plain(cell) for cell in row] for row in found.fetchall()]
            other.execute(f"CREATE TABLE {name} ({columns})")
            other.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)
        for question in QUESTIONS:
            sql = (SQL / f"{question}.sql").read_text(encoding="utf-8")
            assert other.execute(sql).fetchall() == answers[question]


def _plain(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell


def test_the_command_of_the_document_writes_what_the_questions_read(
    run: Runner, machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(home_in(machine))
    monkeypatch.chdir(tmp_path)
    for page in ("docs/organisation.md", "docs/unternehmen.md"):
        (command,) = {
            line
            for block in blocks(read_document(page), "sh")
            for line in block.splitlines()
            if line.startswith("fuehrung export")
        }
        assert run(*command.split()[1:]).code == ExitCode.DONE
    rows = {name: rows for name, rows, _ in organisation.ask(Path("programme"))}
    assert [rows[question] for question in QUESTIONS] == [[], [], []]
    people = duckdb.execute("FROM read_parquet('programme/*/people-*.parquet')").fetchall()
    assert len(people) == 4


@pytest.mark.parametrize("page", ["docs/organisation.md", "docs/unternehmen.md"])
def test_the_document_names_every_question(page: str) -> None:
    text = read_document(page)
    assert [name for name in ("duckdb", *QUESTIONS) if f"organisation/{name}.sql" not in text] == []
