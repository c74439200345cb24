"""A kind of fact that only this file knows: one class and its words, and every command takes it.

If a test here fails for a new command, file or export, something has asked for a kind by its name.
"""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest

from builders.running import Runner
from fuehrung_cli.domain import markers
from fuehrung_cli.domain.fields import Between
from fuehrung_cli.domain.kinds import forget, kind, kind_named
from fuehrung_cli.domain.labels import LABELS
from fuehrung_cli.domain.lives import MEASURE
from fuehrung_cli.domain.markers import FACTS, Marker
from fuehrung_cli.frozen import dataclass

LIFE = MEASURE.only("running", "done", "stopped").named(
    running="seen", done="in_use", stopped="doubted"
)
WORDS = {
    "kind": {"strength": ("Stärke", "Strength")},
    "state": {
        "seen": ("gesehen", "seen"),
        "in_use": ("im Einsatz", "in use"),
        "strength.doubted": ("bezweifelt", "doubted"),
    },
    "field": {"area": ("Gebiet", "area"), "level": ("Stufe", "level"), "seen_at": ("wo", "where")},
    "choice": {"craft": ("Handwerk", "craft"), "people": ("Menschen", "people")},
}
MARKER = (Marker("strength"), (("stärke",), ("strength",)))
TALK = {
    "de": """\
stärke: erklärt ruhig bis 4.12.
  Gebiet: Handwerk
  Stufe: 4
  wo:
    | Messe
    | Übergabe
stärke:
  | hört zu
  | fragt nach
""",
    "en": """\
strength: explains calmly by 4.12.
  area: craft
  level: 4
  where:
    | trade fair
    | handover
strength:
  | listens
  | asks back
""",
}
SAID = {
    "de": ("erklärt ruhig", "Messe\nÜbergabe", "hört zu\nfragt nach"),
    "en": ("explains calmly", "trade fair\nhandover", "listens\nasks back"),
}


