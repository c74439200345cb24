from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.strategies import contents
from fuehrung_cli.domain.fields import Between, fields_of
from fuehrung_cli.domain.journey import Journey
from fuehrung_cli.domain.kinds import Absence, Appointment, Commitment, Goal, Rating, Reply, kinds
from fuehrung_cli.domain.person import Profile
from fuehrung_cli.domain.settings import RetentionNumbers, Settings
from fuehrung_cli.store.gate import adapter, admit
from fuehrung_cli.store.schemas import journey_schema, settings_schema
from fuehrung_cli.store.shapes import parts_of, read_exact
from fuehrung_cli.store.shipped import shipped
from fuehrung_cli.store.toml_text import parse


@dataclass(frozen=True)
class Odd:
    """Shapes that no kind has so far."""

    count: int = 0
    share: Annotated[float, Between(0, 1)] = 0


FLAT = [kind.content for kind in kinds()] + [Profile, RetentionNumbers, Settings]


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


@given(st.data())
def test_gate_and_quick_reader_agree_on_valid_data(data: st.DataObject) -> None:
    cls: Any = data.draw(st.sampled_from(FLAT))
    drawn = data.draw(contents(cls))
    table = {key: _plain(value) for key, value in vars(drawn).items() if value is not None}
    gate = adapter(cls).validate_python(table)
    assert read_exact(cls, gate) == read_exact(cls, table) == drawn
    assert admit(cls, table, path="x") == (drawn, ())


def _main_journey() -> dict[str, object]:
    table = parse(shipped("journeys").read_file("fuehrung-als-dienstleistung.toml"), "x")
    assert isinstance(table, dict)
    return table


def test_gate_and_quick_reader_agree_on_the_main_journey() -> None:
    table = _main_journey()
    journey = read_exact(Journey, table)
    assert journey is not None
    assert read_exact(Journey, adapter(Journey, closed=True).validate_python(table)) == journey
    assert journey.steps[0].type_this.de


WRONG: list[tuple[type, dict[str, object], list[tuple[str, str]]]] = [
    (Commitment, {}, [("by", "missing"), ("text", "missing")]),
    (Commitment, {"by": "me", "text": "x"}, [("by", "leader, person")]),
    (Commitment, {"by": "leader", "text": "x", "told": 1}, [("told", "true or false")]),
    (Commitment, {"by": "leader", "text": "x", "due": 86400}, [("due", "a day such")]),
    (Commitment, {"by": "leader", "text": "x", "due": 1.5}, [("due", "a day such")]),
    (Commitment, {"by": "leader", "text": "x", "due": "bald"}, [("due", "a day such")]),
    (Commitment, {"by": "leader", "text": ["x"]}, [("text", "text in quotes")]),
    (Goal, {"text": "x", "rank": True}, [("rank", "'low': '1', 'high': '3'")]),
    (Goal, {"text": "x", "rank": 4}, [("rank", "'low': '1', 'high': '3'")]),
    (Goal, {"text": "x", "current": "zwölf"}, [("current", "a number")]),
    (Goal, {"text": "x", "current": float("nan")}, [("current", "a number")]),
    (Rating, {"value": 3.5}, [("value", "a whole number")]),
    (Appointment, {"at": 3}, [("at", "a day or a moment")]),
    (Appointment, {"at": "bald"}, [("at", "a day or a moment")]),
    (Absence, {"start": date(2026, 1, 1), "who": "bald"}, [("who", "person, leader")]),
    (Odd, {"count": "bald", "share": 2.0}, [("count", "a whole number"), ("share", "'1'")]),
    (Appointment, {"at": date(9999, 1, 1)}, [("at", "a day or a moment")]),
    (Profile, {"nicknames": "Anni"}, [("nicknames", "a list of texts")]),
    (Profile, {"nicknames": ["Anni", 3]}, [("nicknames[2]", "text in quotes")]),
]


