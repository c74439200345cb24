"""Tables behind the veil: no name in any byte of any format, aliases that stay, joins that hold."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders.json_schema import breaches
from fuehrung_cli.domain.aliases import aliases
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.ids import fact_id
from fuehrung_cli.domain.journey import Library
from fuehrung_cli.domain.kinds import Assignment, Commitment, Goal, Referral
from fuehrung_cli.domain.names import fold as folded
from fuehrung_cli.domain.names import slug
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.export.formats import Export, Format, files, formats, one_file
from fuehrung_cli.export.pseudonym import (
    ENTRY_COLUMNS,
    FIXED_COLUMNS,
    INITIALS,
    JOURNEY_COLUMNS,
    PERSON_COLUMNS,
    Veil,
    veil,
)
from fuehrung_cli.export.schemas import columns, schema
from fuehrung_cli.export.table import Table
from fuehrung_cli.export.tables import TABLES, View, tables

KEY = bytes(range(32))
NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
NAMES = st.tuples(
    *[
        st.text(st.sampled_from("qxzäöß"), min_size=4, max_size=7).map(
            lambda word: "Q" + word.replace("ß", "ßq")
        )
    ]
    * 3
)


def _veil(view: View) -> Veil:
    people = [book.person for book in view.books]
    return veil(aliases(KEY), people, view.books)


def veiled(view: View, *, with_texts: bool = True) -> Mapping[str, Table]:
    cover = _veil(view)
    made = tables(cover.view(view))
    return {name: cover.table(table, with_texts=with_texts) for name, table in made.items()}


def _book(number: int, names: tuple[str, str, str], others: str) -> Book:
    first, last, called = names
    person = Person(
        f"q{number}zz",
        f"{first} {last}",
        Profile(role=f"Vertretung {others}", team=f"Team {last}", nicknames=(called,)),
    )
    session = Session(
        f"k{number}f3qdx2",
        NOW,
        NOW,
        notes=f"{others}s Plan, {slug(first + ' ' + last)}_q{number}zz, k{number}f3qdx2.1 {called}",
        facts=(
            Opened(1, Commitment("leader", f"mit {last} reden", date(2026, 12, 1))),
            Opened(2, Goal(f"{others.upper()} fragen", date(2027, 1, 1), contributes_to=called)),
            Opened(3, Referral("yes", candidate_initials="Q. Z.", text=f"{first} kennt wen")),
        ),
        changes=(
            Change(
                f"k{number}f3qdx2.2",
                set={"text": f"an {first}.{last}@q.de"},
                text=f"@{last.lower()}",
            ),
        ),
        group="g7aaaaaa",
    )
    return fold(person, (session,))


def _words(data: bytes, form: str, folder: Path) -> str:
    """Returns everything that can be read in a file."""
    if form == "xlsx":
        with zipfile.ZipFile(BytesIO(data)) as parts:
            return "".join(parts.read(name).decode() for name in parts.namelist())
    if form == "parquet":
        (folder / "t.parquet").write_bytes(data)
        rows = duckdb.execute("FROM read_parquet(?)", [str(folder / "t.parquet")]).fetchall()
        return str(rows) + data.decode("latin-1")
    return data.decode("utf-8", "replace")


def _written(made: Mapping[str, Table], form: Format, folder: Path) -> str:
    """Returns everything that can be read in the files of a format."""
    export = Export("all", tuple(made.values()), NOW, leader="x")
    if form.table:
        export = replace(export, what=form.table, tables=(made[form.table],))
    if form.table or form.holds_several:
        return _words(one_file(export, form), form.name, folder)
    return "".join(_words(each, form.name, folder) for each in files(export, form).values())


def _told(names: Sequence[tuple[str, str, str]], text: str) -> list[str]:
    """Returns the names and ids that stand in a text."""
    secret = {folded(word) for name in names for word in name} | {"g7aaaaaa"}
    for number in range(len(names)):
        secret |= {f"q{number}zz", f"k{number}f3qdx2"}
    found = folded(text)
    return [word for word in secret if word in found]


def _team(names: Sequence[tuple[str, str, str]], mentioned: Sequence[str]) -> View:
    books = [_book(n, name, of) for n, (name, of) in enumerate(zip(names, mentioned, strict=True))]
    return View(books, Library(), NOW.date(), with_notes=True)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(NAMES, min_size=2, max_size=3, unique=True), st.data())
def test_no_name_stands_in_any_format(
    tmp_path: Path, names: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    words = st.sampled_from(sorted({word for name in names for word in name}))
    made = veiled(_team(names, [data.draw(words) for _ in names]))
    for form in formats():
        if form.name != "parquet":  # a second for all tables, so once and below
            assert _told(names, _written(made, form, tmp_path)) == []


def test_no_name_stands_in_parquet_and_plain_tables_would_be_noticed(tmp_path: Path) -> None:
    names = [("Qäzzi", "Qöxßq", "Qzi"), ("Qzäza", "Qöxßq", "Qäxx")]
    view = _team(names, ["Qzäza", "Qöxßq"])
    parquet = next(form for form in formats() if form.name == "parquet")
    assert _told(names, _written(veiled(view), parquet, tmp_path)) == []
    plain = tables(view)
    for form in formats():
        if form.name not in ("parquet", "ics"):  # a calendar names nobody anyway
            assert len(_told(names, _written(plain, form, tmp_path))) > 8


def test_a_person_has_the_same_alias_whoever_else_comes_or_goes(view: View) -> None:
    def of(shown: View) -> set[tuple[object, ...]]:
        return {row[:3] for row in veiled(shown)["people"].rows}

    everybody = of(view)
    for book in view.books:
        assert of(replace(view, books=[book])) < everybody
    newcomer = fold(Person("n3w0", "Anna Neu"), ())
    assert everybody < of(replace(view, books=[*view.books, newcomer]))


def test_rows_are_in_the_order_of_aliases_because_the_alphabet_would_tell(view: View) -> None:
    names = [row[2] for row in veiled(view)["people"].rows]
    assert names == sorted(names, key=str)
    assert len(set(names)) == len(view.books)


def test_what_belonged_together_belongs_together_still(view: View) -> None:
    plain, hidden = tables(view), veiled(view)
    for name in TABLES:
        for column in {"id", "session_id", "fact_id", "group", "person_id", "person"}:
            if column in {each.name for each in plain[name].columns}:
                before, after = _values(plain[name], column), _values(hidden[name], column)
                assert _shape(before) == _shape(after)
                assert before == [None] * len(before) or set(before).isdisjoint(set(after) - {None})
    sessions, facts = _values(hidden["sessions"], "id"), _values(hidden["facts"], "id")
    assert {*_values(hidden["facts"], "session_id")} <= {*sessions}
    assert {*_values(hidden["commitments"], "id")} < {*facts}
    assert {*_values(hidden["sessions"], "person_id")} < {*_values(hidden["people"], "id")}
    assert len({*_values(hidden["changes"], "fact_id")} & {*facts}) == 1


def _values(table: Table, column: str) -> list[object]:
    return [record[column] for record in table.records()]


def _shape(values: list[object]) -> list[int]:
    """Returns how often the values occur, whatever they are."""
    return sorted(values.count(value) for value in set(values))


def test_a_reference_to_a_fact_leads_to_the_same_fact() -> None:
    person = Person("q0zz", "Q Z")
    made = Session(
        "k0f3qdx2",
        NOW,
        NOW,
        facts=(
            Opened(1, Goal("Ziel")),
            Opened(2, Commitment("leader", "Zusage", about="k0f3qdx2.1")),
        ),
    )
    view = View([fold(person, (made,))], Library(), NOW.date())
    for with_texts in (True, False):
        rows = list(veiled(view, with_texts=with_texts)["facts"].records())
        assert rows[1]["about"] == rows[0]["id"] == fact_id(aliases(KEY).entry("k0f3qdx2"), 1)


def test_a_journey_that_is_called_after_somebody_names_nobody() -> None:
    person = Person("q0zz", "Qäzzi Qöx")
    facts = (Opened(1, Assignment("qaezzis-weg", NOW.date())), Opened(2, Referral("yes")))
    change = Change("k0f3qdx2.2", set={"candidate_initials": "Q.Ö.", "ask_again": date(2027, 1, 1)})
    later = Session("m0f3qdx2", NOW, NOW, "entry", changes=(change,))
    book = fold(person, (Session("k0f3qdx2", NOW, NOW, facts=facts), later))
    for with_texts in (True, False):
        made = veiled(View([book], Library(), NOW.date()), with_texts=with_texts)
        (assigned, _) = made["facts"].records()
        assert assigned["journey"] == f"{aliases(KEY).name('q0zz')}-weg"
        (changed,) = made["changes"].records()
        initials = {"candidate_initials": "[Name]"} if with_texts else {}
        assert changed["set"] == {**initials, "ask_again": date(2027, 1, 1)}


def test_without_texts_nothing_is_left_that_was_typed(view: View) -> None:
    for table in veiled(replace(view, with_notes=True), with_texts=False).values():
        for row in table.records():
            kept = {**row}
            for name in (
                *PERSON_COLUMNS,
                *ENTRY_COLUMNS,
                *FIXED_COLUMNS,
                *JOURNEY_COLUMNS,
                "leader",
                "set",
            ):
                kept.pop(name, None)
            closed = {column.name for column in table.columns if column.choices}
            texts = {
                k: v for k, v in kept.items() if isinstance(v, str | tuple) and k not in closed
            }
            assert not any(texts.values()), texts
            assert not [v for v in row.get("set", {}).values() if isinstance(v, str)]  # type: ignore[union-attr]


def test_every_column_that_is_treated_apart_exists() -> None:
    there = {column.name for name in TABLES for column in columns(name)}
    assert {*PERSON_COLUMNS, *ENTRY_COLUMNS, *FIXED_COLUMNS, *JOURNEY_COLUMNS, INITIALS} <= there


def test_files_of_many_leaders_can_lie_in_one_folder(view: View) -> None:
    leader = aliases(KEY).leader
    export = Export("all", tuple(veiled(view).values()), NOW, leader=leader)
    form = next(form for form in formats() if form.name == "csv")
    assert list(files(export, form)) == [f"{name}-{leader}.csv" for name in TABLES]
    assert {row[0] for table in export.tables for row in table.rows} == {leader}


@pytest.mark.parametrize("with_texts", [True, False])
def test_a_pseudonymous_export_keeps_to_the_schema(view: View, with_texts: bool) -> None:
    made = veiled(replace(view, with_notes=True), with_texts=with_texts)
    export = Export("all", tuple(made.values()), NOW, leader="x")
    form = next(form for form in formats() if form.name == "json")
    assert list(breaches(json.loads(one_file(export, form)), schema("all"))) == []
