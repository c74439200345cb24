"""Measures the program as a user starts it: every command against a Python that does nothing.

python benchmarks/run.py [--runs 15] [--sizes 100,4000] [--peers] [--picture FILE] [--quick]

Prints Markdown tables. Milliseconds tell of the machine; how many times a bare Python they are,
tells of the program. Both are started in turn, A B A B, so that whatever else the machine does hits
both, and the median of the pairs counts. docs/performance.md says more. For Linux and macOS.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.growth import picture  # needs the line above
from benchmarks.notebook import NOW, write_notebook
from benchmarks.peers import PEERS, Peer

T = TypeVar("T")

QUICK = "40"
PEOPLE = {100: 5, 4_000: 20, 40_000: 100, 400_000: 400}
"""Sessions → the people among whom they are shared out; 20 for any other number."""
BARE = (sys.executable, "-I", "-c", "pass")
REPORT = ("report", "anna")
FRESH = "--fresh"
CHECKIN = ("checkin", "anna", "25 min persönlich", "ich: Rückruf Reiter bis fr")
UNDO = ("undo",)


@dataclass(frozen=True)
class Command:
    """What is measured: arguments, and what is started before and after each time for nothing."""

    arguments: tuple[str, ...]
    before: tuple[str, ...] | None = None
    after: tuple[str, ...] | None = None
    is_new: bool = False
    """No kept page fits it, as on a new day: the environment differs each time."""


COMMANDS: Mapping[str, Command] = {
    "report NAME": Command(REPORT),
    "report NAME, new day": Command(REPORT, is_new=True),
    "report NAME, new talk": Command(REPORT, before=CHECKIN, after=UNDO),
    "report": Command(("report",)),
    "report, new day": Command(("report",), is_new=True),
    "fuehrung": Command(()),
    "fuehrung, new day": Command((), is_new=True),
    "checkin": Command(CHECKIN, after=UNDO),
    "progress": Command(("progress",)),
    "search WORD": Command(("search", "vertretung")),
    "privacy access NAME": Command(("privacy", "access", "anna")),
    "--version": Command(("--version",)),
    "--help": Command(("--help",)),
}
SECONDS_UNTIL_TRUSTED = 3
"""A page made of files that were written a moment ago is not kept."""


@dataclass(frozen=True)
class Cost:
    """What one start costs: seconds of the processor, seconds on the clock."""

    processor: float
    clock: float


@dataclass(frozen=True)
class Compared:
    """How many times as much the second of two costs, and what it costs by itself."""

    processor: float
    spread: tuple[float, float]
    """The quartiles of the ratios of the processor's time."""
    clock: float
    milliseconds: float
    megabytes: float = 0
    """At the peak."""


@dataclass(frozen=True)
class Machine:
    """A notebook of its own for the program, and the environment of a German user."""

    home: Path
    numbers: count[int] = field(default_factory=count)

    def start(self, command: Command) -> Cost:
        """Starts the program on this notebook."""
        return self._between(command, cost_of)

    def peak(self, command: Command) -> float:
        """Returns the megabytes that a command needs at most."""
        return self._between(command, peak_of)

    def _between(
        self, command: Command, measure: Callable[[Sequence[str], Mapping[str, str]], T]
    ) -> T:
        program, environment = _program(), self.environment
        if command.is_new:
            environment |= {"FUEHRUNG_MEASURED": str(next(self.numbers))}
        if command.before is not None:
            cost_of((program, *command.before), environment)
        measured = measure((program, *command.arguments), environment)
        if command.after is not None:
            cost_of((program, *command.after), environment)
        return measured

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
    parser.add_argument("--sizes", default="100,4000", help="sessions in the notebooks")
    parser.add_argument("--notebooks", type=Path, help="where they are, or are made and left")
    parser.add_argument("--peers", action="store_true", help="also other programs, if installed")
    parser.add_argument("--picture", type=Path, help="an SVG of how the cost grows")
    parser.add_argument(
        "--quick", action="store_true", help="one small notebook, one pair for each figure"
    )
    given = parser.parse_args(arguments)
    sizes = [int(size) for size in (QUICK if given.quick else given.sizes).split(",")]
    runs = 1 if given.quick else given.runs
    with TemporaryDirectory() as folder:
        below = given.notebooks or Path(folder)
        machines = {size: _machine(below / str(size), size) for size in sizes}
        print(_about(), end="\n\n", flush=True)
        sleep(SECONDS_UNTIL_TRUSTED)
        measured = _measured(machines, runs)
        _print_table(sizes, measured)
        if given.peers:
            _print_table(sizes, _peers(machines, Path(folder), runs))
        if given.picture:
            given.picture.write_text(picture({k: list(v) for k, v in measured.items()}, sizes))


