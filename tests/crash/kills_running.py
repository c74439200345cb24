"""Runs a harness over all its cases: in rounds until there are enough points, with figures."""

from __future__ import annotations

import argparse
import errno
import gc
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from crash.kills import Tally
from crash.kills_cases import BY_NAME, CASES, Case
from crash.kills_world import World, perform
from crash.tracer import IS_POSSIBLE, NEEDS

SHARES = 6
"""One point in so many is a real kill, the others are looked at as they pass."""
Harness = Callable[[World, Case, int], Tally]


def warm(world: World) -> None:
    """Lets this process load everything that the commands use, so that its children need not."""
    streams, real_run = (sys.stdin, sys.stdout, sys.stderr), subprocess.run
    for case in CASES:
        world.put({f"home/{path}": text.encode() for path, text in case.files.items()})
        world.enter()
        for each in (*(Case(argv) for argv in case.before), case):
            perform(each, io.BytesIO(), io.BytesIO())
    with _failing_links():
        for case in CASES:
            perform(case, io.BytesIO(), io.BytesIO())
    perform(Case(("check",)), io.BytesIO(), io.BytesIO())
    sys.stdin, sys.stdout, sys.stderr = streams
    subprocess.run = real_run
    os.chdir("/")
    gc.freeze()


@contextmanager
def _failing_links() -> Iterator[None]:
    """Lets nothing new be saved: what is loaded to tell of that is loaded, too."""
    real = os.link
    os.link = _refuse
    try:
        yield
    finally:
        os.link = real


def _refuse(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def run(harness: Harness, cases: Sequence[Case], title: str, *, shares: int = SHARES) -> int:
    """Runs the long form from the command line; returns 1 when something was violated."""
    parser = argparse.ArgumentParser(description=f"The long form of: {title}")
    parser.add_argument("--points", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", help="only this one, named as a violation names it")
    given = parser.parse_args()
    if not IS_POSSIBLE:
        print(NEEDS)
        return 2
    chosen = [BY_NAME[given.case]] if given.case else cases
    world = World.fresh()
    try:
        warm(world)
        begun = time.monotonic()
        tally = rounds(harness, world, chosen, given.points, given.seed, shares)
        seconds = time.monotonic() - begun
    finally:
        world.remove()
    for violation in tally.violations:
        print(violation)
    print(
        f"{title}: {tally.points} points in {seconds:.0f} s ({tally.points / seconds:.0f}/s), "
        f"{tally.killed} real, {tally.states} states, {len(tally.violations)} violations"
    )
    return bool(tally.violations)


def rounds(
    harness: Harness,
    world: World,
    cases: Sequence[Case],
    points: int,
    seed: int,
    shares: int = SHARES,
) -> Tally:
    """Runs all cases until there are so many points, in every further round with another seed.

    A seed stands for other ids and for the language.
    """
    tally = Tally()
    while tally.points < points:
        share = -(-(points - tally.points) // (shares * len(cases)))
        language = "de" if seed % 2 else "en"
        for case in cases:
            found = harness(replace(world, seed=seed, language=language), case, share)
            tally += replace(found, violations=tuple(f"seed {seed}: {v}" for v in found.violations))
        seed += 1
    return tally