@pytest.mark.parametrize(("cls", "table", "expected"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_is_said_in_our_words_without_the_value(
    cls: type, table: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    made, problems = admit(cls, table, path="a/b", where="facts.1")
    assert made is None
    assert [problem.where for problem in problems] == [f"facts.1.{where}" for where, _ in expected]
    for problem, (_, words) in zip(problems, expected, strict=True):
        assert words in repr(problem.what)
        assert "bald" not in repr(problem)
        assert "zwölf" not in repr(problem)


def test_nested_places_count_from_one() -> None:
    table = _main_journey()
    steps: Any = table["steps"]
    steps[2]["title"] = {"de": "x"}
    steps[3]["questions"][1] = {"id": "x", "sie": "x", "du": "x", "en": 3, "frage": "x"}
    steps[4]["evidence"] = ["kept_rate >= 0.8"]
    table["stepz"] = []
    made, problems = admit(Journey, table, path="x")
    assert made is None
    assert [(problem.where, problem.severity) for problem in problems] == [
        ("steps[3].title.en", "damage"),
        ("steps[4].questions[2].en", "damage"),
        ("steps[5].evidence[1]", "damage"),
        ("steps[4].questions[2].frage", "notice"),
        ("stepz", "notice"),
    ]
    assert problems[0].what.text == "{key} is missing"
    assert problems[-1].hint is not None
    assert problems[-1].hint.params == {"word": "steps"}


def test_leniently_a_bad_key_counts_as_not_there() -> None:
    table = {"rhythm_days": 0, "editor": 7, "plain": True, "colour": "never"}
    settings, problems = admit(Settings, table, path="x", lenient=True)
    assert settings == Settings(plain=True)
    assert [problem.where for problem in problems] == ["editor", "rhythm_days", "colour"]
    nothing, _ = admit(Commitment, {"by": "me", "text": "x"}, path="x", lenient=True)
    assert nothing is None


def test_harmless_slips_are_converted() -> None:
    table = {"text": "x", "due": "2026-12-04", "rank": "2", "current": "8.5", "target": 12}
    assert admit(Goal, table, path="x") == (
        Goal("x", date(2026, 12, 4), rank=2, current=8.5, target=12),
        (),
    )


def test_every_part_of_every_kind_is_known_to_the_quick_reader() -> None:
    for kind in kinds():
        content: Any = kind.content
        assert [part.name for part in parts_of(content).values()] == [
            field.name for field in fields_of(content)
        ]


def test_schemas_know_keys_bounds_and_the_word_python_keeps() -> None:
    step = journey_schema()["$defs"]["Step"]
    assert "try" in step["properties"]
    assert "type_this" not in step["properties"]
    assert step["properties"]["cadence_days"]["maximum"] == 3650
    assert step["additionalProperties"] is False
    assert set(step["required"]) == {"id", "title", "short", "cadence_days", "renewed_by"}
    assert settings_schema()["properties"]["rhythm_days"]["maximum"] == 365


def test_reading_sound_files_loads_nothing_heavy(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from fuehrung_cli.domain.person import Person
from fuehrung_cli.store.library import load_library
from fuehrung_cli.store.notebook import Notebook
from fuehrung_cli.store.paths import find_paths
from fuehrung_cli.store.settings import load_settings
loaded = set(sys.modules)
heavy = {"pydantic", "tomllib", "tomli_w", "filelock", "platformdirs", "tempfile"}
assert not loaded & heavy, loaded & heavy
paths = find_paths({"HOME": sys.argv[1]})
load_settings(paths.config_file)
notebook = Notebook.open(paths, create=True)
owner, _ = notebook.add_person(Person("7k3q", "Anna"))
notebook.people()
notebook.sessions(owner)
load_library(notebook.disk, main_only=True)
print(sorted(heavy & set(sys.modules)))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (ran.stdout, ran.stderr) == ("['tomli_w']\n", "")


def test_what_a_reply_is_about_must_be_the_id_of_an_entry_or_a_fact() -> None:
    (problem,) = admit(Reply, {"text": "Nein", "about": "k7"}, path="x", lenient=True)[1]
    assert "k7f3qdx2" in str(problem.what.params)