def _about() -> str:
    """Says on what was measured."""
    cpu = Path("/proc/cpuinfo")
    names = [line for line in cpu.read_text().splitlines() if line.startswith("model name")]
    name = names[0].partition(":")[2].strip() if names else platform.processor()
    system = f"{platform.system()} {platform.release().partition('-')[0]}"
    return f"{os.cpu_count()} × {name}, {system}, Python {platform.python_version()}"


def _machine(home: Path, sessions: int) -> Machine:
    if not home.exists():
        write_notebook(home, sessions, PEOPLE.get(sessions, 20))
    return Machine(home)


def _measured(machines: Mapping[int, Machine], runs: int) -> dict[str, list[Compared]]:
    return {
        name: [
            replace(
                against_bare(machine, partial(machine.start, command), runs),
                megabytes=machine.peak(command),
            )
            for machine in machines.values()
        ]
        for name, command in COMMANDS.items()
    }


def _peers(machines: Mapping[int, Machine], folder: Path, runs: int) -> dict[str, list[Compared]]:
    """Measures other programs on the same talks, those that are installed."""
    found: dict[str, list[Compared]] = {}
    for peer in PEERS:
        if peer.is_installed:
            for size, machine in machines.items():
                for name, cost in _peer(peer, machine, folder / f"{peer.name}-{size}", runs):
                    found.setdefault(name, []).append(cost)
    return found


def _peer(peer: Peer, machine: Machine, folder: Path, runs: int) -> Iterator[tuple[str, Compared]]:
    peer.write(machine.home, folder)
    for name, arguments in peer.commands(folder).items():
        environment = {**os.environ, **peer.environment(folder)}
        start = partial(cost_of, arguments, environment)
        cost = against_bare(machine, start, runs)
        yield f"{peer.name} {name}", replace(cost, megabytes=peak_of(arguments, environment))


def _print_table(sizes: Sequence[int], measured: Mapping[str, Sequence[Compared]]) -> None:
    heads = [f"{size:,} sessions: × (quartiles) | ms | MB" for size in sizes]
    print(f"| times a bare Python | {' | '.join(heads)} |")
    print(f"| --- |{' ---: |' * 3 * len(heads)}")
    for name, costs in measured.items():
        cells = [
            f"{c.processor:.1f} ({c.spread[0]:.1f}–{c.spread[1]:.1f}) | {c.milliseconds:.0f} "
            f"| {c.megabytes:.0f}"
            for c in costs
        ]
        print(f"| `{name}` | {' | '.join(cells)} |", flush=True)
    print()


def against_bare(machine: Machine, start: Callable[[], Cost], runs: int) -> Compared:
    """Compares a command with a Python that does nothing."""
    return compare(lambda: cost_of(BARE, machine.environment), start, runs)


def compare(first: Callable[[], Cost], second: Callable[[], Cost], runs: int) -> Compared:
    """Starts both in turn, after once each for nothing: that leaves bytecode and a warm disk."""
    first()
    second()
    pairs = [(first(), second()) for _ in range(runs)]
    ratios = [b.processor / a.processor for a, b in pairs]
    low, _, high = quantiles(ratios, n=4) if runs > 1 else (ratios[0],) * 3
    return Compared(
        median(ratios),
        (low, high),
        median(b.clock / a.clock for a, b in pairs),
        median(b.clock for _, b in pairs) * 1000,
    )


_SPAWN = """
import os, sys
nothing = os.open(os.devnull, os.O_RDWR)
duplicates = [(os.POSIX_SPAWN_DUP2, nothing, stream) for stream in (0, 1, 2)]
started = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=duplicates)
print(os.wait4(started, 0)[2].ru_maxrss)
"""


def peak_of(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Starts a process from a small one, since a child counts its parent, and returns MB."""
    program = shutil.which(command[0]) or command[0]
    starter = [sys.executable, "-I", "-c", _SPAWN, program, *command[1:]]
    told = subprocess.run(starter, env=dict(environment), capture_output=True, check=True)
    return int(told.stdout) * (1 if sys.platform == "darwin" else 1024) / 1e6


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