@pytest.fixture(autouse=True)
def _strength(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Adds the kind as a contributor would: the class, its words, its marker."""

    @kind("strength", LIFE, sets=("due", "level"), sources=("observed", "said"), shareable=True)
    @dataclass(frozen=True)
    class Strength:
        """Something the person is good at."""

        text: str
        due: date | None = None
        area: Literal["craft", "people"] | None = None
        level: Annotated[int | None, Between(1, 5)] = None
        seen_at: str = ""

    for table, words in WORDS.items():
        for key, label in words.items():
            monkeypatch.setitem(LABELS[table], key, label)
    monkeypatch.setattr(markers, "FACTS", (*FACTS, MARKER))
    markers.reset()
    yield
    forget("strength")
    monkeypatch.undo()
    markers.reset()


@pytest.fixture(params=["de", "en"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Returns the language in which the program is used."""
    monkeypatch.setenv("FUEHRUNG_LANG", request.param)
    return str(request.param)


@pytest.fixture
def call(run: Runner, notebook: Path) -> Any:
    """Returns a command that must succeed without a word on stderr; it returns its stdout."""

    def succeed(*argv: str, stdin: str = "") -> str:
        result = run(*argv, stdin=stdin)
        assert (result.code, result.err) == (0, "")
        return result.out

    return succeed


@pytest.fixture
def talk(call: Any, notebook: Path, language: str) -> str:
    """Records the talk and returns the id of its session."""
    known = set(notebook.rglob("*.toml"))
    call("checkin", "anna", "-", stdin=TALK[language])
    (new,) = set(notebook.rglob("*.toml")) - known
    return str(tomllib.loads(new.read_text(encoding="utf-8"))["id"])


def test_capture_reads_lines_fields_and_blocks_and_echoes_each_fact(
    call: Any, language: str
) -> None:
    echo = call("checkin", "anna", "-", "--dry-run", stdin=TALK[language])
    shown = [line for line in echo.splitlines() if line.startswith(" +")]
    name = LABELS["kind"]["strength"][language != "de"]
    text, _, block = SAID[language]
    assert len(shown) == 2
    assert shown[0].startswith(f" + {name}: {text} ")
    assert "4. Dez. 2026" in shown[0] or "4 Dec 2026" in shown[0]
    assert shown[1].startswith(f" + {name}: {' '.join(block.split())}")


@pytest.mark.parametrize(
    ("typed", "text"),
    [("stärke: rechnet schnell", "rechnet schnell"), ("strength: counts fast", "counts fast")],
)
def test_both_languages_are_understood_in_both(
    call: Any, language: str, typed: str, text: str
) -> None:
    told = json.loads(call("note", "anna", typed, "--dry-run", "--json"))
    (fact,) = told["data"]["entry"]["facts"]
    assert (fact["kind"], fact["text"]) == ("strength", text)


def test_the_file_holds_its_name_and_its_fields_by_type(
    notebook: Path, talk: str, language: str
) -> None:
    (file,) = notebook.rglob(f"*_{talk}.toml")
    text, where, block = SAID[language]
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    assert table["facts"] == {
        "1": {
            "kind": "strength",
            "text": text,
            "due": date(2026, 12, 4),
            "area": "craft",
            "level": 4,
            "seen_at": where,
        },
        "2": {"kind": "strength", "text": block},
    }


def test_show_and_log_name_its_fields_and_its_state_in_words(
    call: Any, talk: str, language: str
) -> None:
    column = language != "de"
    moves = call("show", f"{talk}.1")
    log = call("log", "anna")
    for key in ("area", "level", "seen_at"):
        assert WORDS["field"][key][column] in moves
        assert WORDS["field"][key][column] in log
    assert WORDS["choice"]["craft"][column] in moves
    assert WORDS["state"]["seen"][column] in moves
    assert f"+ {WORDS['kind']['strength'][column]}: {SAID[language][0]}" in log


def test_what_edit_prints_reads_back_to_the_same_facts(
    call: Any, notebook: Path, talk: str, language: str
) -> None:
    (file,) = notebook.rglob(f"*_{talk}.toml")
    before = tomllib.loads(file.read_text(encoding="utf-8"))
    printed = call("edit", talk, "--print")
    assert f"{WORDS['kind']['strength'][language != 'de'].lower()}: {SAID[language][0]}" in printed
    call("edit", talk, "-", stdin=printed + "\nAlles gut.\n")
    after = tomllib.loads(file.read_text(encoding="utf-8"))
    assert after.pop("corrections") == {"1": {"on": date(2026, 11, 26), "fields": ["notes"]}}
    assert after == {**before, "notes": "Alles gut."}


def test_its_own_states_and_fields_can_be_changed_and_show_in_the_log(
    call: Any, talk: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    column = language != "de"
    call("note", "anna", f"{WORDS['state']['in_use'][column]} {talk}.1")
    monkeypatch.setenv("FUEHRUNG_NOW", "2026-11-27T10:00")
    call("set", f"{talk}.1", "seen", "level=5")
    monkeypatch.setenv("FUEHRUNG_NOW", "2026-11-28T10:00")
    call("move", f"{talk}.1", "11.12.")
    monkeypatch.setenv("FUEHRUNG_NOW", "2026-11-29T10:00")
    call("set", f"{talk}.2", WORDS["state"]["strength.doubted"][column])
    log = call("log", "anna")
    assert WORDS["state"]["in_use"][column] in log
    assert f"{WORDS['field']['level'][column]}: 5" in log
    assert WORDS["state"]["strength.doubted"][column] in log
    changes = json.loads(call("export", "changes", "--format", "json"))["data"]
    assert [(row["kind"], row["state"], row["set"]) for row in changes if row["applied"]] == [
        ("strength", "in_use", {}),
        ("strength", "seen", {"level": 5}),
        ("strength", None, {"due": "2026-12-11"}),
        ("strength", "doubted", {}),
    ]


def test_its_life_forbids_what_the_table_does_not_allow(run: Runner, talk: str) -> None:
    run("set", f"{talk}.2", "doubted")
    result = run("set", f"{talk}.2", "in_use")
    assert result.code == 5
    assert "doubted" in result.err or "bezweifelt" in result.err


def test_every_export_has_its_columns(call: Any, talk: str, language: str) -> None:
    text, where, block = SAID[language]
    table = csv.DictReader(io.StringIO(call("export", "facts", "--format", "csv"), newline=""))
    rows = {row["id"]: row for row in table if row["kind"] == "strength"}
    assert [row["text"] for row in rows.values()] == [text, block]
    first = rows[f"{talk}.1"]
    assert (first["state"], first["due"], first["area"]) == ("seen", "2026-12-04", "craft")
    assert (first["level"], first["seen_at"]) == ("4", where)
    lines = [json.loads(line) for line in call("export", "all", "--format", "jsonl").splitlines()]
    shown = [line for line in lines if line.get("kind") == "strength"]
    assert [(line["table"], line["level"]) for line in shown] == [("facts", 4), ("facts", None)]
    assert f"| {text}" in call("export", "facts", "--format", "markdown")


def test_check_finds_nothing_odd_and_undo_takes_it_back(
    call: Any, notebook: Path, talk: str
) -> None:
    call("check")
    call("undo")
    assert list((notebook / "people").rglob(f"*_{talk}.toml")) == []


def test_a_program_without_the_kind_keeps_its_facts(
    call: Any, run: Runner, notebook: Path, talk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = notebook.rglob(f"*_{talk}.toml")
    monkeypatch.delitem(LABELS["kind"], "strength")
    before = file.read_bytes()
    spec = kind_named("strength")
    assert spec is not None
    forget("strength")
    markers.reset()
    try:
        assert run("check").code == 0
        rows = json.loads(call("export", "facts", "--format", "json"))["data"]
        assert [row["kind"] for row in rows].count("strength") == 2
        assert "+ strength: " in call("log", "anna")
    finally:
        kind(spec.name, spec.life)(spec.content)
    assert file.read_bytes() == before
