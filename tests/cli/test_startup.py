"""What a command may load and open: start-up time is a feature, and reports read what they need.

The figures stand in docs/performance.md; these lists are what keeps them true.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from builders.notebooks import ANNA, CEM, FILES, plant
from builders.running import Runner
from fuehrung_cli.cli.plain_calls import plain_call

SOURCE = Path(__file__).resolve().parents[2] / "src"

PROBE = """
import gc, json, os, sys
opened = []
def hear(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        opened.append(os.fsdecode(arguments[0]))
    elif event == "os.scandir":
        opened.append(f"listed {arguments[0]}")
sys.addaudithook(hear)
from fuehrung_cli.__main__ import main
searches = sum(each["collections"] for each in gc.get_stats())
code = main(sys.argv[1:])
searches = sum(each["collections"] for each in gc.get_stats()) - searches
sys.stdout.flush()
with open(os.environ["PROBE"], "w") as told:
    told.write(json.dumps({
        "code": code, "modules": sorted(sys.modules), "opened": opened, "searches": searches
    }))
"""

READING = {
    "today": [],
    "a line of today": ["1"],
    "report": ["report"],
    "report NAME": ["report", "anna"],
    "progress": ["progress"],
    "progress NAME": ["progress", "anna"],
    "promises": ["promises"],
    "trend": ["trend", "anna"],
    "cost": ["cost", "anna", "--gross", "62000"],
    "card": ["card", "anna"],
    "log": ["log", "anna"],
    "show": ["show", "k7f3.1"],
    "search": ["search", "vertretung", "--kind", "zusage"],
    "person list": ["person", "list"],
}
WRITING = {
    "checkin": ["checkin", "anna", "ich: Rückruf Reiter bis fr", "20 min Entwicklung"],
    "note": ["note", "anna", "gelungen: Messe"],
    "done": ["done", "k7f3.1"],
    "skip": ["skip", "anna", "--by", "me"],
}
HEAVY = {
    *("pydantic", "pydantic_core", "rich", "babel", "tomli_w", "tomllib", "filelock"),
    *("platformdirs", "prompt_toolkit", "tomlkit", "asyncio", "unittest", "email", "http", "ssl"),
    *("socket", "sqlite3", "multiprocessing", "xml", "html", "csv", "zoneinfo", "tempfile"),
    *("statistics", "fractions"),
}
"""Nothing that only looks, in a pipe and without colour, may load these."""
TYPER = {"typer", "annotated_doc", "shellingham"}
"""Typer with what it loads for itself."""
OTHERS_WORK = ("domain.capture", "export", "store.undo", "store.drafts", "store.journey_checks")
"""What of this program a page never needs: reading typed lines, tables, undo, own journeys."""


def _probe(tmp_path: Path, *argv: str) -> dict[str, Any]:
    told = tmp_path / "told.json"
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PROBE": str(told)}
    subprocess.run(
        [sys.executable, "-c", PROBE, *argv], env=environment, check=True, capture_output=True
    )
    result: dict[str, Any] = json.loads(told.read_text())
    assert result["code"] == 0
    return result


def _typer_for(name: str) -> set[str]:
    """Returns nothing for a call of words alone, see `cli/plain_calls`."""
    argv = {**READING, **WRITING}[name]
    return set() if plain_call(argv) else TYPER


def _third_parties(modules: list[str]) -> set[str]:
    tops = {name.partition(".")[0] for name in modules}
    ours = {"fuehrung_cli", "__main__", "__mp_main__", "sitecustomize", "usercustomize"}
    return {
        top
        for top in tops - sys.stdlib_module_names - ours
        if not top.startswith(("_virtualenv", "__editable__", "_distutils", "_"))
    }


@pytest.mark.parametrize("name", READING)
def test_looking_loads_typer_at_most_and_nothing_heavy(
    notebook: Path, tmp_path: Path, name: str
) -> None:
    loaded = _probe(tmp_path, *READING[name])["modules"]
    needed = {"sqlite3"} if name == "search" else set[str]()
    assert {module.partition(".")[0] for module in loaded} & HEAVY == needed
    assert _third_parties(loaded) == _typer_for(name)


@pytest.mark.parametrize("name", WRITING)
def test_writing_loads_what_makes_toml_and_no_more(
    notebook: Path, tmp_path: Path, name: str
) -> None:
    loaded = _probe(tmp_path, *WRITING[name])["modules"]
    assert _third_parties(loaded) == {*_typer_for(name), "tomli_w"}


@pytest.mark.parametrize("name", ["today", "report", "report NAME", "progress", "progress NAME"])
def test_a_page_loads_nothing_that_other_commands_are_for(
    notebook: Path, tmp_path: Path, name: str
) -> None:
    loaded = _probe(tmp_path, *READING[name])["modules"]
    ours = [module.removeprefix("fuehrung_cli.") for module in loaded]
    assert [module for module in ours if module.startswith(OTHERS_WORK)] == []


def test_a_page_does_not_stop_to_search_for_unused_objects(notebook: Path, tmp_path: Path) -> None:
    assert _probe(tmp_path, "report", "anna")["searches"] == 0


def test_the_demo_is_made_once_and_then_as_light_as_any_page(
    notebook: Path, tmp_path: Path
) -> None:
    _probe(tmp_path, "demo", "report", "anna")
    told = _probe(tmp_path, "demo", "report", "anna")
    assert _third_parties(told["modules"]) == TYPER  # for the command `demo` itself
    assert {module.partition(".")[0] for module in told["modules"]} & HEAVY == set()
    assert "fuehrung_cli.demo.making" not in told["modules"]
    assert _below(notebook, [path for path in told["opened"] if str(notebook) in path]) == []


def test_one_command_loads_no_other(notebook: Path, tmp_path: Path) -> None:
    loaded = _probe(tmp_path, "report", "anna", "--why")["modules"]
    commands = {name for name in loaded if name.endswith("_command")}
    assert commands == {"fuehrung_cli.cli.report_command"}


@pytest.mark.parametrize("argv", [[], ["--check"], ["1"]])
def test_today_needs_no_command(notebook: Path, tmp_path: Path, argv: list[str]) -> None:
    loaded = _probe(tmp_path, *argv)["modules"]
    assert [name for name in loaded if name.endswith("_command")] == []


def test_a_page_for_one_opens_no_session_of_others(notebook: Path, tmp_path: Path) -> None:
    before = _below(notebook, _probe(tmp_path, "report", "anna")["opened"])
    template = FILES[f"{CEM}/sessions/2026-11-20T0900_h8e2pq7v.toml"]
    plant(
        notebook,
        {
            f"{CEM}/sessions/2026-10-{day:02}T0900_h8e2pq{day:02}.toml": template.replace(
                "h8e2pq7v", f"h8e2pq{day:02}"
            )
            for day in range(10, 30)
        },
    )
    after = _below(notebook, _probe(tmp_path, "report", "anna")["opened"])
    assert after == before
    assert f"{ANNA}/sessions" in " ".join(after) or any("k7f3qdx2" in path for path in after)
    assert not any("h8e2pq" in path for path in after)


def _below(notebook: Path, opened: list[str]) -> list[str]:
    """Keeps what belongs to the notebook: files in open folders are named without a folder."""
    mine = [path for path in opened if path.startswith(str(notebook)) or path.endswith(".toml")]
    return [path.removeprefix(str(notebook)) for path in mine]


def test_every_file_of_a_team_page_is_opened_once(notebook: Path, tmp_path: Path) -> None:
    opened = _probe(tmp_path, "report")["opened"]
    sessions = [path for path in opened if path.startswith("2026-") and path.endswith(".toml")]
    assert len(sessions) == len(set(sessions)) == 3


def test_the_other_journeys_are_not_read_for_a_page(
    run: Runner, notebook: Path, tmp_path: Path
) -> None:
    (notebook / "journeys").mkdir()
    plant(notebook, {"journeys/own.toml": 'format = 1\nid = "own"\n'})
    opened = _probe(tmp_path, "report", "anna")["opened"]
    shipped = [path for path in opened if "journeys" in path or path.endswith("leistung.toml")]
    assert len([path for path in shipped if path.endswith("leistung.toml")]) == 1
