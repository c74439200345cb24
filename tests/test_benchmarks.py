"""The benchmarks run; their figures depend on the machine and are asserted nowhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.notebook import write_notebook
from benchmarks.peers import PEERS, entries
from benchmarks.run import COMMANDS, Cost, compare

ROOT = Path(__file__).parents[1]


def test_a_short_run_measures_every_command_and_draws_it(tmp_path: Path) -> None:
    drawn = tmp_path / "growth.svg"
    options = ["--quick", "--picture", str(drawn)]
    program = [sys.executable, str(ROOT / "benchmarks" / "run.py"), *options]
    ran = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    about, _, head, rule, *rows = ran.stdout.strip().splitlines()
    assert "Python 3." in about
    assert {line.count("|") for line in (head, rule, *rows)} == {5}
    assert [row.split("`")[1] for row in rows] == list(COMMANDS)
    assert all(float(row.split("|")[2].split("(")[0]) > 0 for row in rows)
    assert all(f">{name} " in drawn.read_text() for name in COMMANDS)


def test_other_programs_get_every_talk(tmp_path: Path) -> None:
    write_notebook(tmp_path / "home", 40, 4)
    told = list(entries(tmp_path / "home"))
    assert (len(told), len({entry.person for entry in told})) == (40, 4)
    for peer in PEERS:
        peer.write(tmp_path / "home", tmp_path / peer.name)
        texts = [path.read_text("utf-8") for path in (tmp_path / peer.name).iterdir()]
        assert max(text.count("anna-berger") for text in texts) == 10


def test_saving_is_measured(tmp_path: Path) -> None:
    program = [sys.executable, str(ROOT / "benchmarks" / "saving.py"), str(tmp_path), "--runs", "3"]
    ran = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    rows = [row.split("|")[1:-1] for row in ran.stdout.splitlines()[2:]]
    assert [row[0].strip() for row in rows] == [
        "new entry",
        "entry rewritten",
        "draft kept and dropped",
    ]
    assert all(float(cell) > 0 for row in rows for cell in row[1:])
    assert list(tmp_path.iterdir()) == []


def test_pairs_are_started_in_turn_after_one_for_nothing_and_the_median_counts() -> None:
    started: list[str] = []
    seconds = iter([9.0, 9.0, 1.0, 3.0, 1.0, 2.0, 2.0, 20.0])

    def start(name: str) -> Cost:
        started.append(name)
        second = next(seconds)
        return Cost(second, second / 1000)

    compared = compare(lambda: start("a"), lambda: start("b"), 3)
    assert started == ["a", "b"] * 4
    assert compared.processor == pytest.approx(3)
    assert compared.milliseconds == pytest.approx(3)
