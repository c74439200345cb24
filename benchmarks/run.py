"""Measures the program as a user starts it: every command against a Python that does nothing.

python benchmarks/run.py [--runs 15] [--quick]

Prints a Markdown table. Milliseconds tell of the machine; how many times a bare Python they are,
tells of the program. Both are started in turn, A B A B, so that whatever else the machine does hits
both, and the median of the pairs counts. docs/performance.md says more. For Linux and macOS.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.notebook import NOW, write_notebook  # needs the line above

FULL, QUICK = (100, 4000), (40,)
"""Sessions in the notebooks, shared out among all people."""
PEOPLE = 20
BARE = (sys.executable, "-I", "-c", "pass")
REPORT = ("report", "anna")
FRESH = "--fresh"
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "report NAME": REPORT,
    "report NAME --fresh": (*REPORT, FRESH),
    "report": ("report",),
    "report --fresh": ("report", FRESH),
    "checkin": ("checkin", "anna", "25 min persönlich", "ich: Rückruf Reiter bis fr"),
    "fuehrung": (),
    "fuehrung --fresh": (FRESH,),
    "progress": ("progress",),
    "search WORD": ("search", "vertretung"),
    "--help": ("--help",),
}
SECONDS_UNTIL_TRUSTED = 3
"""A page made of files that were written a moment ago is not kept."""
WRITING = ("checkin",)
"""What these write is taken back after every start, or the notebook would grow."""


@dataclass(frozen=True)
class Cost:
    """What one start costs: seconds of the processor, seconds on the clock."""

    processor: float
    clock: float


@dataclass(frozen=True)
class Compared:
    """How many times as much the second of two costs, and its milliseconds on the clock."""

    processor: float
    clock: float
    milliseconds: float


@dataclass(frozen=True)
class Machine:
    """A notebook of its own for the program, and the environment of a German user."""

    home: Path

    def start(self, *arguments: str) -> Cost:
        """Starts the program on this notebook."""
        return cost_of((_program(), *arguments), self.environment)

    @property
    def environment(self) -> dict[str, str]:
        """Returns the environment without what would change Python, such as keeping no bytecode."""
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LC_"))}
        state = str(self.home.with_suffix(".state"))
        folders = {f"XDG_{name}_HOME": state for name in ("CONFIG", "CACHE", "STATE")}
        own = {"FUEHRUNG_HOME": str(self.home), "FUEHRUNG_NOW": NOW, "LANG": "de_DE.UTF-8"}
        return {**inherited, **folders, **own}


def main(arguments: Sequence[str]) -> None:
    """Measures, and prints each line as soon as it is known."""
    parser = argparse.ArgumentParser(description="Measures every command against a bare Python.")
    parser.add_argument("--runs", type=int, default=15, help="pairs for each figure")
    parser.add_argument(
        "--quick", action="store_true", help="one small notebook, one pair for each figure"
    )
    given = parser.parse_args(arguments)
    sizes, runs = (QUICK, 1) if given.quick else (FULL, given.runs)
    with TemporaryDirectory() as folder:
        machines = {size: _machine(Path(folder, str(size)), size) for size in sizes}
        sleep(SECONDS_UNTIL_TRUSTED)
        table = _table(machines, runs)
        others = _others(machines[sizes[-1]], sizes[-1], runs)
        for line in chain(table, [""], others):
            print(line, flush=True)


def _machine(home: Path, sessions: int) -> Machine:
    write_notebook(home, sessions, PEOPLE)
    return Machine(home)


def _table(machines: Mapping[int, Machine], runs: int) -> Iterator[str]:
    heads = [f"{size:,} sessions: processor | clock | ms" for size in machines]
    yield f"| times a bare Python | {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * 3 * len(heads)}"
    for name, arguments in COMMANDS.items():
        measured = [
            against_bare(machine, arguments, runs, takes_back=name in WRITING)
            for machine in machines.values()
        ]
        cells = [f"{m.processor:.1f} | {m.clock:.1f} | {m.milliseconds:.0f}" for m in measured]
        yield f"| `{name}` | {' | '.join(cells)} |"


def _others(many: Machine, sessions: int, runs: int) -> Iterator[str]:
    """Yields what other people's sessions add to a page for one."""
    alone = _alone(many)
    made = (*REPORT, FRESH)
    added = compare(lambda: alone.start(*made), lambda: many.start(*made), runs)
    yield (
        f"`report NAME` with {sessions:,} sessions, {sessions // PEOPLE:,} of them hers, against "
        f"these alone: {added.processor:.2f} times on the processor, {added.clock:.2f} on the clock"
    )


def _alone(many: Machine) -> Machine:
    """Copies a notebook with nobody in it but Anna."""
    made = Machine(many.home.with_name("alone"))
    (anna,) = many.home.glob("people/anna-berger_*")
    shutil.copytree(anna, made.home / "people" / anna.name)
    shutil.copy(many.home / "notebook.toml", made.home)
    return made


def against_bare(
    machine: Machine, arguments: Sequence[str], runs: int, *, takes_back: bool
) -> Compared:
    """Compares a command with a Python that does nothing."""

    def command() -> Cost:
        cost = machine.start(*arguments)
        if takes_back:
            machine.start("undo")
        return cost

    return compare(lambda: cost_of(BARE, machine.environment), command, runs)


def compare(first: Callable[[], Cost], second: Callable[[], Cost], runs: int) -> Compared:
    """Starts both in turn, after once each for nothing: that leaves bytecode and a warm disk."""
    first()
    second()
    pairs = [(first(), second()) for _ in range(runs)]
    return Compared(
        median(b.processor / a.processor for a, b in pairs),
        median(b.clock / a.clock for a, b in pairs),
        median(b.clock for _, b in pairs) * 1000,
    )


def cost_of(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """Starts a process, waits for it, and returns what it has cost. It must succeed."""
    began = perf_counter()
    process = subprocess.Popen(
        command, env=dict(environment), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    cost = Cost(used.ru_utime + used.ru_stime, perf_counter() - began)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return cost


def _program() -> str:
    found = shutil.which("fuehrung", path=str(Path(sys.executable).parent))
    if found is None:
        raise SystemExit("Start this with the Python of the environment that holds fuehrung")
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
