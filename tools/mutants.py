"""Plants small mistakes in `store/`, one at a time, and says which of them no test notices.

    .venv/bin/python -m tools.mutants               500 mistakes, spread over all files
    .venv/bin/python -m tools.mutants --count 2000 --seed 3 --only undo.py

First every test runs once, measured line by line (kept in `.mutants.json`; `--again` measures
anew). Then each mistake gets a process of its own, forked from the one that has collected the
tests: the code of the function is exchanged, and those tests run that pass its line, the quick
ones first, until one fails. Mistakes that nothing noticed are printed. Needs Linux.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import json
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import Literal

import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage
from hypothesis import Phase, settings
from tools.mutations import Mutation, mutations

ROOT = Path(__file__).resolve().parents[1]
STORE = ROOT / "src/fuehrung_cli/store"
MEASURED = ROOT / ".mutants.json"
TESTS = (
    *("tests/store", "tests/sync", "tests/cli/test_conflicts.py", "tests/cli/test_kept_pages.py"),
    *("tests/cli/test_repair.py", "tests/cli/test_backup.py", "tests/cli/test_journeys.py"),
    *("tests/cli/test_clearing.py", "tests/cli/test_page_formats.py"),
)
Outcome = Literal["noticed", "alive", "endless"]
"""A test fails, none does, or the tests do not come to an end (which a person would notice)."""
_MOST_SECONDS = 12
"""So long may the tests of one mistake take that no test notices."""


@dataclass(frozen=True)
class Measured:
    """What the tests do without a mistake: how long each takes, and which lines it passes."""

    seconds: Mapping[str, float]
    tests: Mapping[str, Mapping[str, Sequence[str]]]
    """File → line → tests."""

    def passing(self, path: str, line: int) -> list[str]:
        """Returns the tests that pass a line, quick ones first, as many as there is time for."""
        found = [t for t in self.tests.get(path, {}).get(str(line), ()) if t in self.seconds]
        left = float(_MOST_SECONDS)
        found_in_time: list[str] = []
        for test in sorted(found, key=self.seconds.__getitem__):
            left -= self.seconds[test]
            if left > 0 or not found_in_time:
                found_in_time.append(test)
        return found_in_time


@dataclass(frozen=True)
class Mutant:
    """A mistake in a file."""

    path: Path
    tree: ast.Module
    mutation: Mutation

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.mutation.line}: {self.mutation.what}"

    def plant(self) -> None:
        """Exchanges the code of all living functions of the file, and empties what is cached."""
        new = dict(_codes(self.mutation.compiled(self.tree, str(self.path))))
        for thing in gc.get_objects():
            if isinstance(thing, FunctionType) and thing.__code__.co_filename == str(self.path):
                code = new.get(_key(thing.__code__))
                if code and code.co_freevars == thing.__code__.co_freevars:
                    thing.__code__ = code
            elif type(thing).__name__ == "_lru_cache_wrapper":
                thing.cache_clear()


def _key(code: CodeType) -> tuple[str, int]:
    return code.co_qualname, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[tuple[tuple[str, int], CodeType]]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield _key(inner), inner
            yield from _codes(inner)


def chosen(count: int, seed: int, only: str) -> list[Mutant]:
    """Draws mistakes from every file, by its share of all, four at least."""
    files = [path for path in sorted(STORE.glob("*.py")) if only in path.name]
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}
    found = {path: [Mutant(path, tree, m) for m in mutations(tree)] for path, tree in trees.items()}
    total = sum(map(len, found.values()))
    print(f"{total} mistakes can be planted in {len(files)} files")
    draw = random.Random(seed)
    return [
        mutant
        for mutants in found.values()
        for mutant in draw.sample(
            mutants, min(len(mutants), max(4, round(count * len(mutants) / max(1, total))))
        )
    ]


class Planting:
    """A plug-in of pytest that plants mistakes instead of running the collected tests."""

    def __init__(self, mutants: list[Mutant], *, again: bool) -> None:
        self.mutants, self.again = mutants, again

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measures, plants and prints; returns that nothing is left to do."""
        for path in STORE.glob("*.py"):
            importlib.import_module(f"fuehrung_cli.store.{path.stem}")
        items = {item.nodeid: item for item in session.items}
        if self.again or not MEASURED.exists():
            _in_child(partial(measure, list(items.values())), 3600)
        measured = Measured(**json.loads(MEASURED.read_text()))
        counts: Counter[str] = Counter()
        for mutant in self.mutants:
            tests = measured.passing(str(mutant.path), mutant.mutation.line)
            planned = [items[test] for test in tests if test in items]
            limit = 10 + 3 * sum(measured.seconds[item.nodeid] for item in planned)
            outcome = _in_child(partial(_survives, mutant, planned), limit)
            counts[outcome] += 1
            if outcome != "noticed":
                print(f"{mutant}  ({outcome}, {len(planned)} tests)", flush=True)
        print(", ".join(f"{count} {outcome}" for outcome, count in counts.most_common()))
        return True


def measure(items: list[pytest.Item]) -> bool:
    """Runs all tests once and keeps what they pass; one that fails is not asked later."""
    seconds: dict[str, float] = {}
    coverage = Coverage(data_file=None, source=[str(STORE)], config_file=False)
    coverage.start()
    for item, following in zip(items, [*items[1:], None], strict=True):
        coverage.switch_context(item.nodeid)
        start = time.process_time()
        if _passes(item, following):
            seconds[item.nodeid] = time.process_time() - start
    coverage.stop()
    data = coverage.get_data()
    tests = {
        path: {str(line): found for line, found in data.contexts_by_lineno(path).items()}
        for path in data.measured_files()
    }
    MEASURED.write_text(json.dumps({"seconds": seconds, "tests": tests}))
    return True


def _survives(mutant: Mutant, items: list[pytest.Item]) -> bool:
    mutant.plant()
    following = [*items[1:], None]
    return all(_passes(item, after) for item, after in zip(items, following, strict=False))


def _passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    reports = runtestprotocol(item, log=False, nextitem=following)
    return not any(report.failed for report in reports)


def _in_child(act: Callable[[], bool], seconds: float) -> Outcome:
    """Tells how it ends in a process and a folder of its own, which may use so much of a core."""
    folder = tempfile.mkdtemp(prefix="fuehrung-mutant-")
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        os.chdir(folder)  # a mistake may write to where it should not
        tempfile.tempdir = folder
        os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
        os._exit(0 if _quietly(act) else 1)
    try:
        # On a busy machine the clock says nothing; it only ends what waits for ever.
        return _outcome(child, time.monotonic() + 20 * seconds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _quietly(act: Callable[[], bool]) -> bool:
    try:
        return act()
    except BaseException:  # a mistake may break anything, the runner too
        return False


def _outcome(child: int, deadline: float) -> Outcome:
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            is_endless = os.WIFSIGNALED(status)
            return "endless" if is_endless else "noticed" if status else "alive"
        if time.monotonic() > deadline:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return "endless"
        time.sleep(0.005)


def main() -> int:
    """Does what the head of this file says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="part of the name of a file")
    parser.add_argument("--again", action="store_true", help="measure the tests anew")
    given = parser.parse_args()
    settings.register_profile(
        "mutants",
        derandomize=True,
        deadline=None,
        max_examples=30,
        phases=[Phase.explicit, Phase.generate],  # a shorter example would help nobody here
    )
    settings.load_profile("mutants")
    planting = Planting(chosen(given.count, given.seed, given.only), again=given.again)
    options = ["-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist"]
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # hypothesis, for the profile
    return int(pytest.main([*options, *TESTS], [planting]))


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
