"""Answers in JSON keep to their published schemas, and the schemas to the frozen ones.

`pytest tests/cli/test_answers.py --accept` freezes the schemas of new answers; what is frozen is
never changed. A wanted break raises `VERSION` in envelope.py and gets a new folder.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from tools.answers import schemas as answer_schemas

from builders.captures import DATA
from builders.commands import CALLS, Call
from builders.golden import GOLDEN, planted
from builders.json_schema import breaches, losses
from builders.running import Runner
from fuehrung_cli.cli.answers import ANSWERS
from fuehrung_cli.export.envelope import VERSION
from fuehrung_cli.export.schemas import names, schema

FROZEN = DATA / f"schemas-{VERSION}"
NOW: dict[str, dict[str, Any]] = {
    **answer_schemas(),
    **{f"export-{name}": schema(name) for name in names()},
}
MORE = (
    Call(("checkin", "anna", "gelungen: Messe 12/4", "? Was hilft", "#vertrauen", "--dry-run")),
    Call(("report", "anna,cem")),
    Call(("person", "resume", "anna")),
    Call(("departure", "anna")),
    Call(("departure", "anna", "--lookback")),
    Call(("promises", "--overdue")),
    Call(("backup", "~/new.zip")),
    Call(("restore", "~/there.zip", "--to", "~/look")),
    Call(("import", "~/people.csv", "--yes")),
    Call(("merge", "anna", "~/agenda.md", "--yes")),
)
ASKED = [call for call in CALLS if call.json] + list(MORE)
each_call = pytest.mark.parametrize("call", ASKED, ids=lambda call: " ".join(call.argv))


def _answer(run: Runner, call: Call, person: str = "anna") -> Any:
    if call.name == "undo":
        run("note", "anna", "gelungen: Messe")
    if call.name == "person resume":
        run("person", "pause", "anna")
    if call.name == "departure":
        run("person", "leave", "anna", "--expected", "no")
    if call.name == "restore":
        run("backup", str(Path("~/there.zip").expanduser()))
    if call.name == "import":
        Path("~/people.csv").expanduser().write_text("name;role\nNora Kern;\n;x\n")
    if call.name == "merge":
        agenda = Path("~/agenda.md").expanduser()
        agenda.write_text(run("share", "anna").out.replace("\n\nt1:", "\n\nt1: Urlaub") + "x\n")
    argv = [a if a[:1] != "~" else str(Path(a).expanduser()) for a in call.of(person).argv]
    result = run(*argv, "--json", stdin=call.stdin)
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


@each_call
def test_every_answer_keeps_to_its_schema(run: Runner, notebook: Path, call: Call) -> None:
    told = _answer(run, call)
    name = told["schema"].removeprefix("fuehrung.")
    assert name in ANSWERS
    assert list(breaches(told, NOW[f"answer-{name}"])) == []


@each_call
def test_the_list_of_answers_knows_what_each_call_gives(
    run: Runner, notebook: Path, call: Call
) -> None:
    told = _answer(run, call)
    known = ANSWERS[told["schema"].removeprefix("fuehrung.")].calls
    # The demo gives the answer of the command behind it.
    name = call.argv[1] if call.name == "demo" else call.name
    assert any(each == name or each.startswith(f"{name} ") for each in known)


@pytest.mark.parametrize(
    "argv",
    [
        *(("report",), ("report", "anna"), ("report", "cem"), ("progress",), ("progress", "anna")),
        *(("promises", "--all"), ("log",), ("check",), ("person", "list", "--all")),
        ("person", "show", "anna"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("day", ["2026-03-03T10:00", "2026-08-13T10:00", "2027-02-01T10:00"])
def test_answers_about_everything_that_can_be_keep_to_it_too(
    run: Runner,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    argv: tuple[str, ...],
    language: str,
    day: str,
) -> None:
    planted(GOLDEN[0], home)
    monkeypatch.setenv("FUEHRUNG_LANG", language)
    monkeypatch.setenv("FUEHRUNG_NOW", day)
    told = json.loads(run(*argv, "--json").out)
    name = told["schema"].removeprefix("fuehrung.")
    assert list(breaches(told, NOW[f"answer-{name}"])) == []


def test_failures_keep_to_their_schema(run: Runner, notebook: Path) -> None:
    for argv in (("report", "Zoe"), ("set", "k7f3.1", "owner=x"), ("log", "--since", "gestrn")):
        told = json.loads(run(*argv, "--json").err)
        assert list(breaches(told, NOW["error"])) == []


def test_every_answer_is_given_by_some_call(run: Runner, notebook: Path) -> None:
    given = {call.name for call in ASKED}
    named = {name: " ".join(answer.calls) for name, answer in ANSWERS.items()}
    assert [name for name, calls in named.items() if not any(c in calls for c in given)] == []


def test_no_published_schema_is_left_over() -> None:
    folder = Path(__file__).parents[2] / "docs" / "schemas"
    others = {"journey", "settings"}
    assert {path.stem for path in folder.glob("*.json")} == NOW.keys() | others


@pytest.mark.parametrize("name", NOW)
def test_nothing_that_is_frozen_is_gone_or_has_another_type(
    name: str, request: pytest.FixtureRequest
) -> None:
    file = FROZEN / f"{name}.json"
    if request.config.getoption("--accept") and not file.exists():
        file.parent.mkdir(exist_ok=True)
        text = json.dumps(NOW[name], indent=1, ensure_ascii=False)
        file.write_text(text + "\n", encoding="utf-8", newline="\n")
    frozen = json.loads(file.read_text(encoding="utf-8"))
    assert list(losses(frozen, NOW[name])) == []


def test_no_frozen_answer_has_gone() -> None:
    assert {path.stem for path in FROZEN.glob("*.json")} <= NOW.keys()


def test_a_new_field_is_no_loss_but_one_that_goes_or_turns_is() -> None:
    old = NOW["answer-promises"]
    new = copy.deepcopy(old)
    row = new["$defs"]["PromiseRow"]
    row["properties"]["new"] = {"type": "string"}
    assert list(losses(old, new)) == []
    del row["properties"]["text"]
    row["required"].remove("text")
    row["properties"]["overdue_days"] = {"type": ["integer", "null"]}
    row["properties"]["opened"]["format"] = "date-time"
    assert [loss for loss in losses(old, new) if loss.startswith("$.data.mine")] == [
        "$.data.mine.items: text is not always there any more",
        "$.data.mine.items: text is gone",
        "$.data.mine.items.overdue_days: was ['integer'], is ['integer', 'null']",
        "$.data.mine.items.opened: format was 'date', is 'date-time'",
    ]
